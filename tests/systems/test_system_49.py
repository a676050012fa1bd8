"""Row 49, 场地开放: an overlap is refused with alternatives, seven zones apart, no refusal without a reason."""

from datetime import timedelta

import pytest
from httpx import AsyncClient
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import given
import pooled
import staged
import visiting
from pooled import NINE, NOW, TWO_HOURS, Town
from wushe.activities.queries import places
from wushe.kernel.clock import stopped_at
from wushe.pools import errors, service
from wushe.pools.kinds import Admission, BookingState as State
from wushe.pools.models import Zone
from wushe.pools.queries.resources import zones_of
from wushe.pools.schemas.bookings import Because, BookingData
from wushe.pools.schemas.resources import ZoneData

pytestmark = pytest.mark.at(staged.NOW)

AREAS = (600, 400, 400, 500, 300, 300, 500)
"""Seven function zones of 3,000 square metres."""


@pytest.fixture
async def town(sessions) -> Town:
    return await pooled.township(sessions)


@pytest.fixture
async def zones(sessions, town: Town) -> list[Zone]:
    """Those of the venue, in their order."""
    async with given.work(sessions, town.admin) as work:
        hall = await pooled.venue(work, town.community_id, "三基基地")
        for number in range(2, len(AREAS) + 1):
            await service.add_zone(work, hall.id, ZoneData(name=f"功能区{number}", area=AREAS[number - 1]))
        return list(await work.all(zones_of([hall.id])))


def wish(town: Town, **said: object) -> dict[str, object]:
    return {
        "organization_id": str(town.other_group_id), "purpose": "公益课堂", "starts_at": NINE.isoformat(),
        "ends_at": (NINE + TWO_HOURS).isoformat(),
    } | said  # fmt: skip


async def test_system_49_an_overlapping_booking_is_refused_with_alternatives(
    sessions, town: Town, database_url: str
) -> None:
    await pooled.booked(sessions, town, town.room_id)
    async with given.work(sessions, town.admin) as work:
        near = await pooled.venue(work, town.community_id, "二楼教室", capacity=40)
    with stopped_at(NOW):
        async with visiting.browser(database_url) as browser:
            await visiting.sign_in(browser, sessions, town.other)
            await _refused_and_helped(browser, town, near.id)


async def _refused_and_helped(browser: AsyncClient, town: Town, near_id: object) -> None:
    at = {"starts_at": (NINE + timedelta(hours=1)).isoformat(), "ends_at": (NINE + timedelta(hours=3)).isoformat()}
    api = f"/api/{town.slug}/pools"
    refused = await browser.post(f"{api}/{town.room_id}/bookings", json=wish(town, **at))
    assert refused.status_code == 409
    assert refused.json()["code"] == errors.Taken.code
    offered = (await browser.get(f"{api}/{town.room_id}/alternatives", params=at | {"heads": 20})).json()
    assert [place["resource_id"] for place in offered["places"]] == [str(near_id)]
    assert offered["times"]
    for time in offered["times"]:
        assert (await browser.post(f"{api}/{town.room_id}/bookings", json=wish(town, **time))).status_code == 201


async def test_system_49_seven_zones_are_booked_apart_by_seven_bookings_and_the_whole_is_then_taken(
    sessions, town: Town, zones: list[Zone]
) -> None:
    venue_id = zones[0].resource_id
    made = [await pooled.booked(sessions, town, venue_id, zone_ids=[zone.id]) for zone in zones]
    assert [booking.state for booking in made] == [State.CONFIRMED] * 7
    for taken in ([], [zones[2].id], [zones[0].id, zones[6].id]):
        with pytest.raises(errors.Taken):
            await pooled.booked(sessions, town, venue_id, zone_ids=taken, organization_id=town.other_group_id)
    next_day = NINE + timedelta(days=1)
    whole = await pooled.booked(sessions, town, venue_id, at=next_day)
    assert whole.quantity == 7
    for zone in zones:
        with pytest.raises(errors.Taken):
            await pooled.booked(
                sessions, town, venue_id, at=next_day, zone_ids=[zone.id], organization_id=town.other_group_id
            )


async def test_system_49_a_refusal_without_a_reason_is_not_possible(sessions, town: Town, database_url: str) -> None:
    async with given.work(sessions, town.admin) as work:
        office = await pooled.venue(work, town.community_id, "会议室", admission=Admission.STEWARD)
    booking = await pooled.booked(sessions, town, office.id)
    with stopped_at(NOW):
        async with visiting.browser(database_url) as browser:
            await visiting.sign_in(browser, sessions, town.staff)
            for silent in ({}, {"reason": ""}, {"reason": "   "}):
                answer = await browser.post(f"/api/{town.slug}/pools/bookings/{booking.id}/refusal", json=silent)
                assert answer.status_code in {409, 422}, silent
                assert answer.json()["errors"][0]["field"] == "reason"
        with pytest.raises(errors.ReasonNeeded):
            async with given.work(sessions, town.staff) as work:
                await service.refuse(work, booking.id, Because(reason=""))
    async with given.work(sessions, town.admin) as work:
        for state in ("refused", "cancelled"):
            with pytest.raises(DBAPIError, match="ck_booking_no_has_a_reason"):
                async with work.session.begin_nested():
                    await work.session.execute(
                        text("UPDATE booking SET state = :state WHERE id = :id"), {"state": state, "id": booking.id}
                    )
    assert (await pooled.row(sessions, town, booking.id)).state is State.ASKED


async def test_system_49_an_activity_books_its_room_and_nobody_gets_it_twice(sessions):
    stage = await staged.township(sessions)
    other = await staged.another_group(sessions, stage)
    with stopped_at(staged.STARTS - timedelta(days=3)):
        _activity, session_id = await staged.published(sessions, stage)
        async with given.work(sessions, other.leader) as work:
            room = await work.one(places.place(session_id))
            assert (room.state, room.organization_id) == (State.CONFIRMED, stage.organization_id)
            wanted = BookingData(
                organization_id=other.organization_id, purpose="排练", starts_at=room.starts_at, ends_at=room.ends_at
            )
            with pytest.raises(errors.Taken):
                await service.book(work, room.resource_id, wanted)
            work.abandon()
