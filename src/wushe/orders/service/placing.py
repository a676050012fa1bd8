"""An order is placed: whom to, what, who comes, and when."""

from datetime import date
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.orders.errors import NoSuchTeam, NotOffered, ResidentElsewhere, ServesOneself, VisitInPast
from wushe.orders.events import ServiceOrdered
from wushe.orders.kinds import OrderState, ServiceKind
from wushe.orders.models import ServiceOrder, VillageTeam
from wushe.orders.permissions import Orders
from wushe.orders.queries import teams
from wushe.orders.schemas.entered import NewOrder
from wushe.orders.service.numbers import next_number
from wushe.people import queries as people
from wushe.people.acting import acting
from wushe.people.errors import NoSuchPerson
from wushe.people.models import Person
from wushe.people.permissions import People


async def place(work: Work, data: NewOrder) -> ServiceOrder:
    """Raises `NoSuchPerson`, `NoSuchTeam`, `ResidentElsewhere`, `NotOffered`, `ServesOneself`, `VisitInPast`."""
    reach, by = work.require(Orders.PLACE), acting(work)
    resident = await work.one(people.person(work.require(People.READ), data.person_id), NoSuchPerson)
    resident.refuse_if_erased()
    team = await work.one(teams.team(teams.governed(reach), data.team_id), NoSuchTeam)
    _must_live_there(resident, team)
    refuse_past(data.visit_on)
    await must_offer(work, team.id, data.kind, data.server_id)
    if data.server_id == resident.id:
        raise ServesOneself
    order = work.add(
        ServiceOrder(
            id=new_id(), number=await next_number(work), community_id=team.community_id, team_id=team.id,
            person_id=resident.id, server_id=data.server_id, kind=data.kind, visit_on=data.visit_on,
            notes=data.notes, state=OrderState.PLACED, placed_at=clock.now(), placed_by=by,
        )
    )  # fmt: skip
    work.record(
        ServiceOrdered(
            order_id=order.id, community_id=order.community_id, number=order.number, kind=order.kind,
            person_id=order.server_id, visit_on=order.visit_on,
        )
    )  # fmt: skip
    await work.flush()
    return order


def refuse_past(visit_on: date) -> None:
    """Raises `VisitInPast` beside `visit_on`."""
    if visit_on < clock.today():
        raise VisitInPast().beside("visit_on")


async def must_offer(work: Work, team_id: UUID, kind: ServiceKind, server_id: UUID) -> None:
    """Raises `NotOffered`."""
    if server_id not in {person_id for person_id, _name in await work.rows(teams.offering(team_id, kind))}:
        raise NotOffered(kind=kind.label)


def _must_live_there(resident: Person, team: VillageTeam) -> None:
    """Somebody of whom the register has no community is whoever's staff found them."""
    if resident.community_id not in {None, team.community_id}:
        raise ResidentElsewhere
