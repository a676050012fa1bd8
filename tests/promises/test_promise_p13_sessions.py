"""P13: fixation 0 of 3, logout race 0 of 2, a changed role at the next request."""

import asyncio
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select, update

import given
import visiting
from wushe.access import lookup
from wushe.access.lookup import Limits
from wushe.access.roles import Role
from wushe.access.service import end_role, ensure_role
from wushe.identity.minting import hash_of
from wushe.identity.models import Account, AccountSession
from wushe.identity.service import accounts
from wushe.kernel.database.lean import lean_pool
from wushe.kernel.work import Visitor

PASSWORD = "twelve green kettles"
PLANTED = "p" * 43
LIMITS = Limits(idle=timedelta(minutes=30), absolute=timedelta(hours=12))


@pytest.fixture
async def place(sessions):
    return await given.township(sessions)


@pytest.fixture
async def admin(sessions, place):
    who = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    kept = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1).hash(PASSWORD)
    async with sessions.begin() as session:
        await session.execute(update(Account).where(Account.id == who.person.account_id).values(password_hash=kept))
    return who


@pytest.fixture
async def login_name(sessions, admin):
    async with sessions() as session:
        return (await session.get_one(Account, admin.person.account_id)).login_name


@pytest.fixture
async def browser(database_url):
    async with visiting.browser(database_url) as browser:
        yield browser


def kept_token(browser) -> str:
    return browser.cookies[visiting.COOKIE]


async def sign_in(browser, login_name):
    answer = await browser.post("/sign-in", data={"name": login_name, "password": PASSWORD})
    assert answer.status_code == 303
    return answer


async def opens(browser, token, path) -> bool:
    visiting.carry(browser, token)
    return (await browser.get(path)).status_code == 200


async def is_known(sessions, token) -> bool:
    async with sessions() as session:
        return await session.scalar(
            select(func.count()).select_from(AccountSession).where(AccountSession.token_hash == hash_of(token))
        )


# --- fixation: a token known before never becomes one that opens something


async def test_promise_p13_a_planted_cookie_is_not_adopted_at_sign_in(browser, sessions, place, login_name):
    visiting.carry(browser, PLANTED)
    await sign_in(browser, login_name)
    assert kept_token(browser) != PLANTED
    assert not await is_known(sessions, PLANTED)
    assert not await opens(browser, PLANTED, f"/{place.tenant.slug}/me")


async def test_promise_p13_the_token_before_a_second_sign_in_is_not_the_one_after(browser, place, login_name):
    await sign_in(browser, login_name)
    before = kept_token(browser)
    visiting.carry(browser, before)
    await browser.post("/sign-out")
    await sign_in(browser, login_name)
    assert kept_token(browser) != before
    assert not await opens(browser, before, f"/{place.tenant.slug}/me")


async def test_promise_p13_the_token_before_entering_a_township_opens_nothing_there(
    browser, sessions, admin, login_name
):
    elsewhere = await given.township(sessions)
    async with given.work(sessions, Visitor(tenant=elsewhere.tenant)) as work:
        await accounts.let_in(work, await work.session.get_one(Account, admin.person.account_id))
    await sign_in(browser, login_name)
    before = kept_token(browser)
    visiting.carry(browser, before)
    assert (await browser.post(f"/townships/{elsewhere.tenant.slug}/entry", data={})).status_code == 303
    after = kept_token(browser)
    assert not await opens(browser, before, f"/{elsewhere.tenant.slug}/me")
    assert await opens(browser, after, f"/{elsewhere.tenant.slug}/me")


# --- the race with signing out: what is in flight cannot bring the session back


async def test_promise_p13_a_request_in_flight_does_not_bring_the_session_back(
    browser, sessions, admin, place, monkeypatch
):
    """The request has been recognised, and writes down the session's use only after it was ended."""
    token = await visiting.sign_in(browser, sessions, admin)
    async with sessions.begin() as session:
        await session.execute(update(AccountSession).values(last_seen_at=func.now() - timedelta(minutes=5)))
    recognised, may_go_on = asyncio.Event(), asyncio.Event()
    note_use = lookup.note_use

    async def late(*arguments):
        recognised.set()
        await may_go_on.wait()
        await note_use(*arguments)

    monkeypatch.setattr(lookup, "note_use", late)
    in_flight = asyncio.create_task(browser.get(f"/{place.tenant.slug}/me"))
    await recognised.wait()
    async with given.work(sessions, admin) as work:
        ended = update(AccountSession).where(AccountSession.token_hash == hash_of(token))
        await work.session.execute(ended.values(revoked_at=func.now()))
    may_go_on.set()
    await in_flight
    monkeypatch.undo()
    assert not await opens(browser, token, f"/{place.tenant.slug}/me")


async def test_promise_p13_of_a_hundred_sign_outs_among_requests_none_is_undone(
    database_url, browser, sessions, admin, place
):
    """Each round: four requests and a sign-out at once; afterwards the token opens nothing. Nightly: a thousand."""
    resurrected = 0
    async with lean_pool(database_url, size=4) as lean:
        for _ in range(100):
            token = await visiting.sign_in(browser, sessions, admin)
            found = await lookup.find_session(lean, hash_of(token), place.tenant.id, LIMITS)
            in_flight = [lookup.note_use(sessions, hash_of(token), found, LIMITS) for _ in range(4)]
            await asyncio.gather(*in_flight, browser.post("/sign-out"))
            resurrected += await lookup.find_session(lean, hash_of(token), place.tenant.id, LIMITS) is not None
    assert resurrected == 0


# --- roles


@pytest.mark.parametrize("listed", ["accounts", "organizations"])
async def test_promise_p13_a_role_given_or_withdrawn_counts_at_the_next_request(
    browser, sessions, admin, place, listed
):
    """Also where the list had been read ahead, together with who asks."""
    path = f"/api/{place.tenant.slug}/{listed}"
    other = await given.member(sessions, place)
    await visiting.sign_in(browser, sessions, other)
    assert (await browser.get(path)).status_code == 403
    async with given.work(sessions, admin) as work:
        await ensure_role(work, Role.TOWNSHIP_ADMIN, account_id=other.person.account_id)
    assert [(await browser.get(path)).status_code for _again in range(3)] == [200] * 3
    async with given.work(sessions, admin) as work:
        await end_role(work, Role.TOWNSHIP_ADMIN, account_id=other.person.account_id)
    assert (await browser.get(path)).status_code == 403


async def test_promise_p13_a_list_that_was_read_ahead_opens_no_more_after_signing_out(browser, sessions, admin, place):
    path = f"/api/{place.tenant.slug}/organizations"
    token = await visiting.sign_in(browser, sessions, admin)
    assert [(await browser.get(path)).status_code for _again in range(3)] == [200] * 3
    await browser.post("/sign-out")
    assert not await opens(browser, token, path)
