"""The steward's day, on the phone: who comes, what goes out and comes back, what waits for a word; and scanning."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock
from wushe.kernel.clock import day_start, today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.pools import service
from wushe.pools.codes import scanned_booking
from wushe.pools.models import Booking
from wushe.pools.naming import piece_units, thing_names, zone_names
from wushe.pools.permissions import Pools
from wushe.pools.queries import desk
from wushe.pools.queries.bookings import stewarded
from wushe.pools.reaching import booking_within, in_care
from wushe.pools.schemas.bookings import Because, ReturnData
from wushe.pools.steps import due, has_missed

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant}/pools/bookings/{booking_id}"


@get("/{tenant:str}/pools/today")
async def show_today(request: AnyRequest, work: OpenWork) -> Page:
    theirs = stewarded(work.require(Pools.STEWARD))
    now, tomorrow = clock.now(), day_start(today() + timedelta(days=1))
    asked = await work.all(desk.undecided(theirs, now))
    coming = await work.all(desk.arrivals(theirs, day_start(today()), tomorrow))
    out = await work.all(desk.out(theirs))
    shown = [*asked, *coming, *out]
    return Page(
        work, "pools/today.html", asked=asked, coming=coming, refusal=refusal_in(request), at=now,
        late=[each for each in out if each.is_overdue(now)], out=[each for each in out if not each.is_overdue(now)],
        things=await thing_names(work, shown), zones=await zone_names(work, shown),
        units=await piece_units(work, shown), day=today(),
    )  # fmt: skip


@get("/{tenant:str}/pools/scan/{code:str}")
async def scan(request: AnyRequest, code: FromPath[str], work: OpenWork) -> Page:
    """Where the group's code leads the steward: the booking, and the one button that is due."""
    work.require(Pools.STEWARD)
    booking = await booking_within(work, scanned_booking(work.secret, code), *in_care(work))
    now = clock.now()
    return Page(
        work, "pools/scanned.html", booking=booking, due=due(booking, now), missed=has_missed(booking, now),
        thing=(await thing_names(work, [booking])).get(booking.thing_id, ""),
        zones=await zone_names(work, [booking]), units=await piece_units(work, [booking]),
        at=now, returning=Form.of(request, ReturnData),
    )  # fmt: skip


@post("/{tenant:str}/pools/bookings/{booking_id:uuid}/confirmation", opt=redisplay(ONE))
async def confirm(tenant: FromPath[str], booking_id: FromPath[UUID], work: OpenWork) -> See:
    return _done(tenant, await service.confirm(work, booking_id), _("已同意").say())


@post("/{tenant:str}/pools/bookings/{booking_id:uuid}/refusal", opt=redisplay(ONE))
async def refuse(
    tenant: FromPath[str], booking_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    return _done(tenant, await service.refuse(work, booking_id, data), _("已答复，对方会看到原因").say())


@post("/{tenant:str}/pools/bookings/{booking_id:uuid}/handing-over", opt=redisplay(ONE))
async def hand_over(tenant: FromPath[str], booking_id: FromPath[UUID], work: OpenWork) -> See:
    return _done(tenant, await service.hand_over(work, booking_id), _("已交接").say())


@post("/{tenant:str}/pools/bookings/{booking_id:uuid}/return", opt=redisplay(ONE))
async def take_back(
    tenant: FromPath[str], booking_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ReturnData]
) -> See:
    return _done(tenant, await service.take_back(work, booking_id, data), _("已登记归还").say())


@post("/{tenant:str}/pools/bookings/{booking_id:uuid}/absence", opt=redisplay(ONE))
async def miss(tenant: FromPath[str], booking_id: FromPath[UUID], work: OpenWork) -> See:
    return _done(tenant, await service.miss(work, booking_id), _("已记为未到，其余时间可再预约").say())


def _done(tenant: str, booking: Booking, notice: str) -> See:
    return See(f"/{tenant}/pools/bookings/{booking.id}", notice=notice)


ROUTES = [show_today, scan, confirm, refuse, hand_over, take_back, miss]
