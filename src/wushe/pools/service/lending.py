"""Lending to another township, or to its county's pool, and taking back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete

from wushe.kernel import clock
from wushe.kernel.clock import days_span
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.work import Tenant, Work
from wushe.people.acting import acting
from wushe.pools.errors import (
    BorrowerAway,
    EndsBeforeStart,
    GrantToOneself,
    InThePast,
    NoSuchGrant,
    NoSuchResource,
    UnknownBorrower,
)
from wushe.pools.events import (
    BookingCancelled,
    BorrowingEnded,
    PoolGranted,
    PoolGrantEnded,
    PoolGrantRevoked,
    ThingBorrowed,
    ThingTakenBack,
)
from wushe.pools.kinds import BookingState, HoldReason, ResourceKind, Sharing
from wushe.pools.models import Hold, PoolGrant, Resource
from wushe.pools.permissions import Pools
from wushe.pools.queries import lending as queries, resources
from wushe.pools.schemas.bookings import Because
from wushe.pools.schemas.lending import GrantData
from wushe.pools.service.calendar import carry, hold_calendar, release
from wushe.pools.service.mirrors import knowing, mirrored, show_everywhere, show_to
from wushe.pools.service.neighbours import borrower, neighbour
from wushe.pools.service.occupying import move_up
from wushe.pools.service.twins import tell
from wushe.pools.service.units import units_to_lend
from wushe.tenancy import queries as tenancy
from wushe.tenancy.directory import as_tenant

OVER = _("出借已到期")


async def lend(work: Work, resource_id: UUID, data: GrantData) -> PoolGrant:
    """Promise units to a neighbour, or to the county's pool.

    Raises `GrantToOneself`, `UnknownBorrower`, `BorrowerAway`, refusals of the dates, and what `units_to_lend` raises.
    """
    reach = work.require(Pools.LEND)
    resource = await work.one(resources.resource_to_keep(reach, resource_id), NoSuchResource)
    resource.refuse_if_closed()
    to = await _chosen(work, data)
    starts_at, ends_at = _period(data)
    await hold_calendar(work, resource.id)
    exclusive = (data.sharing or _usual(resource)) is Sharing.EXCLUSIVE
    units = await units_to_lend(work, resource, data, exclusive=exclusive, span=(starts_at, ends_at))
    grant = PoolGrant(
        id=new_id(), resource_id=resource.id, borrower_tenant_id=to.id, unit_from=units.first, unit_to=units.end,
        exclusive=exclusive, verbs=[verb.value for verb in data.verbs], starts_at=starts_at, ends_at=ends_at,
        note=data.note, granted_by=acting(work), granted_at=clock.now(),
    )  # fmt: skip
    work.add(grant)
    await work.flush()
    if exclusive:
        work.add(_kept_for_the_borrower(grant, resource))
    await work.flush()
    await _tell_of_grant(work, grant, resource, to)
    return grant


async def _chosen(work: Work, data: GrantData) -> Tenant:
    """Neighbours and the county stand in a list; whoever is further away is named by their code alone."""
    if data.borrower_code:
        row = await work.one_or_none(tenancy.township_coded(data.borrower_code))
        to = row and as_tenant(row)
    else:
        to = await _neighbour_or_county(work, data.borrower_id)
    if to is None:
        raise UnknownBorrower
    if to.id == work.tenant.id:
        raise GrantToOneself
    if to.suspended:
        raise BorrowerAway(name=to.name)
    return to


async def _neighbour_or_county(work: Work, tenant_id: UUID | None) -> Tenant | None:
    if tenant_id is None:
        return None
    here, there = await neighbour(work, work.tenant.id), await neighbour(work, tenant_id)
    near = here is not None and there is not None and here.county_code == there.county_code
    return there.tenant if there is not None and near else None


def _period(data: GrantData) -> tuple[datetime, datetime]:
    since = data.since or clock.today()
    if data.until < since:
        raise EndsBeforeStart
    starts_at, ends_at = days_span(since, data.until)
    if ends_at <= clock.now():
        raise InThePast
    return starts_at, ends_at


def _usual(resource: Resource) -> Sharing:
    """What is carried away is the borrower's meanwhile; rooms and people's hours go on in one calendar."""
    return Sharing.EXCLUSIVE if resource.kind is ResourceKind.EQUIPMENT else Sharing.SHARED


def _kept_for_the_borrower(grant: PoolGrant, resource: Resource) -> Hold:
    """What has been booked earlier today does not hinder a grant that begins today."""
    hold = Hold(
        id=new_id(), resource_id=resource.id, quantity=resource.quantity, unit_from=grant.unit_from,
        unit_to=grant.unit_to, starts_at=max(grant.starts_at, clock.now()), ends_at=grant.ends_at,
        reason=HoldReason.LENT, note="", booking_id=None, lane=resource.id,
    )  # fmt: skip
    carry(hold, grant)
    return hold


async def _tell_of_grant(work: Work, grant: PoolGrant, resource: Resource, to: Tenant) -> None:
    said = await mirrored(work, grant, resource)
    period = {"quantity": grant.quantity, "starts_at": grant.starts_at, "ends_at": grant.ends_at}
    work.record(PoolGranted(grant_id=grant.id, resource_id=resource.id, borrower_id=to.id, **period))
    async with work.abroad(to) as there:
        thing = await show_to(there, said)
        there.record(ThingBorrowed(borrowed_id=thing.id, owner_id=work.tenant.id, **period))


async def revoke(work: Work, grant_id: UUID, data: Because) -> PoolGrant:
    """What was booked and not fetched is cancelled for that reason; what is out stays a loan to be returned.

    Raises `GrantOver`, `ReasonNeeded`.
    """
    work.require(Pools.LEND)
    grant, resource = await _held(work, grant_id)
    work.check_version(grant)
    grant.revoke(data.reason, acting(work), clock.now())
    cancelled, running = await _close(work, grant, resource, data.reason)
    await _tell_of_end(work, grant, PoolGrantRevoked, ThingTakenBack, cancelled=cancelled, running=running)
    return grant


async def end_grants(work: Work) -> int:
    """Once a day: grants whose last day is over are closed as if they had been taken back. How many they were."""
    ids = [grant.id for grant in await work.all(queries.over(clock.now()))]
    for grant_id in ids:
        grant, resource = await _held(work, grant_id)
        grant.end(clock.now())
        cancelled, running = await _close(work, grant, resource, OVER.say())
        await _tell_of_end(work, grant, PoolGrantEnded, BorrowingEnded, cancelled=cancelled, running=running)
    return len(ids)


async def _held(work: Work, grant_id: UUID) -> tuple[PoolGrant, Resource]:
    """The grant and its resource, the calendar held first, as for every booking under it."""
    found = await work.one(queries.grant(grant_id), NoSuchGrant)
    await hold_calendar(work, found.resource_id)
    grant = await work.one(queries.locked(queries.grant(grant_id)), NoSuchGrant)
    return grant, await work.get(Resource, found.resource_id)


async def _close(work: Work, grant: PoolGrant, resource: Resource, because: str) -> tuple[int, int]:
    """(bookings cancelled, loans still out); the units are the owner's again, and whoever waits there moves up."""
    to_come = await work.all(queries.bookings_under([grant.id], *queries.TO_COME))
    for booking in to_come:
        booking.cancel(because, work.person.person_id, clock.now())
        await release(work, booking)
        await tell(work, booking, BookingCancelled)
    await work.execute(delete(Hold).where(Hold.grant_id == grant.id, Hold.reason == HoldReason.LENT))
    for hold in await work.all(queries.held_under(grant.id)):
        hold.come_home()
    await work.flush()
    await show_everywhere(work, grant, resource)
    await move_up(work, resource)
    return len(to_come), len(await work.all(queries.bookings_under([grant.id], BookingState.HANDED_OVER)))


async def _tell_of_end(
    work: Work,
    grant: PoolGrant,
    ours: type[PoolGrantRevoked] | type[PoolGrantEnded],
    theirs: type[ThingTakenBack] | type[BorrowingEnded],
    **counted: int,
) -> None:
    """To the owner and to each place that knew of it."""
    to = grant.borrower_tenant_id
    work.record(ours(grant_id=grant.id, resource_id=grant.resource_id, borrower_id=to, **counted))
    for tenant_id in await knowing(work, grant):
        if (place := await borrower(work, tenant_id)) is not None:
            async with work.abroad(place) as there:
                there.record(theirs(borrowed_id=grant.id, owner_id=work.tenant.id, **counted))
