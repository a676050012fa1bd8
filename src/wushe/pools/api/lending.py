"""Lending between townships, for programs."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import clock, paging
from wushe.kernel.clock import days_span
from wushe.kernel.web.answers import Answer
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.pools import service
from wushe.pools.errors import NoSuchGrant
from wushe.pools.lent import borrowed_one_shown, borrowed_shown, borrower_names, busy_shown, grant_shown
from wushe.pools.permissions import Pools
from wushe.pools.queries import lending as queries
from wushe.pools.schemas.bookings import (
    AlternativesShown,
    Because,
    BookingData,
    BookingSeriesData,
    BookingShown,
    SeriesShown,
    WantedTime,
)
from wushe.pools.schemas.lending import (
    BorrowedFilters,
    BorrowedOneShown,
    BorrowedShown,
    BusyFilters,
    BusyShown,
    GrantData,
    GrantFilters,
    GrantShown,
)
from wushe.pools.service.offering import alternatives_lent
from wushe.pools.showing import alternatives_shown, booking_shown

GRANT = "/api/{tenant:str}/pools/grants/{grant_id:uuid}"
BORROWED = "/api/{tenant:str}/pools/borrowed/{borrowed_id:uuid}"


@get("/api/{tenant:str}/pools/grants")
async def list_grants(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[GrantShown]]:
    work.require(Pools.LEND)
    filters = query(request, GrantFilters)
    page = await paging.page(work, queries.grants(filters), queries.LATEST, filters.cursor, filters.limit)
    names = await borrower_names(work, page.rows)
    return Answer([grant_shown(grant, names) for grant in page.rows], headers=link_headers(request, page))


@post("/api/{tenant:str}/pools/{resource_id:uuid}/grants")
async def lend(resource_id: FromPath[UUID], work: OpenWork, data: JSONBody[GrantData]) -> GrantShown:
    grant = await service.lend(work, resource_id, data)
    return grant_shown(grant, await borrower_names(work, [grant]))


@get(GRANT)
async def show_grant(grant_id: FromPath[UUID], work: OpenWork) -> GrantShown:
    work.require(Pools.LEND)
    grant = await work.one(queries.grant(grant_id), NoSuchGrant)
    return grant_shown(grant, await borrower_names(work, [grant]))


@get(GRANT + "/bookings")
async def list_bookings(grant_id: FromPath[UUID], work: OpenWork) -> list[BookingShown]:
    """What borrowers have booked by it; what is `handed_over` is out and to be returned."""
    work.require(Pools.LEND)
    grant = await work.one(queries.grant(grant_id), NoSuchGrant)
    return [booking_shown(booking) for booking in await work.all(queries.bookings_under([grant.id]))]


@post(GRANT + "/revocation")
async def revoke(grant_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> GrantShown:
    grant = await service.revoke(work, grant_id, data)
    return grant_shown(grant, await borrower_names(work, [grant]))


# --- the borrower


@get("/api/{tenant:str}/pools/borrowed")
async def list_borrowed(request: Request[Any, Any, Any], work: OpenWork) -> list[BorrowedShown]:
    return [borrowed_shown(thing) for thing in await service.borrowed_here(work, query(request, BorrowedFilters))]


@get(BORROWED)
async def show_borrowed(borrowed_id: FromPath[UUID], work: OpenWork) -> BorrowedOneShown:
    thing = await service.thing_lent(work, borrowed_id)
    return borrowed_one_shown(thing, await service.zones_lent(work, thing))


@get(BORROWED + "/busy")
async def list_busy(request: Request[Any, Any, Any], borrowed_id: FromPath[UUID], work: OpenWork) -> list[BusyShown]:
    """When how many of it are not free, from the day `since` (today) until the day `until` (the same)."""
    thing, filters = await service.thing_lent(work, borrowed_id), query(request, BusyFilters)
    since = filters.since or clock.today()
    span = days_span(since, max(since, filters.until or since))
    return [busy_shown(busy) for busy in await service.busy_times(work, thing, *span)]


@get(BORROWED + "/alternatives")
async def show_alternatives(
    request: Request[Any, Any, Any], borrowed_id: FromPath[UUID], work: OpenWork
) -> AlternativesShown:
    """Other times within what was lent, and how many could be had; of the lender's other places nothing is said."""
    return alternatives_shown(await alternatives_lent(work, borrowed_id, query(request, WantedTime)))


@post(BORROWED + "/bookings")
async def book_borrowed(borrowed_id: FromPath[UUID], work: OpenWork, data: JSONBody[BookingData]) -> BookingShown:
    return booking_shown(await service.book_borrowed(work, borrowed_id, data))


@post(BORROWED + "/series")
async def book_borrowed_series(
    borrowed_id: FromPath[UUID], work: OpenWork, data: JSONBody[BookingSeriesData]
) -> SeriesShown:  # fmt: skip
    series, missed = await service.book_borrowed_series(work, borrowed_id, data)
    return SeriesShown(id=series.id, taken=missed)


ROUTES = [
    list_grants, lend, show_grant, list_bookings, revoke, list_borrowed, show_borrowed, list_busy,
    show_alternatives, book_borrowed, book_borrowed_series,
]  # fmt: skip
