"""Signing in, with a second step for accounts that ask for a code, and signing out."""

from litestar import Response, get, post
from litestar.params import URLEncodedBody

from wushe.identity import doorway
from wushe.identity.cookie import ended_cookie
from wushe.identity.doorway import AnyRequest
from wushe.identity.schemas import Code, SignIn
from wushe.identity.service import door, sessions
from wushe.identity.service.door import Proof
from wushe.kernel.errors import Unauthenticated
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

PUBLIC = {"public": True}
KNOWN_OR_NOT = {"public": True, "account": True}


@get("/", opt=KNOWN_OR_NOT)
async def show_start(request: AnyRequest) -> See:
    """The address that people type leads to their work."""
    visitor = request.scope["state"]["visitor"]
    return See(doorway.home_of(visitor) if visitor.person else "/sign-in")


@get("/sign-in", opt=KNOWN_OR_NOT)
async def show_sign_in(request: AnyRequest) -> Response:
    """Whoever is signed in already goes on at once."""
    visitor = request.scope["state"]["visitor"]
    wanted = request.query_params.get("next", "")
    if visitor.person:
        return See(doorway.local_path(wanted, doorway.home_of(visitor)))
    demo = request.app.state.get("demo_sign_ins", ())
    return Page(None, "identity/sign_in.html", form=_unkeyed(request, SignIn, wanted), demo_sign_ins=demo)


def _unkeyed(request: AnyRequest, schema: type[SignIn | Code], wanted: str) -> Form:
    """A form whose answer is not to be repeated from memory: that answer sets a cookie, which memory does not keep."""
    form = Form.of(request, schema, {"next": wanted})
    form.idempotency_key = ""
    return form


@post("/sign-in", opt=PUBLIC | redisplay("/sign-in"))
async def sign_in(request: AnyRequest, data: URLEncodedBody[SignIn]) -> See:
    """Opens its own work: what was tried is counted even when it is refused."""
    opener = doorway.opener(request)
    proof = await door.prove(opener, data.name, data.password, doorway.network_of(request))
    begun = await doorway.begin(request, proof)
    way = doorway.way_in(begun, data.next)
    answer = See(f"/sign-in/code?next={way}" if begun.opened.session.awaits_code else way)
    doorway.keep(request, answer, begun.opened)
    return answer


@get("/sign-in/code", opt=PUBLIC)
async def show_code(request: AnyRequest) -> Page:
    wanted = request.query_params.get("next", "")
    return Page(None, "identity/code.html", form=_unkeyed(request, Code, wanted))


@post("/sign-in/code", opt=PUBLIC | redisplay("/sign-in/code"))
async def confirm_code(request: AnyRequest, data: URLEncodedBody[Code]) -> See:
    opener = doorway.opener(request)
    try:
        async with opener() as work:
            half = await sessions.half_open(work, doorway.token_of(request))
    except Unauthenticated:
        return See("/sign-in", notice=_("等待时间过长，请重新登录").say())
    proof = await door.prove_code(opener, Proof(half.account_id), data.code)
    begun = await doorway.complete(request, half, proof)
    answer = See(doorway.way_in(begun, data.next))
    doorway.keep(request, answer, begun.opened)
    return answer


@post("/sign-out", opt=KNOWN_OR_NOT)
async def sign_out(request: AnyRequest, work: OpenWork) -> See:
    await sessions.sign_out(work)
    answer = See("/sign-in", notice=_("已退出登录").say())
    answer.set_cookie(ended_cookie(request.app.state.settings.public_url))
    answer.headers["clear-site-data"] = '"storage"'  # what pages kept on this device, also where no script runs
    return answer


ROUTES = [show_start, show_sign_in, sign_in, show_code, confirm_code, sign_out]
