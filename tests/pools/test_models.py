"""The database itself keeps what is shared: attacked by SQL as the plain role, past every verb."""

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import given
import pooled
from pooled import NINE, TWO_HOURS, Town
from wushe.kernel.database.model import new_id

HOLD = text("""
    INSERT INTO hold (tenant_id, id, resource_id, quantity, unit_from, unit_to, starts_at, ends_at, reason, note,
        booking_id, lane)
    VALUES (:tenant_id, :id, :resource_id, :quantity, :unit_from, :unit_to, :starts_at, :ends_at, :reason, '',
        :booking_id, :lane)
""")

HOURS = text("""
    INSERT INTO opening_hours (tenant_id, id, resource_id, weekday, opens, closes)
    VALUES (:tenant_id, :id, :resource_id, 1, :opens, :closes)
""")


@pytest.fixture
async def town(sessions) -> Town:
    return await pooled.township(sessions)


def hold(town: Town, **said: Any) -> dict[str, Any]:
    """Chairs 1 to 10, withdrawn on Tuesday morning."""
    usual: dict[str, Any] = {
        "tenant_id": town.place.tenant.id, "resource_id": town.chairs_id, "quantity": 50, "unit_from": 1, "unit_to": 11,
        "starts_at": NINE, "ends_at": NINE + TWO_HOURS, "reason": "closed", "booking_id": None, "lane": town.chairs_id,
    }  # fmt: skip
    return {"id": new_id()} | usual | said


async def attacked(sessions, town: Town, statement: Any, values: Mapping[str, Any]) -> str:
    """The name of the constraint that refuses it; empty where nothing does."""
    async with given.work(sessions, town.admin) as work:
        try:
            await work.session.execute(statement, values)
        except DBAPIError as error:
            work.abandon()
            return str(error.orig)
        await work.commit()
    return ""


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"unit_from": 10, "unit_to": 12},
        {"starts_at": NINE + timedelta(minutes=119), "ends_at": NINE + timedelta(hours=9)},
        {"starts_at": NINE - timedelta(days=9), "ends_at": None},
    ],
)
async def test_no_unit_is_held_twice_at_any_moment(sessions, town: Town, said: dict[str, Any]) -> None:
    assert not await attacked(sessions, town, HOLD, hold(town))
    assert "ex_hold_never_twice" in await attacked(sessions, town, HOLD, hold(town, **said))


@pytest.mark.parametrize(
    "said",
    [
        {"unit_from": 11, "unit_to": 21},
        {"starts_at": NINE + TWO_HOURS, "ends_at": NINE + 2 * TWO_HOURS},
        {"starts_at": NINE - TWO_HOURS, "ends_at": NINE},
    ],
)
async def test_what_only_touches_is_held_apart(sessions, town: Town, said: dict[str, Any]) -> None:
    assert not await attacked(sessions, town, HOLD, hold(town))
    assert not await attacked(sessions, town, HOLD, hold(town, **said))


@pytest.mark.parametrize(
    ("said", "constraint"),
    [
        ({"unit_to": 52}, "ck_hold_units_exist"),
        ({"unit_from": 0}, "ck_hold_units_exist"),
        ({"unit_from": 5, "unit_to": 5}, "ck_hold_units_exist"),
        ({"quantity": 80, "unit_to": 60}, "fk_hold_resource"),
        ({"ends_at": NINE - TWO_HOURS}, "ends_after_start"),
        ({"lane": UUID(int=7)}, "ck_hold_lane_of_its_grant"),
        ({"reason": "booked"}, "ck_hold_booked_by_a_booking"),
    ],
)
async def test_a_hold_stays_within_what_there_is(sessions, town: Town, said: dict[str, Any], constraint: str) -> None:
    refused = await attacked(sessions, town, HOLD, hold(town, **said))
    assert constraint in refused or "range lower bound" in refused


async def test_equipment_with_holds_cannot_shrink_below_them(sessions, town: Town) -> None:
    assert not await attacked(sessions, town, HOLD, hold(town, unit_from=41, unit_to=51))
    fewer = text("UPDATE resource SET quantity = 40 WHERE id = :id")
    assert "ck_hold_units_exist" in await attacked(sessions, town, fewer, {"id": town.chairs_id})


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("state = 'refused'", "ck_booking_no_has_a_reason"),
        ("state = 'cancelled', reason = ''", "ck_booking_no_has_a_reason"),
        ("state = 'handed_over'", "ck_booking_handed_over"),
        ("state = 'returned', handed_over_at = now()", "ck_booking_returned"),
        ("ends_at = starts_at", "ck_booking_ends_after_start"),
        ("quantity = 0", "ck_booking_numbers_count"),
        ("heads = -1", "ck_booking_numbers_count"),
        ("resource_id = NULL", "ck_booking_of_one_thing"),
        ("organization_id = NULL", "ck_booking_for_one_party"),
    ],
)
async def test_a_booking_is_never_what_cannot_be(sessions, town: Town, change: str, constraint: str) -> None:
    booking = await pooled.booked(sessions, town, town.room_id)
    statement = text(f"UPDATE booking SET {change} WHERE id = :id")  # noqa: S608 - of this list
    assert constraint in await attacked(sessions, town, statement, {"id": booking.id})


async def test_a_neighbours_things_cannot_be_held(sessions, town: Town) -> None:
    other = await pooled.township(sessions)
    foreign = hold(town, resource_id=other.chairs_id, lane=other.chairs_id)
    assert "fk_hold_resource" in await attacked(sessions, town, HOLD, foreign)
    theirs = hold(other)
    assert "row-level security" in await attacked(sessions, town, HOLD, theirs)


async def test_two_spans_of_one_day_never_overlap(sessions, town: Town) -> None:
    for opens, closes, constraint in (
        (time(9), time(12), ""), (time(12), time(13), ""), (time(11), time(13), "ex_opening_hours_overlap")
    ):  # fmt: skip
        values = {
            "tenant_id": town.place.tenant.id, "id": new_id(), "resource_id": town.room_id, "opens": opens,
            "closes": closes,
        }  # fmt: skip
        refused = await attacked(sessions, town, HOURS, values)
        assert constraint in refused if constraint else not refused
