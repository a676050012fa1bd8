"""等保模式: three kinds of characters, a new password in time, and a second factor for staff, before anything else."""

import re
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from httpx import ASGITransport, AsyncClient as Browser
from sqlalchemy import func, update

import given
import visiting
from wushe.access.lookup import Limits
from wushe.access.roles import Role
from wushe.app import create
from wushe.identity import passwords
from wushe.identity.models import Account, AccountSession
from wushe.identity.schemas import NewAccount, NewInvitation, NewToken
from wushe.identity.service import invitations, tokens
from wushe.kernel.errors import Invalid
from wushe.kernel.work import Visitor
from wushe.tenancy.places import PLATFORM_PLACE, Place
from wushe.tenancy.protection import OFF_IN_DEMO, password_days
from wushe.tenancy.service import protect_platform

PASSWORD = "Twelve green kettles 12"


@pytest.fixture
async def place(sessions) -> Place:
    return await given.township(sessions, name="云溪镇", protection={})


@pytest.fixture
async def admin(sessions, place: Place) -> Visitor:
    return await given.member(sessions, place, Role.TOWNSHIP_ADMIN)


@pytest.fixture
async def browser(database_url: str):
    async with visiting.browser(database_url) as browser:
        yield browser


async def have(sessions, who: Visitor, **columns) -> None:
    """Set columns of somebody's account."""
    async with sessions.begin() as session:
        await session.execute(update(Account).where(Account.id == who.person.account_id).values(columns))


async def with_good_password(sessions, who: Visitor) -> None:
    await have(sessions, who, password_composed=True, password_hash=await passwords.hashed(PASSWORD))


def at(place: Place, page: str = "") -> str:
    return f"/{place.tenant.slug}/{page}"


async def led_to(browser: Browser, path: str) -> str:
    answer = await browser.get(path)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


# --- the switch


@pytest.mark.parametrize(
    ("stored", "days"),
    [({}, 90), ({"password_days": 180}, 180), ({"off_because": "试运行"}, None), (OFF_IN_DEMO, None)],
)
def test_the_mode_is_on_unless_a_reason_is_given(stored, days):
    assert password_days(stored) == days


async def test_where_it_is_off_nothing_is_asked(browser: Browser, sessions):
    place = await given.township(sessions)
    await visiting.sign_in(browser, sessions, await given.member(sessions, place, Role.TOWNSHIP_ADMIN))
    assert (await browser.get(at(place))).status_code == 200


async def test_another_township_s_mode_is_its_own_affair(browser: Browser, sessions, place: Place):
    """The same account stands where the mode is off."""
    elsewhere = await given.township(sessions)
    admin = await given.member(sessions, elsewhere, Role.TOWNSHIP_ADMIN)
    await visiting.sign_in(browser, sessions, admin)
    assert (await browser.get(at(elsewhere))).status_code == 200


# --- passwords


async def test_a_password_that_was_chosen_without_the_rules_is_changed_first(browser: Browser, sessions, place, admin):
    await visiting.sign_in(browser, sessions, admin)
    assert await led_to(browser, at(place)) == "/me/password"
    assert await led_to(browser, at(place, "people")) == "/me/password"
    assert "90 天一换" in (await browser.get("/me/password")).text


async def test_a_password_is_changed_after_as_many_days_as_the_place_says(browser: Browser, sessions, place):
    leader = await given.member(sessions, place, Role.VOLUNTEER)
    await visiting.sign_in(browser, sessions, leader)
    for days, status in ((89, 200), (90, 303)):
        await have(sessions, leader, password_composed=True, password_set_at=func.now() - timedelta(days=days))
        assert (await browser.get(at(place))).status_code == status


async def test_a_new_password_has_three_kinds_of_characters_and_opens_the_place(browser: Browser, sessions, place):
    leader = await given.member(sessions, place, Role.VOLUNTEER)
    await have(sessions, leader, password_hash=await passwords.hashed("twelve green kettles"))
    await visiting.sign_in(browser, sessions, leader)
    entered = {"current": "twelve green kettles", "password": "seven 木 boats"}
    refused = await browser.post("/me/password", data=entered)
    assert (refused.status_code, "至少三类" in refused.text) == (422, True)
    changed = await browser.post("/me/password", data=entered | {"password": PASSWORD})
    assert changed.status_code == 303
    browser.cookies.clear()
    visiting.carry(browser, re.search(rf"{visiting.COOKIE}=([^;]+)", changed.headers["set-cookie"])[1])
    assert (await browser.get(at(place))).status_code == 200


@pytest.mark.parametrize(
    ("password", "is_composed"),
    [
        ("Abcdefg1", True),
        ("abcdefg 1", True),
        ("ABC def!", True),
        ("木木abc123", True),
        ("abcdefg1", False),
        ("!!!!!1111", False),
    ],
)
def test_three_kinds_of_characters(password, is_composed):
    assert passwords.is_composed(password) is is_composed


async def test_whoever_is_invited_there_chooses_such_a_password(sessions, place):
    security = await given.member(sessions, place, Role.SECURITY)
    async with given.work(sessions, security) as work:
        link = await invitations.invite(work, NewInvitation(name="赵测试"))
    stranger = replace(security, person=None)
    with pytest.raises(Invalid) as refused:
        async with given.work(sessions, stranger) as work:
            await invitations.accept_with_new_account(work, link.token, named("nine paper boats"))
    assert refused.value.fields["password"].code == "identity.password_not_composed"
    async with given.work(sessions, stranger) as work:
        proof = await invitations.accept_with_new_account(work, link.token, named("Nine paper boats 9"))
        assert (await work.session.get_one(Account, proof.account_id)).password_composed


def named(password: str) -> NewAccount:
    return NewAccount(login_name=f"n{given.new_id().hex[-12:]}", password=password)


