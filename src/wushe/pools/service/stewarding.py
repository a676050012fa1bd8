"""What a steward does: say yes or no, hand over, take back, note who did not come."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.pools.errors import MoreMissingThanTaken, NoSuchBooking, StillBooked, StillLent
from wushe.pools.events import (
    BookingConfirmed,
    BookingHandedOver,
    BookingMissed,
    BookingRefused,
    BookingReturned,
)
from wushe.pools.kinds import ResourceKind
from wushe.pools.models import Booking, Resource
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings as queries
from wushe.pools.schemas.bookings import Because, ReturnData
from wushe.pools.schemas.resources import ClosureData
from wushe.pools.service.calendar import Lane, fitting, release
from wushe.pools.service.closing import withdraw
from wushe.pools.service.occupying import move_up
from wushe.pools.service.twins import in_its_calendar, tell


async def confirm(work: Work, booking_id: UUID) -> Booking:
    """Raises `BookingDecided`."""
    booking, _resource = await _stewarded(work, booking_id)
    booking.confirm(acting(work), clock.now())
    return await tell(work, booking, BookingConfirmed)


async def refuse(work: Work, booking_id: UUID, data: Because) -> Booking:
    """Never without a reason (rows 41 and 49); who waits moves up. Raises `BookingDecided`, `ReasonNeeded`."""
    booking, resource = await _stewarded(work, booking_id)
    booking.refuse(data.reason, acting(work), clock.now())
    await release(work, booking)
    await tell(work, booking, BookingRefused)
    await move_up(work, resource)
    return booking


async def hand_over(work: Work, booking_id: UUID) -> Booking:
    """Raises `BookingDecided`, `NotYet`."""
    booking, _resource = await _stewarded(work, booking_id)
    booking.hand_over(acting(work), clock.now())
    return await tell(work, booking, BookingHandedOver)


async def take_back(work: Work, booking_id: UUID, data: ReturnData) -> Booking:
    """What came back early is free again; units that are missing stay out.

    Raises `NotHandedOver`, `MoreMissingThanTaken`, and `StillBooked` where others count on the missing ones.
    """
    booking, resource = await _stewarded(work, booking_id)
    booking.give_back(data.condition, acting(work), clock.now())
    await _free_but(work, booking, resource, data.missing)
    await tell(work, booking, BookingReturned, missing=data.missing)
    await move_up(work, resource)
    return booking


async def miss(work: Work, booking_id: UUID) -> Booking:
    """Nobody came: the rest of the time is free. Raises `BookingDecided`, `NotYet`."""
    booking, resource = await _stewarded(work, booking_id)
    booking.miss(acting(work), clock.now())
    await release(work, booking)
    await tell(work, booking, BookingMissed)
    await move_up(work, resource)
    return booking


async def _stewarded(work: Work, booking_id: UUID) -> tuple[Booking, Resource]:
    """A booking of what the person is in charge of, the calendar held and both as they stand then."""
    reach = work.require(Pools.STEWARD)
    found = await work.one(queries.booking(booking_id, queries.stewarded(reach)), NoSuchBooking)
    if found.resource_id is None:
        raise NoSuchBooking
    async with in_its_calendar(work, found) as (_work, booking, resource):
        return booking, resource


async def _free_but(work: Work, booking: Booking, resource: Resource, missing: int) -> None:
    """Free the booking's units, but for so many that nobody can book until they are found.

    Pieces are counted and not told apart, so that those are withdrawn which nobody else has booked.
    """
    taken = booking.quantity if resource.kind is ResourceKind.EQUIPMENT else 0
    if missing > taken:
        raise MoreMissingThanTaken(quantity=taken, unit=resource.unit_name)
    await release(work, booking)
    await work.flush()
    if not missing:
        return
    at = clock.now()
    units = await fitting(work, Lane(resource), missing, at, None)
    if not units and booking.grant_id is not None:
        raise StillLent
    if not units:
        raise StillBooked(count=await work.scalar(queries.standing_count(resource.id, at)) or 0)
    said = ClosureData(starts_at=at, note=booking.condition[:120] or _("归还时缺少").say())
    for run in units:
        await withdraw(work, resource, run, said)
