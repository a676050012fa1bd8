"""What reports have done every night."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

PUBLISH = Job("reports.publish", words=_("每夜向县里发布汇总"), on=Daily(time(4)))
