"""Waiting until the web process says that it can serve."""

import time
from http.client import HTTPConnection, HTTPException

from wushe.cli.children import Children
from wushe.kernel.settings import Settings
from wushe.kernel.start import StartRefusedError

READY_SECONDS = 90.0
ASK_AGAIN_SECONDS = 0.05
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where to ask whoever listens everywhere


class NotReadyError(StartRefusedError):
    """The web process lives and yet cannot serve; the message is its own."""


def wait_until_ready(settings: Settings, children: Children) -> None:
    """Return when /health/ready answers 200. Raises NotReadyError, or ChildFailedError when a child dies."""
    deadline = time.monotonic() + READY_SECONDS
    while True:
        children.look_after()
        status, said = _ask(EVERYWHERE.get(settings.host, settings.host), settings.port)
        if status == 200:  # noqa: PLR2004
            return
        if time.monotonic() > deadline:
            raise NotReadyError(f"/health/ready answers {status or 'nothing'} after {READY_SECONDS:.0f} s: {said}")
        time.sleep(ASK_AGAIN_SECONDS)


def _ask(host: str, port: int) -> tuple[int, str]:
    connection = HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/health/ready")
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    except (OSError, HTTPException) as error:
        return 0, str(error)
    finally:
        connection.close()
