"""What identity has done by the clock."""

from datetime import time

from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

SWEEP = Job("identity.sweep", on=Daily(time(3, 40)))
