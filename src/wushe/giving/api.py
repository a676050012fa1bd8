"""What one gave, for programs."""

from typing import Any
from uuid import UUID

from litestar import Request, get
from litestar.params import FromPath

from wushe.giving import service
from wushe.giving.everywhere import everywhere
from wushe.giving.permissions import Giving
from wushe.giving.schemas import GiftHistory, TownshipGiving
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/giving")
async def list_giving(request: Request[Any, Any, Any], work: OpenWork) -> list[TownshipGiving]:
    work.require(Giving.READ)
    return await everywhere(request)


@get("/api/{tenant:str}/giving/{source_id:uuid}")
async def show_gift(source_id: FromPath[UUID], work: OpenWork) -> GiftHistory:
    return await service.gift(work, source_id)


ROUTES = [list_giving, show_gift]
