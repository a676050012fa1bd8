"""What supervision has done by the clock."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

REMIND = Job("supervision.remind", words=_("提醒到期的督导事项"), on=Daily(time(7, 40)))
"""Every morning: actions that fall due, and those that are overdue."""
