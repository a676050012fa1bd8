"""What mentor pairing has done later."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import LONG, Job
from wushe.kernel.jobs.schedule import Daily

SOLVE = Job("mentoring.solve", words=_("计算大规模结对方案"), queue=LONG)
"""The pairing of a big round."""

END_DUE = Job("mentoring.end_due", words=_("结束到期的结对"), on=Daily(time(0, 25)))
"""Every night: pairs and stays whose last day is over."""
