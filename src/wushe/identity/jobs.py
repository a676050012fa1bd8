"""What identity has done by the clock."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

SWEEP = Job("identity.sweep", words=_("清理过期的登录"), on=Daily(time(3, 40)))
