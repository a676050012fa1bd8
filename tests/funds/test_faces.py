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
    made = await browser.post(f"/{place.tenant.slug}/funds", data={"name": "友邻基金", "amount": "1,234.50"})
    assert made.status_code == 303
    shown = await browser.get(made.headers["location"])
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
    typed = {"name": "友邻基金", "amount": "1.234"}
    refused = await browser.post(f"/{place.tenant.slug}/funds", data=typed)
    assert refused.status_code == 422
    assert 'value="1.234"' in refused.text
    assert "精确到分" in refused.text
    foreign = {"name": "友邻基金", "amount": "1", "community_id": str(UUID(int=5))}
    refused = await browser.post(f"/{place.tenant.slug}/funds", data=foreign)
    assert refused.status_code == 422
    assert "所选的内容没有找到" in refused.text


async def test_programs_read_and_change_a_fund_by_its_version(browser: Browser, place: Place) -> None:
    api = f"/api/{place.tenant.slug}/funds"
    made = await browser.post(api, json={"name": "友邻基金", "amount": "100"})
    assert (made.status_code, made.json()["amount_fen"]) == (201, 10_000)
    address, etag = f"{api}/{made.json()['id']}", made.headers["etag"]
    changed = await browser.put(address, json={"name": "友邻基金", "amount": "200"}, headers={"if-match": etag})
    assert (changed.status_code, changed.json()["left_fen"]) == (200, 20_000)
    stale = await browser.put(address, json={"name": "友邻基金", "amount": "300"}, headers={"if-match": etag})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert [item["name"] for item in (await browser.get(api)).json()["items"]] == ["友邻基金"]
    assert (await browser.get(f"{address}/promises")).json() == []


async def test_a_fund_s_page_calls_its_linkages_by_their_titles(database_url: str, sessions) -> None:
    t = await linked.township(sessions)
    linkage_id = await linked.running(sessions, t, promised_fen=300_000)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, t.funder)
        [fund] = (await browser.get(f"/api/{t.slug}/funds")).json()["items"]
        page = (await browser.get(f"/{t.slug}/funds/{fund['id']}")).text
    assert f'/linkages/{linkage_id}">放学后没有人辅导作业</a>' in page
