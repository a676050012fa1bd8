"""What every answer carries: no foreign script, no frame, no guess at types, nothing of a person kept in a cache."""

from typing import Any

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)

DEFAULTS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=()",
    "cache-control": "no-store",
}
"""Unless the answer itself says otherwise."""

_DEFAULTS = [(name.encode(), value.encode()) for name, value in DEFAULTS.items()]
HSTS = "max-age=31536000; includeSubDomains"


async def add_headers(message: Message, scope: Scope) -> None:
    """Litestar calls it before each message of an answer is sent."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    said = {name.lower() for name, _value in headers.headers}
    headers.headers += [default for default in _DEFAULTS if default[0] not in said]
    if request_id := scope.get("state", {}).get("request_id"):
        headers.add("x-request-id", request_id)
    if _is_https(scope):
        headers["strict-transport-security"] = HSTS
    if b"notice=" in dict(scope["headers"]).get(b"cookie", b"") and _is_page(headers):
        headers.add("set-cookie", "notice=; Path=/; Max-Age=0; HttpOnly; SameSite=lax")


def _is_https(scope: Any) -> bool:
    return scope.get("scheme") == "https"


def _is_page(headers: MutableScopeHeaders) -> bool:
    return headers.get("content-type", "").startswith("text/html") and "set-cookie" not in headers
