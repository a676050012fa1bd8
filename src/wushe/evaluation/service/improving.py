"""Improvements: one for each weak indicator, planned anew, done only with what was done, reminded until then."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from wushe.evaluation.errors import NoSuchItem, NotOwner
from wushe.evaluation.events import ImprovementDone, ImprovementFallsDue, ImprovementOverdue, ImprovementPlanned
from wushe.evaluation.kinds import ItemState
from wushe.evaluation.models import Assessment, Improvement, Indicator
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import assessments, improving as queries
from wushe.evaluation.schemas.entered import ItemData, OutcomeData
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people.acting import acting

WARNED_BEFORE = timedelta(days=7)
AGAIN_AFTER = timedelta(days=7)


async def plan_for(
    work: Work, assessment: Assessment, days: int, found: Sequence[tuple[Indicator, int]]
) -> list[Improvement]:
    """An item for each: the next level, whoever leads the group, in so many days. They can change all three."""
    if not found:
        return []
    today = clock.today()
    owner_id = await _first_owner(work, assessment.organization_id, today)
    items = [
        Improvement(
            id=new_id(), assessment_id=assessment.id, organization_id=assessment.organization_id,
            indicator_id=indicator.id, action=indicator.levels.split("\n")[level + 1], owner_id=owner_id,
            due_on=today + timedelta(days=days), state=ItemState.OPEN,
        )
        for indicator, level in found
    ]  # fmt: skip
    for item in items:
        work.add(item)
        _planned(work, item)
    await work.flush()
    return items


async def _first_owner(work: Work, organization_id: UUID, on: date) -> UUID:
    """Who leads it, else who accompanies it, else who concluded."""
    leaders = await work.rows(organizations.leaders_of([organization_id]))
    workers = await work.rows(organizations.workers_of([organization_id], on))
    return next((row[1] for row in (*leaders, *workers)), acting(work))


async def plan_item(work: Work, item_id: UUID, data: ItemData) -> Improvement:
    """What, who and until when. Raises `DoneAlready`, `DueInPast`, `NotOwner`."""
    item = await _item(work, item_id)
    today = clock.today()
    allowed = {row[0] for row in await work.rows(queries.owners(item.organization_id, today))}
    if data.owner_id not in allowed | {item.owner_id}:
        raise NotOwner().beside("owner_id")
    item.plan(data.action, data.owner_id, data.due_on, today)
    _planned(work, item)
    await work.flush()
    return item


async def finish_item(work: Work, item_id: UUID, data: OutcomeData) -> Improvement:
    """Raises `DoneAlready`, `NeverDone`."""
    item = await _item(work, item_id)
    item.finish(data.outcome, clock.today(), acting(work))
    work.record(
        ImprovementDone(improvement_id=item.id, assessment_id=item.assessment_id, organization_id=item.organization_id)
    )
    await work.flush()
    return item


async def remind(work: Work) -> int:
    """Tell owners a week before the day, the day after, and each week from then on; returns how many."""
    today = clock.today()
    soon = await work.all(queries.falling_due(today, today + WARNED_BEFORE))
    late = await work.all(queries.overdue(today, today - AGAIN_AFTER))
    for item in soon:
        _remind(work, item, ImprovementFallsDue, today)
    for item in late:
        _remind(work, item, ImprovementOverdue, today)
    await work.flush()
    return len(soon) + len(late)


def _remind(
    work: Work, item: Improvement, event: type[ImprovementFallsDue] | type[ImprovementOverdue], today: date
) -> None:
    item.warned_on = today
    work.record(
        event(
            improvement_id=item.id, assessment_id=item.assessment_id, organization_id=item.organization_id,
            person_id=item.owner_id, due_on=item.due_on,
        )
    )  # fmt: skip


def _planned(work: Work, item: Improvement) -> None:
    work.record(
        ImprovementPlanned(
            improvement_id=item.id, assessment_id=item.assessment_id, organization_id=item.organization_id,
            person_id=item.owner_id, due_on=item.due_on,
        )
    )  # fmt: skip


async def _item(work: Work, item_id: UUID) -> Improvement:
    reached = assessments.of_group(work.require(Evaluation.IMPROVE), Improvement.organization_id)
    item = await work.one(queries.item(reached, item_id), NoSuchItem)
    work.check_version(item)
    return item
