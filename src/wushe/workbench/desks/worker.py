"""A social worker's desk: the assigned groups, by what they need now. Nothing of other groups stands on it."""

from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.organizations.kinds import Stage
from wushe.supervision.permissions import Supervision
from wushe.workbench import watching
from wushe.workbench.concerns import Fact, Group, Kind, Watched, in_order
from wushe.workbench.desk import Desk

MOST_GROUPS = 60


async def desk(work: Work) -> Desk:
    watched = await watch(work)
    concerns = [concern for each in watched for concern in each.concerns]
    shown = {
        "groups": watched,
        "mine": sum(concern.mine for concern in concerns),
        "late": sum(concern.late for concern in concerns),
        "calm": sum(not each.concerns for each in watched),
        "visits": work.may(Supervision.VISIT),
    }
    return Desk("social_worker", _("我督导的组织"), "workbench/worker.html", shown)


async def watch(work: Work) -> list[Watched]:
    """The groups that this person accompanies today, with the reasons to look at each."""
    person_id = work.person.person_id
    if person_id is None:
        return []
    rows = await watching.groups(work, person_id, MOST_GROUPS)
    visited = work.may(Supervision.VISIT)
    groups = [
        Group(group_id, name, Stage(stage), led, core, quiet, last_on, next_on if visited else None)
        for group_id, name, stage, led, core, quiet, last_on, next_on in rows
    ]
    found = await watching.facts(work, person_id) if groups else []
    facts = [
        Fact(group_id, Kind(kind), thing_id, number, whole, on) for group_id, kind, thing_id, number, whole, on in found
    ]
    return in_order(groups, facts, today())
