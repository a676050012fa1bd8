"""The JSON face of access: who holds which role."""

from collections.abc import Sequence
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from wushe.access import service
from wushe.access.holders import list_holders
from wushe.access.schemas import Given, Holder, NewHolding
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/roles")
async def show_roles(work: OpenWork) -> Sequence[Holder]:
    return await list_holders(work)


@post("/api/{tenant:str}/roles")
async def give_role(work: OpenWork, data: JSONBody[NewHolding]) -> Given:
    held = await service.give_role(work, data)
    return Given(id=held.id, role=held.role)


@post("/api/{tenant:str}/roles/{holding_id:uuid}/withdrawal")
async def withdraw_role(holding_id: FromPath[UUID], work: OpenWork) -> Given:
    held = await service.withdraw_role(work, holding_id)
    return Given(id=held.id, role=held.role)


ROUTES = [show_roles, give_role, withdraw_role]
