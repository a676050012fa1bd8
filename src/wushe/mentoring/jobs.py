"""What mentor pairing has done later."""

from datetime import time

from wushe.kernel.jobs.queue import LONG, Job
from wushe.kernel.jobs.schedule import Daily

SOLVE = Job("mentoring.solve", queue=LONG)
"""The pairing of a big round."""

END_DUE = Job("mentoring.end_due", on=Daily(time(0, 25)))
"""Every night: pairs and stays whose last day is over."""
