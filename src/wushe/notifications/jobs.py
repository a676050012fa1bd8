"""What notifications have done later. Letters wait for a mail server, so they are long jobs."""

from datetime import time

from wushe.kernel.jobs.queue import LONG, Job
from wushe.kernel.jobs.schedule import Daily

LIMIT = 120
"""Seconds for one letter."""

SEND = Job("notifications.send", queue=LONG, time_limit=LIMIT)
"""One letter at once. A mail server that is away is tried again for more than an hour."""

DIGEST = Job("notifications.digest", on=Daily(time(8)))
"""At eight in the morning, one letter to each reader who wants one a day."""

SEND_DIGEST = Job("notifications.send_digest", queue=LONG, time_limit=LIMIT)
"""The digest of one reader: its own message, so that one address that fails holds up nobody else."""
