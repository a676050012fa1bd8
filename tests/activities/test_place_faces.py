"""What the pages of a session and of the pool show of each other: places, what else there is, things besides."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

import given
import pooled
import staged
import visiting
from wushe.access.roles import Role
from wushe.activities import service
from wushe.activities.queries import places
from wushe.kernel.clock import day_start, local_day, now
from wushe.pools import service as pools
from wushe.pools.kinds import Admission
from wushe.pools.models import Resource, Zone
from wushe.pools.schemas.bookings import Because, BookingData

pytestmark = pytest.mark.at(staged.NOW)

NINE = timedelta(hours=9)


@pytest.fixture
async def stage(sessions):
    return await staged.township(sessions)


@pytest.fixture
async def browser(database_url):
    async with visiting.browser(database_url) as opened:
        yield opened


async def enters(sessions, stage, browser):
    """The leader of that group."""
    who, role = stage.leader, Role.ORGANIZATION_LEADER
    account = await given.member(sessions, stage.place, role, name=who.person.name, person_id=staged.id_of(who))
    await visiting.sign_in(browser, sessions, account)


def at(stage, path):
    return f"/{stage.place.tenant.slug}{path}"


def api(stage, path):
    return "/api" + at(stage, path)


def in_two_days(stage):
    """From nine to eleven, whenever the tests run."""
    begins = day_start(local_day(now()) + timedelta(days=2)) + NINE
    return staged.when(stage, starts_at=begins, ends_at=begins + staged.TWO_HOURS)


async def test_a_taken_place_is_shown_with_what_else_there_is(sessions, stage, browser):
    other = await staged.another_group(sessions, stage)
    times = in_two_days(stage)
    async with given.work(sessions, stage.admin) as work:
        hall = await pooled.zone(work, stage.community_id, "二楼礼堂")
        room = await work.get(Zone, stage.room_id)
    wanted = BookingData(
        organization_id=other.organization_id, purpose="排练", starts_at=times.starts_at, ends_at=times.ends_at
    )
    async with given.work(sessions, other.leader) as work:
        standing = await pools.book(work, room.resource_id, wanted)
    activity_id, session_id = await staged.published(sessions, stage, at=times)
    await enters(sessions, stage, browser)
    assert "已被占用" in (await browser.get(at(stage, f"/activities/{activity_id}"))).text
    form = await browser.get(at(stage, f"/activities/{activity_id}/sessions/{session_id}/edit"))
    assert "这一场还可以改到" in form.text
    assert f"edit?zone_id={hall.id}" in form.text
    moved = await browser.get(at(stage, f"/activities/{activity_id}/sessions/{session_id}/edit?zone_id={hall.id}"))
    assert f'value="{hall.id}" selected' in moved.text
    async with given.work(sessions, stage.admin) as work:
        await pools.cancel(work, standing.id, Because(reason="不用了"))
    assert "已被占用" not in (await browser.get(at(stage, f"/activities/{activity_id}"))).text


async def test_a_closed_hour_is_told_beside_the_field_and_nothing_typed_is_lost(sessions, stage, browser):
    async with given.work(sessions, stage.admin) as work:
        (await work.get(Resource, (await work.get(Zone, stage.room_id)).resource_id)).lead_days = 1
    activity_id = await staged.approved(sessions, stage)
    day = local_day(now()) + timedelta(days=3)
    typed = {
        "starts_at": f"{day}T09:00", "ends_at": f"{day}T11:00", "zone_id": str(stage.room_id),
        "meeting_point": "请走东门",
    }  # fmt: skip
    await enters(sessions, stage, browser)
    refused = await browser.post(at(stage, f"/activities/{activity_id}/sessions"), data=typed)
    assert (refused.status_code, "最多可提前 1 天预约" in refused.text) == (422, True)
    assert "请走东门" in refused.text
    assert f'value="{day}T09:00"' in refused.text


async def test_chairs_are_booked_for_a_session_from_its_page_and_leave_with_it(sessions, stage, browser):
    times = in_two_days(stage)
    activity_id, session_id = await staged.published(sessions, stage, at=times)
    async with given.work(sessions, stage.admin) as work:
        chairs = await pooled.chairs(work)
    await enters(sessions, stage, browser)
    session = at(stage, f"/activities/{activity_id}/sessions/{session_id}")
    assert "预约设备" in (await browser.get(session)).text
    sent = await browser.get(f"{session}/things?thing_id={chairs.id}")
    assert sent.status_code == 303
    form = await browser.get(sent.headers["location"])
    assert f'value="{session_id}"' in form.text
    assert "手机课堂" in form.text
    asked = dict(parse_qsl(urlsplit(sent.headers["location"]).query)) | {"quantity": "20"}
    booked = await browser.post(at(stage, f"/pools/{chairs.id}/bookings"), data=asked)
    assert (booked.status_code, booked.headers["location"]) == (303, at(stage, f"/activities/{activity_id}"))
    assert "折叠椅" in (await browser.get(session)).text

    browser.headers["accept"] = "application/json"
    listed = api(stage, f"/activities/{activity_id}/sessions/{session_id}/bookings")
    room, twenty = (await browser.get(listed)).json()
    assert (room["is_place"], twenty["is_place"], twenty["quantity"]) == (True, False, 20)
    off = api(stage, f"/activities/{activity_id}/sessions/{session_id}/cancellation")
    assert (await browser.post(off, json={"reason": "下雨"})).status_code == 201
    states = [(each["state"], each["reason"]) for each in (await browser.get(listed)).json()]
    assert states == [("cancelled", "下雨"), ("cancelled", "下雨")]
    browser.headers["accept"] = "text/html"


async def test_who_holds_no_activity_books_nothing_for_it(sessions, stage, browser):
    other = await staged.another_group(sessions, stage)
    times = in_two_days(stage)
    _activity, session_id = await staged.published(sessions, stage, at=times)
    async with given.work(sessions, stage.admin) as work:
        chairs = await pooled.chairs(work)
    await enters(sessions, other, browser)
    wanted = {
        "organization_id": str(other.organization_id), "purpose": "借椅子", "starts_at": times.starts_at.isoformat(),
        "ends_at": times.ends_at.isoformat(), "serves": str(session_id),
    }  # fmt: skip
    assert (await browser.post(at(stage, f"/pools/{chairs.id}/bookings"), data=wanted)).status_code == 404
    unknown = wanted | {"serves": str(stage.room_id)}
    assert (await browser.post(at(stage, f"/pools/{chairs.id}/bookings"), data=unknown)).status_code == 404


async def test_the_calendar_and_the_booking_lead_to_the_activity_where_the_reader_may(sessions, stage, browser):
    times = in_two_days(stage)
    activity_id = await staged.approved(sessions, stage)
    async with given.work(sessions, stage.leader) as work:
        session = await service.add_session(work, activity_id, times)
        room = await work.one(places.place(session.id))
    link = f'href="{at(stage, f"/activities/{activity_id}")}"'
    calendar = at(stage, f"/pools/{room.resource_id}?on={local_day(times.starts_at)}")
    await enters(sessions, stage, browser)
    assert link in (await browser.get(calendar)).text
    shown = (await browser.get(at(stage, f"/pools/bookings/{room.id}"))).text
    assert (link in shown, "去活动里调整" in shown) == (True, True)

    other = await staged.another_group(sessions, stage)
    await enters(sessions, other, browser)
    unpublished = (await browser.get(calendar)).text
    assert ("手机课堂" in unpublished, link in unpublished) == (True, False)


async def test_a_refused_place_is_asked_for_again_from_the_sessions_page(sessions, stage, browser):
    times = in_two_days(stage)
    async with given.work(sessions, stage.admin) as work:
        venue = await work.get(Resource, (await work.get(Zone, stage.room_id)).resource_id)
        venue.admission = Admission.STEWARD
    activity_id, session_id = await staged.published(sessions, stage, at=times)
    async with given.work(sessions, stage.admin) as work:
        room = await work.one(places.place(session_id))
        await pools.refuse(work, room.id, Because(reason="当天消防检查"))
    await enters(sessions, stage, browser)
    here = at(stage, f"/activities/{activity_id}")
    assert "当天消防检查" in (await browser.get(here)).text
    assert "重新预约场地" in (await browser.get(f"{here}/sessions/{session_id}/edit")).text
    assert (await browser.post(f"{here}/sessions/{session_id}/place")).status_code == 303
    assert "待同意" in (await browser.get(here)).text
    assert (await browser.post(f"{here}/sessions/{session_id}/place")).status_code == 409