# --- the second factor


async def test_staff_is_led_through_its_second_factor_and_then_let_in(browser: Browser, sessions, place, admin):
    await with_good_password(sessions, admin)
    await visiting.sign_in(browser, sessions, admin)
    page = at(place, "me/second-factor")
    assert await led_to(browser, at(place)) == page
    assert "按等保要求" in (await browser.get(page)).text
    await browser.post(page)
    secret = re.search(r"\b[A-Z2-7]{32}\b", re.sub(r"(?<=[A-Z2-7]) (?=[A-Z2-7])", "", (await browser.get(page)).text))[
        0
    ]
    confirmed = await browser.post(page + "/confirmation", data={"code": pyotp.TOTP(secret).now()})
    visiting.carry(browser, re.search(rf"{visiting.COOKIE}=([^;]+)", confirmed.headers["set-cookie"])[1])
    assert (await browser.get(at(place))).status_code == 200


@pytest.mark.parametrize("page", ["", "people", "needs", "me", "accounts", "audit", "townships"])
async def test_nothing_else_is_open_meanwhile(browser: Browser, sessions, place, admin, page):
    await with_good_password(sessions, admin)
    await visiting.sign_in(browser, sessions, admin)
    assert (await browser.get(at(place, page))).status_code in {303, 404}


async def test_the_page_itself_shows_nothing_of_the_township_s_work(browser: Browser, sessions, place, admin):
    await with_good_password(sessions, admin)
    await visiting.sign_in(browser, sessions, admin)
    page = (await browser.get(at(place, "me/second-factor"))).text
    assert at(place, "people") not in page


async def test_a_browser_s_program_is_told_why(browser: Browser, sessions, place, admin):
    await with_good_password(sessions, admin)
    await visiting.sign_in(browser, sessions, admin)
    answer = await browser.get(f"/api{at(place, 'people')}")
    assert (answer.status_code, answer.json()["code"]) == (403, "identity.second_factor_needed")


async def test_those_who_are_not_staff_need_none(browser: Browser, sessions, place):
    leader = await given.member(sessions, place, Role.VOLUNTEER)
    await with_good_password(sessions, leader)
    await visiting.sign_in(browser, sessions, leader)
    assert (await browser.get(at(place))).status_code == 200


async def test_a_public_page_stays_open_and_knows_nobody(browser: Browser, sessions, place, admin):
    await visiting.sign_in(browser, sessions, admin)
    assert (await browser.get(at(place, "public"))).status_code == 200


async def test_a_program_with_a_token_goes_on(browser: Browser, sessions, place, admin):
    async with given.work(sessions, replace(admin, session_id=given.new_id())) as work:
        issued = await tokens.issue(work, NewToken(name="大屏", scopes=["people:read"], days=1))
    headers = {"authorization": f"Bearer {issued.secret}"}
    assert (await browser.get(f"/api{at(place, 'people')}", headers=headers)).status_code == 200


# --- how long a sign-in lasts


def test_no_installation_lets_a_sign_in_last_longer_there():
    generous = Limits(idle=timedelta(hours=4), absolute=timedelta(hours=24))
    strict = Limits(idle=timedelta(minutes=5), absolute=timedelta(hours=1))
    place = Place(given.Tenant(given.new_id(), "x", "x"), "township", password_days=90)
    assert generous.at(place) == Limits(idle=timedelta(minutes=30), absolute=timedelta(hours=12))
    assert strict.at(place) == strict
    assert generous.at(replace(place, password_days=None)) == generous


async def test_half_an_hour_unused_ends_it(browser: Browser, sessions, place, admin):
    await with_good_password(sessions, admin)
    await visiting.sign_in(browser, sessions, admin)
    async with sessions.begin() as session:
        seen = func.now() - timedelta(minutes=31)
        await session.execute(
            update(AccountSession).where(AccountSession.account_id == admin.person.account_id).values(last_seen_at=seen)
        )
    assert (await led_to(browser, at(place))).startswith("/sign-in")


# --- the platform's own


@pytest.fixture
async def held(sessions):
    """The platform under the mode, as a process that starts with the setting leaves it."""
    async with sessions.begin() as session:
        await protect_platform(session, 60)
    yield
    async with sessions.begin() as session:
        await protect_platform(session, 0)


async def test_operators_are_held_to_the_same_rules_by_a_setting(database_url: str, sessions, held):
    operator = await given.member(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR)
    async with guarded(database_url) as browser:
        await visiting.sign_in(browser, sessions, operator)
        assert await led_to(browser, "/platform/townships") == "/me/password"
        assert "60 天一换" in (await browser.get("/me/password")).text
        await with_good_password(sessions, operator)
        assert await led_to(browser, "/platform/townships") == "/platform/me/second-factor"
        async with sessions.begin() as session:
            mine = AccountSession.account_id == operator.person.account_id
            seen = func.now() - timedelta(minutes=31)
            await session.execute(update(AccountSession).where(mine).values(last_seen_at=seen))
        assert (await led_to(browser, "/platform/townships")).startswith("/sign-in")


@asynccontextmanager
async def guarded(database_url: str):
    """The product with the setting: starting without it would switch the mode off."""
    settings = visiting.application(database_url).state.settings
    app = create(settings.model_copy(update={"platform_password_days": 60}))
    async with (
        app.lifespan(),
        Browser(transport=ASGITransport(app), base_url=visiting.ADDRESS, headers=visiting.SENT) as browser,
    ):
        yield browser


async def test_without_the_setting_operators_come_in_as_before(browser: Browser, sessions):
    await visiting.sign_in(browser, sessions, await given.member(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR))
    assert (await browser.get("/platform/townships")).status_code == 200
