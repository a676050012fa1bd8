"""What the rules refuse stands beside the field that it is about: of a single booking and of a series, own and lent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest
from httpx import AsyncClient

import given
import lent
import pooled
import visiting
from lent import NOW, Sessions
from wushe.kernel.errors import Refusal
from wushe.pools import beside, errors, service
from wushe.pools.queries.bookings import standing_count
from wushe.pools.schemas.bookings import BookingData, BookingSeriesData
from wushe.pools.schemas.resources import ZoneData

pytestmark = [pytest.mark.anyio, pytest.mark.at(NOW)]

ONCE = {"purpose": "排练", "starts_at": "2026-11-24T09:00", "ends_at": "2026-11-24T11:00"}
WEEKLY = {
    "purpose": "排练", "rhythm": "weekly", "first_on": "2026-11-24", "last_on": "2026-12-01", "starts": "09:00",
    "ends": "11:00", "skip_holidays": "true",
}  # fmt: skip
NEW_YEAR = {"first_on": "2026-12-25", "last_on": "2027-01-01", "skip_holidays": ""}

Case = tuple[dict[str, str], str, str]
SINGLE: list[Case] = [
    ({"ends_at": "2026-11-24T08:00"}, "ends_at", "pools.ends_before_start"),
    ({"starts_at": "2026-11-17T09:00", "ends_at": "2026-11-17T11:00"}, "starts_at", "pools.in_the_past"),
    ({"starts_at": "2026-11-24T06:00", "ends_at": "2026-11-24T08:00"}, "starts_at", "pools.not_open"),
    ({"ends_at": "2026-11-24T13:00"}, "ends_at", "pools.too_long"),
    ({"starts_at": "2026-11-24T23:00", "ends_at": "2026-11-25T01:00"}, "ends_at", "pools.across_midnight"),
    ({"starts_at": "2027-02-02T09:00", "ends_at": "2027-02-02T11:00"}, "starts_at", "pools.too_far_ahead"),
    ({"starts_at": "2027-01-01T09:00", "ends_at": "2027-01-01T11:00"}, "starts_at", "pools.on_holiday"),
    ({"heads": "41"}, "heads", "pools.too_many_heads"),
    ({"zone_ids": str(pooled.NOWHERE)}, "zone_ids", "pools.no_such_zone"),
]
SERIES: list[Case] = [
    ({"ends": "08:00"}, "ends", "pools.ends_before_start"),
    ({"first_on": "2026-11-17"}, "first_on", "pools.in_the_past"),
    ({"starts": "06:00", "ends": "08:00"}, "starts", "pools.not_open"),
    ({"ends": "13:00"}, "ends", "pools.too_long"),
    ({"last_on": "2027-02-02"}, "last_on", "pools.too_far_ahead"),
    (NEW_YEAR, "skip_holidays", "pools.on_holiday"),
    ({"heads": "41"}, "heads", "pools.too_many_heads"),
    ({"zone_ids": str(pooled.NOWHERE)}, "zone_ids", "pools.no_such_zone"),
]
BEYOND = [
    ("bookings", {"starts_at": "2026-11-17T09:00", "ends_at": "2026-11-17T11:00"}, "starts_at"),
    ("series", {"first_on": "2026-11-17"}, "first_on"),
    ("bookings", {"starts_at": "2026-12-08T09:00", "ends_at": "2026-12-08T11:00"}, "ends_at"),
    ("series", {"last_on": "2026-12-08"}, "last_on"),
]


async def hall(sessions: Sessions, owner: lent.Side) -> UUID:
    """Two zones for 20 each, open by day on Tuesdays and Fridays, for two hours at a stretch."""
    async with given.work(sessions, owner.admin) as work:
        venue = await pooled.venue(
            work, owner.community_id, "文体中心", capacity=20, longest_hours=2, lead_days=45, closed_on_holidays=True,
            tuesday="09:00-17:00", friday="09:00-17:00",
        )  # fmt: skip
        await service.add_zone(work, venue.id, ZoneData(name="排练厅", capacity=20))
        return venue.id


async def told(browser: AsyncClient, path: str, typed: dict[str, str], form: str) -> tuple[list[str], list[Any]]:
    """The fields beside which the page says no, and (field, code) of what programs are told."""
    page = (await browser.post(path, data=typed)).text
    named = [name for name in (BookingData if form == "f" else BookingSeriesData).__struct_fields__
             if f'id="{form}-{name}-error"' in page]  # fmt: skip
    answer = await browser.post(f"/api{path}", json=by_program(typed), headers={"accept": "application/json"})
    return named, [(error["field"], error["code"]) for error in answer.json()["errors"]]


def by_program(typed: dict[str, str]) -> dict[str, Any]:
    """The same as JSON."""
    said: dict[str, Any] = dict(typed)
    said |= {name: f"{typed[name]}:00+08:00" for name in ("starts_at", "ends_at") if name in typed}
    said |= {name: f"{typed[name]}:00" for name in ("starts", "ends") if name in typed}
    said |= {name: int(typed[name]) for name in ("heads", "quantity") if name in typed}
    said |= {"zone_ids": [typed["zone_ids"]]} if "zone_ids" in typed else {}
    said |= {"skip_holidays": bool(typed["skip_holidays"])} if "skip_holidays" in typed else {}
    return said


async def test_a_refused_booking_of_ones_own_says_why_beside_the_field(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, _ = sides
    venue_id = await hall(sessions, owner)
    at = f"/{owner.place.tenant.slug}/pools/{venue_id}"
    await visiting.sign_in(browser, sessions, owner.admin)
    group = {"organization_id": str(owner.group_id)}
    for noun, form, usual, cases in (("bookings", "f", ONCE, SINGLE), ("series", "series", WEEKLY, SERIES)):
        for changes, field, code in cases:
            named, errors_told = await told(browser, f"{at}/{noun}", group | usual | changes, form)
            assert (named, errors_told) == ([field], [(field, code)]), (noun, changes)
    async with given.work(sessions, owner.admin) as work:
        assert await work.scalar(standing_count(venue_id, NOW)) == 0


def within(cases: Sequence[Case]) -> list[Case]:
    """Those that the period of the grant does not refuse before."""
    beyond = ("pools.in_the_past", "pools.too_far_ahead", "pools.on_holiday")
    return [case for case in cases if case[2] not in beyond]


async def test_a_refused_booking_of_what_is_lent_says_why_beside_the_field(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, borrower = sides
    grant_id = await lent.grant(sessions, owner, await hall(sessions, owner), borrower)
    at = f"/{borrower.place.tenant.slug}/pools/borrowed/{grant_id}"
    await visiting.sign_in(browser, sessions, borrower.admin)
    group = {"organization_id": str(borrower.group_id)}
    for changes, field, code in within(SINGLE):
        assert await told(browser, f"{at}/bookings", group | ONCE | changes, "f") == ([field], [(field, code)]), changes
    for changes, field, code in within(SERIES):
        answered = await told(browser, f"{at}/series", group | WEEKLY | changes, "series")
        assert answered == ([field], [(field, code)]), changes
    for noun, changes, field in BEYOND:
        form, usual = ("f", ONCE) if noun == "bookings" else ("series", WEEKLY)
        answered = await told(browser, f"{at}/{noun}", group | usual | changes, form)
        assert answered == ([field], [(field, "pools.beyond_grant")]), (noun, changes)


async def test_more_pieces_than_there_are_stand_beside_the_quantity_of_both_forms(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, borrower = sides
    chairs_id = await lent.chairs(sessions, owner)
    grant_id = await lent.grant(sessions, owner, chairs_id, borrower, quantity=20)
    for who, path in ((owner, f"{chairs_id}"), (borrower, f"borrowed/{grant_id}")):
        await visiting.sign_in(browser, sessions, who.admin)
        for noun, form, usual in (("bookings", "f", ONCE), ("series", "series", WEEKLY)):
            sent = {"organization_id": str(who.group_id), "quantity": "51"} | usual
            page = await browser.post(f"/{who.place.tenant.slug}/pools/{path}/{noun}", data=sent)
            assert f'id="{form}-quantity-error"' in page.text, (path, noun)


async def test_a_series_without_a_free_date_says_so_beside_its_hours(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, _ = sides
    chairs_id = await lent.chairs(sessions, owner)
    await visiting.sign_in(browser, sessions, owner.admin)
    sent = {"organization_id": str(owner.group_id), "quantity": "30"} | WEEKLY
    at = f"/{owner.place.tenant.slug}/pools/{chairs_id}/series"
    assert (await browser.post(at, data=sent)).status_code == 303
    named, errors_told = await told(browser, at, sent | {"quantity": "21"}, "series")
    assert (named, errors_told) == (["starts"], [("starts", "pools.taken")])


@pytest.mark.parametrize("rule", beside.SERIES)
def test_every_rule_of_time_names_a_field_of_either_form(rule: type[Refusal]) -> None:
    assert beside.ONE[rule] in BookingData.__struct_fields__
    assert beside.SERIES[rule] in BookingSeriesData.__struct_fields__


def test_no_refusal_of_pools_names_a_field_that_a_series_asks_otherwise_without_saying_which() -> None:
    times = {"starts_at", "ends_at"}
    named = {kind for kind in vars(errors).values() if isinstance(kind, type) and getattr(kind, "field", None) in times}
    assert named - set(beside.SERIES) == {errors.Taken}, "of which a series has `NoDateFree`"
