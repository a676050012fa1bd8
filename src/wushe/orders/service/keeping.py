"""Keeping orders to their days, and forgetting what nobody needs: asks no permission, for jobs and listeners."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.orders.errors import NoSuchOrder
from wushe.orders.events import OrderNotesForgotten, OrderOverdue
from wushe.orders.kinds import OPEN, OrderState
from wushe.orders.models import ServiceOrder, VillageTeam
from wushe.orders.queries import orders as queries
from wushe.orders.service.arranging import tell_cancelled


async def mark_overdue(work: Work) -> int:
    """What was finished and nobody has confirmed within the township's days; returns how many."""
    found = await work.all(queries.unconfirmed_since(clock.today()))
    return sum([await _mark(work, order_id) for order_id in found])


async def _mark(work: Work, order_id: UUID) -> bool:
    order = await work.one(queries.order_locked(order_id), NoSuchOrder)
    if order.state is not OrderState.FINISHED:
        return False  # the resident was quicker than the job
    order.fall_overdue(clock.now())
    team = await work.get(VillageTeam, order.team_id)
    work.record(
        OrderOverdue(
            order_id=order.id, community_id=order.community_id, organization_id=team.organization_id,
            person_id=order.server_id,
        )
    )  # fmt: skip
    await work.flush()
    return True


async def forget_of(work: Work, person_id: UUID) -> None:
    """Nobody comes any more to somebody who wants nothing kept, and no note of theirs remains."""
    for order in await work.all(queries.of_person(person_id)):
        if order.state in OPEN:
            order.cancel(_("本人要求删除资料").say(), clock.now())
            tell_cancelled(work, order)
        _forget(work, order)
    await work.flush()


def _forget(work: Work, order: ServiceOrder) -> None:
    if order.notes:
        order.notes = ""
        work.record(OrderNotesForgotten(order_id=order.id))
