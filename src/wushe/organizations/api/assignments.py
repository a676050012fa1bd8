"""Who accompanies which group, as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import clock
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.kinds import Level
from wushe.organizations.models import Assignment
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import (
    AcceptedDistribution,
    AssignmentShown,
    Caseload,
    CaseloadFilters,
    Caseloads,
    EndOfAssignment,
    HandedShown,
    HandOver,
    HandOverFilters,
    HandOverShown,
    LeavingShown,
    MoveShown,
    NewAssignment,
    ProposalShown,
)
from wushe.people import queries as people

ONE = "/api/{tenant:str}/organizations/{organization_id:uuid}/assignments"
ALL = "/api/{tenant:str}/organizations/assignments"


@get(ONE)
async def list_assignments(organization_id: FromPath[UUID], work: OpenWork) -> list[AssignmentShown]:
    reach = work.require(Organizations.READ)
    organization = await work.one(queries.organization(reach, organization_id), NoSuchOrganization)
    return [shown(row, name) for row, name in await work.rows(queries.assignments(organization.id))]


@post(ONE)
async def assign(organization_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewAssignment]) -> AssignmentShown:
    return await _named(work, await service.assign(work, organization_id, data))


@post(f"{ONE}/{{assignment_id:uuid}}/end")
async def end_assignment(
    organization_id: FromPath[UUID], assignment_id: FromPath[UUID], work: OpenWork, data: JSONBody[EndOfAssignment]
) -> AssignmentShown:
    return await _named(work, await service.end(work, organization_id, assignment_id, data))


@get(ALL)
async def show_caseloads(request: Request[Any, Any, Any], work: OpenWork) -> Caseloads:
    work.require(Organizations.ASSIGN)
    level, today = query(request, CaseloadFilters).level, clock.today()
    return Caseloads(
        level=level,
        unassigned=await work.scalar(queries.unassigned_count(level, today)),
        workers=[
            Caseload(person_id=person_id, name=name, groups=groups)
            for person_id, name, groups in await work.rows(queries.caseloads(level, today))
        ],
    )


@get(f"{ALL}/proposal")
async def show_proposal(request: Request[Any, Any, Any], work: OpenWork) -> ProposalShown:
    chosen = query(request, CaseloadFilters)
    proposal = await service.propose(work, chosen.level, change_hands=chosen.change_hands)
    return ProposalShown(
        fingerprint=proposal.fingerprint,
        level=proposal.level,
        moves=[
            MoveShown(organization_id=move.group, person_id=move.worker, from_person_id=move.before, why=move.why)
            for move in proposal.moves
        ],
        workers=[
            Caseload(person_id=person_id, name=proposal.names[person_id], groups=groups)
            for person_id, groups in proposal.after.items()
        ],
    )


@post(f"{ALL}/proposal")
async def accept_proposal(work: OpenWork, data: JSONBody[AcceptedDistribution]) -> list[AssignmentShown]:
    made = await service.accept_distribution(work, data)
    names = {row[0]: row[1] for row in await work.rows(people.names({row.person_id for row in made}))}
    return [shown(row, names[row.person_id]) for row in made]


@get(f"{ALL}/leaving")
async def list_leaving(work: OpenWork) -> list[LeavingShown]:
    """Social workers who are none any more and still accompany groups."""
    work.require(Organizations.ASSIGN)
    rows = await work.rows(queries.leaving(clock.today()))
    return [LeavingShown(person_id=person_id, name=name, groups=groups) for person_id, name, groups in rows]


@get(f"{ALL}/handovers/{{person_id:uuid}}")
async def show_hand_over(person_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> HandOverShown:
    proposal = await service.propose_hand_over(work, person_id, query(request, HandOverFilters).on)
    return HandOverShown(
        person_id=proposal.person_id,
        name=proposal.name,
        on=proposal.on,
        assignments=[_handed(row) for row in proposal.rows],
        workers={
            level: [
                Caseload(person_id=worker_id, name=name, groups=proposal.after[level][worker_id])
                for worker_id, name in proposal.workers.items()
            ]
            for level in Level
        },
    )


def _handed(row: service.Handed) -> HandedShown:
    assignment, move = row.assignment, row.move
    return HandedShown(
        assignment_id=assignment.id,
        organization_id=assignment.organization_id,
        name=row.group,
        level=assignment.level,
        since=assignment.since,
        person_id=move.worker if move else None,
        why=move.why if move else None,
    )


@post(f"{ALL}/handovers/{{person_id:uuid}}", status_code=204)
async def hand_over(person_id: FromPath[UUID], work: OpenWork, data: JSONBody[HandOver]) -> None:
    await service.hand_over(work, person_id, data)


async def _named(work: Work, assignment: Assignment) -> AssignmentShown:
    names = {row[0]: row[1] for row in await work.rows(people.names([assignment.person_id]))}
    return shown(assignment, names[assignment.person_id])


def shown(assignment: Assignment, name: str) -> AssignmentShown:
    return AssignmentShown(
        id=assignment.id,
        organization_id=assignment.organization_id,
        person_id=assignment.person_id,
        name=name,
        level=assignment.level,
        since=assignment.since,
        until=assignment.until,
    )


ROUTES = [
    list_assignments, assign, end_assignment, show_caseloads, show_proposal, accept_proposal, list_leaving,
    show_hand_over, hand_over,
]  # fmt: skip
