"""What stands in the pool for a session as its pages show it, and what else could be booked for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from wushe.activities.models import Activity, Session
from wushe.activities.queries import places
from wushe.kernel.clock import now
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.pools.kinds import BookingState, ResourceKind
from wushe.pools.models import Booking, Resource, Zone
from wushe.pools.naming import thing_names
from wushe.pools.permissions import Pools
from wushe.pools.queries import resources
from wushe.pools.queries.bookings import booking
from wushe.pools.reaching import own
from wushe.pools.schemas.bookings import WantedTime
from wushe.pools.schemas.lending import BorrowedFilters
from wushe.pools.schemas.resources import ResourceFilters
from wushe.pools.service.borrowing import borrowed_here
from wushe.pools.service.calendar import Lane
from wushe.pools.service.offering import Alternatives, what_else

MOST_OFFERED = 200
BESIDES = (ResourceKind.EQUIPMENT, ResourceKind.EXPERTISE)


@dataclass(frozen=True, slots=True)
class Line:
    """One booking; `path` is its page where the person reaches it, `fits` whether it lasts as long as the session."""

    booking: Booking
    name: str
    is_place: bool
    path: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Booked:
    """All of it; `instead` where the place is taken, `again` where it was lost, `offered` by kind to choose from."""

    lines: Sequence[Line]
    instead: Alternatives | None
    again: bool
    offered: Sequence[tuple[ResourceKind, Sequence[tuple[UUID, str]]]]

    @property
    def place(self) -> Booking | None:
        return next((line.booking for line in self.lines if line.is_place), None)


async def booked_for(work: Work, activity: Activity, session: Session, *, edits: bool) -> Booked:
    """With ways out and things to book for whoever `edits` the activity, as long as it is to come."""
    rows = await work.rows(places.booked([session.id]))
    names = await thing_names(work, [row for _session, _place, row in rows])
    lines = [
        Line(row, names.get(row.thing_id, ""), is_place, await _path(work, row), _fits(row, session))
        for _session, is_place, row in rows
    ]
    place = next((line.booking for line in lines if line.is_place), None)
    arranging = edits and not session.is_over and session.starts_at > now()
    return Booked(
        lines,
        await _instead(work, session, place) if arranging else None,
        arranging and session.zone_id is not None and (place is None or place.state.is_over),
        await _offered(work) if arranging and not activity.state.is_over else [],
    )


def _fits(row: Booking, session: Session) -> bool:
    return row.starts_at <= session.starts_at and session.ends_at <= row.ends_at


async def _path(work: Work, row: Booking) -> str:
    reached = own(work)
    found = reached and await work.one_or_none(booking(row.id, *reached))
    return f"/pools/bookings/{row.id}" if found else ""


async def _instead(work: Work, session: Session, place: Booking | None) -> Alternatives | None:
    """What else there is, where the session's place is taken or was refused."""
    lost = place is not None and (place.state is BookingState.WAITING or place.state.is_over)
    if session.zone_id is None or not lost:
        return None
    zone = await work.get(Zone, session.zone_id)
    wanted = WantedTime(
        starts_at=session.starts_at, ends_at=session.ends_at, heads=session.participants_limit, zone_ids=[zone.id]
    )
    return await what_else(work, Lane(await work.get(Resource, zone.resource_id)), wanted)


async def _offered(work: Work) -> list[tuple[ResourceKind, list[tuple[UUID, str]]]]:
    if not (work.may(Pools.BOOK) and work.may(Pools.READ)):
        return []
    found = [(kind, [*await _own(work, kind), *await _borrowed(work, kind)]) for kind in BESIDES]
    return [(kind, things) for kind, things in found if things]


async def _own(work: Work, kind: ResourceKind) -> list[tuple[UUID, str]]:
    first = resources.resources(ResourceFilters(kind=kind)).order_by(*resources.BY_NAME).limit(MOST_OFFERED)
    return [(thing.id, thing.name) for thing in await work.all(first)]


async def _borrowed(work: Work, kind: ResourceKind) -> list[tuple[UUID, str]]:
    things = await borrowed_here(work, BorrowedFilters(kind=kind))
    name = _("{name}（借自{owner}）")
    return [(thing.id, name.say(name=thing.name, owner=thing.owner)) for thing in things if thing.is_bookable]


async def places_of(work: Work, session_ids: Sequence[UUID]) -> dict[UUID, Booking]:
    """The booking of each session's place."""
    rows = await work.rows(places.booked(session_ids)) if session_ids else []
    return {session_id: row for session_id, is_place, row in rows if is_place}
