"""Funds by page and by API."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

import given
import linked
import visiting
from wushe.access.roles import Role
from wushe.tenancy.places import Place

Browser = AsyncTestClient[Litestar]


@pytest.fixture
async def place(sessions) -> Place:
    return await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)


@pytest.fixture
async def browser(database_url: str, sessions, place: Place) -> AsyncIterator[Browser]:
    async with visiting.browser(database_url) as browser:
        registered = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
        assert registered.person is not None
        admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN, person_id=registered.person.person_id)
        await visiting.sign_in(browser, sessions, admin)
        yield browser


async def test_a_fund_is_recorded_listed_shown_closed_and_exported(browser: Browser, place: Place) -> None:
    made = await browser.post(f"/{place.tenant.slug}/funds", data={"name": "友邻基金"})
    assert made.status_code == 303
    taken = await browser.post(made.headers["location"] + "/income", data={"amount": "1,234.50", "kind": "community"})
    assert taken.status_code == 303
    shown = await browser.get(made.headers["location"])
    assert "社区自筹" in shown.text
    assert "友邻基金" in shown.text
    assert "¥1,234.50" in shown.text
    listed = await browser.get(f"/{place.tenant.slug}/funds?q=yljj")
    assert "友邻基金" in listed.text
    assert "友邻基金" not in (await browser.get(f"/{place.tenant.slug}/funds?q=nothing")).text
    closed = await browser.post(made.headers["location"] + "/closing")
    assert closed.status_code == 303
    file = await browser.get(f"/{place.tenant.slug}/funds.xlsx")
    assert file.content.startswith(b"PK")
    assert "attachment" in file.headers["content-disposition"]


async def test_an_empty_list_says_what_to_do_next(browser: Browser, place: Place) -> None:
    assert "登记一个基金" in (await browser.get(f"/{place.tenant.slug}/funds")).text


async def test_a_bad_form_keeps_what_was_typed_and_a_foreign_community_is_not_there(
    browser: Browser, place: Place
) -> None:
    foreign = {"name": "友邻基金", "community_id": str(UUID(int=5))}
    refused = await browser.post(f"/{place.tenant.slug}/funds", data=foreign)
    assert refused.status_code == 422
    assert 'value="友邻基金"' in refused.text
    assert "所选的内容没有找到" in refused.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount": "1.234"}, "精确到分"),
        ({"amount": "-1"}, "金额不能是负数"),
        ({"amount": "1e9"}, "请用数字填写金额"),
        ({"amount": "一万二"}, "请用数字填写金额"),
        ({"amount": "0"}, "金额要大于零"),
        ({"amount": "1", "on": "2099-01-01"}, "收款日期不能晚于今天"),
        ({"amount": "1", "on": "2026-02-30"}, "日期"),
        ({"amount": "1", "since": "2026-05-01", "until": "2026-04-30"}, "结束日期不能早于开始日期"),
        ({"amount": "1", "kind": "deposit"}, "代管协议"),
    ],
)
async def test_bad_income_says_what_is_wrong_and_nothing_is_booked(
    browser: Browser, place: Place, typed: dict[str, str], said: str
) -> None:
    made = await browser.post(f"/api/{place.tenant.slug}/funds", json={"name": "友邻基金"})
    refused = await browser.post(f"/{place.tenant.slug}/funds/{made.json()['id']}/income", data=typed)
    assert (refused.status_code, said in refused.text) in {(422, True), (409, True)}
    assert f'value="{typed["amount"]}"' in refused.text
    assert (await browser.get(f"/api/{place.tenant.slug}/funds")).json()["items"][0]["received_fen"] == 0


async def test_full_width_digits_are_digits(browser: Browser, place: Place) -> None:
    made = await browser.post(f"/api/{place.tenant.slug}/funds", json={"name": "友邻基金"})
    taken = await browser.post(
        f"/api/{place.tenant.slug}/funds/{made.json()['id']}/income", json={"amount": "￥１，２３４.５"}
    )
    assert (taken.status_code, taken.json()["received_fen"]) == (201, 123_450)


async def test_programs_read_and_change_a_fund_by_its_version(browser: Browser, place: Place) -> None:
    api = f"/api/{place.tenant.slug}/funds"
    made = await browser.post(api, json={"name": "友邻基金"})
    assert (made.status_code, made.json()["received_fen"]) == (201, 0)
    address, etag = f"{api}/{made.json()['id']}", made.headers["etag"]
    changed = await browser.put(address, json={"name": "邻里基金"}, headers={"if-match": etag})
    assert (changed.status_code, changed.json()["name"]) == (200, "邻里基金")
    stale = await browser.put(address, json={"name": "友邻基金"}, headers={"if-match": etag})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert [item["name"] for item in (await browser.get(api)).json()["items"]] == ["邻里基金"]
    assert (await browser.get(f"{address}/promises")).json() == []


async def test_programs_see_where_money_came_from_and_what_it_is_tied_to(browser: Browser, place: Place) -> None:
    api = f"/api/{place.tenant.slug}/funds"
    fund_id = (await browser.post(api, json={"name": "友邻基金"})).json()["id"]
    purpose = (await browser.post(f"{api}/purposes", json={"name": "党建"})).json()
    body = {"amount": "100", "purpose_id": purpose["id"], "group": "elder", "on": "2026-01-05"}
    assert (await browser.post(f"{api}/{fund_id}/income", json=body)).status_code == 201
    [source] = (await browser.get(f"{api}/{fund_id}/income")).json()
    assert (source["kind"], source["purpose_id"], source["group"], source["left_fen"]) == (
        "appropriation", purpose["id"], "elder", 10_000,
    )  # fmt: skip
    page = await browser.get(f"/{place.tenant.slug}/funds/{fund_id}")
    assert "党建" in page.text
    assert "老年人" in page.text
    gone = await browser.post(f"/{place.tenant.slug}/funds/purposes/{purpose['id']}/retirement")
    assert gone.status_code == 303
    assert "已停用" in (await browser.get(f"/{place.tenant.slug}/funds/purposes")).text
    assert "党建" not in (await browser.get(f"/{place.tenant.slug}/funds/{fund_id}/income/new")).text


async def test_a_promise_is_released_in_part_kept_by_another_and_the_list_knows(database_url: str, sessions) -> None:
    t = await linked.township(sessions)
    await linked.running(sessions, t, promised_fen=300_000)
    async with given.work(sessions, t.admin) as work:
        other = await given.resident(work, "沈复核")
    checker = await given.member(sessions, t.place, Role.TOWNSHIP_ADMIN, person_id=other.id)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, t.admin)
        [promise] = (await browser.get(f"/api/{t.slug}/funds/{t.fund_id}/promises")).json()
        path = f"/{t.slug}/promises/{promise['id']}"
        assert (await browser.get(f"{path}/release")).status_code == 200
        too_much = await browser.post(f"{path}/release", data={"amount": "3000.01"})
        assert "余额不足" in too_much.text
        assert (await browser.post(f"{path}/release", data={"amount": "1,000"})).status_code == 303
        refused = await browser.post(f"{path}/keeping")
        assert "须由两个人办理" in refused.text
        await visiting.sign_in(browser, sessions, checker)
        assert (await browser.post(f"{path}/keeping")).status_code == 303
        [line] = (await browser.get(f"/api/{t.slug}/funds")).json()["items"]
        figures = {name: line[f"{name}_fen"] for name in ("received", "reserved", "spent", "left")}
        assert figures == {"received": 2_000_000, "reserved": 0, "spent": 200_000, "left": 1_800_000}
        page = (await browser.get(f"/{t.slug}/funds/{t.fund_id}")).text
        assert "¥18,000.00" in page


async def test_a_fund_s_page_calls_its_linkages_by_their_titles(database_url: str, sessions) -> None:
    t = await linked.township(sessions)
    linkage_id = await linked.running(sessions, t, promised_fen=300_000)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, t.funder)
        [fund] = (await browser.get(f"/api/{t.slug}/funds")).json()["items"]
        page = (await browser.get(f"/{t.slug}/funds/{fund['id']}")).text
    assert f'/linkages/{linkage_id}">放学后没有人辅导作业</a>' in page
