"""Calendars that programs read without an account, and the JSON face of shared resources."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from httpx import AsyncClient
from icalendar import Calendar

import pooled
import visiting
from pooled import NINE, NOW, TWO_HOURS, Town
from wushe.kernel.clock import stopped_at

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


# --- calendars of programs


async def test_the_address_of_a_calendar_is_renewed_at_once_and_tells_no_name(
    browser: AsyncClient, town: Town, sessions, database_url: str
) -> None:
    booking = await pooled.booked(sessions, town, town.room_id)
    room = f"/{town.slug}/pools/{town.room_id}"
    assert (await browser.post(f"{room}/calendar-address")).status_code == 404, "a leader does not keep the room"
    async with visiting.another(database_url) as staff, visiting.another(database_url) as program:
        await visiting.sign_in(staff, sessions, town.staff)
        first = _address((await staff.post(f"{room}/calendar-address")).text)
        read = await program.get(first)
        assert read.status_code == 200
        assert read.headers["content-type"].startswith("text/calendar")
        [event] = Calendar.from_ical(read.content).walk("VEVENT")
        assert str(event["uid"]).startswith(str(booking.id))
        assert event.decoded("dtstart") == NINE
        assert str(event["summary"]) == "开元路舞蹈队：排练节目"
        assert "周甲" not in read.text
        second = _address((await staff.post(f"{room}/calendar-address")).text)
        assert (await program.get(first)).status_code == 404
        assert (await program.get(second)).status_code == 200
        assert (await staff.post(f"{room}/calendar-address/removal")).status_code == 303
        assert (await program.get(second)).status_code == 404
        assert (await staff.post(f"{room}/calendar-address/removal")).status_code == 404


def _address(page: str) -> str:
    found = re.search(r"<code>https?://[^/]+([^<]+)</code>", page)
    assert found, page
    return found[1]


async def test_ones_own_calendar_holds_the_bookings_of_ones_groups_and_is_asked_for_in_measure(
    browser: AsyncClient, town: Town, sessions, database_url: str
) -> None:
    await pooled.booked(sessions, town, town.room_id)
    await pooled.booked(sessions, town, town.chairs_id, organization_id=town.other_group_id)
    address = _address((await browser.post(f"/{town.slug}/pools/bookings/calendar-address")).text)
    async with visiting.another(database_url) as program:
        assert len(Calendar.from_ical((await program.get(address)).content).walk("VEVENT")) == 1
        answers = [(await program.get(address)).status_code for _ in range(60)]
    assert answers[-1] == 429
    assert answers[0] == 200


# --- programs


async def test_programs_enter_book_and_hand_over(browser: AsyncClient, town: Town, sessions, database_url: str) -> None:
    api = f"/api/{town.slug}/pools"
    async with visiting.another(database_url) as admin:
        await visiting.sign_in(admin, sessions, town.admin)
        said = {"name": "投影仪", "quantity": 2, "unit": "台", "owner_kind": "township"}
        made = (await admin.post(f"{api}/equipment", json=said)).json()
        assert made["quantity"] == 2
        changed = await admin.put(
            f"{api}/{made['id']}/equipment", json=said | {"quantity": 3}, headers={"if-match": '"1"'}
        )
        assert changed.json()["quantity"] == 3
        stale = await admin.put(
            f"{api}/{made['id']}/equipment", json=said | {"quantity": 4}, headers={"if-match": '"1"'}
        )
        assert stale.status_code == 412
        fewer = await admin.put(
            f"{api}/{made['id']}/equipment", json=said | {"quantity": 1}, headers={"if-match": changed.headers["etag"]}
        )
        assert fewer.status_code == 409
        assert fewer.json()["errors"][0]["field"] == "quantity"
        wanted = {
            "organization_id": str(town.group_id), "purpose": "放电影", "quantity": 2,
            "starts_at": NINE.isoformat(), "ends_at": (NINE + TWO_HOURS).isoformat(),
        }  # fmt: skip
        booking = (await browser.post(f"{api}/{made['id']}/bookings", json=wanted)).json()
        assert booking["state"] == "confirmed"
        one = f"{api}/bookings/{booking['id']}"
        assert (await admin.post(f"{one}/handing-over")).status_code == 409, "too early"
        with stopped_at(NINE):
            assert (await admin.post(f"{one}/handing-over")).json()["state"] == "handed_over"
            assert (await admin.post(f"{one}/return", json={"missing": 1})).json()["state"] == "returned"
        calendar = (await browser.get(f"{api}/{made['id']}/calendar?on=2026-11-24&view=week")).json()
        assert [entry["party"] for entry in calendar] == ["开元路舞蹈队"]


async def test_every_mistake_of_a_venue_is_told_at_once(
    browser: AsyncClient, town: Town, sessions, database_url: str
) -> None:
    api = f"/api/{town.slug}/pools/venues"
    async with visiting.another(database_url) as admin:
        await visiting.sign_in(admin, sessions, town.admin)
        wrong = await admin.post(api, json={"name": "", "monday": "x", "capacity": 0, "buffer_minutes": -1})
        assert {error["field"] for error in wrong.json()["errors"]} == {"name", "monday", "capacity", "buffer_minutes"}
        nowhere = await admin.post(api, json={"name": "活动室"})
        assert nowhere.status_code == 409
        assert nowhere.json()["errors"][0]["field"] == "community_id"
        made = await admin.post(
            api, json={"name": "书屋", "community_id": str(town.community_id), "sunday": "8:00-9:00"}
        )
        assert made.json()["hours"] == {"sunday": "08:00-09:00"}
        assert [zone["name"] for zone in made.json()["zones"]] == ["书屋"]


async def test_lists_leave_as_excel(browser: AsyncClient, town: Town, sessions) -> None:
    await pooled.booked(sessions, town, town.room_id)
    for path in ("/pools.xlsx", "/pools/bookings.xlsx"):
        answer = await browser.get(f"/{town.slug}{path}")
        assert answer.status_code == 200, path
        assert answer.content.startswith(b"PK")
