"""Bookings for people: asked for, with what else there is when something is taken; looked at, moved, called off."""

from functools import partial
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.rhythm import Rhythm
from wushe.kernel.web import charts
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people.history import history
from wushe.pools import service
from wushe.pools.codes import booking_code
from wushe.pools.errors import NoSuchResource
from wushe.pools.kinds import BookingState, GrantState
from wushe.pools.models import Booking, Borrowed, Resource
from wushe.pools.naming import piece_units, thing_names, zone_names
from wushe.pools.occasions import occasions_of
from wushe.pools.opening import say_hours
from wushe.pools.pages.asking import SERIES, instead, kept, prefilled, seen, seen_series
from wushe.pools.pages.choices import groups, zone_choice
from wushe.pools.permissions import Pools
from wushe.pools.queries import bookings as queries, links, resources
from wushe.pools.reaching import booking_within, in_care, own, reached
from wushe.pools.schemas.bookings import (
    Because,
    BookingData,
    BookingFilters,
    BookingSeriesData,
    MoveData,
    ReturnData,
    Side,
)
from wushe.pools.service.calendar import hours_of
from wushe.pools.service.offering import alternatives
from wushe.pools.showing import people_names
from wushe.pools.steps import due, has_missed, stepper

AnyRequest = Request[Any, Any, Any]
NEW = "/{tenant}/pools/{resource_id}/bookings/new"
ONE = "/{tenant}/pools/bookings/{booking_id}"


@get("/{tenant:str}/pools/bookings")
async def list_bookings(request: AnyRequest, work: OpenWork) -> Page:
    """Of the organisations that one books for, or of what one stewards."""
    filters = query(request, BookingFilters)
    found = queries.bookings(filters, *reached(work, filters.side))
    page = await paging.page(work, found, queries.SOONEST, filters.cursor, filters.limit)
    return Page(
        work, "pools/bookings.html", page=page, filters=filters, states=list(BookingState), sides=list(Side),
        things=await thing_names(work, page.rows), zones=await zone_names(work, page.rows),
        units=await piece_units(work, page.rows),
        organizations=await groups(work) if work.may(Pools.BOOK) else [], at=clock.now(),
        link=await work.one_or_none(links.link_of(None, work.person.person_id)) if work.person.person_id else None,
    )  # fmt: skip


# --- asked for


@get("/{tenant:str}/pools/{resource_id:uuid}/bookings/new")
async def new_booking(request: AnyRequest, resource_id: FromPath[UUID], work: OpenWork) -> Page:
    """What stands in the address fills the form, so that each thing that is offered instead is a link to it."""
    work.require(Pools.BOOK)
    resource = await work.one(resources.resource(resource_id), NoSuchResource)
    offered = await groups(work)
    before = prefilled(request, offered) | {"unit": resource.unit_name}
    one, series = Form.of(request, BookingData, before), Form.of(request, BookingSeriesData, before, id=SERIES)
    return Page(
        work, "pools/book.html", resource=resource, one=one, series=series, organizations=offered,
        rhythms=list(Rhythm), hours=say_hours((await hours_of(work, [resource.id]))[resource.id]),
        zones=[
            zone_choice(zone.id, zone.name, zone.capacity)
            for zone in await work.all(resources.zones_of([resource.id])) if not zone.is_closed
        ],
        instead=await instead(one, partial(alternatives, work, resource.id)), typed=kept(one),
    )  # fmt: skip


@post("/{tenant:str}/pools/{resource_id:uuid}/bookings", opt=redisplay(NEW))
async def book(resource_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[BookingData]) -> See:
    booking = await service.book(work, resource_id, data)
    return await seen(work, booking, data, _("已提交，等待管理员同意"))


@post("/{tenant:str}/pools/{resource_id:uuid}/series", opt=redisplay(NEW))
async def book_series(resource_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[BookingSeriesData]) -> See:
    _series, missed = await service.book_series(work, resource_id, data)
    return seen_series(work, missed)


# --- one of them


@get("/{tenant:str}/pools/bookings/{booking_id:uuid}")
async def show_booking(request: AnyRequest, booking_id: FromPath[UUID], work: OpenWork) -> Page:
    booking = await booking_within(work, booking_id, *own(work), *in_care(work))
    now = clock.now()
    cared = await work.one_or_none(queries.booking(booking.id, *in_care(work))) if in_care(work) else None
    ours = await work.one_or_none(queries.booking(booking.id, *own(work))) if own(work) else None
    link = f"{_address(request)}/{work.tenant.slug}/pools/scan/{booking_code(work.secret, booking.id)}"
    resource = await work.get(Resource, booking.resource_id) if booking.resource_id else None
    return Page(
        work, "pools/booking.html", booking=booking, resource=resource, steps=stepper(booking),
        recalled_by=await _recalled_by(work, booking),
        thing=(await thing_names(work, [booking])).get(booking.thing_id, ""),
        zones=await zone_names(work, [booking]), units=await piece_units(work, [booking]),
        steward=cared is not None, ours=ours is not None, at=now,
        due=due(booking, now) if cared else None, missed=cared is not None and has_missed(booking, now),
        occasion=(await occasions_of(work, [booking.id])).get(booking.id),
        names=await people_names(work, [booking.asked_by, booking.decided_by, booking.handed_over_by]),
        group=await _group(work, booking.organization_id), code=charts.qr(link, _("预约二维码").say()),
        moving=Form.of(request, MoveData, booking, version=booking.version, id="moving"),
        refusing=Form.of(request, Because, version=booking.version, noun="refusal"),
        cancelling=Form.of(request, Because, version=booking.version, noun="cancellation"),
        returning=Form.of(request, ReturnData, version=booking.version, id="returning"),
        open=request.scope["state"].get("typed") is not None, history=await history(work, booking.id),
    )  # fmt: skip


async def _recalled_by(work: Work, booking: Booking) -> str:
    """The township that took back what this loan is of; empty where nothing is to be brought back for that."""
    if booking.borrowed_id is None or booking.state is not BookingState.HANDED_OVER:
        return ""
    lent = await work.get(Borrowed, booking.borrowed_id)
    return lent.owner if lent.state is GrantState.REVOKED else ""


def _address(request: AnyRequest) -> str:
    """From the settings; on a laptop without one, the address under which the page was asked for."""
    return str(request.app.state.settings.public_url or request.base_url).rstrip("/")


async def _group(work: Work, organization_id: UUID | None) -> str:
    rows = await work.rows(organizations.names([organization_id])) if organization_id else []
    return rows[0][1] if rows else ""


@post("/{tenant:str}/pools/bookings/{booking_id:uuid}/time", opt=redisplay(ONE))
async def move(
    tenant: FromPath[str], booking_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[MoveData]
) -> See:
    await service.move(work, booking_id, data)
    return See(f"/{tenant}/pools/bookings/{booking_id}", notice=_("已改时间").say())


@post("/{tenant:str}/pools/bookings/{booking_id:uuid}/cancellation", opt=redisplay(ONE))
async def cancel(
    tenant: FromPath[str], booking_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.cancel(work, booking_id, data)
    return See(f"/{tenant}/pools/bookings/{booking_id}", notice=_("已取消预约").say())


ROUTES = [list_bookings, new_booking, book, book_series, show_booking, move, cancel]
