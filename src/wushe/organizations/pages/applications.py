"""Applications for filing and registration: what waits, the papers, the decision."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody

from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchApplication, NoSuchOrganization
from wushe.organizations.kinds import ApplicationState, OrganizationKind, Outcome, Procedure
from wushe.organizations.models import Application
from wushe.organizations.pages.detail import allowed
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import ApplicationFilters, Decision, NewApplication
from wushe.organizations.steps import stepper
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
LEGAL = [kind for kind in OrganizationKind if kind.is_legal_person]
PAGE = "/{tenant}/organizations/applications/{application_id}"


@get("/{tenant:str}/organizations/applications")
async def list_applications(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Organizations.APPLY)
    reach, filters = work.require(Organizations.READ), query(request, ApplicationFilters)
    found = queries.applications(reach, filters, clock.today())
    page = await paging.page(work, found, queries.APPLICATIONS_IN_ORDER, filters.cursor, filters.limit)
    names = {row[0]: row[1] for row in await work.rows(queries.names(row.organization_id for row in page.rows))}
    number, incomplete, ready, late = (await work.rows(queries.waiting_applications(reach, clock.today())))[0]
    return Page(
        work, "organizations/applications.html", page=page, filters=filters, names=names,
        number=number, incomplete=incomplete, ready=ready, late=late,
        procedures=list(Procedure), states=list(ApplicationState), day=clock.today(),
    )  # fmt: skip


@get("/{tenant:str}/organizations/{organization_id:uuid}/applications/new")
async def new_application(
    request: AnyRequest, organization_id: FromPath[UUID], work: OpenWork, procedure: FromQuery[str] = Procedure.FILING
) -> Page:
    reach = work.require(Organizations.APPLY)
    organization = await work.one(queries.changeable_organization(reach, organization_id), NoSuchOrganization)
    wanted = Procedure(procedure) if procedure in set(Procedure) else Procedure.FILING
    return Page(
        work, "organizations/apply.html", organization=organization, procedure=wanted, legal=LEGAL,
        form=Form.of(request, NewApplication, {"procedure": wanted}),
        items=await work.all(queries.checklist(wanted)), days=await service.days_to_decide(work, wanted),
    )  # fmt: skip


@post(
    "/{tenant:str}/organizations/{organization_id:uuid}/applications",
    opt=redisplay("/{tenant}/organizations/{organization_id}/applications/new"),
)
async def create_application(
    tenant: FromPath[str], organization_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewApplication]
) -> See:
    application = await service.apply(work, organization_id, data)
    said = _("已提出申请，材料齐全").say()
    if application.papers_missing:
        said = _("已提出申请，还缺：{missing}").say(missing="、".join(application.missing))
    return _see(tenant, application, said)


@get("/{tenant:str}/organizations/applications/{application_id:uuid}")
async def show_application(request: AnyRequest, application_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Organizations.READ)
    application = await work.one(queries.application(reach, application_id), NoSuchApplication)
    organization = await work.one(queries.organization(reach, application.organization_id), NoSuchApplication)
    today = clock.today()
    return Page(
        work, "organizations/application.html", application=application, organization=organization,
        can=await allowed(work, organization.id), permissions=Organizations, legal=LEGAL, day=today,
        steps=stepper(organization, application.procedure, application, today),
        history=await history(work, application.id),
        form=Form.of(request, Decision, {"registers_as": application.registers_as}, version=application.version),
        outcomes=list(Outcome), refusal=refusal_in(request),
    )  # fmt: skip


@post(
    "/{tenant:str}/organizations/applications/{application_id:uuid}/papers/{paper_id:uuid}/receipt", opt=redisplay(PAGE)
)
async def hand_in(
    tenant: FromPath[str], application_id: FromPath[UUID], paper_id: FromPath[UUID], work: OpenWork
) -> See:
    application = await service.hand_in(work, application_id, paper_id)
    missing = application.missing
    said = _("已登记交来，还缺：{missing}").say(missing="、".join(missing)) if missing else _("材料已齐全").say()
    return _see(tenant, application, said)


@post(
    "/{tenant:str}/organizations/applications/{application_id:uuid}/papers/{paper_id:uuid}/return", opt=redisplay(PAGE)
)
async def take_back(
    tenant: FromPath[str], application_id: FromPath[UUID], paper_id: FromPath[UUID], work: OpenWork
) -> See:
    return _see(tenant, await service.take_back(work, application_id, paper_id), _("已改为未交").say())


@post("/{tenant:str}/organizations/applications/{application_id:uuid}/completion", opt=redisplay(PAGE))
async def complete(tenant: FromPath[str], application_id: FromPath[UUID], work: OpenWork) -> See:
    return _see(tenant, await service.complete(work, application_id), _("已重新提交").say())


@post("/{tenant:str}/organizations/applications/{application_id:uuid}/withdrawal", opt=redisplay(PAGE))
async def withdraw(tenant: FromPath[str], application_id: FromPath[UUID], work: OpenWork) -> See:
    return _see(tenant, await service.withdraw(work, application_id), _("已撤回申请").say())


@post("/{tenant:str}/organizations/applications/{application_id:uuid}/decision", opt=redisplay(PAGE))
async def decide(
    tenant: FromPath[str], application_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Decision]
) -> See:
    return _see(tenant, await service.decide(work, application_id, data), _("已记录审核结果").say())


def _see(tenant: str, application: Application, notice: str) -> See:
    return See(f"/{tenant}/organizations/applications/{application.id}", notice=notice)


ROUTES = [
    list_applications, new_application, create_application, show_application, hand_in, take_back, complete, withdraw,
    decide,
]  # fmt: skip
