"""Every page and every JSON answer of identity, as a browser and as a program meet them."""

import re
from dataclasses import replace

import pytest
from httpx import AsyncClient as Browser
from pyotp.totp import TOTP
from sqlalchemy import text, update

import given
import visiting
from wushe.access.roles import Role
from wushe.identity.models import Account
from wushe.identity.names import INSTALLATION, TOTP as TOTP_FIELD
from wushe.identity.schemas import NewInvitation
from wushe.identity.service import accounts, invitations
from wushe.kernel import clock
from wushe.kernel.work import Visitor
from wushe.tenancy.directory import tell_directories

TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SECURE = "https://wushe.test"


@pytest.fixture(autouse=True)
async def _nobody_has_tried_yet(sessions):
    async with sessions.begin() as session:
        await session.execute(text("DELETE FROM sign_in_attempt"))


@pytest.fixture
async def browser(database_url):
    async with visiting.browser(database_url) as browser:
        yield browser


@pytest.fixture
async def signed_in(browser, sessions, admin):
    await visiting.sign_in(browser, sessions, admin)
    return browser


@pytest.fixture
async def with_totp(sessions, admin):
    sealed = given.VAULT.seal(TOTP_SECRET, tenant_id=INSTALLATION, field=TOTP_FIELD).token
    async with sessions.begin() as session:
        has = update(Account).where(Account.id == admin.person.account_id)
        await session.execute(has.values(totp_sealed=sealed, totp_confirmed_at=clock.now()))
    return admin


def code() -> str:
    return TOTP(TOTP_SECRET).at(clock.now())


def slug(who) -> str:
    return f"/{who.tenant.slug}"


# --- signing in


async def test_the_address_leads_to_work_or_to_the_door(browser: Browser, sessions, admin):
    assert (await browser.get("/")).headers["location"] == "/sign-in"
    await visiting.sign_in(browser, sessions, admin)
    assert (await browser.get("/")).headers["location"] == f"{slug(admin)}/"
    assert (await browser.get("/sign-in")).headers["location"] == f"{slug(admin)}/"


async def test_a_resident_finds_the_township_from_the_door(browser: Browser, sessions):
    place = await given.township(sessions, name="黄花镇")
    closed = await given.township(sessions, name="黄兴镇")
    async with given.work(sessions, await given.operator(sessions)) as work:
        (await given.township_row(work, closed)).suspend(clock.now())
        await tell_directories(work.session)
    assert 'href="/public"' in (await browser.get("/sign-in")).text
    for typed in ("", "黄花", "huanghua", "hhz"):
        assert f'href="/{place.tenant.slug}/public"' in (await browser.get("/public", params={"q": typed})).text
    found = (await browser.get("/public", params={"q": "huang"})).text
    assert f'href="/{closed.tenant.slug}/public"' not in found
    assert "没有找到这个乡镇" in (await browser.get("/public", params={"q": "乌有镇"})).text
    assert (await browser.get(f"/{place.tenant.slug}/public")).status_code == 200


async def test_the_only_township_is_entered_at_once(browser: Browser, admin, login_name, password):
    answer = await browser.post("/sign-in", data={"name": login_name, "password": password})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{slug(admin)}/")
    assert (await browser.get(f"{slug(admin)}/me")).status_code == 200


async def test_what_was_wanted_before_signing_in_is_shown_after(browser: Browser, admin, login_name, password):
    wanted = f"{slug(admin)}/me"
    page = await browser.get(f"/sign-in?next={wanted}")
    assert f'name="next" value="{wanted}"' in page.text
    answer = await browser.post("/sign-in", data={"name": login_name, "password": password, "next": wanted})
    assert answer.headers["location"] == wanted


async def test_nobody_is_led_elsewhere_by_signing_in(browser: Browser, admin, login_name, password):
    data = {"name": login_name, "password": password, "next": "https://evil.cn/"}
    assert (await browser.post("/sign-in", data=data)).headers["location"] == f"{slug(admin)}/"


async def test_the_cookie_is_out_of_reach_of_scripts(browser: Browser, login_name, password):
    answer = await browser.post("/sign-in", data={"name": login_name, "password": password})
    cookie = answer.headers["set-cookie"]
    assert re.fullmatch(r"wushe=[\w-]{43}; HttpOnly; Path=/; SameSite=lax", cookie)


