"""Series: a number of bookings made at once, of one's own or of what is borrowed; each is its own row from then on."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from uuid import UUID

from wushe.kernel.clock import SHANGHAI
from wushe.kernel.database.model import new_id
from wushe.kernel.rhythm import days_entered, holiday
from wushe.kernel.work import Work
from wushe.organizations.models import Organization
from wushe.pools.beside import SERIES, beside
from wushe.pools.errors import NoDateFree, Taken
from wushe.pools.events import SeriesBooked
from wushe.pools.models import Booking, Series
from wushe.pools.schemas.bookings import BookingSeriesData
from wushe.pools.service.booking import occasion, wanted
from wushe.pools.service.borrowing import at_owner, bring_home, occasion_abroad, occupy_lent, wanted_lent
from wushe.pools.service.calendar import Lane
from wushe.pools.service.mirrors import mirrored, show_to
from wushe.pools.service.occupying import occupy
from wushe.pools.suggesting import Span

Book = Callable[[datetime, datetime], Awaitable[Booking]]


async def book_series(work: Work, resource_id: UUID, data: BookingSeriesData) -> tuple[Series, list[datetime]]:
    """Every date of the series that is free, and the starts of those that were taken.

    A date that waits counts as booked. Raises `Invalid` beside the field where a rule of time refuses a date, and else
    like `book`; `NoDateFree` when all are taken.
    """
    group, resource = await wanted(work, resource_id, data)
    spans = _spans(data)
    series = await _begun(work, data, resource_id=resource.id)

    async def book(starts_at: datetime, ends_at: datetime) -> Booking:
        return await occupy(work, Lane(resource), occasion(work, group, data, starts_at, ends_at, series.id))

    booked, missed = await _each(work, spans, book)
    return await _told(work, series, resource.id, group, len(booked), missed)


async def book_borrowed_series(work: Work, borrowed_id: UUID, data: BookingSeriesData) -> tuple[Series, list[datetime]]:
    """The same of what another township lends. Raises like `book_series` and `book_borrowed`."""
    group, thing = await wanted_lent(work, borrowed_id, data)
    spans = _spans(data)
    async with at_owner(work, thing, hold=True) as lent:

        async def book(starts_at: datetime, ends_at: datetime) -> Booking:
            return await occupy_lent(lent, occasion_abroad(work, group, data, starts_at, ends_at))

        booked, missed = await _each(lent.work, spans, book)
        said = await mirrored(lent.work, lent.grant, lent.resource)
    await show_to(work, said)
    series = await _begun(work, data, borrowed_id=thing.id)
    for theirs in booked:
        await bring_home(work, theirs, group, thing, series.id)
    return await _told(work, series, thing.id, group, len(booked), missed)


async def _begun(
    work: Work, data: BookingSeriesData, *, resource_id: UUID | None = None, borrowed_id: UUID | None = None
) -> Series:
    series = work.add(
        Series(
            id=new_id(), resource_id=resource_id, borrowed_id=borrowed_id, rhythm=data.rhythm, first_on=data.first_on,
            last_on=data.last_on, starts=data.starts, ends=data.ends,
        )
    )  # fmt: skip
    await work.flush()
    return series


def _spans(data: BookingSeriesData) -> list[Span]:
    """Raises `Invalid` where the last day cannot be."""
    return [
        (datetime.combine(day, data.starts, SHANGHAI), datetime.combine(day, data.ends, SHANGHAI))
        for day in days_entered(data.rhythm, data.first_on, data.last_on) if not (data.skip_holidays and holiday(day))
    ]  # fmt: skip


async def _each(work: Work, spans: Iterable[Span], book: Book) -> tuple[list[Booking], list[datetime]]:
    """What was booked of them, and the starts of what was taken. Raises `NoDateFree` when all of them were."""
    booked: list[Booking] = []
    missed: list[datetime] = []
    for starts_at, ends_at in spans:
        try:
            async with work.session.begin_nested():  # a date that is taken leaves nothing of itself behind
                with beside(SERIES):
                    booked.append(await book(starts_at, ends_at))
        except Taken:
            missed.append(starts_at)
    if not booked:
        raise NoDateFree
    return booked, missed


async def _told(
    work: Work, series: Series, thing_id: UUID, group: Organization, booked: int, missed: list[datetime]
) -> tuple[Series, list[datetime]]:
    work.record(
        SeriesBooked(
            series_id=series.id, thing_id=thing_id, organization_id=group.id, booked=booked, taken=len(missed)
        )
    )  # fmt: skip
    await work.flush()
    return series, missed
