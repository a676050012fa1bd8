"""The journal as its readers meet it."""

from pathlib import Path

import pytest

import given
import handed
import linked
import visiting
from linked import Linked
from wushe.access.roles import Role
from wushe.kernel.exporting.declared import Export
from wushe.kernel.files.shelf import Shelf
from wushe.people.kinds import RevealReason
from wushe.people.service import reveal
from wushe.tenancy.places import PLATFORM_PLACE

pytestmark = pytest.mark.anyio


@pytest.fixture
async def t(sessions) -> Linked:
    township = await linked.township(sessions)
    await linked.proposed(sessions, township)
    return township


@pytest.fixture
async def browser(database_url, sessions, t: Linked):
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, t.admin)
        yield client


async def test_the_newest_comes_first_with_names_and_who_did_it(browser, t: Linked) -> None:
    page = await browser.get(f"/{t.slug}/audit")
    assert page.status_code == 200
    assert "发起联动，请青禾课堂承接" in page.text
    assert "林测试" in page.text


async def test_it_is_narrowed_by_area_person_event_thing_and_day(browser, t: Linked) -> None:
    async def found(**query: object) -> list[str]:
        answer = await browser.get(f"/api/{t.slug}/journal", params={"limit": 100} | query)
        return [each["event"] for each in answer.json()["items"]]

    assert set(await found(area="funds")) == {"fund_recorded", "money_taken_in"}
    assert set(await found(event="linkage_proposed")) == {"linkage_proposed"}
    assert "linkage_proposed" in await found(person=str(linked.person(t.admin)))
    assert "linkage_proposed" in await found(q="linceshi")
    assert await found(q="没有这个人") == []
    assert "linkage_proposed" in await found(thing=str(t.need_id))
    assert "fund_recorded" not in await found(thing=str(t.need_id))
    assert await found(until="2020-01-01") == []
    assert (await browser.get(f"/api/{t.slug}/journal?area=nonsense")).status_code == 422


async def test_it_is_paged_by_number(browser, t: Linked) -> None:
    first = (await browser.get(f"/api/{t.slug}/journal?limit=2")).json()
    second = (await browser.get(f"/api/{t.slug}/journal", params={"limit": 2, "cursor": first["next"]})).json()
    numbers = [each["number"] for each in (*first["items"], *second["items"])]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] - numbers[-1] == 3


async def test_who_saw_what_is_one_click(browser, sessions, t: Linked) -> None:
    async with given.work(sessions, t.admin) as work:
        await reveal(work, linked.person(t.volunteer), next(iter(RevealReason)))
    page = await browser.get(f"/{t.slug}/audit?view=seen")
    assert "查看了完整信息" in page.text
    assert "发起联动" not in page.text


async def test_the_list_leaves_as_a_sheet_and_that_is_recorded(browser, sessions, tmp_path: Path, t: Linked) -> None:
    listed = await browser.get(f"/{t.slug}/audit?event=linkage_proposed")
    assert f"/{t.slug}/exports/new/journal?event=linkage_proposed" in listed.text
    other = await given.member(sessions, t.place, Role.TOWNSHIP_ADMIN)
    shelf = Shelf(tmp_path)
    rows = await handed.out(sessions, shelf, Export.of("journal"), t.admin, other, "event=linkage_proposed")
    assert rows[1][3] == "发起联动，请青禾课堂承接"
    seen = await browser.get(f"/api/{t.slug}/journal?view=seen&limit=1")
    assert seen.json()["items"][0]["event"] == "list_exported"


async def test_the_button_answers_with_a_sentence(browser, t: Linked) -> None:
    answer = await browser.post(f"/{t.slug}/audit/verification", data={})
    assert answer.status_code == 303
    assert "没有被修改、删除、插入或调换" in (await browser.get(f"/{t.slug}/audit")).text
    assert (await browser.post(f"/api/{t.slug}/journal/verification", json={})).status_code == 429


async def test_only_the_admin_reads_it(database_url, sessions, t: Linked) -> None:
    for who in (t.staff, t.worker, t.leader, t.volunteer, t.funder):
        async with visiting.browser(database_url) as browser:
            await visiting.sign_in(browser, sessions, who)
            for path in ("audit", "exports/new/journal", "chains"):
                assert (await browser.get(f"/{t.slug}/{path}")).status_code == 403


async def test_the_operator_sees_whether_chains_are_whole_and_no_row(
    database_url, sessions, browser, t: Linked
) -> None:
    await browser.post(f"/{t.slug}/audit/verification", data={})
    operator = await given.member(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR)
    async with visiting.another(database_url) as other:
        await visiting.sign_in(other, sessions, operator)
        page = await other.get("/platform/chains")
        states = (await other.get("/api/platform/chains")).json()
        refused = await other.get("/platform/audit")
    assert page.status_code == 200
    assert "青禾" not in page.text
    [mine] = [each for each in states if each["slug"] == t.slug]
    assert mine["findings"] == 0
    assert mine["number"] > 0
    assert refused.status_code == 403
