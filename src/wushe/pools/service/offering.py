"""What else there is when something is taken, and when it is free next. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.clock import SHANGHAI, local_day
from wushe.kernel.work import Work
from wushe.pools.alternatives import FEW, Held, Place, Taken, Wish, fewer, nearest_places, other_times
from wushe.pools.errors import NoSuchResource
from wushe.pools.fitting import Units, together
from wushe.pools.kinds import ResourceKind
from wushe.pools.models import Resource
from wushe.pools.opening import DaySpan
from wushe.pools.permissions import Pools
from wushe.pools.queries import calendar as queries, resources
from wushe.pools.rules import is_bookable
from wushe.pools.schemas.bookings import WantedTime
from wushe.pools.service.borrowing import at_owner, thing_lent
from wushe.pools.service.calendar import Lane, hours_of
from wushe.pools.suggesting import DAYS, Span

EIGHT = time(8)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Other times of the same, other places at the same time, and how many fewer could be had; nothing is empty."""

    times: Sequence[Span]
    places: Sequence[Place]
    fewer: int

    def __bool__(self) -> bool:
        return bool(self.times or self.places or self.fewer)


async def alternatives(work: Work, resource_id: UUID, wanted: WantedTime) -> Alternatives:
    """Raises `NoSuchResource`."""
    work.require(Pools.READ)
    return await what_else(work, Lane(await work.one(resources.resource(resource_id), NoSuchResource)), wanted)


async def alternatives_lent(work: Work, borrowed_id: UUID, wanted: WantedTime) -> Alternatives:
    """Within what was lent: the lender's other things are nobody else's business. Raises `NotLent`, `LenderAway`."""
    thing = await thing_lent(work, borrowed_id)
    async with at_owner(work, thing) as lent:
        return await what_else(lent.work, lent.lane, wanted)


async def what_else(
    work: Work, lane: Lane, wanted: WantedTime, *, given_up: UUID | None = None, besides: Sequence[Held] = ()
) -> Alternatives:
    """As if one booking were `given_up`, and something else held `besides`. For verbs that have asked whoever asks."""
    resource = lane.resource
    wish, span = await _wish(work, lane, wanted), (wanted.starts_at, wanted.ends_at)
    if span[1] <= span[0]:
        return Alternatives((), (), 0)
    taken = await _taken(work, lane, span, given_up, besides)
    hours = await hours_of(work, [resource.id])
    now = clock.now()

    def open_then(starts_at: datetime, ends_at: datetime) -> bool:
        is_open = is_bookable(resource, hours.get(resource.id, []), starts_at, ends_at, now)
        return is_open and lane.lasts(starts_at, ends_at)

    nearby = resource.kind is ResourceKind.VENUE and lane.grant is None
    return Alternatives(
        other_times(taken, wish, span, open_then, now),
        await _places(work, resource, wanted, now) if nearby else (),
        fewer(taken, wish, span),
    )


async def next_free(work: Work, resource: Resource, hours: Sequence[DaySpan]) -> list[Span]:
    """The next times of two hours at which all of a room, or one piece, is free; tried from each full hour on."""
    now = clock.now()
    length = min(timedelta(hours=2), resource.longest)
    day = local_day(now)
    taken = await _taken(work, Lane(resource), (now, now + timedelta(days=1)))
    wish = Wish(1) if resource.kind is ResourceKind.EQUIPMENT else Wish(resource.quantity)
    found: list[Span] = []
    for number in range(DAYS):
        opening = datetime.combine(day + timedelta(days=number), EIGHT, SHANGHAI)
        spans = ((opening + timedelta(hours=hour), opening + timedelta(hours=hour) + length) for hour in range(13))
        fitting = (
            span for span in spans if is_bookable(resource, hours, *span, now) and taken.fits(wish, span)
        )  # fmt: skip
        if first := next(fitting, None):
            found.append(first)
        if len(found) == FEW:
            break
    return found


async def _wish(work: Work, lane: Lane, wanted: WantedTime) -> Wish:
    if lane.resource.kind is not ResourceKind.VENUE:
        return Wish(wanted.quantity)
    zones = [zone for zone in await work.all(resources.zones_of([lane.resource.id])) if lane.has(zone)]
    runs = together(zone.number for zone in zones if not wanted.zone_ids or zone.id in wanted.zone_ids)
    return Wish(sum(run.size for run in runs), runs)


async def _taken(
    work: Work, lane: Lane, span: Span, given_up: UUID | None = None, besides: Sequence[Held] = ()
) -> Taken:
    """What is held around that time, as far as other times are looked for."""
    around = timedelta(days=DAYS + 1) + (span[1] - span[0])
    rows = await work.rows(queries.held(lane.id, span[0] - around, span[1] + around, given_up))
    held = [Held(Units(first, end), starts_at, ends_at) for first, end, starts_at, ends_at in rows]
    return Taken(lane.units, [*held, *besides], lane.resource.buffer)


async def _places(work: Work, resource: Resource, wanted: WantedTime, now: datetime) -> list[Place]:
    found = await work.rows(queries.free_zones(wanted.starts_at, wanted.ends_at, wanted.heads))
    hours = await hours_of(work, {venue.id for _zone, venue in found})
    places = [
        Place(venue.id, zone.id, venue.name, zone.name, venue.community_id, zone.capacity)
        for zone, venue in found
        if zone.id not in wanted.zone_ids
        and wanted.ends_at - wanted.starts_at <= venue.longest
        and is_bookable(venue, hours[venue.id], wanted.starts_at, wanted.ends_at, now)
    ]
    return nearest_places(places, wanted.heads, resource.id, resource.community_id)
