"""Where an order stands, and what whoever looks can do next. Pure: data in, words out."""

from dataclasses import dataclass
from datetime import datetime

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats
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


def stepper(order: ServiceOrder) -> list[dict[str, str]]:
    """Its way for `pieces.stepper`, with the day on which each step was reached."""
    if order.state is OrderState.CANCELLED:
        return [_step(_TITLES[0], "done", order.placed_at), _step(order.state.label, "stopped", order.ended_at)]
    reached = _REACHED[order.state]
    days = (order.placed_at, order.started_at, order.finished_at, order.confirmed_at)
    return [
        _step(title, _stands(place, reached), day)
        for place, (title, day) in enumerate(zip(_TITLES, days, strict=True), start=1)
    ]


def _stands(place: int, reached: int) -> str:
    if place <= reached:
        return "done"
    return "current" if place == reached + 1 else "todo"


def _step(title: Sentence, state: str, at: datetime | None) -> dict[str, str]:
    return {"title": title.say(), "state": state, "note": formats.datetime(at) if at else ""}


@dataclass(frozen=True, slots=True)
class Next:
    """`noun` is posted to, `anchor` a form on the page, `path` a page; without them somebody else is awaited."""

    title: str
    sentence: str = ""
    verb: str = ""
    noun: str = ""
    anchor: str = ""
    path: str = ""
    done: bool = False


def next_step(order: ServiceOrder, *, serves: bool, arranges: bool, vouches: bool) -> Next:
    """For who serves it, for who may print its slip, and for who may say that it was done."""
    match order.state:
        case OrderState.PLACED:
            return _going(order, serves=serves, arranges=arranges)
        case OrderState.STARTED if serves:
            why = _("做完后请居民出示服务单，再扫一次码或输入服务码").say()
            return Next(_("服务进行中").say(), why, _("扫码完成").say(), path="/orders/door")
        case OrderState.STARTED:
            return Next(_("服务进行中").say(), _("完成时扫码登记").say())
        case OrderState.FINISHED | OrderState.OVERDUE:
            return _confirming(order, vouches=vouches and not serves)
        case OrderState.CANCELLED:
            return Next(_("服务单已取消").say(), order.reason, done=True)
        case OrderState.CONFIRMED:
            return Next(_("居民已确认").say(), _("服务了 {n} 分钟。").say(n=order.minutes), done=True)


def _going(order: ServiceOrder, *, serves: bool, arranges: bool) -> Next:
    day = formats.date(order.visit_on)
    if serves:
        why = _("{day} 上门。到了以后请居民出示服务单，扫码或输入服务码开始").say(day=day)
        return Next(_("请按时上门").say(), why, _("扫码开始").say(), path="/orders/door")
    if not arranges:
        return Next(_("等待上门").say(), day)
    if order.code_issued_at is None:
        why = _("一单一码：把服务单交给居民，上门的人凭它开始和完成，居民凭它确认").say()
        return Next(_("请打印服务单，交给居民").say(), why, _("打印服务单").say(), noun="slip")
    return Next(_("等待上门").say(), _("服务单已交给居民，{day} 上门").say(day=day))


def _confirming(order: ServiceOrder, *, vouches: bool) -> Next:
    late = order.state is OrderState.OVERDUE
    title = _("逾期未确认").say() if late else _("等待居民确认").say()
    until = _("确认期限 {day}").say(day=formats.date(order.due_on))
    if vouches:
        why = _("居民扫服务单上的码确认；不方便的，请电话或上门问过后代为确认").say()
        return Next(title, f"{until}。{why}", _("代为确认").say(), anchor="confirm")
    return Next(title, until)
