"""What waits about donated goods: to be allocated, handed over, confirmed, agreed to, and what expires."""

from collections.abc import Sequence

from wushe.goods.kinds import AdjustmentState, AllocationState
from wushe.goods.models import Adjustment, Allocation
from wushe.goods.permissions import Goods
from wushe.goods.queries import adjustments, allocations, listing
from wushe.goods.schemas.shown import AdjustmentFilters
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.work import Work
from wushe.workbench.desk import Task

EACH = 4


async def of_staff(work: Work) -> list[Task]:
    """What to give, what to agree to as the second person, and lots that have expired or soon will."""
    return [
        *await _to_give(work, Goods.ALLOCATE, AllocationState.ASKED, _("物资待分配")),
        *await _to_give(work, Goods.HAND_OVER, AllocationState.ALLOCATED, _("物资待交接")),
        *await _to_decide(work),
        *await _expiring(work),
    ]


async def of_receiver(work: Work) -> list[Task]:
    """Goods that came for the own group, and nobody of it has said so."""
    if work.person.person_id is None or not work.may(Goods.CONFIRM):
        return []
    waiting = allocations.to_confirm(work.require(Goods.CONFIRM), work.person.person_id)
    return _tasks(await work.all(waiting.limit(EACH)), _("物资待签收"))


async def _to_give(work: Work, permission: Goods, state: AllocationState, tag: Sentence) -> list[Task]:
    if not work.may(permission):
        return []
    waiting = allocations.in_state(work.require(permission), state)
    return _tasks(await work.all(waiting.limit(EACH)), tag)


def _tasks(found: Sequence[Allocation], tag: Sentence) -> list[Task]:
    return [Task(f"{each.number} {each.purpose}", f"/goods/allocations/{each.id}", tag, "info") for each in found]


async def _to_decide(work: Work) -> list[Task]:
    if not work.may(Goods.APPROVE):
        return []
    waiting = adjustments.adjustments(work.require(Goods.APPROVE), AdjustmentFilters(state=AdjustmentState.WAITING))
    others = waiting.where(Adjustment.asked_by != work.person.person_id).order_by(Adjustment.id).limit(EACH)
    title = _("复核{kind}")
    return [
        Task(title.say(kind=each.kind.label), f"/goods/adjustments/{each.id}", _("待复核"), since=each.asked_on)
        for each in await work.all(others)
    ]


async def _expiring(work: Work) -> list[Task]:
    if not work.may(Goods.COUNT):
        return []
    [(soon, expired)] = await work.rows(listing.band(work.require(Goods.COUNT)))
    tasks: list[Task] = []
    if expired:
        told = _("{n} 个批次已过期，请核销").say(n=expired)
        tasks.append(Task(told, "/goods/lots?freshness=expired", _("已过期"), "bad"))
    if soon:
        told = _("{n} 个批次 7 天内到期，请先发放").say(n=soon)
        tasks.append(Task(told, "/goods/lots?freshness=soon", _("快到期")))
    return tasks
