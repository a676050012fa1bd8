"""The resident's word closes an order: by the code on the slip, or told to staff who did not serve."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.orders.codes import digest
from wushe.orders.errors import NoSuchCode, NoSuchOrder, OwnService
from wushe.orders.events import OrderConfirmed
from wushe.orders.kinds import Confirmer
from wushe.orders.models import ServiceOrder
from wushe.orders.permissions import Orders
from wushe.orders.queries import orders as queries
from wushe.orders.schemas.entered import Because
from wushe.people.acting import acting


async def order_of(work: Work, code: str) -> ServiceOrder:
    """What the slip is of, for whoever holds it; raises `NoSuchCode`, and `CodeUsed` once the order is closed."""
    work.require(Orders.ACKNOWLEDGE)
    order = await work.one(queries.order_of_code(digest(work, code)), NoSuchCode)
    order.refuse_if_used()
    return order


async def acknowledge(work: Work, code: str) -> ServiceOrder:
    """The resident's own hand; raises `CodeUsed`, `NoSuchCode`, `NotFinishedYet`, `OwnService`."""
    work.require(Orders.ACKNOWLEDGE)
    order = await work.one(queries.order_of_code_to_change(digest(work, code)), NoSuchCode)
    if order.server_id == work.person.person_id:
        raise OwnService
    order.confirm(clock.now())
    return await _tell(work, order, Confirmer.CODE)


async def vouch(work: Work, order_id: UUID, data: Because) -> ServiceOrder:
    """For a resident who was asked; raises `OwnService`, `ReasonNeeded`, `NotFinishedYet`, `CodeUsed`."""
    reach, by = work.require(Orders.CONFIRM), acting(work)
    order = await work.one(queries.order_to_change(queries.arranged(reach), order_id), NoSuchOrder)
    order.vouch(clock.now(), by, data.reason)
    return await _tell(work, order, Confirmer.STAFF)


async def _tell(work: Work, order: ServiceOrder, confirmer: Confirmer) -> ServiceOrder:
    work.record(
        OrderConfirmed(
            order_id=order.id, community_id=order.community_id, person_id=order.server_id, confirmer=confirmer,
            minutes=order.minutes or 0,
        )
    )  # fmt: skip
    await work.flush()
    return order
