"""The product as an operator runs it: a `wushe serve` process, and a program that asks it with a token of its own.

with served.server(database_url) as web:
    async with web.client(token) as client: ...
"""

import base64
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from uuid import UUID

import httpx

import given
from wushe.access.roles import Role
from wushe.identity.schemas import NewToken
from wushe.identity.service import tokens
from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.database.model import new_id
from wushe.tenancy.places import Place

START_SECONDS, END_SECONDS = 60, 30
GLANCE = 0.02
KEYS = {
    "SECRET": b"secret key of tests, 32 bytes!!!",
    "DATA": b"data key of the tests, 32 bytes!",
    "LOOKUP": b"look-up key of tests, 32 bytes!!",
}
SCOPES = ["funds:edit", "funds:read"]


@dataclass
class Web:
    """A running web process. `started_in` is how many seconds its start took on this machine just now."""

    process: subprocess.Popen[bytes]
    port: int
    started_in: float = 0.0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self, token: str) -> httpx.AsyncClient:
        headers = {"authorization": f"Bearer {token}"}
        return httpx.AsyncClient(base_url=self.address, headers=headers, timeout=20)

    def terminate(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def lives(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health/live", headers={"Host": f"127.0.0.1:{self.port}"})
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@contextmanager
def server(database_url: str, port: int = 0) -> Iterator[Web]:
    """`wushe serve` on a port of its own, killed at the end if it is still there."""
    port = port or _free_port()
    began = time.monotonic()
    command = [sys.executable, "-m", "wushe", "serve"]
    process = subprocess.Popen(command, cwd=CHECKOUT, env=_environment(database_url, port), stdout=subprocess.DEVNULL)
    web = Web(process, port)
    try:
        while not web.lives():
            assert process.poll() is None, "wushe serve ended at its start"
            assert time.monotonic() - began < START_SECONDS, "wushe serve did not start"
            time.sleep(GLANCE)
        web.started_in = time.monotonic() - began
        yield web
    finally:
        process.kill()
        process.wait(END_SECONDS)


@contextmanager
def worker(database_url: str) -> Iterator[subprocess.Popen[bytes]]:
    """`wushe worker`, killed at the end if it is still there."""
    command = [sys.executable, "-m", "wushe", "worker"]
    environment = _environment(database_url, _free_port())
    process = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait(END_SECONDS)


def _environment(database_url: str, port: int) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("WUSHE_", "DATABASE_URL"))}
    keys = {f"WUSHE_{name}_KEY": base64.b64encode(key).decode() for name, key in KEYS.items()}
    address = {"WUSHE_PORT": str(port), "WUSHE_PUBLIC_URL": f"http://127.0.0.1:{port}", "WUSHE_POOL_SIZE": "8"}
    return ours | keys | address | {"DATABASE_URL": database_url, "WUSHE_LOG_LEVEL": "error"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def token_of_an_admin(sessions, place: Place, scopes: list[str] = SCOPES) -> str:
    """The secret of an API token that may do what `scopes` say."""
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, replace(admin, session_id=UUID(int=1))) as work:
        return (await tokens.issue(work, NewToken(name="大屏", scopes=scopes, days=1))).secret


async def record_fund(client: httpx.AsyncClient, place: Place, name: str, key: str | None = None) -> httpx.Response:
    """One change, by JSON, that may safely be sent again with the same key."""
    body = {"name": name}
    headers = {"idempotency-key": key or new_id().hex}
    return await client.post(f"/api/{place.tenant.slug}/funds", json=body, headers=headers)
