"""The whole product as a browser meets it: the application over the test's database, and somebody signed in.

async with visiting.browser(database_url) as browser:
    await visiting.sign_in(browser, sessions, admin)
    page = await browser.get(f"/{place.tenant.slug}/needs")
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, nullcontext
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from httpx import ASGITransport, AsyncClient
from litestar import Litestar
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import standing
from wushe.app import create
from wushe.identity.service import sessions as browser_sessions
from wushe.identity.service.door import Proof
from wushe.identity.service.sessions import Browser
from wushe.kernel.keys import Key
from wushe.kernel.settings import Settings
from wushe.kernel.web.csrf import token_for
from wushe.kernel.work import Visitor

ADDRESS = "http://wushe.test"
COOKIE = "wushe"
SENT = {"accept": "text/html", "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


def application(database_url: str, public_url: str = ADDRESS) -> Litestar:
    """Made once for each database and address."""
    return _made(database_url, public_url)


@cache
def _made(database_url: str, public_url: str) -> Litestar:
    named: dict[str, Any] = {
        "DATABASE_URL": database_url,
        "public_url": public_url,
        "secret_key": Key(given.SECRET),
        "data_key": Key(b"data key of the tests, 32 bytes!"),
        "lookup_key": Key(b"look-up key of tests, 32 bytes!!"),
        "pool_size": 5,
    }
    return create(Settings(**named))


@asynccontextmanager
async def browser(database_url: str, public_url: str = ADDRESS) -> AsyncIterator[AsyncClient]:
    """A browser that has been nowhere yet, in the event loop of its test, so that requests can be made at once.

    It does not follow redirects: where they lead is part of the answer. One at a time for each application.
    """
    app = application(database_url, public_url)
    if lasts := standing.lasts(database_url):
        await standing.hold(app)
    async with nullcontext() if lasts else app.lifespan(), another(database_url, public_url) as client:
        yield client


def another(database_url: str, public_url: str = ADDRESS) -> AsyncClient:
    """A second browser beside one that is open: `async with visiting.another(database_url) as telephone`."""
    here = ASGITransport(standing.apart(application(database_url, public_url)), client=("127.0.0.1", 40_000))
    return AsyncClient(transport=here, base_url=public_url, headers=SENT)


async def unopened(browser: AsyncClient, paths: Iterable[str]) -> dict[str, str]:
    """What was answered by those of the pages that do not open, or have no heading."""
    answers = {path: await browser.get(path) for path in paths}
    return {
        path: f"{page.status_code} {page.text}"
        for path, page in answers.items()
        if page.status_code != 200 or "<h1" not in page.text
    }


async def sign_in(browser: AsyncClient, sessions: async_sessionmaker[AsyncSession], who: Visitor) -> str:
    """As if `who` had just signed in there, standing in their place; returns the session's token."""
    token = await session_of(sessions, who)
    carry(browser, token)
    return token


async def session_of(sessions: async_sessionmaker[AsyncSession], who: Visitor) -> str:
    """The token of a session that `who` has just begun, in their place."""
    assert who.person
    assert who.person.account_id
    assert who.tenant
    async with given.work(sessions, who) as work:
        proof = Proof(who.person.account_id)
        opened = await browser_sessions.sign_in(work, proof, Browser("Linux · Firefox"), tenant_id=who.tenant.id)
    return opened.token


def carry(browser: AsyncClient, token: str) -> None:
    """Have the browser hold that session's cookie, and what its pages would send along with a form."""
    browser.cookies.set(COOKIE, token, domain=urlsplit(ADDRESS).netloc, path="/")
    browser.headers["x-csrf-token"] = token_for(given.SECRET, token.encode())
