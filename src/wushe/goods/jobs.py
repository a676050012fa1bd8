"""What goods have done later."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

LOOK = Job("goods.look", words=_("查看快过期的物资"), on=Daily(time(18)))
"""Every evening: what expires soon or has expired, told to the steward of each point."""
