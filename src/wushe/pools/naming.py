"""What booked things and their zones are called, those of other townships too."""

from collections.abc import Iterable
from uuid import UUID

from wushe.kernel.work import Work
from wushe.pools.models import Booking
from wushe.pools.queries import lending, resources
from wushe.pools.service.twins import zones_abroad


async def thing_names(work: Work, rows: Iterable[Booking]) -> dict[UUID, str]:
    """What the booked things are called, borrowed ones too, by the id that the booking has of them."""
    rows = list(rows)
    own = {row.resource_id for row in rows if row.resource_id}
    named = {row[0]: row[1] for row in await work.rows(resources.names(own))} if own else {}
    borrowed = {row.borrowed_id for row in rows if row.borrowed_id}
    return named | ({row[0]: row[1] for row in await work.rows(lending.borrowed_names(borrowed))} if borrowed else {})


async def zone_names(work: Work, rows: Iterable[Booking]) -> dict[UUID, str]:
    """What the booked zones are called, those of other townships too."""
    rows = list(rows)
    ids = {zone_id for row in rows if row.resource_id for zone_id in row.zone_ids}
    named = {row[0]: row[1] for row in await work.rows(resources.zone_names(ids))} if ids else {}
    return named | await zones_abroad(work, rows)


async def piece_units(work: Work, rows: Iterable[Booking]) -> dict[UUID, str]:
    """What the booked things are counted in, borrowed ones too, by the id that the booking has of them.

    A room and somebody's hours are not counted.
    """
    rows = list(rows)
    own = {row.resource_id for row in rows if row.resource_id}
    counted = {row[0]: row[1] for row in await work.rows(resources.piece_units(own))} if own else {}
    borrowed = {row.borrowed_id for row in rows if row.borrowed_id}
    return counted | (dict(await work.rows(lending.borrowed_units(borrowed))) if borrowed else {})
