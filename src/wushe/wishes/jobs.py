"""What micro-wishes have done later."""

from datetime import time

from wushe.kernel.i18n import _
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily, Every

LAPSE = Job("wishes.lapse", words=_("释放联系不上的微心愿认领"), on=Every(30))
"""Every half hour: claims of passers-by whom nobody reached by telephone."""

FOLLOW_UP = Job("wishes.follow_up", words=_("提醒到期的微心愿"), on=Daily(time(7, 30)))
"""Every morning: claims that fall due, and those that are overdue."""

FORGET = Job("wishes.forget", words=_("清除早已办结的微心愿里的姓名"), on=Daily(time(3)))
"""Every night: what names claimers and wishers of wishes that ended long ago."""
