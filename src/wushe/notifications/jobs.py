"""What notifications have done later. Letters wait for a mail server, so they are long jobs."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import LONG, Job
from wushe.kernel.jobs.schedule import Daily

LIMIT = 120
"""Seconds for one letter."""

SEND = Job("notifications.send", words=_("发送提醒邮件"), queue=LONG, time_limit=LIMIT)
"""One letter at once. A mail server that is away is tried again for more than an hour."""

DIGEST = Job("notifications.digest", words=_("准备每日邮件汇总"), on=Daily(time(8)))
"""At eight in the morning, one letter to each reader who wants one a day."""

SEND_DIGEST = Job("notifications.send_digest", words=_("发送每日邮件汇总"), queue=LONG, time_limit=LIMIT)
"""The digest of one reader: its own message, so that one address that fails holds up nobody else."""
