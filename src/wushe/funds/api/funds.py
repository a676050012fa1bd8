"""Funds, their income and purposes for programs."""

from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.funds import queries, service
from wushe.funds.errors import NoSuchFund
from wushe.funds.permissions import Funds
from wushe.funds.schemas import (
    FundData,
    FundFilters,
    FundPage,
    FundShown,
    Income,
    PurposeData,
    PurposeShown,
    SourceShown,
)
from wushe.funds.showing import fund_shown, source_shown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.ledger import purposes
from wushe.ledger.models import Purpose
from wushe.ledger.pots import shares_of

ONE = "/api/{tenant:str}/funds/{fund_id:uuid}"


@get("/api/{tenant:str}/funds")
async def list_funds(request: Request, work: OpenWork) -> Response[FundPage]:
    reach, filters = work.require(Funds.READ), query(request, FundFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/funds")
async def create_fund(work: OpenWork, data: JSONBody[FundData]) -> FundShown:
    return await fund_shown(work, await service.record(work, data))


@get(ONE)
async def show_fund(fund_id: FromPath[UUID], work: OpenWork) -> FundShown:
    fund = await work.one(queries.fund(work.require(Funds.READ), fund_id), NoSuchFund)
    return await fund_shown(work, fund)


@put(ONE)
async def change_fund(fund_id: FromPath[UUID], work: OpenWork, data: JSONBody[FundData]) -> FundShown:
    return await fund_shown(work, await service.edit(work, fund_id, data))


@post(f"{ONE}/closing")
async def close_fund(fund_id: FromPath[UUID], work: OpenWork) -> FundShown:
    return await fund_shown(work, await service.close(work, fund_id))


@post(f"{ONE}/reopening")
async def reopen_fund(fund_id: FromPath[UUID], work: OpenWork) -> FundShown:
    return await fund_shown(work, await service.reopen(work, fund_id))


@get(f"{ONE}/income")
async def list_income(fund_id: FromPath[UUID], work: OpenWork) -> list[SourceShown]:
    fund = await work.one(queries.fund(work.require(Funds.READ), fund_id), NoSuchFund)
    return [source_shown(share) for share in await shares_of(work, fund.account_id)]


@post(f"{ONE}/income")
async def take_in(fund_id: FromPath[UUID], work: OpenWork, data: JSONBody[Income]) -> SourceShown:
    source = await service.take_in(work, fund_id, data)
    fund = await work.one(queries.fund(work.require(Funds.TAKE_IN), fund_id), NoSuchFund)
    [share] = [each for each in await shares_of(work, fund.account_id) if each.source.id == source.id]
    return source_shown(share)


@get("/api/{tenant:str}/funds/purposes")
async def list_purposes(work: OpenWork) -> list[PurposeShown]:
    work.require(Funds.READ)
    return [purpose_shown(purpose) for purpose in await work.all(purposes.purposes())]


@post("/api/{tenant:str}/funds/purposes")
async def add_purpose(work: OpenWork, data: JSONBody[PurposeData]) -> PurposeShown:
    return purpose_shown(await service.add_purpose(work, data))


@post("/api/{tenant:str}/funds/purposes/{purpose_id:uuid}/retirement")
async def retire_purpose(purpose_id: FromPath[UUID], work: OpenWork) -> PurposeShown:
    return purpose_shown(await service.retire_purpose(work, purpose_id))


def purpose_shown(purpose: Purpose) -> PurposeShown:
    return PurposeShown(id=purpose.id, name=purpose.name, retired=purpose.retired)


ROUTES = [
    list_funds, create_fund, show_fund, change_fund, close_fund, reopen_fund, list_income, take_in,
    list_purposes, add_purpose, retire_purpose,
]  # fmt: skip
