"""The entrance: who stands at the door, for which place, with which permissions, before any handler runs.

A handler says for itself who may come in, in its `opt`; no path is ever matched against a pattern:

    (nothing)          a member whose session stands in the place of the path
    {"public": True}   anybody; somebody without an account has the role `resident`
    {"account": True}  anybody who is signed in, in no role; with "public": also whoever is not
    {"entry": True}    a member whose session still stands elsewhere
    {"enrolment": True}   also a member who lacks what 等保模式 asks for, in no role
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from litestar import Request
from litestar.types import ASGIApp, Receive, Scope, Send

from wushe.access.doorkeeper import Doorkeeper, may_always_enter
from wushe.access.gate import RESIDENT
from wushe.access.lookup import Found
from wushe.access.protection import lacking
from wushe.identity.cookie import LARGE, LOCALE, TEXT_SIZE
from wushe.identity.errors import NotEntered, PasswordMustChange, PasswordOutdated, SecondFactorNeeded
from wushe.kernel import log
from wushe.kernel.errors import Missing, Refusal, Unauthenticated
from wushe.kernel.i18n import choose_locale
from wushe.kernel.web.answers import See
from wushe.kernel.web.csrf import token_for
from wushe.kernel.web.problems import is_api
from wushe.kernel.work import Visitor
from wushe.tenancy.places import Place

PUBLIC, ACCOUNT, ENTRY, ENROLMENT = "public", "account", "entry", "enrolment"
_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_BEARER = "Bearer "


class Credential(NamedTuple):
    """What the visitor shows: the cookie of a browser, or a program's token."""

    token: str
    is_bearer: bool


class Entrance:
    """The middleware around every handler. A request that the application asks itself has been let in before."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or "visitor" in scope.setdefault("state", {}):
            await self.app(scope, receive, send)
            return
        request: Request[Any, Any, Any] = Request(scope, receive, send)
        _name_request(request)
        try:
            await _let_in(request, request.app.state.doorkeeper)
        except (NotEntered, PasswordMustChange, PasswordOutdated, SecondFactorNeeded) as refusal:
            if is_api(request):
                raise
            answer = _way_for(request, refusal).to_asgi_response(None, request)
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _name_request(request: Request[Any, Any, Any]) -> None:
    """One id in the log, the journal and the answer: the proxy's, if it is a sane one."""
    given = request.headers.get("x-request-id", "")
    request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
    request.scope["state"]["request_id"] = request_id
    log.bind(request_id=request_id)


async def _let_in(request: Request[Any, Any, Any], keeper: Doorkeeper) -> None:
    """Put the visitor into the request's state, or refuse."""
    opt = request.scope["route_handler"].opt
    slug = request.scope["path_params"].get("tenant")
    place = await keeper.directory.find(slug) if slug is not None else None
    credential = credential_of(request, keeper) if slug is not None or _needs_account(opt) else None
    found = await _recognise(request, keeper, place, credential) if credential else None
    _prefer(request, found)
    if found is None and not opt.get(PUBLIC):
        raise Unauthenticated
    if slug is not None and place is None:
        raise Missing
    visitor = await _visitor(keeper, opt, place, found)
    _admit(request, visitor, credential if found else None)


def _needs_account(opt: Mapping[str, Any]) -> bool:
    return bool(opt.get(ACCOUNT)) or not opt.get(PUBLIC)


def credential_of(request: Request[Any, Any, Any], keeper: Doorkeeper) -> Credential | None:
    """A program says who it is in a header and is never taken for a browser whose cookie came along."""
    header = request.headers.get("authorization", "")
    if header.startswith(_BEARER):
        return Credential(header.removeprefix(_BEARER).strip(), is_bearer=True)
    cookie = request.cookies.get(keeper.cookie_name)
    return Credential(cookie, is_bearer=False) if cookie else None


async def _recognise(
    request: Request[Any, Any, Any], keeper: Doorkeeper, place: Place | None, credential: Credential
) -> Found | None:
    """Whose credential it is. A list that is looked at again is read in the same round trip, see `Ahead`."""
    lean = request.app.state.lean
    if request.method == "GET":
        url = request.scope["raw_path"] + b"?" + request.scope["query_string"]
        lean = request.scope["state"]["lean"] = keeper.reads(credential.token, url)
    return await keeper.recognise(lean, credential.token, place, is_bearer=credential.is_bearer)


def _prefer(request: Request[Any, Any, Any], found: Found | None) -> None:
    """Language and size of text: the account's, or what a cookie says for people without one."""
    choose_locale(found.locale if found else request.cookies.get(LOCALE, ""))
    is_large = found.large_text if found else request.cookies.get(TEXT_SIZE) == LARGE
    request.scope["state"]["large_text"] = is_large


async def _visitor(keeper: Doorkeeper, opt: Mapping[str, Any], place: Place | None, found: Found | None) -> Visitor:
    """Who comes in. Raises `Missing` to somebody who is no member, as if the place were not there."""
    is_public = bool(opt.get(PUBLIC))
    if found is None:
        return await keeper.resident(place) if place else Visitor()
    if found.must_change_password and not is_public and not opt.get(ACCOUNT):
        raise PasswordMustChange
    if place is None or opt.get(ACCOUNT):
        return await keeper.account(found, place)
    if opt.get(ENTRY) and found.is_member and found.scopes is None:
        visitor = await keeper.member(found, place)
        return replace(visitor, tenant=may_always_enter(place.tenant))
    if found.is_member and found.stands_in == place.tenant.id:
        return await _at_home(keeper, opt, place, found)
    if is_public:
        return await keeper.resident(place)
    raise NotEntered if found.is_member and found.scopes is None else Missing


async def _at_home(keeper: Doorkeeper, opt: Mapping[str, Any], place: Place, found: Found) -> Visitor:
    """A member whose session stands here, unless 等保模式 asks for something first."""
    is_public = bool(opt.get(PUBLIC))
    refusal = lacking(found, place)
    if refusal is None:
        return await keeper.member(found, place, also=RESIDENT if is_public else frozenset())
    if is_public:
        return await keeper.resident(place)
    if opt.get(ENROLMENT):
        return replace(await keeper.member(found, place), grants={}, communities=frozenset(), roles=frozenset())
    raise refusal


def _admit(request: Request[Any, Any, Any], visitor: Visitor, credential: Credential | None) -> None:
    state = request.scope["state"]
    channel = "api" if is_api(request) else "web"
    state["visitor"] = replace(visitor, channel=channel, request_id=state["request_id"])
    if visitor.tenant is not None:
        log.bind(request_id=state["request_id"], tenant=visitor.tenant.slug)
    if credential is not None and credential.is_bearer:
        state["bearer"] = True
    elif credential is not None:
        state["csrf_token"] = token_for(request.app.state.secret, credential.token.encode())


def _way_for(request: Request[Any, Any, Any], refusal: Refusal) -> See:
    """Where a person goes instead: to choose a password, to set up their codes, or to enter the township."""
    if isinstance(refusal, PasswordMustChange | PasswordOutdated):
        return See("/me/password")
    if isinstance(refusal, SecondFactorNeeded):
        return See(f"/{request.scope['path_params']['tenant']}/me/second-factor")
    return See(f"/townships?next={request.scope['path']}" if request.method == "GET" else "/townships")
