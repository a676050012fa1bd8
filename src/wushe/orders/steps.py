"""Where an order stands, and what whoever looks can do next. Pure: data in, words out."""

from datetime import datetime

from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Next, Step, way
from wushe.orders.kinds import OrderState
from wushe.orders.models import ServiceOrder

_TITLES = (_("下单"), _("上门开始"), _("服务完成"), _("居民确认"))
_REACHED = {
    OrderState.PLACED: 1,
    OrderState.STARTED: 2,
    OrderState.FINISHED: 3,
    OrderState.OVERDUE: 3,
    OrderState.CONFIRMED: 4,
}


def stepper(order: ServiceOrder) -> list[Step]:
    """With the day on which each step was reached."""
    times = (order.placed_at, order.started_at, order.finished_at, order.confirmed_at)
    if order.state is OrderState.CANCELLED:
        return [
            *way(_TITLES[:1], 1, map(_noted, times[:1])),
            Step(order.state.label, "stopped", _noted(order.ended_at)),
        ]
    return way(_TITLES, _REACHED[order.state], map(_noted, times))


def _noted(at: datetime | None) -> str:
    return formats.datetime(at) if at else ""


def next_step(order: ServiceOrder, *, serves: bool, arranges: bool, vouches: bool) -> Next:
    """For who serves it, for who may print its slip, and for who may say that it was done."""
    match order.state:
        case OrderState.PLACED:
            return _going(order, serves=serves, arranges=arranges)
        case OrderState.STARTED if serves:
            why = _("做完后请居民出示服务单，再扫一次码或输入服务码")
            return Next(_("服务进行中"), why, _("扫码完成"), path="/orders/door")
        case OrderState.STARTED:
            return Next(_("服务进行中"), _("完成时扫码登记"))
        case OrderState.FINISHED | OrderState.OVERDUE:
            return _confirming(order, vouches=vouches and not serves)
        case OrderState.CANCELLED:
            return Next(_("服务单已取消"), order.reason, done=True)
        case OrderState.CONFIRMED:
            return Next(_("居民已确认"), _("服务了 {n} 分钟。").say(n=order.minutes), done=True)


def _going(order: ServiceOrder, *, serves: bool, arranges: bool) -> Next:
    day = formats.date(order.visit_on)
    if serves:
        why = _("{day} 上门。到了以后请居民出示服务单，扫码或输入服务码开始").say(day=day)
        return Next(_("请按时上门"), why, _("扫码开始"), path="/orders/door")
    if not arranges:
        return Next(_("等待上门"), day)
    if order.code_issued_at is None:
        why = _("一单一码：把服务单交给居民，上门的人凭它开始和完成，居民凭它确认")
        return Next(_("请打印服务单，交给居民"), why, _("打印服务单"), noun="slip")
    return Next(_("等待上门"), _("服务单已交给居民，{day} 上门").say(day=day))


def _confirming(order: ServiceOrder, *, vouches: bool) -> Next:
    late = order.state is OrderState.OVERDUE
    title = _("逾期未确认") if late else _("等待居民确认")
    until = _("确认期限 {day}").say(day=formats.date(order.due_on))
    if vouches:
        why = _("居民扫服务单上的码确认；不方便的，请电话或上门问过后代为确认")
        return Next(title, f"{until}。{why}", _("代为确认"), anchor="confirm")
    return Next(title, until)
