"""At the door: the resident's code starts the service, and ends it. Of two who scan at once, one is first."""

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.orders.codes import digest
from wushe.orders.errors import NoSuchCode, NotYourOrder
from wushe.orders.events import OrderFinished, OrderStarted
from wushe.orders.models import ServiceOrder
from wushe.orders.permissions import Orders
from wushe.orders.queries import orders as queries
from wushe.orders.schemas.entered import Finish
from wushe.orders.service.rules import rules_of
from wushe.people.acting import acting


async def order_at_door(work: Work, code: str) -> ServiceOrder:
    """The order that the slip is of, for who serves it; raises `NoSuchCode`, `NotYourOrder`."""
    work.require(Orders.SERVE)
    return _mine(work, await work.one(queries.order_of_code(digest(work, code)), NoSuchCode))


async def start(work: Work, code: str) -> ServiceOrder:
    """Raises `AlreadyStarted`, `CodeUsed`, `NoSuchCode`, `NotYourOrder`."""
    order = await _standing_there(work, code)
    order.start(clock.now())
    work.record(OrderStarted(order_id=order.id, community_id=order.community_id))
    await work.flush()
    return order


async def finish(work: Work, code: str, data: Finish) -> ServiceOrder:
    """The minutes since the start; raises `CodeUsed`, `MinutesNeeded`, `MinutesUnfit`, `WrongState`."""
    order = await _standing_there(work, code)
    order.finish(clock.now(), (await rules_of(work)).confirm_days, data.minutes)
    work.record(
        OrderFinished(
            order_id=order.id, community_id=order.community_id, minutes=order.minutes or 0,
            due_on=order.due_on or clock.today(),
        )
    )  # fmt: skip
    await work.flush()
    return order


async def _standing_there(work: Work, code: str) -> ServiceOrder:
    work.require(Orders.SERVE)
    return _mine(work, await work.one(queries.order_of_code_to_change(digest(work, code)), NoSuchCode))


def _mine(work: Work, order: ServiceOrder) -> ServiceOrder:
    if order.server_id != acting(work):
        raise NotYourOrder
    return order