async def test_on_https_the_cookie_is_of_one_host_and_secure(database_url, login_name, password):
    async with visiting.browser(database_url, SECURE) as browser:
        answer = await browser.post("/sign-in", data={"name": login_name, "password": password})
    cookie = answer.headers["set-cookie"]
    assert re.fullmatch(r"__Host-wushe=[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", cookie)


async def test_a_refused_sign_in_keeps_the_name_and_never_the_password(browser: Browser, login_name):
    answer = await browser.post("/sign-in", data={"name": login_name, "password": "wrong password"})
    assert answer.status_code == 409
    assert f'value="{login_name}"' in answer.text
    assert "wrong password" not in answer.text
    assert "登录名或密码不正确" in answer.text
    assert "set-cookie" not in answer.headers


async def test_an_unknown_name_gets_the_same_page(browser: Browser, login_name):
    known = await browser.post("/sign-in", data={"name": login_name, "password": "wrong password"})
    unknown = await browser.post("/sign-in", data={"name": "nobody-here", "password": "wrong password"})
    assert known.status_code == unknown.status_code
    assert known.text.replace(login_name, "") == unknown.text.replace("nobody-here", "")


async def test_a_locked_account_says_how_long_to_wait(browser: Browser, login_name, password):
    for _ in range(5):
        await browser.post("/sign-in", data={"name": login_name, "password": "wrong password"})
    answer = await browser.post("/sign-in", data={"name": login_name, "password": password})
    assert answer.status_code == 429
    assert "请 15 分钟后再试" in answer.text


async def test_empty_fields_are_named(browser: Browser):
    answer = await browser.post("/sign-in", data={})
    assert answer.status_code == 422
    assert answer.text.count("请填写这一项") >= 2


@pytest.mark.parametrize(
    "name", ["张三\u202e", "a" * 300, "' OR 1=1 --", "<script>alert(1)</script>", "\u0000", "👩‍👩‍👧"]
)
async def test_hostile_names_never_break_the_door(browser: Browser, name):
    answer = await browser.post("/sign-in", data={"name": name, "password": "wrong password"})
    assert answer.status_code in {409, 422}
    assert "<script>alert" not in answer.text


