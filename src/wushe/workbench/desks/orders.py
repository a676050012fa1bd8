"""What waits about services at home: for who goes there, for staff, and for who leads the team."""

from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.orders.kinds import OrderState
from wushe.orders.permissions import Orders
from wushe.orders.queries import orders
from wushe.workbench.desk import Task

EACH = 4


async def of_server(work: Work) -> list[Task]:
    """Where this person is to go, or is at work."""
    if work.person.person_id is None or not work.may(Orders.SERVE):
        return []
    found = await work.rows(orders.to_serve(work.person.person_id).limit(EACH))
    return [
        Task(
            f"{order.kind.label.say()} · {resident}", f"/orders/{order.id}", order.state.label, "info",
            due=order.visit_on, late=order.state is OrderState.PLACED and order.visit_on < today(),
        )
        for order, resident in found
    ]  # fmt: skip


async def of_arranger(work: Work) -> list[Task]:
    """Those of which the resident has said nothing yet."""
    if not work.may(Orders.ARRANGE):
        return []
    found = await work.rows(orders.to_confirm(work.require(Orders.ARRANGE)).limit(EACH))
    return [
        Task(
            f"{order.kind.label.say()} · {resident}", f"/orders/{order.id}", _("服务待确认"), "info",
            due=order.due_on, late=order.state is OrderState.OVERDUE,
        )
        for order, resident in found
    ]  # fmt: skip
