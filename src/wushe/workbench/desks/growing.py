"""What waits for leaders about how their groups grow: scores of their own, plans that fall due, supervision's actions.

Each says in words why it is there; a mentor's proposal stands in `mentoring`.
"""

from datetime import date
from uuid import UUID

from wushe.evaluation.models import Assessment
from wushe.evaluation.permissions import Evaluation
from wushe.kernel.clock import today
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.supervision.permissions import Supervision
from wushe.workbench import growing as queries
from wushe.workbench.desk import Task
from wushe.workbench.watching import ANNOUNCED

EACH = 4


async def of_leader(work: Work, person_id: UUID) -> list[Task]:
    return [
        *await _self_assessments(work, person_id), *await _improvements(work, person_id),
        *await _actions(work, person_id),
    ]  # fmt: skip


async def _self_assessments(work: Work, person_id: UUID) -> list[Task]:
    if not work.may(Evaluation.ASSESS):
        return []
    found = await work.rows(queries.self_assessments(person_id).limit(EACH))
    return [_asked(assessment, group) for assessment, group in found]


def _asked(assessment: Assessment, group: str) -> Task:
    days = {"since": formats.date(assessment.since), "until": formats.date(assessment.until)}
    title = _("{group}要自评：{since} 至 {until}").say(group=group, **days)
    tag, tone = (_("退回重评"), "bad") if assessment.reason else (_("请自评"), "warn")
    return Task(title, f"/evaluation/{assessment.id}/scoring", tag, tone)


async def _improvements(work: Work, person_id: UUID) -> list[Task]:
    if not work.may(Evaluation.IMPROVE):
        return []
    rows = await work.rows(queries.improvements(person_id, today() + ANNOUNCED).limit(EACH))
    soon, late = _("{group}改进“{what}”快到期"), _("{group}改进“{what}”已逾期")
    return [_due(soon, late, f"/evaluation/improvements/{id_}", group, what, on) for id_, group, what, on in rows]


async def _actions(work: Work, person_id: UUID) -> list[Task]:
    if not work.may(Supervision.ACT):
        return []
    rows = await work.rows(queries.actions(person_id).limit(EACH))
    waits, late = _("{group}跟进“{what}”还没办结"), _("{group}跟进“{what}”已逾期")
    return [_due(waits, late, f"/supervision/actions/{id_}", group, what, on) for id_, group, what, on in rows]


def _due(waits: Sentence, late: Sentence, path: str, group: str, what: str, on: date) -> Task:
    is_late = on < today()
    title = (late if is_late else waits).say(group=group, what=what)
    return Task(title, path, _("已逾期") if is_late else _("请办结"), "info", due=on, late=is_late)
