"""Choosing a township to work in, and entering it."""

from litestar import get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.identity import doorway
from wushe.identity.doorway import AnyRequest
from wushe.identity.schemas import Entry
from wushe.identity.service import sessions
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.work import OpenWork


@get("/townships", opt={"account": True})
async def show_townships(request: AnyRequest) -> Page:
    """The places that let this account in; `next` is opened in the one that it belongs to."""
    wanted = doorway.local_path(request.query_params.get("next", ""), "/")
    return Page(None, "identity/townships.html", wanted=wanted)


@post("/townships/{tenant:str}/entry", opt={"entry": True})
async def enter(request: AnyRequest, tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Entry]) -> See:
    opened = await sessions.enter_township(work)
    home = f"/{tenant}/"
    path = doorway.local_path(data.next, home)
    answer = See(path if path.startswith(home) else home)
    doorway.keep(request, answer, opened)
    return answer


ROUTES = [show_townships, enter]
