"""What the page of one order shows to whoever looks."""

from typing import Any

from litestar import Request

from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.work import Work
from wushe.orders.kinds import OPEN, UNCONFIRMED, OrderState
from wushe.orders.models import ServiceOrder
from wushe.orders.pages import choices
from wushe.orders.permissions import Orders
from wushe.orders.queries import orders as queries
from wushe.orders.schemas.entered import Because, Reassignment
from wushe.orders.service.revealing import ON_THE_WAY
from wushe.orders.showing import order_shown
from wushe.orders.steps import next_step, stepper
from wushe.people.history import history


async def detail(request: Request[Any, Any, Any], work: Work, order: ServiceOrder) -> dict[str, Any]:
    """The names that `orders/show.html` wants."""
    serves = work.person.person_id == order.server_id
    arranges, vouches = await _arranges(work, Orders.ARRANGE, order), await _arranges(work, Orders.CONFIRM, order)
    placed = order.state is OrderState.PLACED
    return {
        "order": await order_shown(work, order),
        "next": next_step(order, serves=serves, arranges=arranges and not serves, vouches=vouches),
        "steps": stepper(order),
        "printable": arranges and not serves and order.state in OPEN,
        "reassignable": arranges and placed,
        "cancellable": arranges and order.state in OPEN,
        "vouchable": vouches and not serves and order.state in UNCONFIRMED,
        "revealable": serves and work.may(Orders.REVEAL) and order.state in ON_THE_WAY,
        "servers": await choices.servers(work, order.team_id, order.kind) if arranges and placed else [],
        "history": await history(work, order.id),
        "refusal": refusal_in(request, Because),
        "because": Form.of(request, Because, noun="cancellation"),
        "vouching": Form.of(request, Because, noun="confirmation"),
        "reassignment": Form.of(request, Reassignment, {"visit_on": order.visit_on}, version=order.version),
    }


async def _arranges(work: Work, permission: Orders, order: ServiceOrder) -> bool:
    """Whether the permission reaches this order, so that no button leads to a refusal."""
    if not work.may(permission):
        return False
    within = queries.arranged(work.require(permission))
    return await work.one_or_none(queries.order(within, order.id)) is not None
