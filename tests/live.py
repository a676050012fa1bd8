"""The running product: web process and database of its own, filled with the real townships and the demo.

with live.product(admin_url) as product:
    open(product.url + "/sign-in")
"""

import asyncio
import socket
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from time import monotonic, sleep
from typing import Any, TypeVar

import httpx
import uvicorn
from litestar import Litestar

import given
from databases import Contents, Database, cloned
from visiting import COOKIE
from wushe.app import create
from wushe.demo import loading
from wushe.demo.sign_ins import PASSWORD
from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.database import engine as engines
from wushe.kernel.database.roles import READER
from wushe.kernel.keys import Key
from wushe.kernel.settings import Settings
from wushe.kernel.web.csrf import token_for
from wushe.tenancy.applying import Applier, apply
from wushe.tenancy.files import read_folder

T = TypeVar("T")

PATIENCE_SECONDS = 30


class ThereIsNoDoorError(Exception):
    """The web process did not start."""


@dataclass(frozen=True)
class Product:
    """Where it answers, and which township the demo plays in."""

    url: str
    database_url: str = field(repr=False)
    home: str = loading.MAIN
    neighbour: str = loading.OTHER
    _tokens: dict[str, str] = field(default_factory=dict, repr=False)

    def token(self, login: str) -> str:
        """The session of somebody of the demo who came in by the door; one for all who ask."""
        if login not in self._tokens:
            self._tokens[login] = self._come_in(login)
        return self._tokens[login]

    def bring(self, login: str, token: str) -> None:
        """Somebody whom the demo does not know, by the session that they hold."""
        self._tokens[login] = token

    def _come_in(self, login: str) -> str:
        with httpx.Client(base_url=self.url) as client:
            answer = client.post("/sign-in", data={"name": login, "password": PASSWORD})
            if answer.headers.get("location", "").startswith("/townships"):
                csrf = token_for(given.SECRET, client.cookies[COOKIE].encode())
                client.post(f"/townships/{self.home}/entry", data={"_csrf": csrf})
            return client.cookies[COOKIE]


@contextmanager
def product(admin_url: str) -> Iterator[Product]:
    """As `wushe up` leaves it, in this process: nothing has to be migrated, and all of it is gone at the end."""
    contents = Contents("live", _fill)
    with cloned(admin_url, "live", contents) as database, socket.create_server(("127.0.0.1", 0)) as door:
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
        with _answering(_application(database, url), door):
            yield Product(url, database.url())


def aside(what: Coroutine[Any, Any, T]) -> T:
    """Done in another thread: whoever drives a browser has a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, what).result()


def _fill(database: Database) -> None:
    aside(_play(database.url()))


async def _play(database_url: str) -> None:
    engine = engines.connect(database_url, longest_command=60)
    sessions = engines.sessions(engine)
    applier = Applier(sessions, await given.operator(sessions), given.FURNISHERS)
    async for _changes in apply(applier, read_folder(CHECKOUT / "tenants", given.FURNISHERS, demo=True)):
        pass
    await loading.load_into(sessions, given.VAULT)
    await engine.dispose()


def _application(database: Database, url: str) -> Litestar:
    named: dict[str, Any] = {
        "DATABASE_URL": database.url(),
        "reader_database_url": database.url(READER),
        "public_url": url,
        "demo": True,
        "secret_key": Key(given.SECRET),
        "data_key": Key(b"data key of the tests, 32 bytes!"),
        "lookup_key": Key(b"look-up key of tests, 32 bytes!!"),
        "uploads": CHECKOUT / ".wushe" / "tests" / "uploads",
    }
    return create(Settings(**named))


@contextmanager
def _answering(application: Litestar, door: socket.socket) -> Iterator[None]:
    server = uvicorn.Server(uvicorn.Config(application, log_config=None, access_log=False, timeout_graceful_shutdown=2))
    thread = Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    ends_at = monotonic() + PATIENCE_SECONDS
    while not server.started:
        if monotonic() > ends_at or not thread.is_alive():
            server.should_exit = True
            raise ThereIsNoDoorError
        sleep(0.02)
    yield
    server.should_exit = True
    thread.join()
