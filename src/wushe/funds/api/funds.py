"""Funds for programs."""

from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.funds import queries, service
from wushe.funds.errors import NoSuchFund
from wushe.funds.models import Fund, Promise
from wushe.funds.permissions import Funds
from wushe.funds.schemas import FundData, FundFilters, FundPage, FundShown, PromiseShown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/funds")
async def list_funds(request: Request, work: OpenWork) -> Response[FundPage]:
    reach, filters = work.require(Funds.READ), query(request, FundFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/funds")
async def create_fund(work: OpenWork, data: JSONBody[FundData]) -> FundShown:
    return shown(await service.record(work, data))


@get("/api/{tenant:str}/funds/{fund_id:uuid}")
async def show_fund(fund_id: FromPath[UUID], work: OpenWork) -> FundShown:
    return shown(await work.one(queries.fund(work.require(Funds.READ), fund_id), NoSuchFund))


@put("/api/{tenant:str}/funds/{fund_id:uuid}")
async def change_fund(fund_id: FromPath[UUID], work: OpenWork, data: JSONBody[FundData]) -> FundShown:
    return shown(await service.edit(work, fund_id, data))


@post("/api/{tenant:str}/funds/{fund_id:uuid}/closing")
async def close_fund(fund_id: FromPath[UUID], work: OpenWork) -> FundShown:
    return shown(await service.close(work, fund_id))


@post("/api/{tenant:str}/funds/{fund_id:uuid}/reopening")
async def reopen_fund(fund_id: FromPath[UUID], work: OpenWork) -> FundShown:
    return shown(await service.reopen(work, fund_id))


@get("/api/{tenant:str}/funds/{fund_id:uuid}/promises")
async def list_promises(fund_id: FromPath[UUID], work: OpenWork) -> list[PromiseShown]:
    fund = await work.one(queries.fund(work.require(Funds.READ), fund_id), NoSuchFund)
    return [promise_shown(promise) for promise in await work.all(queries.promises_of_fund(fund.id))]


@post("/api/{tenant:str}/promises/{promise_id:uuid}/keeping")
async def keep_promise(promise_id: FromPath[UUID], work: OpenWork) -> PromiseShown:
    return promise_shown(await service.keep(work, promise_id))


@post("/api/{tenant:str}/promises/{promise_id:uuid}/withdrawal")
async def withdraw_promise(promise_id: FromPath[UUID], work: OpenWork) -> PromiseShown:
    return promise_shown(await service.withdraw(work, promise_id))


def shown(fund: Fund) -> FundShown:
    return FundShown(**{name: getattr(fund, name) for name in FundShown.__struct_fields__})


def promise_shown(promise: Promise) -> PromiseShown:
    return PromiseShown(**{name: getattr(promise, name) for name in PromiseShown.__struct_fields__})


ROUTES = [
    list_funds, create_fund, show_fund, change_fund, close_fund, reopen_fund,
    list_promises, keep_promise, withdraw_promise,
]  # fmt: skip
