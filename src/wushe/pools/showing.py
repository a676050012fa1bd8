"""What both faces show of shared resources: their names, their calendar, how much they are used, what one may do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel import clock
from wushe.kernel.clock import Month, days_span, local_day, today
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people import queries as people
from wushe.pools import grid, utilisation
from wushe.pools.alternatives import Held
from wushe.pools.fitting import Units
from wushe.pools.kinds import OwnerKind, ResourceKind
from wushe.pools.models import Booking, Hold, Resource, Zone
from wushe.pools.opening import DaySpan, by_day
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings, calendar as queries, resources
from wushe.pools.schemas.bookings import AlternativesShown, BookingShown, PlaceShown, SpanShown
from wushe.pools.schemas.resources import ResourceShown, View, ZoneShown
from wushe.pools.service import offering
from wushe.pools.utilisation import Use


@dataclass(frozen=True, slots=True)
class Drawn:
    """A calendar as it is drawn: the weeks of a month, or the lines of a week; and the days before and after it."""

    on: date
    view: View
    weeks: list[list[grid.Day]]
    rows: list[grid.Row]
    before: date
    after: date

    @property
    def booking_ids(self) -> set[UUID]:
        lines = [*self.weeks, *(row.days for row in self.rows)]
        return {entry.id for days in lines for day in days for entry in day.entries}


async def drawn(
    work: Work, resource: Resource, zones: Sequence[Zone], hours: Sequence[DaySpan], on: date, view: View
) -> Drawn:
    """The month or the week of a resource's calendar that holds the day."""
    month = Month.of(on)
    days = grid.month_days(month) if view is View.MONTH else grid.week_days(on)
    entries = await entries_of(work, resource.id, days)
    closed = await _closed(work, resource, hours, days)
    free = await _free(work, resource, days) if resource.kind is ResourceKind.EQUIPMENT else {}
    if view is View.MONTH:
        weeks = grid.month_grid(month, entries, closed, free)
        return Drawn(on, view, weeks, [], month.previous().first, month.next().first)
    lines = [(zone.id, zone.name) for zone in zones if not zone.is_closed] or [(resource.id, resource.name)]
    week = timedelta(days=7)
    return Drawn(on, view, [], grid.week_rows(on, lines, entries, closed, free), on - week, on + week)


async def entries_of(work: Work, resource_id: UUID, days: Sequence[date]) -> list[grid.Entry]:
    rows = await work.rows(queries.entries(resource_id, *days_span(days[0], days[-1])))
    return [grid.Entry(*row) for row in rows]


async def _free(work: Work, resource: Resource, days: Sequence[date]) -> dict[date, int]:
    rows = await work.rows(queries.held(resource.id, *days_span(days[0], days[-1])))
    held = [Held(Units(first, end), starts_at, ends_at) for first, end, starts_at, ends_at in rows]
    return grid.free_by_day(days, Units(1, resource.quantity + 1), held)


async def _closed(
    work: Work, resource: Resource, hours: Sequence[DaySpan], days: Sequence[date]
) -> dict[date, str]:  # fmt: skip
    """Days without opening hours, holidays, and days on which all of it is closed."""
    weekdays = {span.weekday for span in hours}
    closed = grid.closed_days(days, weekdays, keeps_holidays=resource.closed_on_holidays)
    for hold in await work.all(bookings.closures(resource.id, days_span(days[0], days[-1])[0])):
        if hold.unit_from == 1 and hold.unit_to > resource.quantity:
            closed |= {day: hold.note for day in days if _covers(hold, day)}
    return closed


def _covers(hold: Hold, day: date) -> bool:
    return local_day(hold.starts_at) <= day and (hold.ends_at is None or day <= local_day(hold.ends_at))


async def used(work: Work, resource: Resource, hours: Sequence[DaySpan]) -> Use:
    """Of the last four weeks."""
    days = utilisation.last_weeks(today())
    booked = await work.scalar(queries.booked_minutes(resource.id, *days_span(days[0], days[-1])))
    minutes = utilisation.open_minutes(hours, days, resource.quantity, keeps_holidays=resource.closed_on_holidays)
    return Use(int(booked or 0), minutes)


# --- names


async def community_names(work: Work) -> dict[UUID, str]:
    return {row[0]: row[1] for row in await work.rows(communities.names())}


async def people_names(work: Work, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    known = {each for each in ids if each}
    return {row[0]: row[1] for row in await work.rows(people.names(known))} if known else {}


async def owner_of(work: Work, resource: Resource) -> str:
    """What its owner is called."""
    if resource.owner_kind is OwnerKind.ENTERPRISE:
        return resource.owner_name
    if resource.owner_organization_id is not None:
        rows = await work.rows(organizations.names([resource.owner_organization_id]))
    elif resource.owner_community_id is not None:
        rows = await work.rows(communities.names([resource.owner_community_id]))
    else:
        return work.tenant.name
    return rows[0][1] if rows else ""


def alternatives_shown(found: offering.Alternatives) -> AlternativesShown:
    return AlternativesShown(
        times=[SpanShown(starts_at=starts_at, ends_at=ends_at) for starts_at, ends_at in found.times],
        places=[
            PlaceShown(
                resource_id=place.venue_id, zone_id=place.zone_id, venue=place.venue, zone=place.zone,
                capacity=place.capacity,
            )
            for place in found.places
        ],
        fewer=found.fewer,
    )  # fmt: skip


# --- what one may do


@dataclass(frozen=True, slots=True)
class Can:
    """What this person may do with a resource."""

    keep: bool
    steward: bool
    book: bool


async def can(work: Work, resource: Resource) -> Can:
    return Can(
        await _reaches(work, Pools.KEEP, resource), await _reaches(work, Pools.STEWARD, resource),
        work.may(Pools.BOOK) and not resource.is_closed,
    )  # fmt: skip


async def _reaches(work: Work, permission: Pools, resource: Resource) -> bool:
    if not work.may(permission):
        return False
    found = resources.resource_to_keep(work.require(permission), resource.id)
    return await work.one_or_none(found) is not None


# --- as JSON


def resource_shown(resource: Resource, hours: Sequence[DaySpan], zones: Sequence[Zone]) -> ResourceShown:
    said: dict[str, Any] = {
        "unit": resource.unit_name, "hours": by_day(hours), "zones": [zone_shown(zone) for zone in zones]
    }  # fmt: skip
    named = (name for name in ResourceShown.__struct_fields__ if name not in said)
    return ResourceShown(**{name: getattr(resource, name) for name in named}, **said)


def zone_shown(zone: Zone) -> ZoneShown:
    return ZoneShown(**{name: getattr(zone, name) for name in ZoneShown.__struct_fields__})


def booking_shown(booking: Booking) -> BookingShown:
    return BookingShown(**{name: getattr(booking, name) for name in BookingShown.__struct_fields__})


async def next_times(work: Work, resource: Resource, hours: Sequence[DaySpan]) -> list[tuple[Any, Any]]:
    """When it is free next; nothing for what is not shared any more."""
    return [] if resource.is_closed else await offering.next_free(work, resource, hours)


def day_asked(on: date | None) -> date:
    """The day that a calendar is opened on, within the years that it knows."""
    day = on or local_day(clock.now())
    return min(max(day, date(clock.FIRST_YEAR + 1, 1, 1)), date(clock.LAST_YEAR - 1, 12, 31))
