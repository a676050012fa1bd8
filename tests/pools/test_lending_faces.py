"""Lending by page and by API, with a canary in everything of the owner that is not lent."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx import AsyncClient

import given
import lent
import pooled
import visiting
from lent import NOW, Sessions
from wushe.kernel.clock import stopped_at, today
from wushe.kernel.database.model import new_id
from wushe.pools import service
from wushe.pools.schemas.resources import EquipmentData

CANARY = "KANARIENVOGEL"
JSON = {"accept": "application/json"}
WHEN = "starts_at=2026-11-24T08:00&ends_at=2026-11-24T10:00&quantity=20"


@pytest.fixture
async def sides(sessions: Sessions) -> list[lent.Side]:
    return list(await lent.pair(sessions, "甲镇", "乙镇", "丙镇"))


@pytest.fixture
async def browser(database_url: str) -> AsyncIterator[AsyncClient]:
    with stopped_at(NOW):
        async with visiting.browser(database_url) as browser:
            yield browser


async def as_admin(browser: AsyncClient, sessions: Sessions, side: lent.Side) -> str:
    """Sign in there; the first step of the addresses."""
    await visiting.sign_in(browser, sessions, side.admin)
    return f"/{side.place.tenant.slug}"


def form(to: lent.Side, **changes: object) -> dict[str, object]:
    usual = {"borrower_id": str(to.id), "quantity": "20", "since": "2026-11-23", "until": "2026-12-06",
             "sharing": "exclusive", "verbs": ["book", "book_unasked"]}  # fmt: skip
    return usual | changes


async def test_twenty_of_fifty_chairs_are_lent_booked_and_taken_back_by_forms(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, borrower, _ = sides
    with stopped_at(NOW):
        chairs_id = await lent.chairs(sessions, owner)
    at = await as_admin(browser, sessions, owner)
    page = (await browser.get(f"{at}/pools/{chairs_id}/grants/new")).text
    assert "乙镇" in page
    assert "县级资源池" in page
    answer = await browser.post(f"{at}/pools/{chairs_id}/grants", data=form(borrower))
    assert answer.status_code == 303, answer.text
    grant = answer.headers["location"].split("?")[0]
    assert "对方还没有预约" in (await browser.get(grant)).text
    assert "乙镇" in (await browser.get(f"{at}/pools/{chairs_id}")).text
    assert "折叠椅" in (await browser.get(f"{at}/pools/lent")).text

    grant_id = grant.rsplit("/", 1)[1]
    there = await as_admin(browser, sessions, borrower)
    for path in ("/pools", "/pools/borrowed"):
        page = (await browser.get(there + path)).text
        assert "借自甲镇" in page
        assert "20 把" in page
    wanted = {"organization_id": str(borrower.group_id), "purpose": "广场舞会演", "quantity": "5",
              "starts_at": "2026-11-23T09:00", "ends_at": "2026-11-23T12:00"}  # fmt: skip
    answer = await browser.post(f"{there}/pools/borrowed/{grant_id}/bookings", data=wanted)
    assert answer.status_code == 303, answer.text
    booking = answer.headers["location"].split("?")[0].rsplit("/", 1)[1]
    assert "09:00–12:00" in (await browser.get(f"{there}/pools/borrowed/{grant_id}")).text
    assert "折叠椅" in (await browser.get(f"{there}/pools/bookings/{booking}")).text

    await as_admin(browser, sessions, owner)
    assert "乙镇 · 乙镇舞蹈队" in (await browser.get(grant)).text
    await lent.handed_over(sessions, owner, UUID(booking))
    answer = await browser.post(f"{at}/pools/grants/{grant_id}/revocation", data={"reason": ""})
    assert answer.status_code == 422
    answer = await browser.post(f"{at}/pools/grants/{grant_id}/revocation", data={"reason": "本镇运动会要用"})
    assert answer.status_code == 303, answer.text
    assert "在外待归还" in (await browser.get(f"{at}/pools/lent")).text

    await as_admin(browser, sessions, borrower)
    assert (await browser.get(f"{there}/pools/borrowed/{grant_id}")).status_code == 404
    page = (await browser.get(f"{there}/pools/borrowed")).text
    assert "待归还" in page
    assert "没有借来的资源" in page


async def test_whoever_has_what_was_taken_back_is_told_to_bring_it(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, borrower, _ = sides
    with stopped_at(NOW):
        grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
        booking_id = await lent.booked(sessions, borrower, grant_id, quantity=20)
        await lent.handed_over(sessions, owner, booking_id)
    at = await as_admin(browser, sessions, borrower)
    loan = f"{at}/pools/bookings/{booking_id}"
    assert "已收回出借" not in (await browser.get(loan)).text
    with stopped_at(NOW):
        await lent.revoked(sessions, owner, grant_id)
    assert "甲镇已收回出借" in (await browser.get(loan)).text


async def test_a_grant_to_oneself_comes_back_beside_its_field_with_everything_typed(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, *_ = sides
    chairs_id = await lent.chairs(sessions, owner)
    at = await as_admin(browser, sessions, owner)
    answer = await browser.post(f"{at}/pools/{chairs_id}/grants", data=form(owner, note="自己借给自己"))
    assert answer.status_code == 409
    assert "不能出借给自己" in answer.text
    assert "自己借给自己" in answer.text


async def test_the_api_says_the_same(browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]) -> None:
    owner, borrower, _ = sides
    chairs_id = await lent.chairs(sessions, owner)
    at = await as_admin(browser, sessions, owner)
    sent = form(borrower, quantity=20)
    answer = await browser.post(f"/api{at}/pools/{chairs_id}/grants", json=sent, headers=JSON)
    assert answer.status_code == 201, answer.text
    grant = answer.json()
    assert (grant["borrower"], grant["quantity"], grant["sharing"]) == ("乙镇", 20, "exclusive")

    there = await as_admin(browser, sessions, borrower)
    [thing] = (await browser.get(f"/api{there}/pools/borrowed", headers=JSON)).json()
    assert (thing["owner"], thing["name"], thing["quantity"], thing["unit"]) == ("甲镇", "折叠椅", 20, "把")
    wanted = {"organization_id": str(borrower.group_id), "purpose": "会演", "quantity": 5,
              "starts_at": "2026-11-24T09:00:00+08:00", "ends_at": "2026-11-24T11:00:00+08:00"}  # fmt: skip
    one = f"/api{there}/pools/borrowed/{grant['id']}"
    booked = await browser.post(f"{one}/bookings", json=wanted, headers=JSON)
    assert booked.status_code == 201, booked.text
    [busy] = (await browser.get(f"{one}/busy?since=2026-11-24", headers=JSON)).json()
    assert busy["quantity"] == 5
    more = await browser.post(f"{one}/bookings", json=wanted | {"quantity": 16}, headers=JSON)
    assert (more.status_code, more.json()["code"]) == (409, "pools.taken")

    await as_admin(browser, sessions, owner)
    path = f"/api{at}/pools/grants/{grant['id']}"
    [listed] = (await browser.get(f"{path}/bookings", headers=JSON)).json()
    assert (listed["id"], listed["party"]) == (booked.json()["id"], "乙镇 · 乙镇舞蹈队")
    gone = await browser.post(f"{path}/revocation", json={"reason": "自用"}, headers=JSON)
    assert gone.json()["state"] == "revoked"

    await as_admin(browser, sessions, borrower)
    refused = await browser.get(one, headers=JSON)
    assert (refused.status_code, refused.json()["code"]) == (404, "pools.not_lent")


async def test_no_path_that_a_grant_opens_tells_more_than_was_lent(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    """Everything of the owner sings, but for what is lent; the borrower and a third township hear nothing."""
    owner, borrower, third = sides
    with stopped_at(NOW):
        async with given.work(sessions, owner.admin) as work:
            await pooled.chairs(work, name=f"{CANARY}音响")
            steward = await given.resident(work, f"{CANARY}管理员")
            said = EquipmentData(
                name="折叠椅", quantity=50, unit="把", owner_kind="township", steward_id=steward.id, lead_days=366,
                longest_hours=240, closed_on_holidays=False,
            )  # fmt: skip
            chairs_id = (await service.add_equipment(work, said)).id
            await service.book(work, chairs_id, lent.wanted(owner, purpose=f"{CANARY}内部会议"))
        grant_id = await lent.grant(sessions, owner, chairs_id, borrower, quantity=20, note=f"{CANARY}私下说明")
        booking_id = await lent.booked(sessions, borrower, grant_id, quantity=5)
    paths = [
        "/pools", "/pools/borrowed", f"/pools/borrowed/{grant_id}", f"/pools/bookings/{booking_id}", "/pools/bookings",
        f"/pools/{chairs_id}", f"/pools/grants/{grant_id}", f"/pools/{chairs_id}/grants/new", "/pools/lent",
        f"/pools/borrowed/{grant_id}/busy?since=2026-11-23&until=2026-12-06", f"/pools/{chairs_id}/alternatives?{WHEN}",
        f"/pools/borrowed/{grant_id}/alternatives?{WHEN}",
        f"/pools/{chairs_id}/calendar", f"/pools/grants/{grant_id}/bookings", "/journal", "/notifications",
        "/workbench",
    ]  # fmt: skip
    heard: dict[str, int] = {}
    for who in (borrower, third, owner):
        at = await as_admin(browser, sessions, who)
        answers = [await browser.get(first + path) for path in paths for first in (at, f"/api{at}")]
        refusals = [
            await browser.post(f"{at}/pools/borrowed/{grant_id}/bookings", data=typed(who, quantity=quantity))
            for quantity in ("16", "21", "0", "zwei")
        ]
        heard[who.place.tenant.name] = sum(CANARY in answer.text for answer in (*answers, *refusals))
        if who is third:
            assert not any("折叠椅" in answer.text or "甲镇" in answer.text for answer in answers if answer.is_success)
    assert heard.pop("甲镇") >= 3, "the canary does not even sing at home"
    assert heard == {"乙镇": 0, "丙镇": 0}


async def test_a_series_of_what_is_lent_is_booked_by_form_and_by_the_api(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, borrower, _third = sides
    chairs_id = await lent.chairs(sessions, owner)
    lasts = {"since": today(), "until": today() + timedelta(days=30)}
    grant_id = await lent.grant(sessions, owner, chairs_id, borrower, quantity=20, **lasts)
    at = await as_admin(browser, sessions, borrower)
    series = {
        "organization_id": str(borrower.group_id), "purpose": "会演", "quantity": "12", "rhythm": "weekly",
        "first_on": str(today() + timedelta(days=7)), "last_on": str(today() + timedelta(days=20)), "starts": "09:00",
        "ends": "11:00",
    }  # fmt: skip
    assert "按周期预约" in (await browser.get(f"{at}/pools/borrowed/{grant_id}")).text
    booked = await browser.post(f"{at}/pools/borrowed/{grant_id}/series", data=series)
    assert (booked.status_code, booked.headers["location"]) == (303, f"{at}/pools/bookings")
    again = await browser.post(
        f"/api{at}/pools/borrowed/{grant_id}/series", json=series | {"quantity": 8}, headers=JSON
    )
    assert again.status_code == 201, again.text
    assert again.json()["taken"] == []
    full = await browser.post(f"{at}/pools/borrowed/{grant_id}/series", data=series)
    assert full.status_code == 409
    assert "这段时间已有人预约" in full.text
    backwards = await browser.post(f"{at}/pools/borrowed/{grant_id}/series", data=series | {"last_on": str(today())})
    assert backwards.status_code == 422
    assert 'id="series-last_on-error"' in backwards.text


async def test_to_a_third_township_a_grant_is_as_unknown_as_any_id(
    browser: AsyncClient, sessions: Sessions, sides: list[lent.Side]
) -> None:
    owner, borrower, third = sides
    with stopped_at(NOW):
        grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
        booking_id = await lent.booked(sessions, borrower, grant_id)
    at = await as_admin(browser, sessions, third)
    told: list[list[tuple[int, Any]]] = []
    for grant, booking in ((grant_id, booking_id), (new_id(), new_id())):
        answers = [
            await browser.get(f"/api{at}/pools/borrowed/{grant}", headers=JSON),
            await browser.get(f"/api{at}/pools/borrowed/{grant}/busy", headers=JSON),
            await browser.get(f"/api{at}/pools/borrowed/{grant}/alternatives?{WHEN}", headers=JSON),
            await browser.get(f"/api{at}/pools/grants/{grant}", headers=JSON),
            await browser.get(f"/api{at}/pools/bookings/{booking}", headers=JSON),
            await browser.post(f"/api{at}/pools/grants/{grant}/revocation", json={"reason": "试试"}, headers=JSON),
        ]
        told.append([(answer.status_code, answer.json().get("code")) for answer in answers])
    assert told[0] == told[1]
    assert {status for status, _code in told[0]} == {404}


def typed(who: lent.Side, **changes: str) -> dict[str, str]:
    usual = {"organization_id": str(who.group_id), "purpose": "会演", "starts_at": "2026-11-24T08:00",
             "ends_at": "2026-11-24T10:00"}  # fmt: skip
    return usual | changes
