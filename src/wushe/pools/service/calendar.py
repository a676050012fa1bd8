"""One resource's calendar: who changes it waits for each other, and what is free in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select

from wushe.kernel.clock import local_day
from wushe.kernel.database.model import new_id
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.pools.errors import BeforeGrant, BeyondGrant, NoSuchResource, NotLent
from wushe.pools.fitting import Units, fit
from wushe.pools.kinds import HoldReason
from wushe.pools.models import Booking, Hold, PoolGrant, Resource, Zone
from wushe.pools.opening import DaySpan
from wushe.pools.queries import bookings as queries, resources


async def hold_calendar(work: Work, resource_id: UUID) -> None:
    """Whoever changes that calendar waits until this work is done; before its rows are looked at.

    Without it the exclusion constraint is right as well, but deadlocks under load (safety.md, 6).
    """
    await work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"pool:{resource_id}", 0))))


async def held(work: Work, resource_id: UUID) -> Resource:
    """What the calendar is of, as it is once nobody else changes it. Raises `NoSuchResource`."""
    await hold_calendar(work, resource_id)
    found = resources.resource(resource_id).execution_options(populate_existing=True)
    return await work.one(found, NoSuchResource)


async def hours_of(work: Work, ids: Collection[UUID]) -> dict[UUID, list[DaySpan]]:
    """When each of these resources is open; `opening.is_open` says whether that holds a time."""
    found: dict[UUID, list[DaySpan]] = {resource_id: [] for resource_id in ids}
    for resource_id, *span in await work.rows(resources.opening_hours(ids)):
        found[resource_id].append(DaySpan(*span))
    return found


@dataclass(frozen=True, slots=True)
class Lane:
    """Where a booking may stand: the resource's own calendar, or what a grant gives of it."""

    resource: Resource
    grant: PoolGrant | None = None

    @property
    def id(self) -> UUID:
        return self.grant.id if self.grant is not None and self.grant.exclusive else self.resource.id

    @property
    def units(self) -> Units:
        grant = self.grant
        return Units(grant.unit_from, grant.unit_to) if grant else Units(1, self.resource.quantity + 1)

    def has(self, zone: Zone) -> bool:
        """Whether that zone of its venue is among what may be taken."""
        return self.units.first <= zone.number < self.units.end

    def is_given(self, now: datetime) -> bool:
        """One's own always; what a grant gives as long as it stands."""
        return self.grant is None or self.grant.is_live(now)

    def lasts(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether all of that time, and the clearing up behind it, is in what a grant gives."""
        grant = self.grant
        return grant is None or (grant.starts_at <= starts_at and ends_at + self.resource.buffer <= grant.ends_at)

    def refuse_beyond(self, starts_at: datetime, ends_at: datetime, now: datetime) -> None:
        """Whoever only waits holds nothing that PostgreSQL could refuse.

        Raises `BeforeGrant`, `BeyondGrant`, `NotLent`.
        """
        if not self.is_given(now):
            raise NotLent
        if self.grant is not None and starts_at < self.grant.starts_at:
            raise BeforeGrant(day=formats.date(local_day(self.grant.starts_at)))
        if not self.lasts(starts_at, ends_at):
            raise BeyondGrant


async def lane_of(work: Work, booking: Booking, resource: Resource) -> Lane:
    """Where a booking stands or waits."""
    return Lane(resource, None if booking.grant_id is None else await work.get(PoolGrant, booking.grant_id))


async def taken(work: Work, lane: Lane, starts_at: datetime, ends_at: datetime | None) -> list[Units]:
    """The units that are held at some moment of that time, the buffer behind it with it."""
    ends_at = ends_at and ends_at + lane.resource.buffer
    found = queries.holds(lane.id, starts_at, ends_at).with_only_columns(Hold.unit_from, Hold.unit_to)
    return [Units(*row) for row in await work.rows(found)]


async def fitting(work: Work, lane: Lane, quantity: int, starts_at: datetime, ends_at: datetime | None) -> list[Units]:
    """Free units for so many, or none at all."""
    return fit(quantity, lane.units, await taken(work, lane, starts_at, ends_at))


async def are_free(work: Work, lane: Lane, wanted: Sequence[Units], starts_at: datetime, ends_at: datetime) -> bool:
    """Whether just these units are free, and the lane's to give."""
    busy = await taken(work, lane, starts_at, ends_at)
    inside = all(lane.units.first <= units.first and units.end <= lane.units.end for units in wanted)
    return inside and not any(units.first < held.end and held.first < units.end for units in wanted for held in busy)


def hold_for(lane: Lane, booking: Booking, units: Units) -> Hold:
    """The booking's hold of these units, with what the database must know to keep it within its lane."""
    hold = Hold(
        id=new_id(),
        resource_id=lane.resource.id,
        quantity=lane.resource.quantity,
        unit_from=units.first,
        unit_to=units.end,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at + lane.resource.buffer,
        reason=HoldReason.BOOKED,
        note="",
        booking_id=booking.id,
        lane=lane.id,
    )
    if (grant := lane.grant) is not None:
        carry(hold, grant)
    return hold


def carry(hold: Hold, grant: PoolGrant) -> None:
    """What a grant says, beside what is held under it."""
    hold.grant_id, hold.grant_from, hold.grant_to = grant.id, grant.unit_from, grant.unit_to
    hold.grant_starts_at, hold.grant_ends_at = grant.starts_at, grant.ends_at
    hold.grant_exclusive = grant.exclusive


async def release(work: Work, booking: Booking) -> None:
    """Give back all units of a booking."""
    await work.execute(delete(Hold).where(Hold.booking_id == booking.id))
