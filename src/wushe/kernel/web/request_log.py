"""One line for each request, told when its answer begins; number and township are bound by whoever finds them out."""

import time

import structlog
from litestar.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()

QUIET = ("/health/", "/assets/", "/metrics")
"""What machines ask for all day is told only when it fails."""


def note_beginning(app: ASGIApp) -> ASGIApp:
    """The outermost middleware, so that the time is the whole time."""

    async def noted(scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})["began"] = time.perf_counter()
        await app(scope, receive, send)

    return noted


async def log_answer(message: Message, scope: Scope) -> None:
    """Litestar calls it before each message of an answer, also of one that no middleware saw.

    The query string stays out: it holds what people search for, and that is names.
    """
    if message["type"] != "http.response.start" or scope["type"] != "http":
        return
    status, path = message["status"], scope["path"]
    if status >= 500 or not path.startswith(QUIET):  # noqa: PLR2004
        now = time.perf_counter()
        milliseconds = round((now - scope.get("state", {}).get("began", now)) * 1000)
        log.info("request", method=scope["method"], path=path, status=status, milliseconds=milliseconds)
