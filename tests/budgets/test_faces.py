"""Budgets by page and by API: a leader keeps the group's own, an unassigned worker sees none."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

import linked
import visiting

Browser = AsyncTestClient[Litestar]


@pytest.fixture
async def t(sessions) -> linked.Linked:
    return await linked.township(sessions)


@pytest.fixture
async def browser(database_url: str, sessions, t: linked.Linked) -> AsyncIterator[Browser]:
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, t.leader)
        yield browser


async def made(browser: Browser, t: linked.Linked, **changes: object) -> str:
    typed = {"organization_id": str(t.organization_id), "year": "2026", "amount": "80,000"} | changes
    answer = await browser.post(f"/{t.slug}/budgets", data=typed)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def test_a_leader_draws_up_the_year_and_sees_gap_and_months(browser: Browser, t: linked.Linked) -> None:
    page = await made(browser, t)
    line = {"title": "某某公司赞助", "kind": "enterprise", "amount": "５０，０００", "secured": "on"}
    assert (await browser.post(page + "/lines", data=line)).status_code == 303
    shown = (await browser.get(page)).text
    assert "¥30,000.00" in shown
    assert "7.5" in shown
    listed = await browser.get(f"/{t.slug}/budgets")
    assert "¥50,000.00" in listed.text
    assert (await browser.get(f"/{t.slug}/budgets?year=2025")).text.count("¥50,000.00") == 0


async def test_a_bad_line_comes_back_beside_its_field(browser: Browser, t: linked.Linked) -> None:
    page = await made(browser, t)
    for amount, said in (
        ("1.234", "精确到分"),
        ("一万二", "请用数字填写金额"),
        ("-5", "不能是负数"),
        ("1e9", "请用数字"),
        ("0", "大于零"),
    ):
        refused = await browser.post(page + "/lines", data={"title": "赞助", "kind": "donation", "amount": amount})
        assert refused.status_code in {409, 422}
        assert said in refused.text, amount
        assert f'value="{amount}"' in refused.text


async def test_one_year_is_entered_once(browser: Browser, t: linked.Linked) -> None:
    await made(browser, t)
    again = {"organization_id": str(t.organization_id), "year": "2026", "amount": "1"}
    refused = await browser.post(f"/{t.slug}/budgets", data=again)
    assert refused.status_code == 409
    assert "已有该年度的经费" in refused.text


async def test_somebody_elses_group_is_not_there(browser: Browser, t: linked.Linked, sessions, database_url) -> None:
    page = await made(browser, t)
    async with visiting.another(database_url) as other:
        await visiting.sign_in(other, sessions, t.funder)
        assert (await other.get(page)).status_code == 403
    foreign = {"organization_id": str(UUID(int=3)), "year": "2026", "amount": "1"}
    assert (await browser.post(f"/{t.slug}/budgets", data=foreign)).status_code == 404


async def test_programs_keep_the_lines_of_a_year(browser: Browser, t: linked.Linked) -> None:
    api = f"/api/{t.slug}/budgets"
    body = {"organization_id": str(t.organization_id), "year": 2026, "amount": "100"}
    budget = (await browser.post(api, json=body)).json()
    lines = f"{api}/{budget['id']}/lines"
    line = (await browser.post(lines, json={"kind": "donation", "title": "甲", "amount": "40", "secured": True})).json()
    assert (await browser.get(f"{api}/{budget['id']}")).json()["gap_fen"] == 6000
    await browser.post(f"{lines}/{line['id']}/loss")
    assert (await browser.get(f"{api}/{budget['id']}")).json()["gap_fen"] == 10_000
    assert (await browser.post(f"{lines}/{line['id']}/securing")).json()["secured"] is True
    assert (await browser.delete(f"{lines}/{line['id']}")).status_code == 204
    assert (await browser.get(f"{api}/{budget['id']}")).json()["lines"] == []
    assert (await browser.get(api)).json()["items"][0]["secured_fen"] == 0
