"""Calendars that leave the screen: the week for the door, and the addresses that calendar programs read."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Response

from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.people import queries as people
from wushe.pools import ics, service
from wushe.pools.errors import NoSuchCalendar, NoSuchResource
from wushe.pools.permissions import Pools
from wushe.pools.queries import links, resources
from wushe.pools.schemas.resources import CalendarFilters, View
from wushe.pools.service.calendar import hours_of
from wushe.pools.showing import day_asked, drawn

AnyRequest = Request[Any, Any, Any]
PUBLIC = {"public": True}
BACK = timedelta(days=60)
"""How much of the past a calendar program is given."""


@get("/{tenant:str}/pools/{resource_id:uuid}/week")
async def show_week(request: AnyRequest, resource_id: FromPath[UUID], work: OpenWork) -> Page:
    """The plan for the door: a sheet of A4, in letters that are read in passing, with nobody's name."""
    work.require(Pools.READ)
    resource = await work.one(resources.resource(resource_id), NoSuchResource)
    zones = await work.all(resources.zones_of([resource.id]))
    hours = (await hours_of(work, [resource.id]))[resource.id]
    on = day_asked(query(request, CalendarFilters).on)
    week = await drawn(work, resource, zones, hours, on, View.WEEK)
    return Page(work, "pools/week.html", resource=resource, calendar=week)


@post("/{tenant:str}/pools/{resource_id:uuid}/calendar-address")
async def renew_resource_link(
    request: AnyRequest, tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork
) -> Page:
    """Shown once, in the answer itself: only its hash is kept."""
    token = await service.renew_resource_link(work, resource_id)
    return _address(request, work, tenant, token, f"/pools/{resource_id}/keeping")


@post("/{tenant:str}/pools/{resource_id:uuid}/calendar-address/removal")
async def end_resource_link(tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork) -> See:
    await service.end_resource_link(work, resource_id)
    return See(f"/{tenant}/pools/{resource_id}/keeping", notice=_("日历地址已停用").say())


@post("/{tenant:str}/pools/bookings/calendar-address")
async def renew_own_link(request: AnyRequest, tenant: FromPath[str], work: OpenWork) -> Page:
    return _address(request, work, tenant, await service.renew_own_link(work), "/pools/bookings")


@post("/{tenant:str}/pools/bookings/calendar-address/removal")
async def end_own_link(tenant: FromPath[str], work: OpenWork) -> See:
    await service.end_own_link(work)
    return See(f"/{tenant}/pools/bookings", notice=_("日历地址已停用").say())


def _address(request: AnyRequest, work: OpenWork, tenant: str, token: str, back: str) -> Page:
    here = str(request.app.state.settings.public_url or request.base_url).rstrip("/")
    return Page(work, "pools/address.html", address=f"{here}/{tenant}/public/calendars/{token}", back=back)


@get("/{tenant:str}/public/calendars/{token:str}", opt=PUBLIC)
async def show_calendar(request: AnyRequest, token: FromPath[str], work: OpenWork) -> Response[bytes]:
    """For programs without an account: the address is the key. Renewed, the former one is unknown at once."""
    link = await service.open_link(work, token)
    if link.resource_id is not None:
        rows = await work.rows(resources.names([link.resource_id]))
    else:
        rows = await work.rows(people.names([link.person_id]) if link.person_id else resources.names([]))
    if not rows:
        raise NoSuchCalendar
    name = rows[0][1] if link.resource_id is not None else _("我的预约").say()
    now = clock.now()
    written = ics.written(name, request.url.hostname or "", await work.rows(links.entries(link, now - BACK)), now)
    return Response(written, media_type=ics.MEDIA_TYPE, headers={"cache-control": "private, max-age=300"})


ROUTES = [show_week, renew_resource_link, end_resource_link, renew_own_link, end_own_link, show_calendar]
