"""Visits and actions as whoever looks may see them; both faces show nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from wushe.kernel.clock import today
from wushe.kernel.work import Extent, Reach, Work
from wushe.organizations import queries as organizations
from wushe.organizations.models import Organization
from wushe.people import queries as people
from wushe.supervision.models import Action, GroupSupervision, Visit, VisitPhoto, Words
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import actions, reach, sessions, visits
from wushe.supervision.schemas.actions import ActionShown, StepShown
from wushe.supervision.schemas.sessions import GroupSupervisionShown, TakingShown
from wushe.supervision.schemas.visits import ActionBrief, EarlierShown, PhotoShown, VisitShown
from wushe.supervision.service.correcting import words_of
from wushe.supervision.service.rules import rules_of

S = TypeVar("S", bound=msgspec.Struct)


async def visit_shown(work: Work, visit: Visit) -> VisitShown:
    """Who is visited reads the advice that stands now; what was seen, and what was corrected, is for staff."""
    whole = await is_staff_of(work, visit.organization_id) or visit.worker_id == work.person.person_id
    words, worker = await words_of(work, visit), await person_name(work, visit.worker_id)
    return VisitShown(
        id=visit.id, organization_id=visit.organization_id,
        organization=await group_name(work, visit.organization_id), worker=worker,
        template=visit.template, visited_on=visit.visited_on, minutes=visit.minutes,
        seen=words.seen if whole else None, advice=words.advice,
        actions=[brief(action, owner) for action, owner in await work.rows(actions.of_visit(visit.id))],
        photos=[photo_shown(photo) for photo in await work.all(visits.photos_of(visit.id))],
        next_on=await next_visit_on(work, visit.organization_id), recorded_at=visit.recorded_at,
        corrected_at=words.corrected_at, earlier=_earlier(words, worker) if whole else None, version=words.version,
    )  # fmt: skip


def _earlier(words: Words, worker: str) -> list[EarlierShown]:
    """Nobody but `worker`, who made the visit, corrects it."""
    return [
        EarlierShown(
            seen=said.seen, advice=said.advice, corrected_by=worker, corrected_at=instead.corrected_at,
            reason=instead.reason,
        )
        for said, instead in words.before
    ]  # fmt: skip


async def is_staff_of(work: Work, organization_id: UUID) -> bool:
    """Whether the group is read of as one that the person accompanies, or works next to, and not as one's own."""
    if not work.may(Supervision.READ):
        return False
    found = reach.groups(not_own(work.require(Supervision.READ)))
    return await work.one_or_none(found.where(Organization.id == organization_id)) is not None


def not_own(of: Reach) -> Reach:
    return replace(of, extents=of.extents - {Extent.OWN})


async def next_visit_on(work: Work, organization_id: UUID) -> date | None:
    """None for a group that was never visited."""
    last = await work.scalar(visits.last_on(organization_id))
    return None if last is None else last + timedelta(days=(await rules_of(work)).visit_days)


def brief(action: Action, owner: str) -> ActionBrief:
    return ActionBrief(
        id=action.id, title=action.title, owner=owner, due_on=action.due_on, closed=action.closed_at is not None
    )


def photo_shown(photo: VisitPhoto) -> PhotoShown:
    return PhotoShown(
        id=photo.id, visit_id=photo.visit_id, caption=photo.caption, shows_faces=photo.shows_faces,
        brought_at=photo.brought_at,
    )  # fmt: skip


async def action_shown(work: Work, action: Action) -> ActionShown:
    steps = [
        StepShown(turn=step.turn, words=step.words, by=name, at=step.done_at)
        for step, name in await work.rows(actions.steps(action.id))
    ]
    return ActionShown(
        id=action.id, organization_id=action.organization_id,
        organization=await group_name(work, action.organization_id), title=action.title, owner_id=action.owner_id,
        owner=await person_name(work, action.owner_id), agreed_on=action.agreed_on, due_on=action.due_on,
        state=action.state(today()), outcome=action.outcome, visit_id=action.visit_id,
        group_supervision_id=action.group_supervision_id, steps=steps, version=action.version,
    )  # fmt: skip


async def group_supervision_shown(work: Work, held: GroupSupervision) -> GroupSupervisionShown:
    """Who sees it sees what the groups within reach are to do, and of the others how many they are."""
    taking = [
        TakingShown(
            organization_id=action.organization_id,
            organization=name,
            action_id=action.id,
            action=action.title,
            owner=owner,
            due_on=action.due_on,
            state=action.state(today()),
        )
        for action, name, owner in await work.rows(sessions.takings(work.require(Supervision.READ), held.id))
    ]
    return GroupSupervisionShown(
        id=held.id, supervisor=await person_name(work, held.supervisor_id), held_on=held.held_on, minutes=held.minutes,
        functions=held.functions, problem=held.problem, advice=held.advice,
        groups=await work.scalar(sessions.number_of_groups(held.id)), taking=taking,
    )  # fmt: skip


def as_struct(kind: type[S], row: Any) -> S:
    """A row of a list as the struct that names its columns."""
    return msgspec.convert(row, kind, from_attributes=True)


async def group_name(work: Work, organization_id: UUID) -> str:
    return await _name(work, organizations.names([organization_id]))


async def person_name(work: Work, person_id: UUID) -> str:
    return await _name(work, people.names([person_id]))


async def _name(work: Work, query: Any) -> str:
    rows: dict[UUID, str] = dict(await work.rows(query))
    return next(iter(rows.values()), "")
