"""The address in the QR code of a slip."""

from typing import Any

from litestar import Request


def link_of(request: Request[Any, Any, Any], tenant: str, code: str) -> str:
    """As people type it; on a laptop without one, the address under which the page was asked for."""
    here = str(request.app.state.settings.public_url or request.base_url).rstrip("/")
    return f"{here}/{tenant}/public/orders/{code}"
