"""What needs have done later."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

FORGET = Job("needs.forget", words=_("清除早已办结的需求的联系方式"), on=Daily(time(3)))
"""Every night: contacts of needs that ended long ago."""
