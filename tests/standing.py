"""What stands open from a worker's first test to its last: one event loop, its connections, and the product.

Opening them anew for each test took most of the suite's time. A test sees no difference: connections come back rolled
back as they do in the product, requests run in tasks of their own, and each browser meets a doorkeeper without memory.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar
from sqlalchemy.pool import NullPool

from wushe.access.doorkeeper import Doorkeeper

IDLE = 4
"""Connections that wait for the next test; whoever needs more opens them and closes them."""

_home: asyncio.AbstractEventLoop | None = None
_database_url = ""
_held: dict[Litestar, tuple[asyncio.Event, asyncio.Task[None]]] = {}


@asynccontextmanager
async def loop(database_url: str) -> AsyncIterator[None]:
    """The running loop is the one that lasts; in the end whatever stands open in it, on that database, is closed."""
    global _home, _database_url  # noqa: PLW0603 - one for each process
    _home, _database_url = asyncio.get_running_loop(), database_url
    yield
    for leave, task in _held.values():
        leave.set()
        await task
    _held.clear()
    _home = None


def lasts(database_url: str) -> bool:
    """Whether that database is there until the loop ends, which is the one that runs."""
    return is_home() and database_url == _database_url


def is_home() -> bool:
    """Whether the running loop is the one that lasts, and not one that a test runs for itself."""
    return asyncio.get_running_loop() is _home


class StandingPool(NullPool):
    """Keeps a few connections for the next test in the loop that lasts, and none in any other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._idle: list[Any] = []

    def _do_get(self) -> Any:
        return self._idle.pop() if self._idle and is_home() else super()._do_get()

    def _do_return_conn(self, record: Any) -> None:
        if record.dbapi_connection is not None and is_home() and len(self._idle) < IDLE:
            self._idle.append(record)
        else:
            super()._do_return_conn(record)

    def dispose(self) -> None:
        """Close what waits."""
        while self._idle:
            self._idle.pop().close()


async def hold(app: Litestar) -> None:
    """Have the application open, from now until the loop ends."""
    if app not in _held:
        leave, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
        task = asyncio.create_task(_lifespan(app, ready, leave))
        _held[app] = leave, task
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            del _held[app]
            await task
    state = app.state
    state.doorkeeper = Doorkeeper(state.lean, state.sessions, state.settings)


async def _lifespan(app: Litestar, ready: asyncio.Future[None], leave: asyncio.Event) -> None:
    async with app.lifespan():
        ready.set_result(None)
        await leave.wait()


def apart(app: Litestar) -> Any:
    """The application, each request in a task of its own as a server does it: what one sets, no other sees."""

    async def asgi(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.create_task(app(scope, receive, send))

    return asgi
