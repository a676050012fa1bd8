"""The lists of shared resources and of bookings as files; they name organisations and nobody."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select

from wushe.kernel.exporting.declared import Export
from wushe.kernel.work import Work
from wushe.pools.models import Booking, Resource
from wushe.pools.naming import thing_names, zone_names
from wushe.pools.opening import say_hours
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings, resources
from wushe.pools.reaching import reached
from wushe.pools.schemas.bookings import BookingFilters
from wushe.pools.schemas.resources import ResourceFilters
from wushe.pools.service.calendar import hours_of
from wushe.pools.sheets import BOOKINGS, RESOURCES, booking_row, resource_row
from wushe.pools.showing import community_names


def _resources(_work: Work, filters: ResourceFilters) -> Select[Any]:
    return resources.resources(filters).order_by(*resources.BY_NAME)


async def _resource_rows(work: Work, rows: Sequence[Resource]) -> list[dict[str, Any]]:
    communities, hours = await community_names(work), await hours_of(work, [row.id for row in rows])
    return [resource_row(row, communities, say_hours(hours[row.id])) for row in rows]


def _bookings(work: Work, filters: BookingFilters) -> Select[Any]:
    return bookings.bookings(filters, *reached(work, filters.side)).order_by(*bookings.SOONEST)


async def _booking_rows(work: Work, rows: Sequence[Booking]) -> list[dict[str, Any]]:
    things, zones = await thing_names(work, rows), await zone_names(work, rows)
    return [booking_row(row, things, zones) for row in rows]


RESOURCE_LIST = Export(
    kind="pools", back="/pools", permissions=(Pools.READ,), approval=None, sheet=RESOURCES,
    filters=ResourceFilters, found=_resources, as_rows=_resource_rows,
)  # fmt: skip
BOOKING_LIST = Export(
    kind="pool_bookings", back="/pools/bookings", permissions=(Pools.READ,), also=(Pools.BOOK, Pools.STEWARD),
    approval=None, sheet=BOOKINGS, filters=BookingFilters, found=_bookings, as_rows=_booking_rows,
)  # fmt: skip
