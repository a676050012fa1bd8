"""What is done with bookings and loans by the clock."""

from datetime import time

from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

END_GRANTS = Job("pools.end_grants", on=Daily(time(0, 20)))
END_WAITING = Job("pools.end_waiting", on=Daily(time(6, 40)))
REMIND = Job("pools.remind", on=Daily(time(8, 10)))
