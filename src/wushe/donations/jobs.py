"""What is done with donations later."""

from datetime import time

from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

REMIND = Job("donations.remind", on=Daily(time(8)))
