"""What both faces do at the door: where a request comes from, and a session that begins in the right place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from litestar import Request
from litestar.response import Response

from wushe.identity import devices, queries
from wushe.identity.cookie import cookie_name, session_cookie
from wushe.identity.models import AccountSession
from wushe.identity.service import sessions
from wushe.identity.service.attempts import Opener
from wushe.identity.service.door import Proof
from wushe.identity.service.sessions import Browser, Opened
from wushe.kernel.work import Person, Tenant, Visitor, Work
from wushe.kernel.working import working
from wushe.tenancy.places import PLATFORM_PLACE

AnyRequest = Request[Any, Any, Any]


def opener(request: AnyRequest) -> Opener:
    """Opens work of the platform, for what must be kept even when the request is refused."""
    return partial(_working_at, request, PLATFORM_PLACE.tenant, None)


@asynccontextmanager
async def _working_at(request: AnyRequest, tenant: Tenant, proof: Proof | None) -> AsyncIterator[Work]:
    state = request.app.state
    visitor = Visitor(
        tenant=tenant,
        person=Person(proof.account_id, None, "") if proof else None,
        channel="api" if request.scope["path"].startswith("/api/") else "web",
        request_id=request.scope["state"].get("request_id", ""),
    )
    async with working(state.sessions, visitor, secret=state.secret, vault=state.vault) as work:
        yield work


class Begun(NamedTuple):
    """A session, and the place it stands in when there was only one to go to."""

    opened: Opened
    home: Tenant | None


async def begin(request: AnyRequest, proof: Proof) -> Begun:
    """A session for whoever has proven who they are; its journal is the township's when there is only one."""
    home = await _only_home(request, proof)
    async with _working_at(request, home or PLATFORM_PLACE.tenant, proof) as work:
        opened = await sessions.sign_in(work, proof, browser_of(request), tenant_id=home.id if home else None)
    return Begun(opened, home)


async def complete(request: AnyRequest, half: AccountSession, proof: Proof) -> Begun:
    """The same for a session that waited for its code."""
    home = await _only_home(request, proof)
    async with _working_at(request, home or PLATFORM_PLACE.tenant, proof) as work:
        opened = await sessions.confirm_code(work, half, proof, tenant_id=home.id if home else None)
    return Begun(opened, home)


async def _only_home(request: AnyRequest, proof: Proof) -> Tenant | None:
    """Where to go when there is only one place to go."""
    async with opener(request)() as work:
        homes = await work.rows(queries.places_of(proof.account_id))
    return Tenant(*homes[0]) if len(homes) == 1 else None


def browser_of(request: AnyRequest) -> Browser:
    return Browser(devices.device_of(request.headers.get("user-agent", "")), network_of(request))


def network_of(request: AnyRequest) -> bytes | None:
    """The network that the server says it is; a proxy's word counts only when the server was told to believe it."""
    client = request.client
    return devices.network_of(client.host, request.app.state.secret) if client else None


def token_of(request: AnyRequest) -> str:
    """What the session's cookie holds."""
    return request.cookies.get(cookie_name(request.app.state.settings.public_url), "")


def keep(request: AnyRequest, answer: Response[Any], opened: Opened) -> None:
    """Have the browser keep the token of `opened`, in place of any it had."""
    answer.set_cookie(session_cookie(request.app.state.settings.public_url, opened.token))


def local_path(wanted: str, otherwise: str) -> str:
    """`wanted` when it is a path of this product and nothing else, so that no link leads somebody elsewhere."""
    is_path = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    if not is_path or "\\" in wanted:
        return otherwise
    parts = urlsplit(wanted)
    return otherwise if parts.scheme or parts.netloc else wanted


def way_in(begun: Begun, wanted: str) -> str:
    """Where a session goes that has just begun: to what was wanted, to its only place, or to the choice of one."""
    if begun.home is None:
        return "/townships?next=" + quote(local_path(wanted, "/"))
    home = f"/{begun.home.slug}/"
    path = local_path(wanted, home)
    return home if path == "/" else path


def home_of(visitor: Visitor) -> str:
    """The workbench of the place that the session stands in, or the choice of one."""
    standing = visitor.tenant
    if standing is None or standing.slug not in dict(visitor.tenants):
        return "/townships"
    return f"/{standing.slug}/"
