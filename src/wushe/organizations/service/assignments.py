"""Social workers and the groups they accompany: assigned, handed over one by one, ended, spread evenly."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.balance import Move
from wushe.organizations.errors import (
    AlreadyAssigned,
    AssignmentOverlaps,
    NoSuchAssignment,
    NoSuchOrganization,
    NotASocialWorker,
    ProposalOutdated,
)
from wushe.organizations.events import (
    AssignmentEnded,
    AssignmentHandedOver,
    AssignmentsDistributed,
    WorkerAssigned,
)
from wushe.organizations.kinds import Level
from wushe.organizations.models import Assignment, Organization
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import AcceptedDistribution, EndOfAssignment, NewAssignment
from wushe.organizations.service.distribution import Proposal, propose


async def assign(work: Work, organization_id: UUID, data: NewAssignment) -> Assignment:
    """From a day on; whoever holds the place then hands over on that day, so that no day is without.

    Raises `NotASocialWorker`, `AlreadyAssigned`, `AssignmentOverlaps` when a later one is planned, `Dissolved`.
    """
    organization = await _to_assign(work, organization_id)
    organization.refuse_if_dissolved()
    await work.one(queries.worker(data.person_id), NotASocialWorker)
    since = data.since or clock.today()
    standing = await work.all(queries.assigned_from(organization.id, data.level, since))
    if any(row.since > since for row in standing):
        raise AssignmentOverlaps
    assignment = await _take_over(work, organization.id, data, since, standing[0] if standing else None)
    await work.flush()
    return assignment


async def _take_over(
    work: Work, organization_id: UUID, data: NewAssignment, since: date, former: Assignment | None
) -> Assignment:
    if former is None:
        work.record(
            WorkerAssigned(organization_id=organization_id, person_id=data.person_id, level=data.level, since=since)
        )
    else:
        if former.person_id == data.person_id:
            raise AlreadyAssigned
        former.end(since)
        await work.flush()
        work.record(
            AssignmentHandedOver(
                organization_id=organization_id,
                from_person_id=former.person_id,
                person_id=data.person_id,
                level=data.level,
                since=since,
            )
        )
    return work.add(
        Assignment(organization_id=organization_id, person_id=data.person_id, level=data.level, since=since)
    )


async def end(work: Work, organization_id: UUID, assignment_id: UUID, data: EndOfAssignment) -> Assignment:
    """`until` is the first day without. Raises `EndsBeforeStart`."""
    organization = await _to_assign(work, organization_id)
    assignment = await work.one(queries.assignment(organization.id, assignment_id), NoSuchAssignment)
    _end(work, assignment, data.until or clock.today())
    await work.flush()
    return assignment


async def end_all(work: Work, organization: Organization, on: date) -> None:
    """What is in force or planned, because the organisation is no more."""
    for level in Level:
        for assignment in await work.all(queries.assigned_from(organization.id, level, on)):
            _end(work, assignment, max(on, assignment.since))


def _end(work: Work, assignment: Assignment, until: date) -> None:
    assignment.end(until)
    work.record(
        AssignmentEnded(
            organization_id=assignment.organization_id,
            person_id=assignment.person_id,
            level=assignment.level,
            until=until,
        )
    )


async def _to_assign(work: Work, organization_id: UUID) -> Organization:
    reach = work.require(Organizations.ASSIGN)
    return await work.one(queries.organization_to_change(reach, organization_id), NoSuchOrganization)


async def accept_distribution(work: Work, data: AcceptedDistribution) -> Sequence[Assignment]:
    """Make the proposal so, from today on, with what whoever accepts it wants otherwise.

    Raises `ProposalOutdated` when it is no longer what was seen, `NotASocialWorker` for one who is none.
    """
    work.require(Organizations.ASSIGN)
    await work.all(queries.living_locked())
    proposal = await propose(work, data.level, change_hands=data.change_hands)
    if proposal.fingerprint != data.fingerprint:
        raise ProposalOutdated
    today = clock.today()
    wanted = _wanted(proposal, data)
    made = [await _carry_out(work, move, data.level, today) for move in wanted]
    work.record(AssignmentsDistributed(count=len(made), level=data.level))
    await work.flush()
    return made


def _wanted(proposal: Proposal, data: AcceptedDistribution) -> list[Move]:
    """The moves with what was picked otherwise; who stays where they are, or is left out, does not move."""
    picked = {UUID(group): UUID(worker) if worker else None for group, worker in (p.split(":") for p in data.picks)}
    if not picked.keys() <= {move.group for move in proposal.moves}:
        raise ProposalOutdated
    if not {worker for worker in picked.values() if worker} <= proposal.after.keys():
        raise NotASocialWorker
    takers = ((move, picked.get(move.group, move.worker)) for move in proposal.moves)
    return [replace(move, worker=taker) for move, taker in takers if taker and taker != move.before]


async def _carry_out(work: Work, move: Move, level: Level, today: date) -> Assignment:
    standing = await work.all(queries.assigned_from(move.group, level, today)) if move.before else ()
    data = NewAssignment(person_id=move.worker, level=level)
    return await _take_over(work, move.group, data, today, standing[0] if standing else None)
