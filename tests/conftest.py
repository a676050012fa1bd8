"""What every test may ask for: a database of its own worker, opened as the plain role."""

import logging
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

import standing
from databases import Database, cloned, running_server
from wushe.kernel import log
from wushe.kernel.database import engine as engines
from wushe.kernel.database.roles import OWNER, READER


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """Async tests run on asyncio alone. Not on uvloop: it waits for ever for what a failing test left open."""
    return "asyncio", {"use_uvloop": False}


@pytest.fixture(autouse=True)
def _log_of_the_product() -> None:
    """The product's own: structlog's would print the variables of a traceback, and with them cookies and passwords."""
    log.configure("console")
    logging.getLogger("httpx").setLevel(logging.WARNING)  # our own line tells of each request


@pytest.fixture(scope="session")
def admin_url() -> Iterator[str]:
    """A superuser of the test server: the embedded one, or WUSHE_TEST_DATABASE_URL."""
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def database(admin_url: str) -> Iterator[Database]:
    """The worker's own database: whole schema, no rows."""
    with cloned(admin_url) as made:
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
def sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    """For work as anybody at any place; see `given`."""
    return engines.sessions(engine)
