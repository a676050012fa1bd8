"""What is done with the books every night."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import LONG, Job
from wushe.kernel.jobs.schedule import Daily

CHECK = Job("ledger.check", words=_("每夜核对账簿"), queue=LONG, on=Daily(time(3, 0)))
ERASE = Job("ledger.erase", words=_("清除账簿里到期的文字"), on=Daily(time(3, 15)))
