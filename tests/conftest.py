"""What every test may ask for: a database of its own worker, opened as the plain role."""

import gc
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import nullcontext
from contextvars import ContextVar
from datetime import UTC, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

import standing
from databases import Contents, Database, alone, cloned, running_server
from policies import neighbours
from policies.neighbours import Township
from wushe.kernel import clock, log
from wushe.kernel.database import engine as engines
from wushe.kernel.database.roles import OWNER, READER
from wushe.kernel.settling import settle

Sessions = async_sessionmaker[AsyncSession]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What ten thousand tests are made of lives until the last of them: nobody looks through it for garbage."""
    gc.disable()
    yield
    settle()


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """Async tests run on asyncio alone. Not on uvloop: it waits for ever for what a failing test left open."""
    return "asyncio", {"use_uvloop": False}


@pytest.fixture(autouse=True)
def _log_of_the_product() -> None:
    """The product's own: structlog's would print the variables of a traceback, and with them cookies and passwords."""
    log.configure("console")
    logging.getLogger("httpx").setLevel(logging.WARNING)  # our own line tells of each request


@pytest.fixture(autouse=True)
def _clock(request: pytest.FixtureRequest) -> None:
    """What a test marked `at` writes as a date stays where it is, however late in history the suite is run."""
    if mark := request.node.get_closest_marker("at"):
        moment: datetime = mark.args[0].astimezone(UTC)
        standing_still = ContextVar("wushe_clock_of_the_test", default=moment)
        request.getfixturevalue("monkeypatch").setattr(clock, "_stopped_at", standing_still)


@pytest.fixture(autouse=True)
def _one_crowd_at_a_time(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fifty connections of two tests at once are more than a server of 100 has."""
    is_crowd = request.node.get_closest_marker("crowd") is not None
    with alone(request.getfixturevalue("admin_url"), "crowd") if is_crowd else nullcontext():
        yield


@pytest.fixture(scope="session")
def admin_url() -> Iterator[str]:
    """A superuser of the test server: the embedded one, or WUSHE_TEST_DATABASE_URL."""
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def database(admin_url: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    """The worker's own database: whole schema, and no rows but those of three townships if a test asks for one."""
    asked_for = any(set(neighbours.NAMES) & set(getattr(item, "fixturenames", ())) for item in request.session.items)
    contents = Contents("neighbours", neighbours.settle) if asked_for else None
    with cloned(admin_url, contents=contents) as made:
        yield made


@pytest.fixture(scope="session")
def database_url(database: Database) -> str:
    """As the plain role, which row-level security binds."""
    return database.url()


@pytest.fixture(scope="session")
def owner_url(database: Database) -> str:
    """As the owner of the tables; only for migrations and for looking behind the curtain."""
    return database.url(OWNER)


@pytest.fixture(scope="session")
def reader_url(database: Database) -> str:
    """As the county's reader."""
    return database.url(READER)


@pytest.fixture(scope="session")
async def engine(anyio_backend: object, database_url: str) -> AsyncIterator[AsyncEngine]:
    """As the plain role. From here on all async tests of the worker share one event loop and what stands open in it."""
    made = engines.connect(database_url, poolclass=standing.StandingPool)
    async with standing.loop(database_url):
        yield made
        await made.dispose()


@pytest.fixture(scope="session")
def sessions(engine: AsyncEngine) -> Sessions:
    """For work as anybody at any place; see `given`."""
    return engines.sessions(engine)


@pytest.fixture(scope="session")
def ours(sessions: Sessions, database: Database) -> Township:
    """A township full of life; a test may add to it."""
    return neighbours.found_again("ours", sessions, database)


@pytest.fixture(scope="session")
def theirs(sessions: Sessions, database: Database) -> Township:
    """A second one, whose every text is marked."""
    return neighbours.found_again("theirs", sessions, database)


@pytest.fixture(scope="session")
def spare(sessions: Sessions, database: Database) -> Township:
    """A third one, which may be laid waste."""
    return neighbours.found_again("spare", sessions, database)
