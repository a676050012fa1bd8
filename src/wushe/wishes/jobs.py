"""What micro-wishes have done later."""

from datetime import time

from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily, Every

LAPSE = Job("wishes.lapse", on=Every(30))
"""Every half hour: claims of passers-by whom nobody reached by telephone."""

FOLLOW_UP = Job("wishes.follow_up", on=Daily(time(7, 30)))
"""Every morning: claims that fall due, and those that are overdue."""

FORGET = Job("wishes.forget", on=Daily(time(3)))
"""Every night: what names claimers and wishers of wishes that ended long ago."""
