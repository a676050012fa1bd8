"""The list of funds, one fund, and the form behind both."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.funds import queries, service
from wushe.funds.errors import NoSuchFund
from wushe.funds.kinds import FundKind, FundState
from wushe.funds.models import Fund
from wushe.funds.pages.choices import communities_of, funders_of, purposes_of
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards
from wushe.funds.schemas import FundData, FundFilters
from wushe.funds.showing import pots_by_account, promises_shown, rounds_shown
from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.journal import naming
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.ledger.pots import Pot, pot_of, shares_of
from wushe.people import queries as people
from wushe.people.groups import Group
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant:str}/funds/{fund_id:uuid}"
ENTERED = ("name", "kind", "purpose", "purpose_id", "community_id", "funder_id")


@get("/{tenant:str}/funds")
async def list_funds(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Funds.READ), query(request, FundFilters)
    page = await paging.page(work, queries.funds(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    pots = await pots_by_account(work, [fund.account_id for fund in page.rows])
    number, *fen = (await work.rows(queries.sums(reach)))[0]
    return Page(
        work, "funds/list.html", page=page, pots=pots, filters=filters, communities=await communities_of(work),
        kinds=list(FundKind), states=list(FundState), number=number, all=Pot(*fen),
    )  # fmt: skip


@get("/{tenant:str}/funds/new")
async def new_fund(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Funds.EDIT)
    return await _form_page(work, Form.of(request, FundData))


@post("/{tenant:str}/funds", opt=redisplay("/{tenant}/funds/new"))
async def create_fund(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[FundData]) -> See:
    fund = await service.record(work, data)
    return See(f"/{tenant}/funds/{fund.id}", notice=_("已登记基金").say())


@get(ONE)
async def show_fund(fund_id: FromPath[UUID], work: OpenWork) -> Page:
    fund = await work.one(queries.fund(work.require(Funds.READ), fund_id), NoSuchFund)
    shares = await shares_of(work, fund.account_id)
    promises = await promises_shown(work, await work.all(queries.promises_of_fund(fund.id)))
    tied = [{"purpose_id": share.source.purpose_id} for share in shares if share.source.purpose_id]
    linkages = [{"linkage_id": promise.linkage_id} for promise in promises]
    return Page(
        work, "funds/show.html", fund=fund, pot=await pot_of(work, fund.account_id), shares=shares, promises=promises,
        names=await naming.names_in(work, [*tied, *linkages, {"purpose_id": fund.purpose_id}]),
        groups={group.value: group for group in Group},
        funder=await _name_of(work, fund.funder_id), communities=await communities_of(work),
        rounds=await rounds_shown(work, await work.all(awards.rounds_of(fund.id))),
        terms=await work.one_or_none(awards.terms_of(fund.id)), history=await history(work, fund.id),
    )  # fmt: skip


@get(f"{ONE}/edit")
async def edit_fund(request: AnyRequest, fund_id: FromPath[UUID], work: OpenWork) -> Page:
    fund = await work.one(queries.fund(work.require(Funds.EDIT), fund_id), NoSuchFund)
    before = {name: getattr(fund, name) for name in ENTERED}
    return await _form_page(work, Form.of(request, FundData, before, version=fund.version), fund)


@post(f"{ONE}/edit", opt=redisplay("/{tenant}/funds/{fund_id}/edit"))
async def change_fund(
    tenant: FromPath[str], fund_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[FundData]
) -> See:
    fund = await service.edit(work, fund_id, data)
    return See(f"/{tenant}/funds/{fund.id}", notice=_("已保存").say())


@post(f"{ONE}/closing")
async def close_fund(tenant: FromPath[str], fund_id: FromPath[UUID], work: OpenWork) -> See:
    await service.close(work, fund_id)
    return See(f"/{tenant}/funds/{fund_id}", notice=_("基金已关闭").say())


@post(f"{ONE}/reopening")
async def reopen_fund(tenant: FromPath[str], fund_id: FromPath[UUID], work: OpenWork) -> See:
    await service.reopen(work, fund_id)
    return See(f"/{tenant}/funds/{fund_id}", notice=_("基金已重新开放").say())


async def _name_of(work: Work, person_id: UUID | None) -> str | None:
    return dict(await work.rows(people.names([person_id]))).get(person_id) if person_id else None


async def _form_page(work: Work, form: Form, fund: Fund | None = None) -> Page:
    return Page(
        work, "funds/form.html", form=form, fund=fund, kinds=list(FundKind), purposes=await purposes_of(work),
        communities=list((await communities_of(work)).items()), funders=await funders_of(work),
    )  # fmt: skip


ROUTES = [
    list_funds, new_fund, create_fund, show_fund, edit_fund, change_fund, close_fund, reopen_fund,
]  # fmt: skip
