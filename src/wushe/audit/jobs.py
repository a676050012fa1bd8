"""What the audit has done every night."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import LONG, Job
from wushe.kernel.jobs.schedule import Daily

VERIFY = Job("audit.verify", words=_("每夜校验操作记录"), queue=LONG, on=Daily(time(2, 45)))
"""After the night's anchor, see `kernel.housekeeping`."""
