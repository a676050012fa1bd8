"""The inbox as a browser and as a program meet it."""

from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient

import given
import linked
import visiting
from linked import Linked
from policies.routes import all_routes
from wushe.notifications.kinds import Topic
from wushe.notifications.rules import RULES
from wushe.notifications.service import read_all

pytestmark = pytest.mark.anyio

Browser = AsyncClient


@pytest.fixture
async def t(sessions) -> Linked:
    """A linkage waits for the leader, who has read everything before."""
    township = await linked.township(sessions)
    async with given.work(sessions, township.leader) as work:
        await read_all(work)
    await linked.proposed(sessions, township)
    return township


@pytest.fixture
async def browser(database_url, sessions, t: Linked) -> AsyncIterator[Browser]:
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, t.leader)
        yield client


async def unread(browser: Browser, slug: str) -> int:
    return (await browser.get(f"/api/{slug}/notifications")).json()["unread"]


async def test_the_bell_counts_on_every_page(browser: Browser, t: Linked) -> None:
    for path in ("/notifications", "/organizations", "/search?q=x", "/"):
        page = await browser.get(f"/{t.slug}{path}")
        assert page.status_code == 200, path
        assert 'aria-label="消息，2 条未读"' in page.text, path


async def test_whoever_opens_one_has_read_it_and_is_led_to_it(browser: Browser, t: Linked) -> None:
    listed = (await browser.get(f"/api/{t.slug}/notifications")).json()["items"]
    asked = next(each for each in listed if each["sentence"] == "请确认能否承接：放学后没有人辅导作业")
    answer = await browser.post(f"/{t.slug}/notifications/{asked['id']}/opening", data={})
    assert (answer.status_code, answer.headers["location"]) == (303, asked["path"])
    assert (await browser.get(asked["path"])).status_code == 200
    assert await unread(browser, t.slug) == 1
    page = await browser.get(f"/{t.slug}/notifications")
    assert "请确认能否承接" not in page.text
    assert "请确认能否承接" in (await browser.get(f"/{t.slug}/notifications?standing=all")).text


async def test_all_are_read_at_once_and_the_empty_inbox_says_so(browser: Browser, t: Linked) -> None:
    other = await browser.post(f"/{t.slug}/notifications/reading", data={"topic": "funds"})
    assert other.status_code == 303
    assert await unread(browser, t.slug) == 2
    await browser.post(f"/{t.slug}/notifications/reading", data={})
    assert "没有未读消息" in (await browser.get(f"/{t.slug}/notifications")).text


async def test_a_program_reads_too(browser: Browser, t: Linked) -> None:
    page = (await browser.get(f"/api/{t.slug}/notifications?topic=linkages&limit=1")).json()
    assert page["next"]
    one = await browser.post(f"/api/{t.slug}/notifications/{page['items'][0]['id']}/reading", json={})
    assert one.json()["read_at"]
    assert (await browser.post(f"/api/{t.slug}/notifications/reading", json={})).json() == {"read": 1}
    refused = await browser.get(f"/api/{t.slug}/notifications?topic=nonsense")
    assert refused.status_code == 422


async def test_wishes_are_kept_and_a_wrong_address_comes_back_with_all_that_was_typed(
    browser: Browser, t: Linked
) -> None:
    path = f"/{t.slug}/notifications/preferences"
    wrong = await browser.post(path, data={"in_product": ["funds"], "email": "nowhere"})
    assert wrong.status_code == 422
    assert "请填写邮箱地址" in wrong.text
    assert 'value="nowhere"' in wrong.text
    kept = await browser.post(path, data={"in_product": ["funds"], "daily": ["hours"], "email": "zhou@example.cn"})
    assert kept.status_code == 303
    shown = (await browser.get(f"/api{path}")).json()
    assert shown == {"in_product": ["funds"], "at_once": [], "daily": ["hours"], "email": "zhou@example.cn"}
    assert "没有配置邮件服务器" in (await browser.get(path)).text


async def test_a_program_chooses_too(browser: Browser, t: Linked) -> None:
    wishes = {"in_product": [topic.value for topic in Topic], "at_once": ["needs"], "daily": [], "email": ""}
    answer = await browser.post(f"/api/{t.slug}/notifications/preferences", json=wishes)
    assert answer.json() == wishes


async def test_another_s_notification_is_not_there(browser: Browser, database_url, sessions, t: Linked) -> None:
    [first, *_others] = (await browser.get(f"/api/{t.slug}/notifications")).json()["items"]
    async with visiting.another(database_url) as other:
        await visiting.sign_in(other, sessions, t.volunteer)
        answer = await other.post(f"/{t.slug}/notifications/{first['id']}/opening", data={})
    assert answer.status_code == 404


def test_every_rule_leads_to_a_page_that_exists(database_url) -> None:
    pages = {
        _shape(asked.template.strip("/").partition("/")[2])
        for asked in all_routes(visiting.application(database_url))
        if asked.method == "GET" and not asked.is_api
    }
    assert [rule.code for rule in RULES if _shape(rule.path.partition("?")[0].strip("/")) not in pages] == []


def _shape(path: str) -> tuple[str, ...]:
    return tuple("*" if step.startswith("{") else step for step in path.split("/"))
