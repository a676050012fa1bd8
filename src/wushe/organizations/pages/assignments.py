"""Who accompanies which group: one by one, and spread evenly over all social workers."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.kinds import Level
from wushe.organizations.pages import choices
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import (
    AcceptedDistribution,
    CaseloadFilters,
    EndOfAssignment,
    HandOver,
    HandOverFilters,
    NewAssignment,
)
from wushe.people.permissions import People

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant:str}/organizations/{organization_id:uuid}"


@get("/{tenant:str}/organizations/assignments")
async def show_caseloads(work: OpenWork) -> Page:
    work.require(Organizations.ASSIGN)
    today = clock.today()
    by_level = {level: await work.rows(queries.caseloads(level, today)) for level in Level}
    unassigned = {level: await work.scalar(queries.unassigned_count(level, today)) for level in Level}
    people = {person_id: name for rows in by_level.values() for person_id, name, _groups in rows}
    counts = {level: {row[0]: row[2] for row in rows} for level, rows in by_level.items()}
    return Page(
        work, "organizations/caseloads.html", levels=list(Level), people=list(people.items()), counts=counts,
        unassigned=unassigned, leaving=await work.rows(queries.leaving(today)),
    )  # fmt: skip


@get("/{tenant:str}/organizations/assignments/proposal")
async def show_proposal(request: AnyRequest, work: OpenWork) -> Page:
    chosen = query(request, CaseloadFilters)
    proposal = await service.propose(work, chosen.level, change_hands=chosen.change_hands)
    initial = {"fingerprint": proposal.fingerprint, "level": chosen.level, "change_hands": chosen.change_hands}
    form = Form.of(request, AcceptedDistribution, initial)
    return Page(
        work, "organizations/proposal.html", proposal=proposal, filters=chosen, levels=list(Level), form=form,
        picked=_picked(form), workers=[(worker_id, proposal.names[worker_id]) for worker_id in proposal.after],
    )  # fmt: skip


def _picked(form: Form) -> dict[str, str]:
    """What was chosen in a form that came back: "" for nobody."""
    return dict(pick.split(":", 1) for pick in form.values("picks") if ":" in pick)


@post(
    "/{tenant:str}/organizations/assignments/proposal",
    opt=redisplay("/{tenant}/organizations/assignments/proposal"),
)
async def accept_proposal(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[AcceptedDistribution]) -> See:
    made = await service.accept_distribution(work, data)
    return See(f"/{tenant}/organizations/assignments", notice=_("已指派 {n} 个组织").say(n=len(made)))


@get("/{tenant:str}/organizations/assignments/handovers/{person_id:uuid}")
async def show_hand_over(person_id: FromPath[UUID], request: AnyRequest, work: OpenWork) -> Page:
    """Everything that the social worker carries, each with the successor who is proposed for it."""
    form = Form.of(request, HandOver)
    wanted = query(request, HandOverFilters).on if form.typed is None else _day(form.value("on"))
    proposal = await service.propose_hand_over(work, person_id, wanted)
    return Page(
        work, "organizations/handover.html", proposal=proposal, form=form, picked=_picked(form), levels=list(Level),
        workers=list(proposal.workers.items()), may_leave=work.may(People.WORKERS) and proposal.on == clock.today(),
    )  # fmt: skip


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


@post(
    "/{tenant:str}/organizations/assignments/handovers/{person_id:uuid}",
    opt=redisplay("/{tenant}/organizations/assignments/handovers/{person_id}"),
)
async def hand_over(
    tenant: FromPath[str], person_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[HandOver]
) -> See:
    number = await service.hand_over(work, person_id, data)
    return See(f"/{tenant}/organizations/assignments", notice=_("已交接 {n} 项督导").say(n=number))


@get(f"{ONE}/assignments/new")
async def new_assignment(request: AnyRequest, organization_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Organizations.ASSIGN)
    organization = await work.one(queries.changeable_organization(reach, organization_id), NoSuchOrganization)
    today = clock.today()
    assignments = await work.rows(queries.assignments(organization.id))
    return Page(
        work, "organizations/assign.html", organization=organization, levels=list(Level),
        workers=await choices.workers(work), form=Form.of(request, NewAssignment, {"since": today}),
        present=[(assignment, name) for assignment, name in assignments if assignment.holds_on(today)],
    )  # fmt: skip


@post(f"{ONE}/assignments", opt=redisplay("/{tenant}/organizations/{organization_id}/assignments/new"))
async def assign(
    tenant: FromPath[str], organization_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewAssignment]
) -> See:
    await service.assign(work, organization_id, data)
    return See(f"/{tenant}/organizations/{organization_id}", notice=_("已指派督导社工").say())


@post(f"{ONE}/assignments/{{assignment_id:uuid}}/end")
async def end_assignment(
    tenant: FromPath[str],
    organization_id: FromPath[UUID],
    assignment_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[EndOfAssignment],
) -> See:
    await service.end(work, organization_id, assignment_id, data)
    return See(f"/{tenant}/organizations/{organization_id}", notice=_("已结束督导").say())


ROUTES = [
    show_caseloads, show_proposal, accept_proposal, show_hand_over, hand_over, new_assignment, assign, end_assignment,
]  # fmt: skip
