"""Shared resources by page: found, booked, and offered otherwise when taken."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from httpx import AsyncClient
from sqlalchemy import select

import given
import pooled
import visiting
from pooled import NINE, NOW, TWO_HOURS, Town
from wushe.kernel.clock import stopped_at
from wushe.pools.models import Resource

DAY = timedelta(days=1)


@pytest.fixture
async def town(sessions) -> Town:
    return await pooled.township(sessions)


@pytest.fixture
async def browser(database_url: str, sessions, town: Town) -> AsyncIterator[AsyncClient]:
    """The leader's, on a Monday morning."""
    with stopped_at(NOW):
        async with visiting.browser(database_url) as browser:
            await visiting.sign_in(browser, sessions, town.leader)
            yield browser


def typed(town: Town, **changes: object) -> dict[str, object]:
    return {
        "organization_id": str(town.group_id), "purpose": "排练节目", "starts_at": "2026-11-24T09:00",
        "ends_at": "2026-11-24T11:00",
    } | changes  # fmt: skip


async def test_everybody_finds_what_is_shared_by_kind_and_by_pinyin(browser: AsyncClient, town: Town) -> None:
    everything = (await browser.get(f"/{town.slug}/pools")).text
    assert "一楼活动室" in everything
    assert "折叠椅" in everything
    chairs = (await browser.get(f"/{town.slug}/pools?kind=equipment")).text
    assert "一楼活动室" not in chairs
    assert "一楼活动室" in (await browser.get(f"/{town.slug}/pools?q=huodongshi")).text
    assert "随时可约" in everything, "nobody has said when it is open, so it always is"
    assert "没有符合条件" in (await browser.get(f"/{town.slug}/pools?q=没有这个")).text
    assert "一楼活动室" not in (await browser.get(f"/{town.slug}/pools?standing=former")).text


async def test_a_booking_is_made_by_form_and_stands_in_both_calendars(browser: AsyncClient, town: Town) -> None:
    room = f"/{town.slug}/pools/{town.room_id}"
    assert 'name="starts_at"' in (await browser.get(f"{room}/bookings/new")).text
    made = await browser.post(f"{room}/bookings", data=typed(town))
    assert made.status_code == 303, made.text
    assert "已确认" in (await browser.get(made.headers["location"])).text
    for view in ("month", "week"):
        page = (await browser.get(f"{room}?on=2026-11-24&view={view}")).text
        assert "开元路舞蹈队" in page, view
        assert "09:00–11:00" in page, view
    before = (await browser.get(f"{room}?on=2026-10-01")).text
    assert "排练节目" not in before
    listed = (await browser.get(f"/{town.slug}/pools/bookings")).text
    assert "开元路舞蹈队" in listed
    assert listed.count("一楼活动室") == 1, "its one zone is called alike, which need not be said twice"


async def test_what_is_taken_comes_back_with_what_else_there_is_and_each_is_a_link_that_works(
    browser: AsyncClient, town: Town, sessions
) -> None:
    async with given.work(sessions, town.admin) as work:
        await pooled.venue(work, town.elsewhere_id, "双河书屋", capacity=40)
        await pooled.venue(work, town.community_id, "小会议室", capacity=8)
        near = await pooled.venue(work, town.community_id, "二楼教室", capacity=40)
    await pooled.booked(sessions, town, town.room_id, organization_id=town.other_group_id)
    refused = await browser.post(f"/{town.slug}/pools/{town.room_id}/bookings", data=typed(town, heads="25"))
    assert refused.status_code == 409
    page = unescape(refused.text)
    assert "已有人预约，请看看其他选择" in page
    assert 'value="排练节目"' in page, "what was typed is kept"
    links = re.findall(r'href="([^"]*bookings/new\?[^"]*)"', page)
    assert [urlsplit(link).path.split("/")[3] for link in links[-2:]] == [
        str(near.id),
        str(await _named(sessions, town, "双河书屋")),
    ]
    assert all("小会议室" not in line for line in page.splitlines() if "换地方" in line)
    times = [parse_qs(urlsplit(link).query)["starts_at"][0] for link in links[:-2]]
    assert times == ["2026-11-24T07:00", "2026-11-24T11:00", "2026-11-25T09:00"]
    form = (await browser.get(links[0])).text
    assert f'value="{times[0]}"' in form
    assert 'value="排练节目"' in form
    booked = await browser.post(
        urlsplit(links[-2]).path.removesuffix("/new"),
        data=typed(town, zone_ids=parse_qs(urlsplit(links[-2]).query)["zone_ids"]),
    )
    assert booked.status_code == 303, booked.text


async def _named(sessions, town: Town, name: str) -> UUID:
    async with given.work(sessions, town.admin) as work:
        return await work.one(select(Resource.id).where(Resource.name == name))