async def test_signing_out_forgets_the_cookie(signed_in: Browser, admin):
    answer = await signed_in.post("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert (await signed_in.get(f"{slug(admin)}/me")).headers["location"].startswith("/sign-in")


async def test_signing_out_without_being_in_is_no_mistake(browser: Browser):
    assert (await browser.post("/sign-out")).status_code == 303


# --- the second step


async def test_a_code_is_asked_for_before_anything_opens(browser: Browser, with_totp, login_name, password):
    answer = await browser.post("/sign-in", data={"name": login_name, "password": password})
    assert answer.headers["location"].startswith("/sign-in/code")
    assert (await browser.get(f"{slug(with_totp)}/me")).headers["location"].startswith("/sign-in?")
    half = browser.cookies["wushe"]
    done = await browser.post("/sign-in/code", data={"code": code(), "next": f"{slug(with_totp)}/me"})
    assert (done.status_code, done.headers["location"]) == (303, f"{slug(with_totp)}/me")
    assert browser.cookies["wushe"] != half
    assert (await browser.get(f"{slug(with_totp)}/me")).status_code == 200


async def test_a_wrong_code_can_be_typed_again(browser: Browser, with_totp, login_name, password):
    await browser.post("/sign-in", data={"name": login_name, "password": password})
    wrong = f"{(int(code()) + 111_111) % 1_000_000:06}"
    answer = await browser.post("/sign-in/code", data={"code": wrong})
    assert answer.status_code == 409
    assert "动态码不正确" in answer.text
    assert (await browser.post("/sign-in/code", data={"code": code()})).status_code == 303


async def test_a_code_without_a_password_leads_back_to_the_door(browser: Browser):
    answer = await browser.post("/sign-in/code", data={"code": "123456"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


# --- townships


async def test_several_townships_are_offered(browser: Browser, sessions, admin, login_name, password):
    other = await given.township(sessions, name="别处镇")
    async with given.work(sessions, Visitor(tenant=other.tenant)) as work:
        await accounts.let_in(work, await work.session.get_one(Account, admin.person.account_id))
    answer = await browser.post("/sign-in", data={"name": login_name, "password": password})
    assert answer.headers["location"] == "/townships?next=/"
    visiting.carry(browser, browser.cookies["wushe"])
    page = await browser.get("/townships")
    assert "别处镇" in page.text
    assert f"/townships/{other.tenant.slug}/entry" in page.text
    entered = await browser.post(f"/townships/{other.tenant.slug}/entry", data={})
    assert entered.headers["location"] == f"/{other.tenant.slug}/"
    assert (await browser.get("/me")).headers["location"] == f"/{other.tenant.slug}/me"


async def test_an_account_without_a_township_is_told_so(browser: Browser, sessions, admin, place):
    await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    await visiting.sign_in(browser, sessions, admin)
    remover = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, remover) as work:
        await accounts.end_membership(work, admin.person.account_id)
    assert "没有加入任何乡镇" in (await browser.get("/townships")).text


# --- my account


async def test_my_page_shows_me_my_devices_and_nothing_whole(signed_in: Browser, admin):
    page = (await signed_in.get(f"{slug(admin)}/me")).text
    for shown in ("李测试", "已登录的设备", "本机", "修改密码", "登录动态码", "接口令牌"):
        assert shown in page


async def test_other_devices_are_signed_out_from_my_page(database_url, signed_in: Browser, sessions, admin):
    async with visiting.another(database_url) as telephone:
        await visiting.sign_in(telephone, sessions, admin)
        answer = await signed_in.post(f"{slug(admin)}/me/other-devices/revocation")
        assert answer.status_code == 303
        assert (await telephone.get(f"{slug(admin)}/me")).status_code == 303
    assert (await signed_in.get(f"{slug(admin)}/me")).status_code == 200


async def test_one_device_is_signed_out_from_my_page(database_url, signed_in: Browser, sessions, admin):
    async with visiting.another(database_url) as telephone:
        await visiting.sign_in(telephone, sessions, admin)
        page = (await signed_in.get(f"{slug(admin)}/me")).text
        (action,) = re.findall(r'action="([^"]*/devices/[^"]*/revocation)"', page)
        assert (await signed_in.post(action)).status_code == 303
        assert (await telephone.get(f"{slug(admin)}/me")).status_code == 303


async def test_a_password_is_changed_and_a_wrong_one_told_beside_its_field(signed_in: Browser, admin, password):
    wrong = await signed_in.post("/me/password", data={"current": "wrong password", "password": "seven blue lanterns"})
    assert wrong.status_code == 409
    assert "当前密码不正确" in wrong.text
    weak = await signed_in.post("/me/password", data={"current": password, "password": "12345678"})
    assert weak.status_code == 422
    assert "太常见" in weak.text
    done = await signed_in.post("/me/password", data={"current": password, "password": "seven blue lanterns"})
    assert (done.status_code, done.headers["location"]) == (303, f"{slug(admin)}/")
    assert (await signed_in.get(f"{slug(admin)}/me")).status_code == 200


async def test_codes_are_started_on_my_page(signed_in: Browser, admin):
    page = f"{slug(admin)}/me/second-factor"
    assert "开始启用" in (await signed_in.get(page)).text
    assert (await signed_in.post(page)).status_code == 303
    shown = (await signed_in.get(page)).text
    (secret,) = re.findall(r"<strong>([A-Z2-7]{32})</strong>", shown)
    assert "<svg" in shown
    refused = await signed_in.post(f"{page}/confirmation", data={"code": "12345"})
    assert refused.status_code == 422
    assert secret in refused.text
    done = await signed_in.post(f"{page}/confirmation", data={"code": TOTP(secret).at(clock.now())})
    assert done.status_code == 303
    visiting.carry(signed_in, signed_in.cookies["wushe"])
    assert secret not in (await signed_in.get(page)).text


async def test_codes_are_stopped_with_the_password(signed_in: Browser, with_totp, password):
    page = f"{slug(with_totp)}/me/second-factor"
    wrong = await signed_in.post(f"{page}/removal", data={"current": "wrong password"})
    assert wrong.status_code == 409
    assert (await signed_in.post(f"{page}/removal", data={"current": password})).status_code == 303


async def test_a_token_is_shown_once(signed_in: Browser, admin):
    form = await signed_in.get(f"{slug(admin)}/me/tokens/new")
    assert "查看本乡镇的账号" in form.text
    await signed_in.post("/preferences/locale", data={"locale": "en", "next": "/"})
    assert "See this township&#39;s accounts" in (await signed_in.get(f"{slug(admin)}/me/tokens/new")).text
    await signed_in.post("/preferences/locale", data={"locale": "zh-CN", "next": "/"})
    data = {"name": "大屏", "days": "30", "scopes": "identity:read"}
    made = await signed_in.post(f"{slug(admin)}/me/tokens", data=data)
    (secret,) = re.findall(r'value="(wushe_[\w-]{43})"', made.text)
    page = (await signed_in.get(f"{slug(admin)}/me")).text
    assert "大屏" in page
    assert secret not in page
    (action,) = re.findall(r'action="([^"]*/tokens/[^"]*/revocation)"', page)
    assert (await signed_in.post(action)).status_code == 303
    assert "大屏" not in (await signed_in.get(f"{slug(admin)}/me")).text


async def test_whoever_may_make_no_token_is_not_offered_one(browser: Browser, sessions, place):
    volunteer = await given.member(sessions, place, Role.VOLUNTEER)
    await visiting.sign_in(browser, sessions, volunteer)
    assert "接口令牌" not in (await browser.get(f"{slug(volunteer)}/me")).text
    assert (await browser.get(f"{slug(volunteer)}/me/tokens/new")).status_code == 403


# --- preferences


async def test_preferences_of_somebody_without_an_account_are_a_cookie(browser: Browser):
    answer = await browser.post("/preferences/text", data={"size": "large", "next": "/sign-in"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    await browser.post("/preferences/locale", data={"locale": "en", "next": "/sign-in"})
    page = (await browser.get("/sign-in")).text
    assert 'data-text="large"' in page
    assert 'lang="en"' in page


async def test_preferences_of_an_account_go_with_it(database_url, signed_in: Browser, sessions, admin):
    await signed_in.post("/preferences/text", data={"size": "large", "next": f"{slug(admin)}/me"})
    async with visiting.another(database_url) as telephone:
        await visiting.sign_in(telephone, sessions, admin)
        assert 'data-text="large"' in (await telephone.get(f"{slug(admin)}/me")).text


@pytest.mark.parametrize("data", [{"size": "huge"}, {}])
async def test_an_unknown_preference_is_refused(browser: Browser, data):
    assert (await browser.post("/preferences/text", data=data)).status_code == 422


# --- invitations


@pytest.fixture
async def link(sessions, admin):
    async with given.work(sessions, admin) as work:
        made = await invitations.invite(work, NewInvitation(name="陈测试", roles=["volunteer"]))
    return f"{slug(admin)}/invitations/{made.token}"


async def test_an_invited_person_opens_an_account_and_is_in(browser: Browser, admin, link):
    page = await browser.get(link)
    assert "陈测试" in page.text
    weak = await browser.post(link, data={"login_name": "陈测试", "password": "陈测试陈测试陈"})
    assert weak.status_code == 422
    data = {"login_name": f"chen-{link[-6:]}", "password": "nine paper boats"}
    done = await browser.post(link, data=data)
    assert (done.status_code, done.headers["location"]) == (303, f"{slug(admin)}/")
    assert (await browser.get(f"{slug(admin)}/me")).status_code == 200
    assert (await browser.get(link)).status_code == 409


async def test_somebody_with_an_account_joins_with_it(browser: Browser, sessions, admin, link):
    elsewhere = await given.township(sessions)
    known = await given.member(sessions, elsewhere, name="周测试")
    await visiting.sign_in(browser, sessions, known)
    assert "周测试" in (await browser.get(link)).text
    done = await browser.post(f"{link}/membership")
    assert (done.status_code, done.headers["location"]) == (303, f"{slug(admin)}/")
    assert (await browser.get(f"{slug(admin)}/me")).status_code == 200


async def test_an_invitation_that_never_was_says_nothing(browser: Browser, admin):
    assert (await browser.get(f"{slug(admin)}/invitations/{'x' * 43}")).status_code == 409


# --- the admin


async def test_the_admin_sees_resets_and_lets_go(signed_in: Browser, sessions, admin, place):
    member = await given.member(sessions, place, Role.VOLUNTEER, name="周测试")
    account = f"{slug(admin)}/accounts/{member.person.account_id}"
    assert "周测试" in (await signed_in.get(f"{slug(admin)}/accounts")).text
    reset = await signed_in.post(f"{account}/password-reset", data={})
    assert re.search(r'value="[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}"', reset.text)
    assert (await signed_in.post(f"{account}/departure")).status_code == 303
    assert (await signed_in.post(f"{account}/departure")).status_code == 404


async def test_the_admin_takes_an_invitation_back(signed_in: Browser, admin, link):
    page = (await signed_in.get(f"{slug(admin)}/accounts")).text
    (action,) = re.findall(r'action="([^"]*/invitations/[^"]*/revocation)"', page)
    assert (await signed_in.post(action)).status_code == 303
    assert (await signed_in.get(link)).status_code == 409


async def test_a_volunteer_has_no_business_with_accounts(browser: Browser, sessions, admin, place):
    volunteer = await given.member(sessions, place, Role.VOLUNTEER)
    await visiting.sign_in(browser, sessions, volunteer)
    assert "/accounts" not in (await browser.get(f"{slug(volunteer)}/me")).text
    assert (await browser.get(f"{slug(volunteer)}/accounts")).status_code == 403


# --- JSON


async def test_a_program_signs_in_lists_and_signs_out(browser: Browser, admin, login_name, password):
    answer = await browser.post("/api/sessions", json={"name": login_name, "password": password})
    assert answer.status_code == 201
    assert answer.json() == {
        "name": "李测试",
        "townships": [admin.tenant.slug],
        "township": admin.tenant.slug,
        "must_change_password": False,
    }
    visiting.carry(browser, browser.cookies["wushe"])
    (session,) = (await browser.get("/api/sessions")).json()
    assert session["current"]
    assert (await browser.delete("/api/sessions/current")).status_code == 204
    assert (await browser.get("/api/sessions")).status_code == 401


async def test_a_refused_program_is_told_a_code_and_a_field(browser: Browser, login_name):
    answer = await browser.post("/api/sessions", json={"name": login_name, "password": "wrong password"})
    assert answer.status_code == 409
    assert answer.json()["code"] == "identity.sign_in_refused"
    assert answer.json()["errors"][0]["field"] == "password"
    for _ in range(5):
        answer = await browser.post("/api/sessions", json={"name": login_name, "password": "wrong password"})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900


async def test_a_program_is_asked_for_the_code(browser: Browser, with_totp, login_name, password):
    body = {"name": login_name, "password": password}
    asked = await browser.post("/api/sessions", json=body)
    assert (asked.status_code, asked.json()["code"]) == (401, "identity.code_needed")
    assert (await browser.post("/api/sessions", json=body | {"code": code()})).status_code == 201


async def test_a_session_of_ones_own_is_revoked_by_json(database_url, signed_in: Browser, sessions, admin):
    async with visiting.another(database_url) as telephone:
        await visiting.sign_in(telephone, sessions, admin)
        others = [s["id"] for s in (await signed_in.get("/api/sessions")).json() if not s["current"]]
        assert (await signed_in.delete(f"/api/sessions/{others[0]}")).status_code == 204
        assert (await telephone.get("/api/sessions")).status_code == 401
    assert (await signed_in.delete(f"/api/sessions/{others[0]}")).status_code == 404
    assert (await signed_in.delete("/api/sessions/others")).status_code == 204


async def test_a_township_is_entered_by_json(browser: Browser, sessions, admin):
    other = await given.township(sessions)
    async with given.work(sessions, Visitor(tenant=other.tenant)) as work:
        await accounts.let_in(work, await work.session.get_one(Account, admin.person.account_id))
    await visiting.sign_in(browser, sessions, admin)
    assert (await browser.post(f"/api/townships/{other.tenant.slug}/entry")).status_code == 204
    visiting.carry(browser, browser.cookies["wushe"])
    assert (await browser.get(f"/api/{other.tenant.slug}/tokens")).json() == []


async def test_a_password_is_changed_by_json(signed_in: Browser, password):
    body = {"current": password, "password": "seven blue lanterns"}
    assert (await signed_in.post("/api/me/password", json=body)).status_code == 204
    assert (await signed_in.get("/api/sessions")).status_code == 200


async def test_a_token_is_made_and_ended_by_json(signed_in: Browser, admin):
    path = f"/api{slug(admin)}/tokens"
    made = await signed_in.post(path, json={"name": "大屏", "scopes": ["identity:read"]})
    assert made.status_code == 201
    assert made.json()["token"].startswith("wushe_")
    assert "token" not in (await signed_in.get(path)).json()[0]
    assert (await signed_in.delete(f"{path}/{made.json()['id']}")).status_code == 204
    assert (await signed_in.get(path)).json() == []


async def test_a_secret_is_not_kept_beside_its_idempotency_key(signed_in: Browser, admin):
    path, body = f"/api{slug(admin)}/tokens", {"name": "大屏", "scopes": ["identity:read"]}
    first = await signed_in.post(path, json=body, headers={"idempotency-key": "k1"})
    again = await signed_in.post(path, json=body, headers={"idempotency-key": "k1"})
    assert first.status_code == 201
    assert first.json()["token"] not in again.text


async def test_people_are_invited_by_json(signed_in: Browser, admin):
    path = f"/api{slug(admin)}/invitations"
    made = await signed_in.post(path, json={"name": "陈测试", "roles": ["volunteer"], "phone": "138 0000 1111"})
    assert made.status_code == 201
    assert made.json()["link"].startswith(f"{visiting.ADDRESS}{slug(admin)}/invitations/")
    assert "link" not in (await signed_in.get(path)).json()[0]
    assert (await signed_in.delete(f"{path}/{made.json()['id']}")).status_code == 204
    assert (await signed_in.get(path)).json() == []


async def test_accounts_are_listed_reset_and_let_go_by_json(signed_in: Browser, sessions, admin, place):
    member = await given.member(sessions, place, Role.VOLUNTEER)
    path = f"/api{slug(admin)}/accounts"
    listed = {account["id"] for account in (await signed_in.get(path)).json()}
    assert listed == {str(admin.person.account_id), str(member.person.account_id)}
    one = f"{path}/{member.person.account_id}"
    assert len((await signed_in.post(f"{one}/password-reset", json={})).json()["password"]) == 14
    assert (await signed_in.post(f"{one}/suspension")).status_code == 403
    assert (await signed_in.delete(one)).status_code == 204


async def test_a_suspended_township_is_still_entered_and_left(browser: Browser, sessions, admin, place):
    async with sessions.begin() as session:
        suspend = text("UPDATE tenant SET status = 'suspended' WHERE id = :id")
        await session.execute(suspend, {"id": place.tenant.id})
        await session.execute(text("UPDATE directory_version SET number = number + 1"))
    await visiting.sign_in(browser, sessions, replace(admin, tenant=replace(admin.tenant, suspended=False)))
    assert (await browser.post(f"/townships{slug(admin)}/entry", data={})).status_code == 303
    visiting.carry(browser, browser.cookies["wushe"])
    assert (await browser.get(f"{slug(admin)}/me")).status_code == 200
    assert (await browser.post(f"{slug(admin)}/me/second-factor")).status_code == 423
    assert (await browser.post("/sign-out")).status_code == 303


async def test_accounts_are_found_by_pinyin_page_by_page_and_as_a_file(signed_in: Browser, sessions, admin, place):
    for number in range(21):
        await given.member(sessions, place, name=f"周测试{number:02}")
    path = f"{slug(admin)}/accounts"
    first = await signed_in.get(path)
    assert "周测试20" not in first.text
    (following,) = re.findall(r'rel="next" href="([^"]+)"', first.text)
    assert "周测试20" in (await signed_in.get(following.replace("&amp;", "&"))).text
    found = await signed_in.get(f"{path}?q=zhouceshi07")
    assert "周测试07" in found.text
    assert "周测试08" not in found.text
    assert "没有符合条件的账号" in (await signed_in.get(f"{path}?q=nobody")).text
    listed = await signed_in.get(f"/api{path}?q=zcs&limit=5")
    assert len(listed.json()) == 5
    assert 'rel="next"' in listed.headers["link"]
    assert "/exports/new/accounts?q=zcs" in (await signed_in.get(f"{path}?q=zcs")).text
    assert (await signed_in.get(f"{path}.xlsx")).status_code == 404
    assert (await signed_in.get("/api" + path + "?cursor=made-up")).status_code == 422
