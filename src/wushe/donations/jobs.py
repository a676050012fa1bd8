"""What is done with donations later."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

REMIND = Job("donations.remind", words=_("提醒到期的认捐"), on=Daily(time(8)))
