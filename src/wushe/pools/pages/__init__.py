"""Shared resources for people: what there is and when it is free, booked, handed over and taken back."""

from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry
from wushe.pools.pages import bookings, borrowing, calendars, keeping, lending, pictures, resources, stewarding
from wushe.pools.permissions import Pools

MENU = (
    Entry("pools", _("共享资源"), "/pools", "pin", Pools.READ, rank=60),
    Entry("pools", _("我的预约"), "/pools/bookings", "calendar", Pools.BOOK, rank=61),
    Entry("pools", _("今日交接"), "/pools/today", "check", Pools.STEWARD, rank=62, also=("/pools/scan",)),
    Entry("pools", _("出借给其他乡镇"), "/pools/lent", "link", Pools.LEND, rank=63, also=("/pools/grants",)),
    Entry("pools", _("借自其他乡镇"), "/pools/borrowed", "link", Pools.BOOK, rank=64),
)

ROUTES = [
    *resources.ROUTES, *keeping.ROUTES, *pictures.ROUTES, *bookings.ROUTES, *stewarding.ROUTES, *calendars.ROUTES,
    *lending.ROUTES, *borrowing.ROUTES,
]  # fmt: skip
