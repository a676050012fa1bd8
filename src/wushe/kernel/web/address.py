"""The product's address as people type it, in front of what stands on paper and in QR codes."""

from typing import Any

from litestar import Request


def address_of(request: Request[Any, Any, Any]) -> str:
    """From the settings; on a laptop without one, the address under which the page was asked for."""
    return str(request.app.state.settings.public_url or request.base_url).rstrip("/")
