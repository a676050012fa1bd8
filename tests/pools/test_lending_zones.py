"""Of the zones that a neighbour lends, one is booked alone: both sides name the same, and no other is told."""

from datetime import date, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from httpx import AsyncClient
from sqlalchemy import select, update

import given
import lent
import pooled
import visiting
from lent import NOW, Sessions
from wushe.kernel.errors import Refusal
from wushe.kernel.rhythm import Rhythm
from wushe.kernel.web.formats import listed
from wushe.pools import service
from wushe.pools.errors import NotBookable, Taken, ZoneNotOffered
from wushe.pools.models import Booking
from wushe.pools.naming import zone_names
from wushe.pools.queries.resources import zones_of
from wushe.pools.schemas.bookings import BookingSeriesData, WantedTime
from wushe.pools.schemas.resources import ZoneData
from wushe.pools.service.offering import alternatives_lent

pytestmark = [pytest.mark.anyio, pytest.mark.at(NOW)]

CANARY = "KANARIENVOGEL"
JSON = {"accept": "application/json"}
TUESDAY = {"starts_at": "2026-11-24T08:00", "ends_at": "2026-11-24T10:00"}


class Hall(NamedTuple):
    """Two zones of it are lent, one is closed meanwhile, and one was kept; the other venue was not lent at all."""

    owner: lent.Side
    borrower: lent.Side
    grant_id: UUID
    stage: UUID
    class_room: UUID
    closed: UUID
    kept: UUID
    elsewhere: UUID


@pytest.fixture
async def hall(sessions: Sessions) -> Hall:
    owner, borrower = await lent.pair(sessions)
    async with given.work(sessions, owner.admin) as work:
        venue = await pooled.venue(work, owner.community_id, "文体中心")
        for name in ("排练厅", "小教室", f"{CANARY}办公室"):
            await service.add_zone(work, venue.id, ZoneData(name=name, capacity=20))
        closed, stage, class_room, kept = await work.all(zones_of([venue.id]))
        elsewhere = await pooled.zone(work, owner.community_id, f"{CANARY}活动室")
        ids = [zone.id for zone in (closed, stage, class_room)]
    grant_id = await lent.grant(sessions, owner, venue.id, borrower, zone_ids=ids, sharing="shared")
    async with given.work(sessions, owner.admin) as work:
        await service.close_zone(work, venue.id, closed.id)
    return Hall(owner, borrower, grant_id, stage.id, class_room.id, closed.id, kept.id, elsewhere.id)


async def zones_said(sessions: Sessions, who: lent.Side, booking_id: UUID) -> str:
    """What that township's page says was booked."""
    async with given.work(sessions, who.admin) as work:
        booking = await work.get(Booking, booking_id)
        names = await zone_names(work, [booking])
        return listed([names[zone_id] for zone_id in booking.zone_ids])


async def test_one_zone_is_booked_and_the_other_stays_free(sessions: Sessions, hall: Hall) -> None:
    booking_id = await lent.booked(sessions, hall.borrower, hall.grant_id, zone_ids=[hall.stage])
    rows = [await lent.row(sessions, who, booking_id) for who in (hall.owner, hall.borrower)]
    assert [(row.zone_ids, row.quantity) for row in rows] == [([hall.stage], 1)] * 2
    assert [await zones_said(sessions, who, booking_id) for who in (hall.owner, hall.borrower)] == ["排练厅"] * 2
    with pytest.raises(Taken):
        await lent.booked(sessions, hall.borrower, hall.grant_id, zone_ids=[hall.stage, hall.class_room])
    await lent.booked(sessions, hall.borrower, hall.grant_id, zone_ids=[hall.class_room])


