"""What waits about micro-wishes: for staff at each step, and for who has something to bring."""

from wushe.kernel.clock import local_day, today
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.wishes.models.claim import CONFIRMED_WITHIN
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims
from wushe.workbench.desk import Task

EACH = 4


async def of_staff(work: Work) -> list[Task]:
    """Those to verify, to call about, to hand over, and those of which nobody has said that they arrived."""
    return [*await _to_verify(work), *await _to_call(work), *await _to_hand_over(work), *await _to_confirm(work)]


async def of_giver(work: Work) -> list[Task]:
    """What this person, or a group they lead, has claimed and not brought yet."""
    if work.person.person_id is None or not work.may(Wishes.CLAIM):
        return []
    found = await work.rows(claims.to_bring(work.person.person_id).limit(EACH))
    return [
        Task(wish.title, f"/wishes/{wish.id}", _("请送到"), "info", due=claim.due_on, late=claim.due_on < today())
        for wish, claim in found
    ]


async def _to_verify(work: Work) -> list[Task]:
    if not work.may(Wishes.VERIFY):
        return []
    found = await work.all(claims.to_verify(work.require(Wishes.VERIFY), work.person.person_id).limit(EACH))
    return [Task(wish.title, f"/wishes/{wish.id}", _("心愿待核实"), "info") for wish in found]


async def _to_call(work: Work) -> list[Task]:
    if not work.may(Wishes.COUNTER):
        return []
    found = await work.rows(claims.to_call(work.require(Wishes.COUNTER)).limit(EACH))
    return [
        Task(wish.title, f"/wishes/{wish.id}", _("打电话核实"), due=local_day(claim.held_until))
        for wish, claim in found
    ]


async def _to_hand_over(work: Work) -> list[Task]:
    if not work.may(Wishes.DELIVER):
        return []
    found = await work.rows(claims.to_hand_over(work.require(Wishes.DELIVER)).limit(EACH))
    return [Task(wish.title, f"/wishes/{wish.id}", _("请送给居民"), "info") for wish, _claim in found]


async def _to_confirm(work: Work) -> list[Task]:
    if not work.may(Wishes.CONFIRM):
        return []
    tasks: list[Task] = []
    for wish, claim in await work.rows(claims.to_confirm(work.require(Wishes.CONFIRM)).limit(EACH)):
        due = local_day(claim.delivered_at) + CONFIRMED_WITHIN
        tasks.append(Task(wish.title, f"/wishes/{wish.id}", _("心愿待确认"), "info", due=due, late=due < today()))
    return tasks
