"""What service orders have done later."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

FOLLOW_UP = Job("orders.follow_up", words=_("跟进未确认的上门服务"), on=Daily(time(7, 40)))
"""Every morning: what was finished and nobody has confirmed within the township's days."""