async def test_without_a_choice_all_that_was_lent_is_booked(sessions: Sessions) -> None:
    owner, borrower = await lent.pair(sessions)
    async with given.work(sessions, owner.admin) as work:
        venue = await pooled.venue(work, owner.community_id, "文体中心")
        for name in ("排练厅", "小教室"):
            await service.add_zone(work, venue.id, ZoneData(name=name))
        ids = [zone.id for zone in await work.all(zones_of([venue.id]))][1:]
    grant_id = await lent.grant(sessions, owner, venue.id, borrower, zone_ids=ids)
    booking_id = await lent.booked(sessions, borrower, grant_id)
    assert [(await lent.row(sessions, who, booking_id)).zone_ids for who in (owner, borrower)] == [ids, ids]
    await lent.revoked(sessions, owner, grant_id)
    assert await zones_said(sessions, borrower, booking_id) == "排练厅、小教室", "also when it was taken back"


@pytest.mark.parametrize(
    ("zones", "refusal"),
    [
        (["kept"], ZoneNotOffered),
        (["elsewhere"], ZoneNotOffered),
        (["stage", "kept"], ZoneNotOffered),
        (["closed"], NotBookable),
        ([], NotBookable),
    ],
)
@pytest.mark.parametrize("waits", [False, True])
async def test_no_zone_but_those_lent_and_in_use_is_booked(
    sessions: Sessions, hall: Hall, zones: list[str], refusal: type[Refusal], *, waits: bool
) -> None:
    chosen = [getattr(hall, name) for name in zones]
    with pytest.raises(refusal) as told:
        await lent.booked(sessions, hall.borrower, hall.grant_id, zone_ids=chosen, wait=waits)
    assert told.value.field == "zone_ids"
    for who in (hall.owner, hall.borrower):
        async with given.work(sessions, who.admin) as work:
            assert await work.all(select(Booking)) == []


async def test_a_series_is_of_the_zones_that_were_chosen(sessions: Sessions, hall: Hall) -> None:
    weekly = BookingSeriesData(
        organization_id=hall.borrower.group_id, purpose="排练", rhythm=Rhythm.WEEKLY, first_on=date(2026, 11, 24),
        last_on=date(2026, 12, 2), starts=time(9), ends=time(11), zone_ids=[hall.class_room],
    )  # fmt: skip
    async with given.work(sessions, hall.borrower.admin) as work:
        _series, missed = await service.book_borrowed_series(work, hall.grant_id, weekly)
    for who in (hall.owner, hall.borrower):
        async with given.work(sessions, who.admin) as work:
            assert [row.zone_ids for row in await work.all(select(Booking))] == [[hall.class_room]] * 2
    assert missed == []


async def test_other_times_are_looked_for_in_the_zones_that_were_chosen(sessions: Sessions, hall: Hall) -> None:
    for hours in (24, 48):
        await lent.booked(sessions, hall.borrower, hall.grant_id, hours=hours, zone_ids=[hall.stage])
    tuesday, wednesday = (lent.wanted(hall.borrower, hours).starts_at for hours in (24, 48))
    wanted: dict[str, Any] = {"starts_at": tuesday, "ends_at": tuesday + timedelta(hours=2)}
    async with given.work(sessions, hall.borrower.admin) as work:
        busy = await alternatives_lent(work, hall.grant_id, WantedTime(**wanted, zone_ids=[hall.stage]))
        free = await alternatives_lent(work, hall.grant_id, WantedTime(**wanted, zone_ids=[hall.class_room]))
    assert wednesday in [starts_at for starts_at, _ends_at in free.times]
    assert wednesday not in [starts_at for starts_at, _ends_at in busy.times]


# --- isolation


async def test_the_borrower_is_told_the_zones_that_were_lent_and_none_beside_them(
    sessions: Sessions, hall: Hall
) -> None:
    async with given.work(sessions, hall.borrower.admin) as work:
        offered = await service.zones_lent(work, await service.thing_lent(work, hall.grant_id))
    assert offered == [(hall.stage, "排练厅", 20), (hall.class_room, "小教室", 20)]


