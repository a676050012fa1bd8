"""What reports have done every night."""

from datetime import time

from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

PUBLISH = Job("reports.publish", on=Daily(time(4)))
