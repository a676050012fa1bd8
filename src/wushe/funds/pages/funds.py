"""Funds for people."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries as communities
from wushe.funds import queries, service
from wushe.funds.errors import NoSuchFund
from wushe.funds.kinds import FundKind, FundState
from wushe.funds.models import Fund
from wushe.funds.permissions import Funds
from wushe.funds.schemas import FundData, FundFilters
from wushe.funds.sheet import SHEET, as_row
from wushe.kernel import exporting, paging
from wushe.kernel.i18n import _
from wushe.kernel.journal import naming
from wushe.kernel.web.answers import EXCEL, Download, Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people import queries as people
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]

MENU = (Entry("money", _("慈善基金"), "/funds", "fund", Funds.READ, rank=10),)


@get("/{tenant:str}/funds")
async def list_funds(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Funds.READ), query(request, FundFilters)
    page = await paging.page(work, queries.funds(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    number, amount_fen, promised_fen = (await work.rows(queries.sums(reach)))[0]
    return Page(
        work, "funds/list.html", page=page, filters=filters, communities=await _communities(work),
        kinds=list(FundKind), states=list(FundState), number=number, amount_fen=amount_fen, promised_fen=promised_fen,
    )  # fmt: skip


@get("/{tenant:str}/funds.xlsx")
async def export_funds(request: AnyRequest, work: OpenWork) -> Download:
    reach = work.require(Funds.EXPORT)
    names = await _communities(work)
    found = queries.funds(reach, query(request, FundFilters)).order_by(*queries.ORDER)
    body = await exporting.export(work, "funds", SHEET, found, lambda fund: as_row(fund, names))
    return Download(body, _("基金清单").say() + ".xlsx", EXCEL)


@get("/{tenant:str}/funds/new")
async def new_fund(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Funds.EDIT)
    return await _form_page(work, Form.of(request, FundData))


@post("/{tenant:str}/funds", opt=redisplay("/{tenant}/funds/new"))
async def create_fund(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[FundData]) -> See:
    fund = await service.record(work, data)
    return See(f"/{tenant}/funds/{fund.id}", notice=_("已登记基金").say())


@get("/{tenant:str}/funds/{fund_id:uuid}")
async def show_fund(fund_id: FromPath[UUID], work: OpenWork) -> Page:
    fund = await work.one(queries.fund(work.require(Funds.READ), fund_id), NoSuchFund)
    names = await _communities(work)
    funder = dict(await work.rows(people.names([fund.funder_id]))) if fund.funder_id else {}
    promises = await work.all(queries.promises_of_fund(fund.id))
    return Page(
        work, "funds/show.html", fund=fund, funder=funder.get(fund.funder_id),
        community=names.get(fund.community_id) if fund.community_id else None,
        promises=promises, linkages=await naming.names_in(work, [{"linkage_id": p.linkage_id} for p in promises]),
        history=await history(work, fund.id),
    )  # fmt: skip


@get("/{tenant:str}/funds/{fund_id:uuid}/edit")
async def edit_fund(request: AnyRequest, fund_id: FromPath[UUID], work: OpenWork) -> Page:
    fund = await work.one(queries.fund(work.require(Funds.EDIT), fund_id), NoSuchFund)
    before = {name: getattr(fund, name) for name in ("name", "kind", "purpose", "community_id", "funder_id")}
    form = Form.of(request, FundData, before | {"amount": fund.amount_fen}, version=fund.version)
    return await _form_page(work, form, fund)


@post("/{tenant:str}/funds/{fund_id:uuid}/edit", opt=redisplay("/{tenant}/funds/{fund_id}/edit"))
async def change_fund(
    tenant: FromPath[str], fund_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[FundData]
) -> See:
    fund = await service.edit(work, fund_id, data)
    return See(f"/{tenant}/funds/{fund.id}", notice=_("已保存").say())


@post("/{tenant:str}/funds/{fund_id:uuid}/closing")
async def close_fund(tenant: FromPath[str], fund_id: FromPath[UUID], work: OpenWork) -> See:
    await service.close(work, fund_id)
    return See(f"/{tenant}/funds/{fund_id}", notice=_("基金已关闭").say())


@post("/{tenant:str}/funds/{fund_id:uuid}/reopening")
async def reopen_fund(tenant: FromPath[str], fund_id: FromPath[UUID], work: OpenWork) -> See:
    await service.reopen(work, fund_id)
    return See(f"/{tenant}/funds/{fund_id}", notice=_("基金已重新开放").say())


@post("/{tenant:str}/promises/{promise_id:uuid}/keeping")
async def keep_promise(tenant: FromPath[str], promise_id: FromPath[UUID], work: OpenWork) -> See:
    kept = await service.keep(work, promise_id)
    return See(f"/{tenant}/funds/{kept.fund_id}", notice=_("已记录资金到位").say())


@post("/{tenant:str}/promises/{promise_id:uuid}/withdrawal")
async def withdraw_promise(tenant: FromPath[str], promise_id: FromPath[UUID], work: OpenWork) -> See:
    withdrawn = await service.withdraw(work, promise_id)
    return See(f"/{tenant}/funds/{withdrawn.fund_id}", notice=_("已撤回资金承诺").say())


async def _communities(work: Work) -> dict[UUID, str]:
    return {row[0]: row[1] for row in await work.rows(communities.choices())}


async def _form_page(work: Work, form: Form, fund: Fund | None = None) -> Page:
    return Page(
        work, "funds/form.html", form=form, fund=fund,
        kinds=list(FundKind), communities=list((await _communities(work)).items()),
        funders=await work.rows(queries.funders()),
    )  # fmt: skip


ROUTES = [
    list_funds, export_funds, new_fund, create_fund, show_fund, edit_fund, change_fund,
    close_fund, reopen_fund, keep_promise, withdraw_promise,
]  # fmt: skip
