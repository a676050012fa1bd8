"""What other townships lend, for people: seen and booked as if it stood in one's own pool."""

from functools import partial
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities.kinds import Standing
from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.rhythm import Rhythm
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.pools import service
from wushe.pools.kinds import ResourceKind
from wushe.pools.lent import days_ahead
from wushe.pools.naming import piece_units, zone_names
from wushe.pools.pages.asking import SERIES, instead, kept, prefilled, seen, seen_series
from wushe.pools.pages.choices import groups, zone_choice
from wushe.pools.permissions import Pools
from wushe.pools.queries import lending as queries
from wushe.pools.schemas.bookings import BookingData, BookingSeriesData
from wushe.pools.schemas.lending import BorrowedFilters
from wushe.pools.schemas.resources import ResourceFilters
from wushe.pools.sections import Section, beside_list
from wushe.pools.service.offering import alternatives_lent

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant}/pools/borrowed/{borrowed_id}"


@get("/{tenant:str}/pools/borrowed")
async def list_borrowed(request: AnyRequest, work: OpenWork) -> Page:
    """What may be booked, and what is to be returned even where it may not be booked any more."""
    filters = query(request, BorrowedFilters)
    things = await service.borrowed_here(work, filters)
    out = await work.all(queries.to_return())
    names = await work.rows(queries.borrowed_names({booking.borrowed_id for booking in out if booking.borrowed_id}))
    return Page(
        work, "pools/borrowed.html", things=things, filters=filters, kinds=list(ResourceKind), out=out, at=clock.now(),
        names=dict(names), zones=await zone_names(work, out), units=await piece_units(work, out),
    )  # fmt: skip


@get("/{tenant:str}/pools/borrowed/{borrowed_id:uuid}")
async def show_borrowed(request: AnyRequest, borrowed_id: FromPath[UUID], work: OpenWork) -> Page:
    thing = await service.thing_lent(work, borrowed_id)
    offered = await groups(work) if work.may(Pools.BOOK) else []
    before = prefilled(request, offered)
    one, series = Form.of(request, BookingData, before), Form.of(request, BookingSeriesData, before, id=SERIES)
    return Page(
        work, "pools/borrowed_thing.html", thing=thing, one=one, series=series, organizations=offered,
        rhythms=list(Rhythm), days=await days_ahead(work, thing), typed=kept(one),
        instead=await instead(one, partial(alternatives_lent, work, thing.id)),
        zones=[zone_choice(*zone) for zone in await service.zones_lent(work, thing)],
    )  # fmt: skip


@post("/{tenant:str}/pools/borrowed/{borrowed_id:uuid}/bookings", opt=redisplay(ONE))
async def book_borrowed(borrowed_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[BookingData]) -> See:
    booking = await service.book_borrowed(work, borrowed_id, data)
    return await seen(work, booking, data, _("已提交，等待出借方同意"))


@post("/{tenant:str}/pools/borrowed/{borrowed_id:uuid}/series", opt=redisplay(ONE))
async def book_borrowed_series(
    borrowed_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[BookingSeriesData]
) -> See:  # fmt: skip
    _series, missed = await service.book_borrowed_series(work, borrowed_id, data)
    return seen_series(work, missed)


@beside_list
async def borrowed(work: Work, filters: ResourceFilters) -> Section | None:
    """Below the township's own, for the same words and kind; not beside what is narrowed to a community."""
    if filters.community_id is not None or filters.cursor or filters.standing is not Standing.CURRENT:
        return None
    things = await service.borrowed_here(work, BorrowedFilters(kind=filters.kind, q=filters.q))
    return Section("pools/borrowed_list.html", {"things": things}) if things else None


ROUTES = [list_borrowed, show_borrowed, book_borrowed, book_borrowed_series]
