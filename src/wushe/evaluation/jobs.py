"""What evaluation has done later."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

REMIND = Job("evaluation.remind", words=_("提醒到期的改进和星级"), on=Daily(time(8, 20)))
"""Every morning: improvements that fall due or are overdue, and stars that end in a month."""
