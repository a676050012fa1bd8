"""What activities answer when slices below ask, because those cannot import them; and what follows from bookings."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import Select, func, select

from wushe.access import asking
from wushe.activities.errors import NotOfThisGroup, PlaceOfSession
from wushe.activities.models import Activity, Rating, Session
from wushe.activities.permissions import Activities
from wushe.activities.queries import activity, places, readable
from wushe.activities.queries.sessions import session_by_id
from wushe.activities.service import placing
from wushe.activities.service.conflicts import clear_gone
from wushe.activities.service.planning import reached as reached_activity
from wushe.kernel.journal.event import listens
from wushe.kernel.work import Reach, Work
from wushe.needs import rated
from wushe.needs.models import ServiceOffer
from wushe.pools import occasions
from wushe.pools.events import BookingCancelled, BookingMissed, BookingMoved, BookingRefused, WaitingEnded
from wushe.pools.models import Booking
from wushe.pools.occasions import Occasion


@asking.things("activities")
def reached(reach: Reach, thing_id: UUID) -> Select[Activity]:
    """For `wushe access explain`."""
    return activity(reach, thing_id)


@rated.ratings
async def of_offers(work: Work, offer_ids: Collection[UUID]) -> Mapping[UUID, float]:
    """The average of what was said of the organisation that offers it, whatever it was that it did."""
    average = func.avg(Rating.stars)
    found = await work.rows(
        select(ServiceOffer.id, average)
        .join(Activity, Activity.organization_id == ServiceOffer.organization_id)
        .join(Session, Session.activity_id == Activity.id)
        .join(Rating, Rating.session_id == Session.id)
        .where(ServiceOffer.id.in_(list(offer_ids)))
        .group_by(ServiceOffer.id)
    )
    return {offer_id: float(stars) for offer_id, stars in found}


@listens(BookingCancelled, BookingMissed, BookingRefused, WaitingEnded)
async def lost_its_place(
    work: Work, event: BookingCancelled | BookingMissed | BookingRefused | WaitingEnded
) -> None:  # fmt: skip
    """Whoever has no claim to the place any more meets nobody there."""
    for session in await work.all(places.held_at(event.booking_id)):
        await clear_gone(work, session)


@listens(BookingMoved)
async def moved_apart(work: Work, event: BookingMoved) -> None:
    """A room goes where its session goes. Raises `PlaceOfSession` where somebody moved the booking alone."""
    for session in await work.all(places.held_at(event.booking_id)):
        booking = await work.get(Booking, event.booking_id)
        if booking.starts_at > session.starts_at or booking.ends_at < session.ends_at:
            raise PlaceOfSession(title=(await work.get(Activity, session.activity_id)).title)


@occasions.tells
async def activities_of(work: Work, booking_ids: Collection[UUID]) -> Mapping[UUID, Occasion]:
    """The activity that each of these bookings is for, of those that the person may read."""
    if not work.may(Activities.READ):
        return {}
    found = places.served(booking_ids, readable(work.require(Activities.READ)))
    return {
        booking_id: Occasion(title, f"/activities/{activity_id}", leads=is_place)
        for booking_id, is_place, activity_id, title in await work.rows(found)
    }


@occasions.serves
async def for_session(work: Work, thing_id: UUID, booking: Booking) -> str | None:
    """By whoever arranges it, for its own group and while it is to come. Raises `SessionOver`, `NotOfThisGroup`."""
    session = await work.one_or_none(session_by_id(thing_id))
    if session is None:
        return None
    activity = await reached_activity(work, Activities.EDIT, session.activity_id)
    session.refuse_if_over()
    if booking.organization_id != activity.organization_id:
        raise NotOfThisGroup
    await placing.have_serve(work, session, booking)
    return f"/activities/{activity.id}"
