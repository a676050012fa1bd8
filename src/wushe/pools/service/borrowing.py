"""Booking what another township lends, within its grant, as if it stood in one's own pool."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.text import search_key
from wushe.kernel.work import Tenant, Work
from wushe.organizations.models import Organization
from wushe.people.acting import acting
from wushe.pools.errors import NotLent, UnitDoesNotMatch, VerbNotLent
from wushe.pools.events import Booked
from wushe.pools.models import Booking, Borrowed, PoolGrant, Resource
from wushe.pools.occasions import have_serve
from wushe.pools.permissions import Pools
from wushe.pools.queries import lending as queries
from wushe.pools.schemas.bookings import BookingData, Wanted
from wushe.pools.schemas.lending import BorrowedFilters
from wushe.pools.service.booking import group_of
from wushe.pools.service.calendar import Lane, held
from wushe.pools.service.mirrors import mirrored, show_to
from wushe.pools.service.neighbours import lender
from wushe.pools.service.occupying import Occasion, occupy
from wushe.pools.service.twins import SHARED
from wushe.tenancy import queries as tenancy
from wushe.tenancy.directory import as_place


async def thing_lent(work: Work, borrowed_id: UUID) -> Borrowed:
    """What is lent to this township itself, or stands in its county's pool. Raises `NotLent`."""
    work.require(Pools.READ)
    thing = await work.one_or_none(queries.borrowed(borrowed_id, clock.now()))
    if thing is not None:
        return thing
    if (county := await county_of(work)) is None:
        raise NotLent
    async with work.abroad(county) as there:
        thing = await there.one(queries.borrowed(borrowed_id, clock.now()), NotLent)
    if thing.owner_tenant_id == work.tenant.id:
        raise NotLent
    return thing


async def county_of(work: Work) -> Tenant | None:
    row = await work.one_or_none(tenancy.county_around(work.tenant.id))
    return row and as_place(row).tenant


async def borrowed_here(work: Work, filters: BorrowedFilters | None = None) -> list[Borrowed]:
    """All that this township may borrow: what was lent to it, and what others put into its county's pool."""
    work.require(Pools.READ)
    found = queries.borrowed_things(filters or BorrowedFilters(), clock.now())
    things = {thing.id: thing for thing in await work.all(found)}
    if (county := await county_of(work)) is not None:
        async with work.abroad(county) as there:
            pool = await there.all(found)
        things = {thing.id: thing for thing in pool if thing.owner_tenant_id != work.tenant.id} | things
    return sorted(things.values(), key=lambda thing: (thing.kind, thing.name, thing.id))


class Lent(NamedTuple):
    """The owner's side of something borrowed; `work` is for the owner and has no permission there."""

    work: Work
    grant: PoolGrant
    resource: Resource

    @property
    def lane(self) -> Lane:
        return Lane(self.resource, self.grant)


@asynccontextmanager
async def at_owner(work: Work, thing: Borrowed, *, hold: bool = False) -> AsyncIterator[Lent]:
    """Where it is kept; with `hold`, its calendar is held before the grant is looked at.

    The grant itself is asked, not the mirror of it: raises `NotLent` unless it stands and is this township's to use.
    """
    county = await county_of(work)
    ours = {work.tenant.id, county and county.id}
    async with work.abroad(await lender(work, thing)) as there:
        grant = await there.one(queries.grant(thing.id), NotLent)
        if hold:
            resource = await held(there, grant.resource_id)
            grant = await there.one(queries.locked(queries.grant(thing.id)), NotLent)
        else:
            resource = await there.get(Resource, grant.resource_id)
        if grant.borrower_tenant_id not in ours or not grant.is_live(clock.now()):
            raise NotLent
        yield Lent(there, grant, resource)


async def book_borrowed(work: Work, borrowed_id: UUID, data: BookingData) -> Booking:
    """The owner's rules of time hold, and no more than was lent is given. The row of this township is returned.

    Raises `NotLent`, `VerbNotLent`, `BeyondGrant`, `LenderAway`, and like `book`.
    """
    group, thing = await wanted_lent(work, borrowed_id, data)
    async with at_owner(work, thing, hold=True) as lent:
        theirs = await occupy_lent(lent, occasion_abroad(work, group, data, data.starts_at, data.ends_at))
        said = await mirrored(lent.work, lent.grant, lent.resource)
    await show_to(work, said)
    booking = await bring_home(work, theirs, group, thing)
    if data.serves is not None:
        await have_serve(work, data.serves, booking)
    return booking


async def wanted_lent(work: Work, borrowed_id: UUID, data: Wanted) -> tuple[Organization, Borrowed]:
    """Who books, and what. Raises `NotFiled`, `NotLent`, `VerbNotLent`, `UnitDoesNotMatch`."""
    group = await group_of(work, data.organization_id)
    thing = await thing_lent(work, borrowed_id)
    if not thing.is_bookable:
        raise VerbNotLent
    if data.unit and data.unit != thing.unit_name:
        raise UnitDoesNotMatch(unit=thing.unit_name)
    return group, thing


async def occupy_lent(lent: Lent, occasion: Occasion) -> Booking:
    """The owner's row. Raises `BeyondGrant`, `NotLent`, and like `occupy`."""
    lent.lane.refuse_beyond(occasion.starts_at, occasion.ends_at, clock.now())
    return await occupy(lent.work, lent.lane, occasion)


def occasion_abroad(
    work: Work, group: Organization, data: Wanted, starts_at: datetime, ends_at: datetime
) -> Occasion:  # fmt: skip
    """As the owner may know it: the group's name, and no person's."""
    return Occasion(
        organization_id=None, borrower_id=work.tenant.id, party=f"{work.tenant.name} · {group.name}"[:120],
        purpose=data.purpose, starts_at=starts_at, ends_at=ends_at, quantity=data.quantity, heads=data.heads,
        zone_ids=data.zone_ids, waits=data.wait,
    )  # fmt: skip


async def bring_home(
    work: Work, theirs: Booking, group: Organization, thing: Borrowed, series_id: UUID | None = None
) -> Booking:
    """This township's row of what the owner has booked."""
    said = {name: getattr(theirs, name) for name in SHARED}
    ours = work.add(
        Booking(
            id=theirs.id, borrowed_id=thing.id, series_id=series_id, organization_id=group.id, asked_by=acting(work),
            party=group.name, search=search_key(theirs.purpose, group.name, thing.name), **said,
        )
    )  # fmt: skip
    await work.flush()
    work.record(
        Booked(
            booking_id=ours.id, thing_id=thing.id, organization_id=group.id, starts_at=ours.starts_at,
            quantity=ours.quantity, state=ours.state,
        )
    )  # fmt: skip
    return ours
