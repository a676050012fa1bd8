"""What is done with donations later."""

from datetime import time

from wushe.kernel.jobs.queue import LONG, Job
from wushe.kernel.jobs.schedule import Daily

REMIND = Job("donations.remind", on=Daily(time(8)))
STATEMENTS = Job("donations.statements", queue=LONG, max_retries=2)
