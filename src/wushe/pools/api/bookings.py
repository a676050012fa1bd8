"""Bookings for programs."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.answers import Answer
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.pools import service
from wushe.pools.errors import NoSuchResource
from wushe.pools.grid import Entry
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings as queries, resources
from wushe.pools.reaching import booking_within, in_care, own, reached
from wushe.pools.schemas.bookings import (
    Because,
    BookingData,
    BookingFilters,
    BookingSeriesData,
    BookingShown,
    EntryShown,
    MoveData,
    ReturnData,
    SeriesShown,
)
from wushe.pools.schemas.resources import CalendarFilters, View
from wushe.pools.showing import booking_shown, day_asked, entries_of

OF_ONE = "/api/{tenant:str}/pools/{resource_id:uuid}"
ONE = "/api/{tenant:str}/pools/bookings/{booking_id:uuid}"


@get(OF_ONE + "/calendar")
async def show_calendar(
    request: Request[Any, Any, Any], resource_id: FromPath[UUID], work: OpenWork
) -> list[EntryShown]:  # fmt: skip
    """What stands in the month or week that holds the day `on`: organisations and purposes, nobody's name."""
    work.require(Pools.READ)
    resource = await work.one(resources.resource(resource_id), NoSuchResource)
    filters = query(request, CalendarFilters)
    found = await entries_of(work, resource.id, _days(day_asked(filters.on), filters.view))
    return [_entry_shown(entry) for entry in sorted(found, key=lambda entry: (entry.starts_at, entry.id))]


def _days(on: date, view: View) -> list[date]:
    if view is View.WEEK:
        monday = on - timedelta(days=on.weekday())
        return [monday, monday + timedelta(days=6)]
    first = on.replace(day=1)
    return [first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)]


def _entry_shown(entry: Entry) -> EntryShown:
    return EntryShown(**entry._asdict())


@get("/api/{tenant:str}/pools/bookings")
async def list_bookings(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[BookingShown]]:
    filters = query(request, BookingFilters)
    found = queries.bookings(filters, *reached(work, filters.side))
    page = await paging.page(work, found, queries.SOONEST, filters.cursor, filters.limit)
    return Answer([booking_shown(row) for row in page.rows], headers=link_headers(request, page))


@post(OF_ONE + "/bookings")
async def book(resource_id: FromPath[UUID], work: OpenWork, data: JSONBody[BookingData]) -> BookingShown:
    return booking_shown(await service.book(work, resource_id, data))


@post(OF_ONE + "/series")
async def book_series(resource_id: FromPath[UUID], work: OpenWork, data: JSONBody[BookingSeriesData]) -> SeriesShown:
    series, missed = await service.book_series(work, resource_id, data)
    return SeriesShown(id=series.id, taken=missed)


@get(ONE)
async def show_booking(booking_id: FromPath[UUID], work: OpenWork) -> BookingShown:
    return booking_shown(await booking_within(work, booking_id, *own(work), *in_care(work)))


@put(ONE + "/time")
async def move(booking_id: FromPath[UUID], work: OpenWork, data: JSONBody[MoveData]) -> BookingShown:
    return booking_shown(await service.move(work, booking_id, data))


@post(ONE + "/cancellation", status_code=200)
async def cancel(booking_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> BookingShown:
    return booking_shown(await service.cancel(work, booking_id, data))


@post(ONE + "/confirmation", status_code=200)
async def confirm(booking_id: FromPath[UUID], work: OpenWork) -> BookingShown:
    return booking_shown(await service.confirm(work, booking_id))


@post(ONE + "/refusal", status_code=200)
async def refuse(booking_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> BookingShown:
    return booking_shown(await service.refuse(work, booking_id, data))


@post(ONE + "/handing-over", status_code=200)
async def hand_over(booking_id: FromPath[UUID], work: OpenWork) -> BookingShown:
    return booking_shown(await service.hand_over(work, booking_id))


@post(ONE + "/return", status_code=200)
async def take_back(booking_id: FromPath[UUID], work: OpenWork, data: JSONBody[ReturnData]) -> BookingShown:
    return booking_shown(await service.take_back(work, booking_id, data))


@post(ONE + "/absence", status_code=200)
async def miss(booking_id: FromPath[UUID], work: OpenWork) -> BookingShown:
    return booking_shown(await service.miss(work, booking_id))


ROUTES = [
    show_calendar, list_bookings, book, book_series, show_booking, move, cancel, confirm, refuse, hand_over, take_back,
    miss,
]  # fmt: skip
