"""What both faces show of lending: grants with whom they are to, what is out, and what is borrowed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.clock import day_start, local_day
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.pools import service
from wushe.pools.kinds import BookingState, ResourceKind, Sharing
from wushe.pools.models import Booking, Borrowed, PoolGrant, Resource
from wushe.pools.queries import lending as queries, resources
from wushe.pools.schemas.lending import BorrowedOneShown, BorrowedShown, BusyShown, GrantShown, LentZoneShown
from wushe.pools.service.calendar import Lane
from wushe.pools.service.viewing import Busy, LentZone
from wushe.tenancy import queries as tenancy

DAYS_AHEAD = 14
"""How far a borrower looks ahead on the page of what it has borrowed."""


async def borrower_names(work: Work, grants: Iterable[PoolGrant]) -> dict[UUID, str]:
    """A county is called by its pool: it is every township of it that may borrow."""
    ids = {grant.borrower_tenant_id for grant in grants}
    names = {row[0]: row[1] for row in await work.rows(tenancy.place_names(ids))} if ids else {}
    county = await service.county_of(work) if names else None
    if county and county.id in names:
        names[county.id] = _("{name}县级资源池").say(name=county.name)
    return names


async def borrowers(work: Work) -> list[tuple[UUID, str]]:
    """Whom one lends to by name: the county's pool, and the other townships of the county."""
    county = await service.county_of(work)
    pool = [(county.id, _("{name}县级资源池（全县乡镇都可借用）").say(name=county.name))] if county else []
    return [*pool, *((row[0], row[1]) for row in await work.rows(tenancy.neighbours(work.tenant.id)))]


async def granted_things(work: Work, grants: Iterable[PoolGrant]) -> dict[UUID, Resource]:
    """What each grant lends, by the id of the grant."""
    grants = list(grants)
    found = await work.all(resources.of_ids({grant.resource_id for grant in grants})) if grants else []
    things = {thing.id: thing for thing in found}
    return {grant.id: things[grant.resource_id] for grant in grants}


async def zones_in(work: Work, grant: PoolGrant, resource: Resource) -> list[str]:
    """The names of the zones that a grant lends, closed ones too."""
    if resource.kind is not ResourceKind.VENUE:
        return []
    lane = Lane(resource, grant)
    return [zone.name for zone in await work.all(resources.zones_of([resource.id])) if lane.has(zone)]


async def out_under(work: Work, grants: Sequence[PoolGrant]) -> dict[UUID, list[Booking]]:
    """What is in borrowers' hands, by its grant; what is due first comes first."""
    found: dict[UUID, list[Booking]] = {grant.id: [] for grant in grants}
    for booking in await work.all(queries.bookings_under(found, BookingState.HANDED_OVER)):
        if booking.grant_id is not None:
            found[booking.grant_id].append(booking)
    return found


@dataclass(frozen=True, slots=True)
class FreeDay:
    """The least that is free at any moment of a day, of what was lent, and when something is taken."""

    starts_at: datetime
    free: int
    busy: list[Busy]


async def days_ahead(work: Work, thing: Borrowed) -> list[FreeDay]:
    """The next two weeks of what is borrowed, as far as it is lent."""
    first = day_start(max(local_day(thing.starts_at), clock.today()))
    days = [first + timedelta(days=number) for number in range(DAYS_AHEAD)]
    busy = await service.busy_times(work, thing, first, days[-1] + timedelta(days=1))
    return [_day(thing, day, busy) for day in days if day < thing.ends_at]


def _day(thing: Borrowed, day: datetime, busy: Sequence[Busy]) -> FreeDay:
    ends = day + timedelta(days=1)
    meeting = [each for each in busy if each.starts_at < ends and (each.ends_at is None or each.ends_at > day)]
    taken = max((_at(meeting, each.starts_at) for each in meeting), default=0)
    return FreeDay(day, max(thing.quantity - taken, 0), meeting)


def _at(busy: Sequence[Busy], moment: datetime) -> int:
    """How many are taken at a moment; the most of a day is taken when one of its times begins."""
    return sum(
        each.quantity for each in busy if each.starts_at <= moment and (each.ends_at is None or each.ends_at > moment)
    )


# --- as JSON


def grant_shown(grant: PoolGrant, names: dict[UUID, str]) -> GrantShown:
    said = {
        "borrower_id": grant.borrower_tenant_id, "borrower": names.get(grant.borrower_tenant_id, ""),
        "sharing": Sharing.EXCLUSIVE if grant.exclusive else Sharing.SHARED,
    }  # fmt: skip
    named = {name: getattr(grant, name) for name in GrantShown.__struct_fields__ if name not in said}
    return GrantShown(**named, **said)


def borrowed_shown(thing: Borrowed) -> BorrowedShown:
    said = {"unit": thing.unit_name, "sharing": Sharing.EXCLUSIVE if thing.exclusive else Sharing.SHARED}
    named = {name: getattr(thing, name) for name in BorrowedShown.__struct_fields__ if name not in said}
    return BorrowedShown(**named, **said)


def borrowed_one_shown(thing: Borrowed, zones: Iterable[LentZone]) -> BorrowedOneShown:
    said = {name: getattr(borrowed_shown(thing), name) for name in BorrowedShown.__struct_fields__}
    return BorrowedOneShown(**said, zones=[LentZoneShown(**zone._asdict()) for zone in zones])


def busy_shown(busy: Busy) -> BusyShown:
    return BusyShown(**busy._asdict())
