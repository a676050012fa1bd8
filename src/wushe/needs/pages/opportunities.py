"""项目机会: the list with its sums, posting a sheet, and one sheet with who could do it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.needs import service
from wushe.needs.errors import NoSuchOpportunity
from wushe.needs.kinds import Category, OpportunityState
from wushe.needs.models import Opportunity
from wushe.needs.pages import choices
from wushe.needs.permissions import Needs
from wushe.needs.queries import opportunities as queries
from wushe.needs.schemas.offers import Closing, Deal, OpportunityData, OpportunityFilters
from wushe.needs.service.proposals import for_opportunity
from wushe.organizations.queries import choices_on_record, names
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
SHEET = "/{tenant:str}/opportunities/{opportunity_id:uuid}"
BACK = redisplay("/{tenant}/opportunities/{opportunity_id}")


@get("/{tenant:str}/opportunities")
async def list_opportunities(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.READ_OFFERS)
    filters = query(request, OpportunityFilters)
    page = await paging.page(work, queries.bundled(filters), queries.order(), filters.cursor, filters.limit)
    return Page(
        work, "needs/opportunities.html", page=page, filters=filters, categories=Category, states=OpportunityState,
        sums={row[0]: row for row in await work.rows(queries.sums())}, day=clock.today(),
        publishers=await work.scalar(queries.channel_count()),
        channels=[(name, name) for name in await work.all(queries.channels())],
        number=await work.scalar(queries.matching(filters)),
    )  # fmt: skip


@get("/{tenant:str}/opportunities/new")
async def new_opportunity(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.POST)
    return await _form_page(work, Form.of(request, OpportunityData))


@post("/{tenant:str}/opportunities", opt=redisplay("/{tenant}/opportunities/new"))
async def create_opportunity(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[OpportunityData]) -> See:
    sheet = await service.post(work, data)
    return _see(tenant, sheet.id, _("已发布项目机会").say())


@get(SHEET)
async def show_opportunity(request: AnyRequest, opportunity_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Needs.READ_OFFERS)
    sheet = await work.one(queries.opportunity(opportunity_id), NoSuchOpportunity)
    doers, wanted = await for_opportunity(work, opportunity_id)
    called = dict(await work.rows(names([sheet.organization_id]))) if sheet.organization_id else {}
    deals = work.may(Needs.DEAL) and sheet.state is OpportunityState.OPEN
    return Page(
        work, "needs/opportunity.html", sheet=sheet, doers=doers, wanted=wanted, late=sheet.is_late(clock.today()),
        organization=called.get(sheet.organization_id) if sheet.organization_id else "",
        refusal=refusal_in(request, Closing),
        type=dict(await choices.service_types(work, sheet.service_type_id)).get(sheet.service_type_id)
        if sheet.service_type_id else "",
        community=(await choices.community_names(work)).get(sheet.community_id) if sheet.community_id else "",
        deal=Form.of(request, Deal, {"amount_fen": sheet.amount_fen}, version=sheet.version) if deals else None,
        organizations=[(r[0], r[1]) for r in await work.rows(choices_on_record())] if deals else [],
        closing=Form.of(request, Closing), history=await history(work, opportunity_id),
    )  # fmt: skip


@get(f"{SHEET}/edit")
async def edit_form(request: AnyRequest, opportunity_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Needs.POST)
    sheet = await work.one(queries.opportunity(opportunity_id), NoSuchOpportunity)
    return await _form_page(work, Form.of(request, OpportunityData, sheet, version=sheet.version), sheet)


@post(f"{SHEET}/edit", opt=redisplay("/{tenant}/opportunities/{opportunity_id}/edit"))
async def edit_opportunity(
    tenant: FromPath[str], opportunity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[OpportunityData]
) -> See:
    await service.edit_opportunity(work, opportunity_id, data)
    return _see(tenant, opportunity_id, _("已保存").say())


@post(f"{SHEET}/deal", opt=BACK)
async def deal(
    tenant: FromPath[str], opportunity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Deal]
) -> See:
    await service.deal(work, opportunity_id, data)
    return _see(tenant, opportunity_id, _("已登记对接结果").say())


@post(f"{SHEET}/closing", opt=BACK)
async def close(
    tenant: FromPath[str], opportunity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Closing]
) -> See:
    await service.close_opportunity(work, opportunity_id, data)
    return _see(tenant, opportunity_id, _("已关闭").say())


async def _form_page(work: Work, form: Form, sheet: Opportunity | None = None) -> Page:
    return Page(
        work, "needs/opportunity_form.html", form=form, sheet=sheet, categories=Category,
        types=await choices.service_types(work, sheet.service_type_id if sheet else None),
        communities=await choices.all_communities(work), channels=await work.all(queries.channels()),
    )  # fmt: skip


def _see(tenant: str, opportunity_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/opportunities/{opportunity_id}", notice=notice)


ROUTES = [
    list_opportunities, new_opportunity, create_opportunity, show_opportunity, edit_form,
    edit_opportunity, deal, close,
]  # fmt: skip
