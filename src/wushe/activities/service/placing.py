"""Where a session is held, in the pool of shared resources: a booking stands behind it, and goes where it goes.

Two that are held jointly share one booking. What is held at no zone has none.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from wushe.activities.kinds import SessionState
from wushe.activities.models import Activity, Session, SessionBooking
from wushe.activities.queries import places as queries
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.pools.models import Booking
from wushe.pools.service import rooms
from wushe.pools.service.rooms import Host, Stay

ELSEWHERE = _("活动改到别处")
JOINTLY = _("与同一时间的另一项活动联合举办")


async def ask(work: Work, activity: Activity, session: Session, *, waits: bool = True) -> Booking | None:
    """A booking of its own: it stands, is asked for, or waits where something else has the zone.

    Raises what the rules of the venue raise, and `Taken` unless it `waits`.
    """
    if session.zone_id is None:
        return None
    stay = _stay(session, session.zone_id, session.starts_at, session.ends_at)
    booking = await rooms.ask(work, Host(activity.organization_id, activity.title), stay, waits=waits)
    await _point(work, session, booking.id)
    return booking


async def _point(work: Work, session: Session, booking_id: UUID) -> None:
    """From now on that booking is the session's place."""
    link = await work.one_or_none(queries.link_to_place(session.id))
    if link is None:
        work.add(SessionBooking(id=new_id(), session_id=session.id, booking_id=booking_id, is_place=True))
    else:
        link.booking_id = booking_id
    await work.flush()


async def follow(work: Work, activity: Activity, session: Session, *, waits: bool = True) -> None:
    """The session was moved: its place goes with it, and what was booked beside. Raises like `ask`."""
    await _place_follows(work, activity, session, waits=waits)
    span = session.starts_at, session.ends_at
    for booking in sorted(await work.all(queries.beside(session.id)), key=lambda booking: booking.thing_id):
        if not (booking.starts_at <= span[0] and span[1] <= booking.ends_at):
            await rooms.go_along(work, booking.id, span)


async def _place_follows(work: Work, activity: Activity, session: Session, *, waits: bool) -> None:
    booking = await work.one_or_none(queries.place(session.id))
    if booking is None or booking.state.is_over:
        await ask(work, activity, session, waits=waits)
        return
    if session.zone_id is not None and await _stays_with(work, booking, session):
        await _span(work, booking, session.zone_id, await work.all(queries.held_at(booking.id)), waits=waits)
        return
    await _leave(work, session, booking, ELSEWHERE.say())
    await ask(work, activity, session, waits=waits)


async def _stays_with(work: Work, booking: Booking, session: Session) -> bool:
    """Whether the booking can go along: it is of this venue, and whoever shares it still meets the session."""
    if session.zone_id is None or (await rooms.venue_of(work, session.zone_id)).id != booking.resource_id:
        return False
    others = _others(await work.all(queries.held_at(booking.id)), session)
    return all(_overlap(session, other) for other in others)


def _others(sessions: Collection[Session], session: Session) -> list[Session]:
    return [other for other in sessions if other.id != session.id]


def _overlap(one: Session, other: Session) -> bool:
    return one.zone_id == other.zone_id and one.starts_at < other.ends_at and other.starts_at < one.ends_at


async def _span(
    work: Work, booking: Booking, zone_id: UUID, sessions: Sequence[Session], *, waits: bool
) -> None:  # fmt: skip
    """Have the booking last as long as all that are held there."""
    starts_at, ends_at = min(each.starts_at for each in sessions), max(each.ends_at for each in sessions)
    if (booking.starts_at, booking.ends_at, booking.zone_ids) != (starts_at, ends_at, [zone_id]):
        first = min(sessions, key=lambda each: each.starts_at)
        await rooms.move(work, booking.id, _stay(first, zone_id, starts_at, ends_at), waits=waits)


def _stay(session: Session, zone_id: UUID, starts_at: datetime, ends_at: datetime) -> Stay:
    return Stay(zone_id, starts_at, ends_at, session.participants_limit)


async def _leave(work: Work, session: Session, booking: Booking, because: str) -> None:
    """Give the place up, or leave it to whoever shares it."""
    others = _others(await work.all(queries.held_at(booking.id)), session)
    if not others:
        await rooms.give_up(work, booking.id, because)
        return
    link = await work.one(queries.link_to_place(session.id))
    await work.session.delete(link)
    await work.flush()
    heir = await work.get(Activity, others[0].activity_id)
    await rooms.pass_on(work, booking.id, Host(heir.organization_id, heir.title))
    zone_id = others[0].zone_id
    if zone_id is not None and booking.is_to_come and booking.starts_at > clock.now():
        await _span(work, booking, zone_id, others, waits=True)


async def leave(work: Work, session: Session, because: str) -> None:
    """The session will not take place: its place is free, and what was booked for it besides."""
    for link in await work.all(queries.links(session.id)):
        booking = await work.get(Booking, link.booking_id)
        if link.is_place:
            await _leave(work, session, booking, because)
        else:
            await rooms.give_up(work, booking.id, because)


async def use(work: Work, session: Session) -> None:
    """It took place. A place that two share is used when the second is over as well."""
    booking = await work.one_or_none(queries.place(session.id))
    if booking is None:
        return
    others = _others(await work.all(queries.held_at(booking.id)), session)
    if all(other.state is SessionState.HELD for other in others):
        await rooms.use(work, booking.id)


async def share(work: Work, one: Session, other: Session) -> None:
    """Both are held there together: in the booking that stands, for as long as both last; the one that waits ends.

    Raises `Taken` where somebody has the zone for a part of that time, and nothing has changed.
    """
    places = [await work.one_or_none(queries.place(each.id)) for each in (one, other)]
    live = sorted((each for each in places if each and not each.state.is_over), key=lambda each: not each.holds_units)
    if not live or one.zone_id is None:
        return
    kept = live[0]
    for given_up in {each.id for each in live} - {kept.id}:
        await rooms.give_up(work, given_up, JOINTLY.say())
    for session in (one, other):
        await _point(work, session, kept.id)
    everybody = await work.all(queries.held_at(kept.id))
    await _span(work, kept, one.zone_id, everybody, waits=not kept.holds_units)


async def have_serve(work: Work, session: Session, booking: Booking) -> None:
    """Something besides the place was booked for it."""
    work.add(SessionBooking(id=new_id(), session_id=session.id, booking_id=booking.id, is_place=False))
    await work.flush()


async def expect(work: Work, session: Session) -> None:
    """Another number of places. Raises `TooManyHeads`."""
    booking = await work.one_or_none(queries.place(session.id))
    if booking is not None and booking.is_to_come and booking.heads != session.participants_limit:
        await rooms.expect(work, booking.id, session.participants_limit)
