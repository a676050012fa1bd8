"""The steward's day by page: answered, scanned, handed over, taken back; and what is kept."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from httpx import AsyncClient

import given
import pooled
import visiting
from photographed import telephone_picture
from pooled import NINE, NOW, Town
from wushe.kernel.clock import stopped_at
from wushe.pools.codes import booking_code
from wushe.pools.kinds import Admission, BookingState as State

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


# --- the steward


async def test_the_stewards_day_from_the_answer_to_the_return(
    browser: AsyncClient, town: Town, sessions, database_url: str
) -> None:
    async with given.work(sessions, town.admin) as work:
        office = await pooled.venue(work, town.community_id, "会议室", admission=Admission.STEWARD)
    booking = await pooled.booked(sessions, town, office.id)
    here = f"/{town.slug}/pools/bookings/{booking.id}"
    async with visiting.another(database_url) as staff:
        await visiting.sign_in(staff, sessions, town.staff)
        assert "等您答复" in (await staff.get(f"/{town.slug}/pools/today")).text
        for noun, other in (("refusal", "cancellation"), ("cancellation", "refusal")):
            unsaid = await staff.post(f"{here}/{noun}", data={"reason": ""})
            assert unsaid.status_code == 422
            assert f'id="f-{noun}-reason-error"' in unsaid.text
            assert f'id="f-{other}-reason-error"' not in unsaid.text
        assert (await staff.post(f"{here}/confirmation")).status_code == 303
        with stopped_at(NINE):
            today = (await staff.get(f"/{town.slug}/pools/today")).text
            assert "交接" in today
            code = booking_code(given.SECRET, booking.id)
            scanned = (await staff.get(f"/{town.slug}/pools/scan/{code}")).text
            assert scanned.count("<form") - scanned.count('action="/preferences') == 1, "the one button that is due"
            assert f"{here}/handing-over" in scanned
            assert (await staff.post(f"{here}/handing-over")).status_code == 303
            assert "完好归还" in (await staff.get(f"/{town.slug}/pools/scan/{code}")).text
        with stopped_at(NINE + DAY):
            assert "逾期未还" in (await staff.get(f"/{town.slug}/pools/today")).text
            assert (await staff.post(f"{here}/return", data={"condition": "完好"})).status_code == 303
            assert "已归还" in (await staff.get(here)).text
    assert (await pooled.row(sessions, town, booking.id)).state is State.RETURNED


async def test_a_made_up_code_opens_nothing(town: Town, sessions, browser: AsyncClient, database_url: str) -> None:
    booking = await pooled.booked(sessions, town, town.room_id)
    async with visiting.another(database_url) as staff:
        await visiting.sign_in(staff, sessions, town.staff)
        assert (await staff.get(f"/{town.slug}/pools/scan/{booking.id}")).status_code == 404
        foreign = booking_code(b"another secret of 32 bytes, long", booking.id)
        assert (await staff.get(f"/{town.slug}/pools/scan/{foreign}")).status_code == 404
    own = booking_code(given.SECRET, booking.id)
    assert (await browser.get(f"/{town.slug}/pools/scan/{own}")).status_code == 404, "who shows it does not steward it"


async def test_missing_chairs_are_entered_with_the_return(
    browser: AsyncClient, town: Town, sessions, database_url: str
) -> None:
    booking = await pooled.booked(sessions, town, town.chairs_id, quantity=20)
    here = f"/{town.slug}/pools/bookings/{booking.id}"
    async with visiting.another(database_url) as admin:
        await visiting.sign_in(admin, sessions, town.admin)
        with stopped_at(NINE):
            await admin.post(f"{here}/handing-over")
            refused = await admin.post(f"{here}/return", data={"missing": "21"})
            assert 'id="returning-missing-error"' in refused.text
            assert (await admin.post(f"{here}/return", data={"missing": "2", "condition": "断腿"})).status_code == 303
            assert "断腿" in (await admin.get(f"/{town.slug}/pools/{town.chairs_id}")).text


# --- kept


async def test_a_venue_is_entered_divided_and_closed_for_a_while(
    browser: AsyncClient, town: Town, sessions, database_url: str
) -> None:
    async with visiting.another(database_url) as staff:
        await visiting.sign_in(staff, sessions, town.staff)
        bad = await staff.post(
            f"/{town.slug}/pools/venues",
            data={"name": "书屋", "community_id": str(town.community_id), "monday": "9点到12点"},
        )
        assert bad.status_code == 422
        assert 'id="f-monday-error"' in bad.text
        made = await staff.post(
            f"/{town.slug}/pools/venues",
            data={
                "name": "书屋",
                "community_id": str(town.community_id),
                "monday": "9:00—12:00，14:00-17:30",
                "lead_days": "30",
            },
        )
        assert made.status_code == 303, made.text
        keeping = made.headers["location"]
        venue = keeping.removesuffix("/keeping")
        assert (
            await staff.post(f"{venue}/zones", data={"name": "里间", "capacity": "12", "area": "40"})
        ).status_code == 303
        again = await staff.post(f"{venue}/zones", data={"name": "里 间"})
        assert again.status_code == 409
        assert 'id="zone-name-error"' in again.text
        closing = {"starts_at": "2026-11-30T09:00", "ends_at": "2026-11-30T12:00", "note": "消杀"}
        assert (await staff.post(f"{venue}/closures", data=closing)).status_code == 303
        page = (await staff.get(venue)).text
        assert "09:00-12:00 14:00-17:30" in page
        assert "消杀" in page
        assert "里间" in page


async def test_pictures_are_drawn_anew_shown_and_removed(
    browser: AsyncClient, town: Town, sessions, database_url: str
) -> None:
    room = f"/{town.slug}/pools/{town.room_id}"
    async with visiting.another(database_url) as staff:
        await visiting.sign_in(staff, sessions, town.staff)
        brought = await staff.post(
            f"{room}/pictures",
            files={"file": ("门口.jpg", telephone_picture(), "image/jpeg")},
            data={"caption": "正门"},
        )
        assert brought.status_code == 303, brought.text
        wrong = await staff.post(f"{room}/pictures", files={"file": ("a.svg", b"<svg/>", "image/svg+xml")}, data={})
        assert wrong.status_code in {409, 422}
        [picture] = set(re.findall(rf'src="(/{town.slug}/pools/pictures/[^"]+)/small"', (await browser.get(room)).text))
        shown = await browser.get(picture)
        assert shown.headers["content-type"] == "image/jpeg"
        assert (await browser.post(f"{picture}/removal")).status_code == 404
        assert (await staff.post(f"{picture}/removal")).status_code == 303
    assert (await browser.get(picture)).status_code == 404


async def test_the_plan_for_the_door_names_groups_and_no_person(browser: AsyncClient, town: Town, sessions) -> None:
    await pooled.booked(sessions, town, town.room_id)
    plan = (await browser.get(f"/{town.slug}/pools/{town.room_id}/week?on=2026-11-24")).text
    sheet = plan[plan.index("door-plan") :]
    assert "开元路舞蹈队" in sheet
    assert "周甲" not in sheet.partition('class="printed"')[0]
