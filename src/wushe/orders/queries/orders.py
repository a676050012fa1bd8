"""Single orders, and how far somebody sees into them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select

from wushe.kernel.i18n import _
from wushe.kernel.journal.naming import calls
from wushe.kernel.work import Reach
from wushe.orders.kinds import OPEN, UNCONFIRMED, OrderState
from wushe.orders.models import OrderRules, ServiceOrder, VillageTeam
from wushe.organizations.queries import led_by
from wushe.people.models import Person


def readable(reach: Reach) -> ColumnElement[bool]:
    """Staff by community or township; others those of a team they lead, and those they serve."""
    return reach.clause(
        own=lambda person_id: or_(ServiceOrder.server_id == person_id, _led(person_id)),
        community=ServiceOrder.community_id.in_,
    )


def arranged(reach: Reach) -> ColumnElement[bool]:
    """The same without those that one merely serves."""
    return reach.clause(own=_led, community=ServiceOrder.community_id.in_)


def served(reach: Reach) -> ColumnElement[bool]:
    """Those that the person was sent to."""
    return reach.clause(own=lambda person_id: ServiceOrder.server_id == person_id)


def _led(person_id: UUID) -> ColumnElement[bool]:
    teams = select(VillageTeam.id).where(VillageTeam.organization_id.in_(led_by(person_id)))
    return ServiceOrder.team_id.in_(teams)


def order(within: ColumnElement[bool], order_id: UUID) -> Select[ServiceOrder]:
    return select(ServiceOrder).where(ServiceOrder.id == order_id, within)


def order_to_change(within: ColumnElement[bool], order_id: UUID) -> Select[ServiceOrder]:
    """Locked: who changes an order waits for who does so already."""
    return _locked(order(within, order_id))


def order_of_code(digest: bytes) -> Select[ServiceOrder]:
    """Whoever asks: the code is the key."""
    return select(ServiceOrder).where(ServiceOrder.code_digest == digest)


def order_of_code_to_change(digest: bytes) -> Select[ServiceOrder]:
    """Locked: of two who scan at once the second reads what the first has done."""
    return _locked(order_of_code(digest))


def order_locked(order_id: UUID) -> Select[ServiceOrder]:
    """For the jobs."""
    return _locked(select(ServiceOrder).where(ServiceOrder.id == order_id))


def unconfirmed_since(today: date) -> Select[UUID]:
    """The ids of those whose last day for the resident's word has passed."""
    late = (ServiceOrder.state == OrderState.FINISHED, ServiceOrder.due_on < today)
    return select(ServiceOrder.id).where(*late).order_by(ServiceOrder.number)


def of_person(person_id: UUID) -> Select[ServiceOrder]:
    return _locked(select(ServiceOrder).where(ServiceOrder.person_id == person_id))


def names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name): `dict(await work.rows(names(ids)))`."""
    called = _("{n} 号服务单").say(n="%s")
    return select(ServiceOrder.id, func.format(called, ServiceOrder.number)).where(ServiceOrder.id.in_(list(ids)))


def last_number() -> Select[int]:
    return select(func.coalesce(func.max(ServiceOrder.number), 0))


def rules(tenant_id: UUID) -> Select[OrderRules]:
    return select(OrderRules).where(OrderRules.id == tenant_id)


# --- what waits for somebody: (order, name of the resident)


def to_serve(person_id: UUID) -> Select[*tuple[Any, ...]]:
    """Those that the person is to go to, or stands in."""
    going = (ServiceOrder.server_id == person_id, ServiceOrder.state.in_([OrderState.PLACED, OrderState.STARTED]))
    return _named().where(*going).order_by(ServiceOrder.visit_on, ServiceOrder.number)


def to_confirm(reach: Reach) -> Select[*tuple[Any, ...]]:
    """Those whose resident has not spoken yet, the longest first."""
    waiting = (arranged(reach), ServiceOrder.state.in_(UNCONFIRMED))
    return _named().where(*waiting).order_by(ServiceOrder.due_on, ServiceOrder.number)


def open_of(person_id: UUID) -> Select[ServiceOrder]:
    return of_person(person_id).where(ServiceOrder.state.in_(OPEN))


def _named() -> Select[*tuple[Any, ...]]:
    return select(ServiceOrder, Person.name).join(Person, Person.id == ServiceOrder.person_id)


def _locked(query: Select[ServiceOrder]) -> Select[ServiceOrder]:
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


calls(names, "order_id")
