"""A visit is written down: once, however often it is sent, and by who accompanied the group on that day."""

import hashlib
from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.organizations.models import Organization
from wushe.people.acting import acting
from wushe.supervision.errors import NoSuchAction, NoSuchGroup, VisitDiffers, WhatWasDone
from wushe.supervision.events import VisitRecorded
from wushe.supervision.models import Visit
from wushe.supervision.models.visit import refuse_future
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import actions, reach, visits as queries
from wushe.supervision.schemas.visits import NewVisit
from wushe.supervision.service.agreeing import Asked, agree, asked_for, finish


async def record_visit(work: Work, data: NewVisit) -> Visit:
    """Write a visit down with what was found done and what is to be done.

    Sent again, the first answer is given again and nothing is written; with other words under the same id it raises
    `VisitDiffers`. Raises `NoSuchGroup`, `HeldInFuture`, `NoSuchAction`, `WhatWasDone`, `OwnerNeeded`, `DueNeeded`,
    `DueBefore`, `NotOfGroup`.
    """
    work.require(Supervision.VISIT)
    by, said = acting(work), _said(data)
    if (before := await _sent_before(work, data.id)) is not None:
        return _same(before, by, said)
    refuse_future(data.visited_on, "visited_on")
    group = await work.one_or_none(reach.accompanied(data.organization_id, by, data.visited_on))
    if group is None:
        raise NoSuchGroup
    visit = Visit(
        id=data.id, organization_id=group.id, worker_id=by, template=data.template, visited_on=data.visited_on,
        minutes=data.minutes, seen=data.seen, advice=data.advice, recorded_at=clock.now(), said=said,
    )  # fmt: skip
    asked = await asked_for(work, group.id, data)
    work.add(visit)
    await work.flush()
    work.record(
        VisitRecorded(visit_id=visit.id, organization_id=group.id, template=visit.template, visited_on=visit.visited_on)
    )
    await _follow(work, group, visit, data, asked)
    await work.flush()
    return visit


def _said(data: NewVisit) -> bytes:
    return hashlib.sha256(msgspec.json.encode(data)).digest()


async def _sent_before(work: Work, visit_id: UUID) -> Visit | None:
    """Who sends the same visit at the same moment waits."""
    key = func.hashtextextended(f"visit:{work.tenant.id}:{visit_id}", 0)
    await work.session.execute(select(func.pg_advisory_xact_lock(key)))
    return await work.one_or_none(queries.sent_before(visit_id))


def _same(before: Visit, by: UUID, said: bytes) -> Visit:
    if before.worker_id != by or before.said != said:
        raise VisitDiffers
    return before


async def _follow(work: Work, group: Organization, visit: Visit, data: NewVisit, asked: Sequence[Asked]) -> None:
    """Close what was found done, and agree on what is to be done."""
    if data.done and not data.outcome:
        raise WhatWasDone
    found = await work.all(actions.of_group_locked(group.id, data.done))
    if len(found) != len(set(data.done)):
        raise NoSuchAction
    for action in found:
        finish(work, action, data.outcome)
    for each in asked:
        agree(work, group.id, each, visit.visited_on, visit_id=visit.id)
