"""Which units a grant is of: neighbouring ones that nobody has in all of its time."""

from collections.abc import Sequence
from datetime import datetime

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.pools.errors import NotFreeToLend, TooFewToLend, TooFewUnits, UnitsApart, ZoneNotOffered
from wushe.pools.fitting import Units, fit, free, together
from wushe.pools.kinds import HoldReason, ResourceKind
from wushe.pools.models import Resource
from wushe.pools.queries import bookings, resources
from wushe.pools.schemas.lending import GrantData


async def units_to_lend(
    work: Work, resource: Resource, data: GrantData, *, exclusive: bool, span: tuple[datetime, datetime]
) -> Units:
    """Raises `TooFewUnits`, `TooFewToLend`, `NotFreeToLend`, `UnitsApart`, `ZoneNotOffered`.

    What is shared may be booked by both, so that only what is closed or lent to somebody alone stands against it.
    """
    whole = Units(1, resource.quantity + 1)
    holds = await work.all(bookings.holds(resource.id, max(span[0], clock.now()), span[1]))
    busy = [Units(hold.unit_from, hold.unit_to) for hold in holds if exclusive or hold.reason is not HoldReason.BOOKED]
    if resource.kind is ResourceKind.EQUIPMENT:
        return _pieces(resource, data.quantity, whole, busy)
    wanted = await _zones(work, resource, data) if resource.kind is ResourceKind.VENUE else whole
    if any(units.first < wanted.end and wanted.first < units.end for units in busy):
        raise NotFreeToLend
    return wanted


def _pieces(resource: Resource, quantity: int, whole: Units, busy: Sequence[Units]) -> Units:
    if quantity > whole.size:
        raise TooFewUnits(quantity=whole.size, unit=resource.unit_name)
    runs = fit(quantity, whole, busy)
    if len(runs) != 1:
        raise TooFewToLend(count=max((gap.size for gap in free(whole, busy)), default=0), unit=resource.unit_name)
    return runs[0]


async def _zones(work: Work, resource: Resource, data: GrantData) -> Units:
    """Those that were chosen, or all of them."""
    zones = await work.all(resources.zones_of([resource.id]))
    wanted = [zone for zone in zones if not data.zone_ids or zone.id in data.zone_ids]
    if len(wanted) < len(set(data.zone_ids)) or not wanted:
        raise ZoneNotOffered
    runs = together(zone.number for zone in wanted)
    if len(runs) > 1:
        raise UnitsApart
    return runs[0]
