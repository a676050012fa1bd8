"""Applications for filing and registration as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import clock, paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchApplication, NoSuchOrganization
from wushe.organizations.kinds import ApplicationState
from wushe.organizations.models import Application
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import (
    ApplicationFilters,
    ApplicationShown,
    Decision,
    NewApplication,
    PaperShown,
)

ONE = "/api/{tenant:str}/organizations/applications/{application_id:uuid}"


@get("/api/{tenant:str}/organizations/applications")
async def list_applications(request: Request[Any, Any, Any], work: OpenWork) -> Response[list[ApplicationShown]]:
    reach, filters = work.require(Organizations.READ), query(request, ApplicationFilters)
    found = queries.applications(reach, filters, clock.today())
    page = await paging.page(work, found, queries.APPLICATIONS_IN_ORDER, filters.cursor, filters.limit)
    return Response([shown(application) for application in page.rows], headers=link_headers(request, page))


@get("/api/{tenant:str}/organizations/{organization_id:uuid}/applications")
async def list_applications_of(organization_id: FromPath[UUID], work: OpenWork) -> list[ApplicationShown]:
    reach = work.require(Organizations.READ)
    organization = await work.one(queries.organization(reach, organization_id), NoSuchOrganization)
    return [shown(application) for application in await work.all(queries.applications_of(organization.id))]


@post("/api/{tenant:str}/organizations/{organization_id:uuid}/applications")
async def create_application(
    organization_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewApplication]
) -> ApplicationShown:
    return shown(await service.apply(work, organization_id, data))


@get(ONE)
async def show_application(application_id: FromPath[UUID], work: OpenWork) -> ApplicationShown:
    reach = work.require(Organizations.READ)
    return shown(await work.one(queries.application(reach, application_id), NoSuchApplication))


@post(f"{ONE}/papers/{{paper_id:uuid}}/receipt")
async def hand_in(application_id: FromPath[UUID], paper_id: FromPath[UUID], work: OpenWork) -> ApplicationShown:
    return shown(await service.hand_in(work, application_id, paper_id))


@post(f"{ONE}/papers/{{paper_id:uuid}}/return")
async def take_back(application_id: FromPath[UUID], paper_id: FromPath[UUID], work: OpenWork) -> ApplicationShown:
    return shown(await service.take_back(work, application_id, paper_id))


@post(f"{ONE}/completion")
async def complete(application_id: FromPath[UUID], work: OpenWork) -> ApplicationShown:
    return shown(await service.complete(work, application_id))


@post(f"{ONE}/withdrawal")
async def withdraw(application_id: FromPath[UUID], work: OpenWork) -> ApplicationShown:
    return shown(await service.withdraw(work, application_id))


@post(f"{ONE}/decision")
async def decide(application_id: FromPath[UUID], work: OpenWork, data: JSONBody[Decision]) -> ApplicationShown:
    return shown(await service.decide(work, application_id, data))


def shown(application: Application) -> ApplicationShown:
    today = clock.today()
    running = application.state is ApplicationState.APPLIED
    return ApplicationShown(
        id=application.id,
        organization_id=application.organization_id,
        procedure=application.procedure,
        state=application.state,
        applied_on=application.applied_on,
        due_on=application.due_on,
        decided_on=application.decided_on,
        reason=application.reason,
        papers=[
            PaperShown(id=paper.id, name=paper.name, handed_in_on=paper.handed_in_on) for paper in application.papers
        ],
        missing=application.missing,
        days_waited=application.days_waited(today),
        days_left=application.days_left(today) if running else None,
        version=application.version,
    )


ROUTES = [
    list_applications, list_applications_of, create_application, show_application, hand_in, take_back, complete,
    withdraw, decide,
]  # fmt: skip
