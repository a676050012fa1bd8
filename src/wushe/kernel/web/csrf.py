"""No other site may act in the name of a signed-in person: same origin, and a token bound to the session.

The cookie alone proves nothing (a sibling domain can plant one), so the token is derived from the session's own
secret. A bearer token is not sent by browsers on their own and needs no further proof.
"""

import hashlib
import hmac
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from wushe.kernel.errors import Forbidden
from wushe.kernel.i18n import _

SAFE = {"GET", "HEAD", "OPTIONS"}
HEADER = "x-csrf-token"
FIELD = "_csrf"


class FromElsewhere(Forbidden):
    """The request did not come from a page of this product."""

    code = "csrf"
    sentence = _("页面已过期，请刷新后重新提交")


def token_for(secret: bytes, session_secret: bytes) -> str:
    """The token for one session; knowing it says nothing about the session's own."""
    return hmac.digest(secret, b"csrf:" + session_secret, hashlib.sha256).hex()[:40]


async def same_origin_guard(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
    """Runs before every handler; raises `FromElsewhere`."""
    if connection.scope.get("method") in SAFE or connection.scope["state"].get("bearer"):
        return
    if not _from_here(connection):
        raise FromElsewhere
    expected = connection.scope["state"].get("csrf_token")
    if expected and not hmac.compare_digest(expected.encode(), (await _given(connection)).encode()):
        raise FromElsewhere


def _from_here(connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
    """What the browser itself says. A program that sends neither header has no cookie of a victim to misuse."""
    site = connection.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = connection.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == connection.headers.get("host")


async def _given(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    if header := connection.headers.get(HEADER):
        return header
    request = Request[Any, Any, Any](connection.scope, connection.receive, connection.send)
    if request.content_type[0] in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        given = (await request.form()).get(FIELD, "")
        return given if isinstance(given, str) else ""
    return ""
