"""Who is let in where, through the whole application. T2, T11 and T12 of safety.md are here."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from httpx import AsyncClient as Browser
from sqlalchemy import func, select, update

import given
import visiting
from wushe.access.roles import Role
from wushe.access.service import end_role
from wushe.identity.models import Account, AccountSession, AccountStatus, ApiToken
from wushe.identity.schemas import NewToken
from wushe.identity.service import accounts, tokens
from wushe.kernel.work import Visitor
from wushe.tenancy.places import PLATFORM_PLACE


@pytest.fixture
async def place(sessions):
    return await given.township(sessions, name="云溪镇")


@pytest.fixture
async def elsewhere(sessions):
    return await given.township(sessions, name="别处镇")


@pytest.fixture
async def admin(sessions, place):
    return await given.member(sessions, place, Role.TOWNSHIP_ADMIN, name="林测试")


@pytest.fixture
async def browser(database_url):
    async with visiting.browser(database_url) as browser:
        yield browser


@pytest.fixture
async def signed_in(browser, sessions, admin):
    await visiting.sign_in(browser, sessions, admin)
    return browser


def browser_keeps(browser: Browser, token: str) -> None:
    """The cookie alone, without what its pages would send along."""
    sent_along = browser.headers["x-csrf-token"]
    visiting.carry(browser, token)
    browser.headers["x-csrf-token"] = sent_along


def me(place) -> str:
    return f"/{place.tenant.slug}/me"


# --- strangers


async def test_a_stranger_is_sent_to_sign_in_and_back_afterwards(browser: Browser, place):
    answer = await browser.get(me(place))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/sign-in?next={me(place)}")


async def test_a_strangers_program_is_told_401(browser: Browser, place):
    answer = await browser.get(f"/api/{place.tenant.slug}/accounts")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


async def test_a_stranger_learns_nothing_about_which_townships_there_are(browser: Browser, place):
    there = await browser.get(f"/api/{place.tenant.slug}/accounts")
    nowhere = await browser.get("/api/no-such-place/accounts")
    assert there.status_code == nowhere.status_code == 401
    assert there.json() | {"request_id": ""} == nowhere.json() | {"request_id": ""}


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "x" * 5000, "张三", "' OR 1=1 --"])
async def test_a_made_up_cookie_opens_nothing(browser: Browser, place, token):
    answer = await browser.get(me(place), headers={"cookie": f"wushe={token}".encode()})
    assert answer.status_code == 303


@pytest.mark.parametrize("token", ["", "x", "wushe_" + "x" * 43, "Bearer", "\x7f"])
async def test_a_made_up_token_opens_nothing(browser: Browser, place, token):
    path = f"/api/{place.tenant.slug}/accounts"
    answer = await browser.get(path, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 401


# --- members


async def test_a_member_comes_in(signed_in: Browser, place):
    assert (await signed_in.get(me(place))).status_code == 200


async def test_a_member_of_another_township_sees_none(signed_in: Browser, elsewhere):
    here = await signed_in.get(me(elsewhere))
    nowhere = await signed_in.get("/no-such-place/me")
    assert here.status_code == nowhere.status_code == 404
    assert here.text.replace(elsewhere.tenant.slug, "").count("别处镇") == 0


async def test_somebody_in_two_townships_enters_each_on_its_own(browser: Browser, sessions, admin, elsewhere):
    async with given.work(sessions, Visitor(tenant=elsewhere.tenant)) as work:
        await accounts.let_in(work, await work.session.get_one(Account, admin.person.account_id))
    token = await visiting.sign_in(browser, sessions, admin)
    answer = await browser.get(me(elsewhere))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/townships?next={me(elsewhere)}")
    program = await browser.get(f"/api/{elsewhere.tenant.slug}/tokens")
    assert (program.status_code, program.json()["code"]) == (403, "identity.not_entered")

    entered = await browser.post(f"/townships/{elsewhere.tenant.slug}/entry", data={"next": me(elsewhere)})
    assert (entered.status_code, entered.headers["location"]) == (303, me(elsewhere))
    assert browser.cookies[visiting.COOKIE] != token
    assert (await browser.get(me(elsewhere))).status_code == 200
    visiting.carry(browser, token)
    assert (await browser.get(me(elsewhere))).headers["location"].startswith("/sign-in")


async def test_a_role_is_no_role_in_another_township(browser: Browser, sessions, admin, place, elsewhere):
    async with given.work(sessions, Visitor(tenant=elsewhere.tenant)) as work:
        await accounts.let_in(work, await work.session.get_one(Account, admin.person.account_id))
    await visiting.sign_in(browser, sessions, admin)
    assert (await browser.get(f"/api/{place.tenant.slug}/accounts")).status_code == 200
    await visiting.sign_in(browser, sessions, replace(admin, tenant=elsewhere.tenant))
    assert (await browser.get(f"/api/{elsewhere.tenant.slug}/accounts")).status_code == 403


async def test_several_roles_add_up(browser: Browser, sessions, place):
    both = await given.member(sessions, place, Role.VOLUNTEER, Role.TOWNSHIP_ADMIN)
    await visiting.sign_in(browser, sessions, both)
    assert (await browser.get(f"/api/{place.tenant.slug}/accounts")).status_code == 200


# --- T11: what ends takes effect at the next request


async def test_t11_a_disabled_account_is_out_at_the_next_request(signed_in: Browser, sessions, admin, place):
    async with sessions.begin() as session:
        disabled = update(Account).where(Account.id == admin.person.account_id).values(status=AccountStatus.DISABLED)
        await session.execute(disabled)
    assert (await signed_in.get(f"/api/{place.tenant.slug}/accounts")).status_code == 401


async def test_t11_a_withdrawn_role_is_gone_at_the_next_request(signed_in: Browser, sessions, admin, place):
    path = f"/api/{place.tenant.slug}/accounts"
    await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    assert (await signed_in.get(path)).status_code == 200
    async with given.work(sessions, admin) as work:
        await end_role(work, Role.TOWNSHIP_ADMIN, account_id=admin.person.account_id)
    assert (await signed_in.get(path)).status_code == 403


async def test_t11_an_ended_membership_is_out_at_the_next_request(signed_in: Browser, sessions, admin, place):
    second = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, second) as work:
        await accounts.end_membership(work, admin.person.account_id)
    assert (await signed_in.get(me(place))).status_code == 404


@pytest.mark.parametrize(
    ("column", "age"),
    [("last_seen_at", timedelta(minutes=30, seconds=1)), ("created_at", timedelta(hours=12, seconds=1))],
)
async def test_a_session_ends_unused_and_after_a_working_day(signed_in: Browser, sessions, place, column, age):
    async with sessions.begin() as session:
        await session.execute(update(AccountSession).values({column: func.now() - age}))
    assert (await signed_in.get(me(place))).status_code == 303


async def test_use_is_noted_once_a_minute_and_keeps_the_session(signed_in: Browser, sessions, admin, place):
    async def seen() -> datetime:
        async with sessions() as session:
            theirs = AccountSession.account_id == admin.person.account_id
            return await session.scalar(select(AccountSession.last_seen_at).where(theirs))

    first = await seen()
    await signed_in.get(me(place))
    assert await seen() == first
    async with sessions.begin() as session:
        await session.execute(update(AccountSession).values(last_seen_at=func.now() - timedelta(minutes=29)))
    await signed_in.get(me(place))
    assert await seen() > first


async def test_whoever_must_choose_a_password_goes_nowhere_else(signed_in: Browser, sessions, admin, place):
    async with sessions.begin() as session:
        given_one = update(Account).where(Account.id == admin.person.account_id).values(must_change_password=True)
        await session.execute(given_one)
    answer = await signed_in.get(me(place))
    assert (answer.status_code, answer.headers["location"]) == (303, "/me/password")
    program = await signed_in.get(f"/api/{place.tenant.slug}/accounts")
    assert (program.status_code, program.json()["code"]) == (403, "identity.password_must_change")
    assert (await signed_in.get("/me/password")).status_code == 200


# --- T2: twelve ways to be taken for somebody of another township


def confusions(other: str, other_id: UUID) -> dict[str, tuple[str, str, dict[str, str], object]]:
    """Each asks for another township's accounts while signed in to one's own."""
    api = f"/api/{other}/accounts"
    return {
        "path": ("GET", api, {}, None),
        "host": ("GET", api, {"host": f"{other}.wushe.test"}, None),
        "x-forwarded-host": ("GET", api, {"x-forwarded-host": f"{other}.wushe.test"}, None),
        "x-original-url": ("GET", api, {"x-original-url": api, "x-rewrite-url": api}, None),
        "tenant header": ("GET", api, {"x-tenant-id": str(other_id), "x-tenant": other}, None),
        "upper case": ("GET", f"/api/{other.upper()}/accounts", {}, None),
        "trailing dot": ("GET", f"/api/{other}./accounts", {}, None),
        "encoded": ("GET", f"/api/%74{other[1:]}/accounts", {}, None),
        "unicode": ("GET", f"/api/ｔ{other[1:]}/accounts", {}, None),
        "trailing newline": ("GET", f"/api/{other}%0a/accounts", {}, None),
        "dots": ("GET", f"/api/x/../{other}/accounts", {}, None),
        "double slash": ("GET", f"/api//{other}/accounts", {}, None),
        "id for slug": ("GET", f"/api/{other_id}/accounts", {}, None),
        "query": ("GET", f"{api}?tenant={other}&tenant_id={other_id}", {}, None),
        "schema": ("GET", f"/schema/{other}/accounts", {}, None),
        "body": ("POST", f"/api/{other}/invitations", {}, {"name": "x", "tenant_id": str(other_id)}),
        "entry": ("POST", f"/api/townships/{other}/entry", {}, {}),
    }  # fmt: skip


async def test_t2_no_confusion_leads_into_another_township(signed_in: Browser, elsewhere):
    signed_in.cookies.set("tenant", elsewhere.tenant.slug)
    for name, (method, path, headers, body) in confusions(elsewhere.tenant.slug, elsewhere.tenant.id).items():
        answer = await signed_in.request(method, path, headers=headers, json=body)
        assert answer.status_code in {400, 404, 405, 422}, (name, answer.status_code, answer.text[:200])
        assert "别处镇" not in answer.text, name


async def test_t2_a_body_that_names_another_township_changes_nothing(signed_in: Browser, place, elsewhere):
    body = {"name": "陈测试", "tenant_id": str(elsewhere.tenant.id)}
    answer = await signed_in.post(f"/api/{place.tenant.slug}/invitations", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "tenant_id")


# --- programs


async def a_token(sessions, admin, place, *scopes, days=1) -> str:
    signed_in = replace(admin, session_id=UUID(int=1))
    async with given.work(sessions, signed_in) as work:
        return (await tokens.issue(work, NewToken(name="大屏", scopes=list(scopes), days=days))).secret


async def test_a_token_may_what_its_scopes_say_and_no_more(browser: Browser, sessions, admin, place):
    secret = await a_token(sessions, admin, place, "identity:read")
    browser.headers["authorization"] = f"Bearer {secret}"
    assert (await browser.get(f"/api/{place.tenant.slug}/accounts")).status_code == 200
    refused = await browser.post(f"/api/{place.tenant.slug}/invitations", json={"name": "陈测试"})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


async def test_a_token_is_worth_nothing_in_another_township(browser: Browser, sessions, admin, place, elsewhere):
    async with given.work(sessions, Visitor(tenant=elsewhere.tenant)) as work:
        await accounts.let_in(work, await work.session.get_one(Account, admin.person.account_id))
    secret = await a_token(sessions, admin, place, "identity:read")
    browser.headers["authorization"] = f"Bearer {secret}"
    assert (await browser.get(f"/api/{elsewhere.tenant.slug}/accounts")).status_code == 404
    entry = await browser.post(f"/api/townships/{elsewhere.tenant.slug}/entry")
    assert entry.status_code == 404


async def test_a_token_loses_what_its_owner_loses(browser: Browser, sessions, admin, place):
    await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    secret = await a_token(sessions, admin, place, "identity:read")
    async with given.work(sessions, admin) as work:
        await end_role(work, Role.TOWNSHIP_ADMIN, account_id=admin.person.account_id)
    browser.headers["authorization"] = f"Bearer {secret}"
    assert (await browser.get(f"/api/{place.tenant.slug}/accounts")).status_code == 403


@pytest.mark.parametrize("ended", ["expires_at", "revoked_at"])
async def test_an_ended_token_opens_nothing(browser: Browser, sessions, admin, place, ended):
    secret = await a_token(sessions, admin, place, "identity:read")
    async with sessions.begin() as session:
        await session.execute(update(ApiToken).values({ended: func.now()}))
    browser.headers["authorization"] = f"Bearer {secret}"
    assert (await browser.get(f"/api/{place.tenant.slug}/accounts")).status_code == 401


async def test_a_token_does_not_look_after_its_owners_account(browser: Browser, sessions, admin, place):
    secret = await a_token(sessions, admin, place, "identity:read")
    browser.headers["authorization"] = f"Bearer {secret}"
    for answer in (
        await browser.get("/api/sessions"),
        await browser.get(f"/api/{place.tenant.slug}/tokens"),
        await browser.post("/api/me/password", json={"current": "x", "password": "y"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "identity.needs_session")


async def test_a_cookie_beside_a_token_counts_for_nothing(signed_in: Browser, place):
    path = f"/api/{place.tenant.slug}/accounts"
    assert (await signed_in.get(path, headers={"authorization": "Bearer x"})).status_code == 401


# --- T12: requests from elsewhere


async def test_t12_a_request_without_the_sessions_own_token_is_refused(signed_in: Browser, place):
    del signed_in.headers["x-csrf-token"]
    path = f"/api/{place.tenant.slug}/invitations"
    answer = await signed_in.post(path, json={"name": "陈测试"})
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")


async def test_t12_another_sessions_token_proves_nothing(signed_in: Browser, sessions, place):
    own = signed_in.cookies[visiting.COOKIE]
    other = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    await visiting.sign_in(signed_in, sessions, other)  # the attacker's cookie and token are a pair of their own
    browser_keeps(signed_in, own)
    path = f"/api/{place.tenant.slug}/invitations"
    assert (await signed_in.post(path, json={"name": "陈测试"})).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.cn"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_t12_a_page_from_elsewhere_cannot_sign_anybody_in_or_out(signed_in: Browser, headers):
    for path, data in (("/sign-in", {"name": "x", "password": "y"}), ("/sign-out", {})):
        assert (await signed_in.post(path, data=data, headers=headers)).status_code == 403


async def test_t12_no_page_can_be_framed(browser: Browser):
    answer = await browser.get("/sign-in")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


# --- what surrounds every request


async def test_a_sane_request_id_is_kept_and_any_other_replaced(browser: Browser):
    kept = await browser.get("/sign-in", headers={"x-request-id": "proxy-0123456789"})
    assert kept.headers["x-request-id"] == "proxy-0123456789"
    for given_one in ("x", "a b", "<script>", "x" * 65, 'a"b12345678'):
        answer = await browser.get("/sign-in", headers={"x-request-id": given_one})
        assert answer.headers["x-request-id"] not in {"", given_one}


async def test_language_and_size_of_text_follow_a_cookie_or_the_account(browser: Browser, sessions, admin, place):
    plain = await browser.get("/sign-in")
    assert 'lang="zh-CN"' in plain.text
    assert 'data-text="large"' not in plain.text
    chosen = await browser.get("/sign-in", headers={"cookie": "locale=en; text=large"})
    assert 'lang="en"' in chosen.text
    assert 'data-text="large"' in chosen.text
    await visiting.sign_in(browser, sessions, admin)
    async with sessions.begin() as session:
        prefers = update(Account).where(Account.id == admin.person.account_id).values(locale="en", large_text=True)
        await session.execute(prefers)
    own = await browser.get(me(place))
    assert 'lang="en"' in own.text
    assert 'data-text="large"' in own.text


async def test_assets_and_health_need_no_database(browser: Browser, monkeypatch):
    async def broken(*_arguments):
        raise AssertionError

    monkeypatch.setattr("wushe.access.lookup.find_session", broken)
    answer = await browser.get("/health/live", headers={"cookie": "wushe=" + "x" * 43})
    assert answer.status_code == 200


async def test_operators_come_in_at_the_platforms_own_door(browser: Browser, sessions, place):
    operator = await given.member(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR)
    await visiting.sign_in(browser, sessions, operator)
    assert (await browser.get("/api/platform/accounts")).status_code == 200
    assert (await browser.get(f"/api/{place.tenant.slug}/accounts")).status_code == 404
