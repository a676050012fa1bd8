"""Where the resident lives and how to call them, for who is to go there: for a reason, written down."""

from uuid import UUID

from wushe.kernel.work import Work
from wushe.orders.errors import NoSuchOrder, WrongState
from wushe.orders.events import OrderResidentRevealed
from wushe.orders.kinds import OrderState
from wushe.orders.models import ServiceOrder
from wushe.orders.permissions import Orders
from wushe.orders.queries import orders as queries
from wushe.orders.schemas.shown import ContactShown
from wushe.people import queries as people, sealing
from wushe.people.kinds import RevealReason, SensitiveField
from wushe.people.models import Person
from wushe.people.service.revealing import count_reveal

ON_THE_WAY = frozenset({OrderState.PLACED, OrderState.STARTED})


async def reveal(work: Work, order_id: UUID, reason: RevealReason) -> ContactShown:
    """Only until the work is done; raises `NoSuchOrder`, `WrongState`, `RevealedTooOften`."""
    order = await work.one(queries.order(queries.served(work.require(Orders.REVEAL)), order_id), NoSuchOrder)
    if order.state not in ON_THE_WAY:
        raise WrongState(state=order.state.label)
    await count_reveal(work, OrderResidentRevealed)
    shown = await _contact(work, order)
    work.record(OrderResidentRevealed(order_id=order.id, person_id=order.person_id, reason=reason))
    return shown


async def _contact(work: Work, order: ServiceOrder) -> ContactShown:
    resident = await work.get(Person, order.person_id)
    kept = await work.all(people.sensitive(resident.id))
    address = next((value for value in kept if value.field is SensitiveField.ADDRESS), None)
    return ContactShown(
        name=resident.name, phone=sealing.open_phone(work, resident),
        address=sealing.open_sensitive(work, address) if address else "",
    )  # fmt: skip
