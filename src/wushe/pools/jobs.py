"""What is done with bookings and loans by the clock."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily

END_GRANTS = Job("pools.end_grants", words=_("结束到期的共享"), on=Daily(time(0, 20)))
END_WAITING = Job("pools.end_waiting", words=_("结束过期的候补"), on=Daily(time(6, 40)))
REMIND = Job("pools.remind", words=_("提醒该还的借用物品"), on=Daily(time(8, 10)))
