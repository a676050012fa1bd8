"""What a form that asks for a booking begins with, keeps and leads to; for one's own things and for borrowed ones."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from litestar import Request

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.reading import read
from wushe.kernel.web import formats
from wushe.kernel.web.answers import See
from wushe.kernel.web.forms import Form
from wushe.kernel.work import Work
from wushe.pools.errors import Taken
from wushe.pools.kinds import BookingState
from wushe.pools.models import Booking
from wushe.pools.occasions import occasions_of
from wushe.pools.schemas.bookings import BookingData, WantedTime
from wushe.pools.service.offering import Alternatives

AnyRequest = Request[Any, Any, Any]
SERIES = "series"


def prefilled(request: AnyRequest, offered: list[Any]) -> dict[str, Any]:
    """What stands in the address, and the group where there is but one."""
    given = request.query_params
    names = ("organization_id", "purpose", "heads", "quantity", "serves")
    group = {"organization_id": offered[0][0]} if len(offered) == 1 else {}
    chosen = {name: given[name] for name in names if given.get(name)}
    times = {name: given[name][:16] for name in ("starts_at", "ends_at") if given.get(name)}
    return chosen | times | group | {"zone_ids": given.getall("zone_ids", [])}


def kept(form: Form) -> dict[str, Any]:
    """What was typed and is worth keeping when something else is taken instead."""
    return {name: form.value(name) for name in ("organization_id", "purpose", "heads", "serves")}


async def instead(form: Form, look: Callable[[WantedTime], Awaitable[Alternatives]]) -> Alternatives | None:
    """What else there is, when the booking that was just asked for was refused because somebody else has it."""
    error = form.field_errors.get("starts_at")
    if error is None or error.code != Taken.code or form.typed is None:
        return None
    names = WantedTime.__struct_fields__
    return await look(read(WantedTime, {name: form.typed[name] for name in names if name in form.typed}, form=True))


def seen_series(work: Work, missed: list[datetime]) -> See:
    """To all bookings; what somebody else had is told."""
    notice = _("已按周期预约").say()
    if missed:
        notice += _("，这些日期已有人预约：{days}").say(days=formats.listed(map(formats.date, missed)))
    return See(f"/{work.tenant.slug}/pools/bookings", notice=notice)


async def seen(work: Work, booking: Booking, data: BookingData, asked: Sentence) -> See:
    """To the booking, or back to what it is for where somebody came from there; `asked` says who decides."""
    notices = {
        BookingState.CONFIRMED: _("预约成功"),
        BookingState.ASKED: asked,
        BookingState.WAITING: _("这段时间已有人预约，已为您登记候补"),
    }
    served = (await occasions_of(work, [booking.id])).get(booking.id)
    back = served.path if served and data.serves else f"/pools/bookings/{booking.id}"
    return See(f"/{work.tenant.slug}{back}", notice=notices[booking.state].say())
