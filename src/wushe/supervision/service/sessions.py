"""Group supervision: one problem of many groups, and for each of them an action of its own."""

from collections.abc import Sequence
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import listed
from wushe.kernel.text import search_key
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.supervision.errors import DueBefore, FunctionNeeded, GroupsNeeded, LeadersMissing, NoSuchGroups
from wushe.supervision.events import GroupSupervisionHeld
from wushe.supervision.kinds import SupervisionFunction
from wushe.supervision.models import GroupSupervision
from wushe.supervision.models.visit import refuse_future
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import reach as groups, sessions as queries
from wushe.supervision.schemas.sessions import NewGroupSupervision
from wushe.supervision.service.agreeing import Asked, agree

FEWEST_GROUPS = 2


async def hold(work: Work, data: NewGroupSupervision) -> GroupSupervision:
    """Write a group supervision down; the owner of each group's action is its leader.

    Raises `HeldInFuture`, `FunctionNeeded`, `GroupsNeeded`, `NoSuchGroups`, `LeadersMissing`, `DueBefore`.
    """
    work.require(Supervision.HOLD)
    refuse_future(data.held_on, "held_on")
    if data.due_on < data.held_on:
        raise DueBefore(day=data.held_on).beside("due_on")
    led = await _led(work, data.organization_ids)
    held = GroupSupervision(
        id=new_id(), supervisor_id=acting(work), held_on=data.held_on, minutes=data.minutes,
        functions=functions_of(data.functions), problem=data.problem, search=search_key(data.problem),
        advice=data.advice, recorded_at=clock.now(),
    )  # fmt: skip
    work.add(held)
    await work.flush()
    work.record(GroupSupervisionHeld(group_supervision_id=held.id, held_on=held.held_on, groups=len(led)))
    for organization_id, leader_id in led:
        asked = Asked(data.measure, leader_id, data.due_on)
        agree(work, organization_id, asked, held.held_on, group_supervision_id=held.id)
    await work.flush()
    return held


def functions_of(chosen: Sequence[SupervisionFunction]) -> list[str]:
    """Raises `FunctionNeeded` beside `functions`."""
    if not chosen:
        raise FunctionNeeded().beside("functions")
    return [function.value for function in SupervisionFunction if function in chosen]


async def _led(work: Work, organization_ids: Sequence[UUID]) -> list[tuple[UUID, UUID]]:
    """(group, leader) of each; an action without an owner would be nobody's."""
    asked = set(organization_ids)
    if len(asked) < FEWEST_GROUPS:
        raise GroupsNeeded().beside("organization_ids")
    found = await work.all(groups.among(work.require(Supervision.HOLD), asked))
    if len(found) != len(asked):
        raise NoSuchGroups
    rows = await work.rows(queries.taken_by(asked))
    if leaderless := [name for _id, name, leader_id in rows if leader_id is None]:
        raise LeadersMissing(names=listed(leaderless)).beside("organization_ids")
    return [(organization_id, leader_id) for organization_id, _name, leader_id in rows]
