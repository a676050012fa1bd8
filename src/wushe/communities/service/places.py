"""Places: where things are held, and when they are open."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from wushe.communities import queries
from wushe.communities.errors import NoSuchCommunity, NoSuchPlace
from wushe.communities.events import PlaceAdded, PlaceEdited, PlaceReopened, PlaceWasClosed
from wushe.communities.models import OpeningHours, Place
from wushe.communities.opening import Span, Weekday, is_open, spans, write_hours
from wushe.communities.permissions import Communities
from wushe.communities.schemas import NewPlace, PlaceData
from wushe.kernel.clock import today
from wushe.kernel.work import Work


async def add_place(work: Work, data: NewPlace) -> Place:
    """Enter a place of a community within reach; raises `PlaceNameTaken`."""
    reach = work.require(Communities.KEEP_PLACES)
    community = await work.one(queries.community(reach, data.community_id), NoSuchCommunity)
    community.refuse_if_retired()
    place = Place(community_id=community.id)
    place.describe(name=data.name, address=data.address, capacity=data.capacity)
    work.add(place)
    await work.flush()
    _open(work, place, data.hours())
    work.record(PlaceAdded(place_id=place.id, community_id=community.id))
    await work.flush()
    return place


async def edit_place(work: Work, place_id: UUID, data: PlaceData) -> Place:
    """Say something else of a place; its hours are replaced as a whole."""
    place = await _kept(work, place_id)
    place.describe(name=data.name, address=data.address, capacity=data.capacity)
    await work.session.execute(delete(OpeningHours).where(OpeningHours.place_id == place.id))
    _open(work, place, data.hours())
    flag_modified(place, "name")  # hours are rows of their own; the place's version must tell of them too
    work.record(PlaceEdited(place_id=place.id, community_id=place.community_id))
    await work.flush()
    return place


async def close_place(work: Work, place_id: UUID) -> Place:
    """From today on it is not offered any more; what was held there stays."""
    place = await _kept(work, place_id)
    place.close(today())
    work.record(PlaceWasClosed(place_id=place.id, community_id=place.community_id))
    await work.flush()
    return place


async def reopen_place(work: Work, place_id: UUID) -> Place:
    """Offer a closed place again."""
    place = await _kept(work, place_id)
    place.reopen()
    work.record(PlaceReopened(place_id=place.id, community_id=place.community_id))
    await work.flush()
    return place


async def hours_of(work: Work, place_id: UUID) -> dict[Weekday, str]:
    """The written hours of each day on which the place is open."""
    rows = await work.all(queries.opening_hours([place_id]))
    by_day = {day: [Span(row.opens, row.closes) for row in rows if row.weekday == day.number] for day in Weekday}
    return {day: write_hours(found) for day, found in by_day.items() if found}


async def is_place_open(work: Work, place_id: UUID, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether the place, by its hours, is open for all of that time; for the slices above, which ask no reach."""
    rows = await work.all(queries.opening_hours([place_id]))
    return is_open((row.span for row in rows), starts_at, ends_at)


async def _kept(work: Work, place_id: UUID) -> Place:
    reach = work.require(Communities.KEEP_PLACES)
    place = await work.one(queries.place(reach, place_id), NoSuchPlace)
    work.check_version(place)
    return place


def _open(work: Work, place: Place, hours: Mapping[int, str]) -> None:
    for weekday, written in hours.items():
        for span in spans(written):
            work.add(OpeningHours(place_id=place.id, weekday=weekday, opens=span.opens, closes=span.closes))