async def test_a_row_that_the_borrower_changed_itself_names_no_other_zone(sessions: Sessions, hall: Hall) -> None:
    booking_id = await lent.booked(sessions, hall.borrower, hall.grant_id, zone_ids=[hall.stage])
    async with given.work(sessions, hall.borrower.admin) as work:
        await work.execute(update(Booking).values(zone_ids=[hall.stage, hall.kept, hall.elsewhere]))
    async with given.work(sessions, hall.borrower.admin) as work:
        assert await zone_names(work, [await work.get(Booking, booking_id)]) == {hall.stage: "排练厅"}


async def test_what_was_taken_back_offers_no_zones(sessions: Sessions, hall: Hall) -> None:
    async with given.work(sessions, hall.borrower.admin) as work:
        thing = await service.thing_lent(work, hall.grant_id)
    await lent.revoked(sessions, hall.owner, hall.grant_id)
    with pytest.raises(Refusal) as told:
        async with given.work(sessions, hall.borrower.admin) as work:
            await service.zones_lent(work, thing)
    assert told.value.code == "pools.not_lent"


# --- the faces


async def test_a_zone_is_chosen_by_name_on_the_page(browser: AsyncClient, sessions: Sessions, hall: Hall) -> None:
    at = f"/{hall.borrower.place.tenant.slug}/pools"
    await visiting.sign_in(browser, sessions, hall.borrower.admin)
    form = (await browser.get(f"{at}/borrowed/{hall.grant_id}?zone_ids={hall.class_room}")).text
    assert "排练厅（20 人）" in form
    assert "3 个功能区" in form, "as many as are free all day"
    assert f'value="{hall.class_room}" checked' in form
    assert str(hall.closed) not in form
    wanted = {"organization_id": str(hall.borrower.group_id), "purpose": "排练", "wait": "true"} | TUESDAY
    refused = await browser.post(f"{at}/borrowed/{hall.grant_id}/bookings", data=wanted | {"zone_ids": str(hall.kept)})
    assert refused.status_code == 404
    assert 'id="f-zone_ids-error"' in refused.text
    assert 'value="排练"' in refused.text
    booked = await browser.post(f"{at}/borrowed/{hall.grant_id}/bookings", data=wanted | {"zone_ids": str(hall.stage)})
    assert booked.status_code == 303, booked.text
    page = booked.headers["location"].split("?")[0]
    texts = [form, refused.text, *[(await browser.get(path)).text for path in (page, f"{at}/bookings")]]
    assert ["排练厅" in text for text in texts] == [True] * 4
    assert [CANARY in text for text in texts] == [False] * 4
    await visiting.sign_in(browser, sessions, hall.owner.admin)
    home = f"/{hall.owner.place.tenant.slug}/pools"
    for path in (f"{home}/bookings/{page.rsplit('/', 1)[1]}", f"{home}/grants/{hall.grant_id}"):
        assert "排练厅" in (await browser.get(path)).text


async def test_programs_choose_a_zone_by_its_id(browser: AsyncClient, sessions: Sessions, hall: Hall) -> None:
    at = f"/api/{hall.borrower.place.tenant.slug}/pools/borrowed/{hall.grant_id}"
    await visiting.sign_in(browser, sessions, hall.borrower.admin)
    shown = await browser.get(at, headers=JSON)
    assert [zone["name"] for zone in shown.json()["zones"]] == ["排练厅", "小教室"]
    assert CANARY not in shown.text
    wanted = {"organization_id": str(hall.borrower.group_id), "purpose": "排练"} | {
        name: f"{moment}:00+08:00" for name, moment in TUESDAY.items()
    }
    told = await browser.post(f"{at}/bookings", json=wanted | {"zone_ids": [str(hall.kept)]}, headers=JSON)
    assert [error["field"] for error in told.json()["errors"]] == ["zone_ids"]
    assert told.json()["code"] == "pools.no_such_zone"
    booked = await browser.post(f"{at}/bookings", json=wanted | {"zone_ids": [str(hall.stage)]}, headers=JSON)
    assert (booked.status_code, booked.json()["zone_ids"]) == (201, [str(hall.stage)])