async def test_fewer_chairs_are_offered(browser: AsyncClient, town: Town, sessions) -> None:
    await pooled.booked(sessions, town, town.chairs_id, quantity=40, organization_id=town.other_group_id)
    refused = await browser.post(
        f"/{town.slug}/pools/{town.chairs_id}/bookings", data=typed(town, quantity="20", unit="把")
    )
    page = unescape(refused.text)
    assert "这段时间还有 10 把" in page
    assert "quantity=10" in page
    json = await browser.get(
        f"/api/{town.slug}/pools/{town.chairs_id}/alternatives",
        params={"starts_at": NINE.isoformat(), "ends_at": (NINE + TWO_HOURS).isoformat(), "quantity": 20},
    )
    assert json.status_code == 200, json.text
    assert json.json()["fewer"] == 10
    assert json.json()["places"] == []
    assert json.json()["times"]


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"ends_at": "2026-11-24T08:00"}, "ends_at", "结束时间要晚于开始时间"),
        ({"starts_at": "2026-11-24T22:00", "ends_at": "2026-11-25T02:00"}, "ends_at", "不能跨过午夜"),
        ({"starts_at": "2026-11-20T09:00", "ends_at": "2026-11-20T11:00"}, "starts_at", "不能预约已经过去的时间"),
        ({"starts_at": "明天"}, "starts_at", ""),
        ({"heads": "0"}, "heads", ""),
        ({"heads": "-3"}, "heads", ""),
        ({"heads": "99"}, "heads", "可容纳 30 人"),
        ({"purpose": ""}, "purpose", ""),
        ({"organization_id": ""}, "organization_id", ""),
    ],
)
async def test_bad_input_comes_back_beside_its_field_and_books_nothing(
    browser: AsyncClient, town: Town, sessions, changes: dict[str, object], field: str, said: str
) -> None:
    refused = await browser.post(f"/{town.slug}/pools/{town.room_id}/bookings", data=typed(town, **changes))
    assert refused.status_code in {409, 422}
    assert f'id="f-{field}-error"' in refused.text
    assert said in unescape(refused.text)
    assert (await browser.get(f"/api/{town.slug}/pools/bookings")).json() == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"quantity": "0"}, "quantity"), ({"quantity": "-1"}, "quantity"), ({"quantity": "51"}, "quantity")],
)
async def test_amounts_that_cannot_be_come_back_beside_their_field(
    browser: AsyncClient, town: Town, changes: dict[str, object], field: str
) -> None:
    refused = await browser.post(f"/{town.slug}/pools/{town.chairs_id}/bookings", data=typed(town, **changes))
    assert refused.status_code in {409, 422}
    assert f'id="f-{field}-error"' in refused.text


async def test_a_unit_that_does_not_match_is_told(browser: AsyncClient, town: Town) -> None:
    refused = await browser.post(
        f"/{town.slug}/pools/{town.chairs_id}/bookings", data=typed(town, quantity="2", unit="张")
    )
    assert refused.status_code == 409
    assert "按“把”计数" in unescape(refused.text)


async def test_a_series_says_which_dates_were_taken(browser: AsyncClient, town: Town, sessions) -> None:
    await pooled.booked(sessions, town, town.room_id, at=NINE + 7 * DAY, organization_id=town.other_group_id)
    weekly = {
        "organization_id": str(town.group_id), "purpose": "每周排练", "rhythm": "weekly", "first_on": "2026-11-24",
        "last_on": "2026-12-08", "starts": "09:00", "ends": "11:00",
    }  # fmt: skip
    made = await browser.post(f"/{town.slug}/pools/{town.room_id}/series", data=weekly)
    assert made.status_code == 303, made.text
    by_program = weekly | {"starts": "09:00:00", "ends": "11:00:00"}
    again = await browser.post(f"/api/{town.slug}/pools/{town.room_id}/series", json=by_program)
    assert again.status_code == 409
    assert again.json()["code"] == "pools.taken"
    assert len((await browser.get(f"/api/{town.slug}/pools/bookings")).json()) == 2


async def test_a_double_click_books_once(browser: AsyncClient, town: Town) -> None:
    data = typed(town, _key="5f0c1a52-9d1b-4f5b-8a67-0f4a5d1f9f10")
    first = await browser.post(f"/{town.slug}/pools/{town.room_id}/bookings", data=data)
    second = await browser.post(f"/{town.slug}/pools/{town.room_id}/bookings", data=data)
    assert first.headers["location"] == second.headers["location"]
    assert len((await browser.get(f"/api/{town.slug}/pools/bookings")).json()) == 1


async def test_another_group_does_not_see_the_booking_and_cannot_touch_it(
    browser: AsyncClient, town: Town, sessions, database_url: str
) -> None:
    mine = await pooled.booked(sessions, town, town.room_id)
    here = f"/{town.slug}/pools/bookings/{mine.id}"
    async with visiting.another(database_url) as other:
        await visiting.sign_in(other, sessions, town.other)
        assert (await other.get(here)).status_code == 404
        assert (await other.post(f"{here}/cancellation", data={"reason": "不要了"})).status_code == 404
        assert (await other.post(f"{here}/confirmation")).status_code == 404
    assert (await browser.get(here)).status_code == 200
