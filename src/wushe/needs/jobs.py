"""What needs have done later."""

from datetime import time

from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

FORGET = Job("needs.forget", on=Daily(time(3)))
"""Every night: contacts of needs that ended long ago."""
