"""Booking for an organisation: asked for, moved, called off."""

from datetime import datetime
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.models import Organization
from wushe.people.acting import acting
from wushe.pools.errors import AlreadyOver, NotFiled, UnitDoesNotMatch
from wushe.pools.kinds import BookingState
from wushe.pools.models import Booking, Resource
from wushe.pools.occasions import have_serve
from wushe.pools.permissions import Pools
from wushe.pools.reaching import booking_within, in_care, own
from wushe.pools.schemas.bookings import Because, BookingData, MoveData, Wanted
from wushe.pools.service.calendar import Lane, held, lane_of
from wushe.pools.service.occupying import Occasion, call_off, occupy, shift
from wushe.pools.service.twins import in_its_calendar


async def book(work: Work, resource_id: UUID, data: BookingData) -> Booking:
    """For a filed group. Raises `NotFiled`, `Taken`, `NoSuchOccasion`, and what the rules of time and of it raise."""
    group, resource = await wanted(work, resource_id, data)
    booking = await occupy(work, Lane(resource), occasion(work, group, data, data.starts_at, data.ends_at))
    if data.serves is not None:
        await have_serve(work, data.serves, booking)
    return booking


async def cancel(work: Work, booking_id: UUID, data: Because) -> Booking:
    """By whoever books for the organisation, or by the steward; who waits moves up.

    Raises `AlreadyOver`, `BookingDecided`, `ReasonNeeded`.
    """
    found = await booking_within(work, booking_id, *own(work), *in_care(work))
    async with in_its_calendar(work, found) as (there, booking, resource):
        _refuse_if_over(booking)
        await call_off(there, booking, resource, data.reason)
    return found


async def move(work: Work, booking_id: UUID, data: MoveData) -> Booking:
    """To another time, if it is free there; else everything stays. Raises `Taken`, and what the rules raise."""
    found = await booking_within(work, booking_id, *own(work))
    async with in_its_calendar(work, found) as (there, booking, resource):
        _refuse_if_over(booking)
        await shift(there, await lane_of(there, booking, resource), booking, (data.starts_at, data.ends_at))
    return found


async def group_of(work: Work, organization_id: UUID) -> Organization:
    """A filed group that the person books for. Raises `NoSuchOrganization`, `NotFiled`."""
    reach = work.require(Pools.BOOK)
    group = await work.one(organizations.changeable_organization(reach, organization_id), NoSuchOrganization)
    if not (group.is_filed or group.is_registered):
        raise NotFiled(name=group.name)
    return group


async def wanted(work: Work, resource_id: UUID, data: Wanted) -> tuple[Organization, Resource]:
    """Who books, and what; its calendar is held from here on.

    Raises `NotFiled`, `NoSuchResource`, `UnitDoesNotMatch`.
    """
    group = await group_of(work, data.organization_id)
    resource = await held(work, resource_id)
    if data.unit and data.unit != resource.unit_name:
        raise UnitDoesNotMatch(unit=resource.unit_name)
    return group, resource


def occasion(
    work: Work, group: Organization, data: Wanted, starts_at: datetime, ends_at: datetime, series_id: UUID | None = None
) -> Occasion:
    return Occasion(
        organization_id=group.id, party=group.name, purpose=data.purpose, starts_at=starts_at, ends_at=ends_at,
        quantity=data.quantity, heads=data.heads, zone_ids=data.zone_ids, asked_by=acting(work), series_id=series_id,
        waits=data.wait,
    )  # fmt: skip


def _refuse_if_over(booking: Booking) -> None:
    if booking.ends_at <= clock.now() and booking.state is not BookingState.WAITING:
        raise AlreadyOver
