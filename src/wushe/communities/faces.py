"""What both faces of communities have in common: the filters of the lists, and rows as they are shown."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from wushe.communities import queries
from wushe.communities.kinds import CommunityKind, Standing
from wushe.communities.models import Community, OpeningHours, Place
from wushe.communities.opening import Span, Weekday, write_hours
from wushe.communities.permissions import Communities
from wushe.communities.schemas import CommunityShown, PlaceShown
from wushe.kernel import paging
from wushe.kernel.paging import Filters, Slice
from wushe.kernel.work import Work


class CommunityFilters(Filters):
    """Without a standing, what is in use."""

    kind: CommunityKind | None = None
    standing: Standing = Standing.CURRENT


class PlaceFilters(Filters):
    """Without a standing, what is in use."""

    community_id: UUID | None = None
    standing: Standing = Standing.CURRENT


async def community_page(work: Work, filters: CommunityFilters) -> Slice[Community]:
    reach = work.require(Communities.READ)
    found = queries.communities(reach, q=filters.q, kind=filters.kind, standing=filters.standing)
    return await paging.page(work, found, (Community.code.asc(), Community.id.asc()), filters.cursor, filters.limit)


async def place_page(work: Work, filters: PlaceFilters) -> Slice[Place]:
    reach = work.require(Communities.READ)
    found = queries.places(reach, q=filters.q, community_id=filters.community_id, standing=filters.standing)
    return await paging.page(work, found, (Place.name.asc(), Place.id.asc()), filters.cursor, filters.limit)


Hours = Mapping[UUID, Mapping[Weekday, str]]


async def hours_by_place(work: Work, places: Iterable[Place]) -> Hours:
    """The written hours of each place by weekday, days without left out."""
    rows = await work.all(queries.opening_hours([place.id for place in places]))
    found: dict[UUID, dict[Weekday, list[OpeningHours]]] = {}
    days = {day.number: day for day in Weekday}
    for row in rows:
        found.setdefault(row.place_id, {}).setdefault(days[row.weekday], []).append(row)
    return {
        place_id: {day: write_hours(Span(row.opens, row.closes) for row in spans) for day, spans in by_day.items()}
        for place_id, by_day in found.items()
    }


def say_hours(hours: Mapping[Weekday, str]) -> str:
    """周一至周五 09:00-12:00；周六 10:00-11:00: neighbouring days with the same hours as one."""
    parts: list[tuple[Weekday, Weekday, str]] = []
    for day in Weekday:
        written = hours.get(day, "")
        if not written:
            continue
        if parts and parts[-1][2] == written and parts[-1][1].number == day.number - 1:
            parts[-1] = (parts[-1][0], day, written)
        else:
            parts.append((day, day, written))
    return "；".join(f"{_days(first, last)} {written}" for first, last, written in parts)


def _days(first: Weekday, last: Weekday) -> str:
    return first.label.say() if first is last else f"{first.label.say()}–{last.label.say()}"


def community_shown(community: Community) -> CommunityShown:
    return CommunityShown(
        id=community.id,
        code=community.code,
        name=community.name,
        short_name=community.short_name,
        kind=community.kind,
        address=community.address,
        phone=community.phone,
        retired_on=community.retired_on,
        version=community.version,
    )


def place_shown(place: Place, hours: Mapping[Weekday, str]) -> PlaceShown:
    return PlaceShown(
        id=place.id,
        community_id=place.community_id,
        name=place.name,
        address=place.address,
        capacity=place.capacity,
        hours=dict(hours),
        closed_on=place.closed_on,
        version=place.version,
    )
