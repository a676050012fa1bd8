"""Resources and their zones, when they are open, who has booked them, and what is lent to whom."""

from wushe.pools.models.booking import Booking, Series
from wushe.pools.models.grant import Borrowed, PoolGrant
from wushe.pools.models.hold import Hold
from wushe.pools.models.hours import OpeningHours
from wushe.pools.models.link import CalendarLink
from wushe.pools.models.picture import ResourcePicture
from wushe.pools.models.resource import Resource
from wushe.pools.models.zone import Zone

__all__ = [
    "Booking", "Borrowed", "CalendarLink", "Hold", "OpeningHours", "PoolGrant", "Resource", "ResourcePicture", "Series",
    "Zone",
]  # fmt: skip
