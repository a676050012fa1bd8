"""What is done with the books every night."""

from datetime import time

from wushe.kernel.jobs.queue import LONG, Job
from wushe.kernel.jobs.schedule import Daily

CHECK = Job("ledger.check", queue=LONG, on=Daily(time(3, 0)))
ERASE = Job("ledger.erase", on=Daily(time(3, 15)))
