"""What the store has done later."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

LOOK = Job("store.look", words=_("查看公益仓的到期兑换"), on=Daily(time(7, 15)))
"""Every morning: credit that has lapsed, exchanges that nobody fetched, and those to be fetched soon."""

FORFEIT = Job("store.forfeit", words=_("取消无人领取的兑换"))
"""One exchange that nobody fetched, each in a work of its own, so that none waits for another's goods."""
