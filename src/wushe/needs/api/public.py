"""What programs of residents may do without an account: say a need, and ask how it stands."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody

from wushe.identity.doorway import network_of
from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.schemas.needs import RequestShown, SaidNeed

PUBLIC = {"public": True}


@post("/api/{tenant:str}/public/needs", opt=PUBLIC)
async def say_need(request: Request[Any, Any, Any], work: OpenWork, data: JSONBody[SaidNeed]) -> RequestShown:
    source = await service.say(work, data, network_of(request))
    return await service.request_of(work, source.reference)


@get("/api/{tenant:str}/public/requests/{reference:str}", opt=PUBLIC)
async def show_request(reference: FromPath[str], work: OpenWork) -> RequestShown:
    return await service.request_of(work, reference)


ROUTES = [say_need, show_request]
