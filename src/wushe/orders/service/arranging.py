"""What staff and the team's leader do about an order: print its slip, send somebody else, call it off."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.orders.codes import digest, new_code
from wushe.orders.errors import NoSuchOrder, OwnService, ServesOneself
from wushe.orders.events import OrderCancelled, OrderCodeIssued, OrderReassigned
from wushe.orders.models import ServiceOrder
from wushe.orders.permissions import Orders
from wushe.orders.queries import orders as queries
from wushe.orders.schemas.entered import Because, Reassignment
from wushe.orders.service.placing import must_offer, refuse_past
from wushe.people.acting import acting


async def issue(work: Work, order_id: UUID) -> tuple[ServiceOrder, str]:
    """The order with a new code for its slip, which nobody can read again. Raises `OwnService`, `WrongState`.

    Who serves does not print it: the code in their hand shows that they stood at the door.
    """
    order = await _to_arrange(work, order_id)
    if order.server_id == acting(work):
        raise OwnService
    code = new_code()
    order.issue(digest(work, code), clock.now())
    work.record(OrderCodeIssued(order_id=order.id))
    await work.flush()
    return order, code


async def reassign(work: Work, order_id: UUID, data: Reassignment) -> ServiceOrder:
    """Before anybody has come; raises `NotOffered`, `VisitInPast`, `WrongState`, `Stale`."""
    order = await _to_arrange(work, order_id)
    work.check_version(order)
    await must_offer(work, order.team_id, order.kind, data.server_id)
    if data.server_id == order.person_id:
        raise ServesOneself
    visit_on = data.visit_on or max(order.visit_on, clock.today())
    refuse_past(visit_on)
    before = order.reassign(data.server_id, visit_on)
    work.record(
        OrderReassigned(order_id=order.id, from_person_id=before, person_id=order.server_id, visit_on=visit_on)
    )  # fmt: skip
    await work.flush()
    return order


async def cancel(work: Work, order_id: UUID, data: Because) -> ServiceOrder:
    """Raises `ReasonNeeded`, `WrongState` once it is closed, `Stale`."""
    order = await _to_arrange(work, order_id)
    work.check_version(order)
    order.cancel(data.reason, clock.now())
    tell_cancelled(work, order)
    await work.flush()
    return order


def tell_cancelled(work: Work, order: ServiceOrder) -> None:
    work.record(OrderCancelled(order_id=order.id, community_id=order.community_id, person_id=order.server_id))


async def _to_arrange(work: Work, order_id: UUID) -> ServiceOrder:
    within = queries.arranged(work.require(Orders.ARRANGE))
    return await work.one(queries.order_to_change(within, order_id), NoSuchOrder)
