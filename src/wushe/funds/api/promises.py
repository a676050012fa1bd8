"""Promises for programs."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from wushe.funds import queries, service
from wushe.funds.errors import NoSuchFund
from wushe.funds.permissions import Funds
from wushe.funds.schemas import Part, PromiseShown
from wushe.funds.showing import promise_shown, promises_shown
from wushe.kernel.web.work import OpenWork

ONE = "/api/{tenant:str}/promises/{promise_id:uuid}"


@get("/api/{tenant:str}/funds/{fund_id:uuid}/promises")
async def list_promises(fund_id: FromPath[UUID], work: OpenWork) -> list[PromiseShown]:
    fund = await work.one(queries.fund(work.require(Funds.READ), fund_id), NoSuchFund)
    return await promises_shown(work, await work.all(queries.promises_of_fund(fund.id)))


@post(f"{ONE}/keeping")
async def keep_promise(promise_id: FromPath[UUID], work: OpenWork) -> PromiseShown:
    return await promise_shown(work, await service.keep(work, promise_id))


@post(f"{ONE}/release")
async def release_part(promise_id: FromPath[UUID], work: OpenWork, data: JSONBody[Part]) -> PromiseShown:
    return await promise_shown(work, await service.release(work, promise_id, data))


@post(f"{ONE}/withdrawal")
async def withdraw_promise(promise_id: FromPath[UUID], work: OpenWork) -> PromiseShown:
    return await promise_shown(work, await service.withdraw(work, promise_id))


ROUTES = [list_promises, keep_promise, release_part, withdraw_promise]
