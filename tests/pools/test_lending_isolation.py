"""What a grant opens to its borrower, and nothing beside it: by the verbs, and by SQL as the plain role."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

import asked
import given
import lent
from lent import NOW, Sessions
from wushe.kernel.clock import local_day
from wushe.kernel.database.integrity import constraint_name
from wushe.kernel.database.model import new_id
from wushe.pools import service
from wushe.pools.errors import NoSuchBooking, NotLent
from wushe.pools.models import Booking, Borrowed, Hold, PoolGrant
from wushe.pools.schemas.bookings import Because, BookingData, WantedTime
from wushe.pools.service.offering import alternatives, alternatives_lent

pytestmark = [pytest.mark.anyio, pytest.mark.at(NOW)]

HELD = ("unit_from", "unit_to", "starts_at", "ends_at", "lane", "grant_id", "resource_id", "quantity", "reason", "note",
        "booking_id", "grant_from", "grant_to", "grant_starts_at", "grant_ends_at", "grant_exclusive")  # fmt: skip


@pytest.fixture
async def sides(sessions: Sessions) -> list[lent.Side]:
    return list(await lent.pair(sessions, "甲镇", "乙镇", "丙镇"))


async def lent_and_booked(sessions: Sessions, owner: lent.Side, borrower: lent.Side) -> tuple[UUID, UUID]:
    grant_id = await lent.grant(sessions, owner, await lent.chairs(sessions, owner), borrower, quantity=20)
    return grant_id, await lent.booked(sessions, borrower, grant_id, quantity=5)


async def refused(sessions: Sessions, who: lent.Side, statement, *values) -> str:
    """The constraint, or the words, with which PostgreSQL refuses a statement of the plain role as that township."""
    with pytest.raises(DBAPIError) as error:
        async with sessions(info={"tenant_id": who.id}) as session:
            await (await session.connection()).execute(statement, *values)
            await session.commit()
    return constraint_name(error.value) or str(error.value.orig)


async def hold_of(sessions: Sessions, owner: lent.Side, of: UUID, **changed) -> dict:
    """The columns of the booking's hold, as another one that begins a day later."""
    [hold] = await lent.holds(sessions, owner, of)
    day = timedelta(days=1)
    said = {name: getattr(hold, name) for name in HELD}
    return said | {
        "tenant_id": owner.id, "id": new_id(), "starts_at": hold.starts_at + day, "ends_at": hold.ends_at + day
    } | changed  # fmt: skip


# --- by SQL


async def test_the_borrower_neither_reads_nor_writes_the_owners_calendar(sessions: Sessions, sides: list[lent.Side]):
    owner, borrower, _ = sides
    _, booking_id = await lent_and_booked(sessions, owner, borrower)
    hold = await hold_of(sessions, owner, booking_id)
    assert "row-level security" in await refused(sessions, borrower, insert(Hold), hold)
    async with sessions(info={"tenant_id": borrower.id}) as session:
        connection = await session.connection()
        for table in ("hold", "pool_grant", "resource", "booking"):
            seen = await connection.execute(
                text(f"SELECT count(*) FROM {table} WHERE tenant_id = :owner"),  # noqa: S608 - names of tables above
                {"owner": owner.id},
            )
            assert seen.scalar() == 0
        changed = await connection.execute(update(Hold).where(Hold.tenant_id == owner.id).values(unit_to=51))
        assert changed.rowcount == 0


async def test_the_borrower_cannot_hang_a_hold_of_its_own_on_the_owners_grant(
    sessions: Sessions, sides: list[lent.Side]
):
    owner, borrower, _ = sides
    _, booking_id = await lent_and_booked(sessions, owner, borrower)
    chairs_id = await lent.chairs(sessions, borrower)
    hold = await hold_of(
        sessions, owner, booking_id, tenant_id=borrower.id, resource_id=chairs_id, reason="lent", booking_id=None,
        lane=chairs_id, unit_from=1, unit_to=21, grant_from=1, grant_to=21,
    )  # fmt: skip
    async with given.work(sessions, owner.admin) as work:
        grant = await work.get(PoolGrant, hold["grant_id"])
    assert await refused(sessions, borrower, insert(Hold), hold | {"ends_at": grant.ends_at}) == "fk_hold_grant"


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"unit_from": 20, "unit_to": 22}, "ck_hold_within_grant"),
        ({"ends_at": NOW + timedelta(days=60)}, "ck_hold_within_grant"),
        ({"starts_at": NOW - timedelta(days=2)}, "ck_hold_within_grant"),
        ({"grant_to": 51, "unit_to": 40}, "fk_hold_grant"),
        ({"grant_id": None}, "ck_hold_grant_whole"),
    ],
)
async def test_no_hold_leaves_the_units_or_the_time_of_its_grant(
    sessions: Sessions, sides: list[lent.Side], changed: dict, constraint: str
):
    owner, borrower, _ = sides
    _, booking_id = await lent_and_booked(sessions, owner, borrower)
    hold = await hold_of(sessions, owner, booking_id, **changed)
    assert await refused(sessions, owner, insert(Hold), hold) == constraint


async def test_what_is_lent_is_not_held_in_the_owners_own_lane(sessions: Sessions, sides: list[lent.Side]):
    owner, borrower, _ = sides
    _, booking_id = await lent_and_booked(sessions, owner, borrower)
    [held] = await lent.holds(sessions, owner, booking_id)
    own = dict.fromkeys((name for name in HELD if name.startswith("grant_")), None)
    hold = await hold_of(sessions, owner, booking_id, lane=held.resource_id, **own)
    assert await refused(sessions, owner, insert(Hold), hold) == "ex_hold_never_twice"


# --- by forged rows


async def test_a_mirror_that_the_borrower_wrote_itself_opens_nothing(sessions: Sessions, sides: list[lent.Side]):
    owner, borrower, third = sides
    grant_id, booking_id = await lent_and_booked(sessions, owner, borrower)
    async with given.work(sessions, borrower.admin) as work:
        true = await service.thing_lent(work, grant_id)
        said = {name: getattr(true, name) for name in Borrowed.__table__.columns.keys() if name != "tenant_id"}  # noqa: SIM118
    async with given.work(sessions, third.admin) as work:
        work.add(Borrowed(**(said | {"quantity": 50})))
        await work.flush()
        row = await lent.row(sessions, borrower, booking_id)
        work.add(
            Booking(
                id=booking_id, borrowed_id=grant_id, organization_id=third.group_id, purpose="冒充", search="",
                quantity=5, starts_at=row.starts_at, ends_at=row.ends_at, state=row.state, asked_at=row.asked_at,
                party="丙镇", zone_ids=[],
            )
        )  # fmt: skip
    with pytest.raises(NotLent):
        await lent.booked(sessions, third, grant_id)
    with pytest.raises(NotLent):
        await lent.free(sessions, third, grant_id)
    with pytest.raises(NoSuchBooking):
        async with given.work(sessions, third.admin) as work:
            await service.cancel(work, booking_id, Because(reason="冒充"))
    assert (await lent.row(sessions, owner, booking_id)).reason == ""


async def test_a_mirror_made_larger_by_its_borrower_lends_no_more(sessions: Sessions, sides: list[lent.Side]):
    owner, borrower, _ = sides
    grant_id, _ = await lent_and_booked(sessions, owner, borrower)
    async with given.work(sessions, borrower.admin) as work:
        await work.execute(update(Borrowed).values(quantity=50, ends_at=NOW + timedelta(days=300)))
    assert await lent.free(sessions, borrower, grant_id) == 15
    await lent.booked(sessions, borrower, grant_id, quantity=1)
    assert await lent.seen(sessions, borrower) == {"折叠椅": 20}


# --- by the verbs


async def test_a_third_township_finds_nothing_and_is_told_the_same_as_of_what_does_not_exist(
    sessions: Sessions, sides: list[lent.Side]
):
    owner, borrower, third = sides
    grant_id, booking_id = await lent_and_booked(sessions, owner, borrower)
    assert await lent.seen(sessions, third) == {}
    for unknown in (grant_id, new_id()):
        with pytest.raises(NotLent):
            await lent.booked(sessions, third, unknown)
        with pytest.raises(NotLent):
            await lent.free(sessions, third, unknown)
    for unknown in (booking_id, new_id()):
        with pytest.raises(NoSuchBooking):
            async with given.work(sessions, third.admin) as work:
                await service.cancel(work, unknown, Because(reason="试试"))


async def test_a_third_township_waits_no_longer_for_the_refusal_of_what_does_exist(
    sessions: Sessions, sides: list[lent.Side], engine: AsyncEngine
):
    owner, borrower, third = sides
    grant_id, booking_id = await lent_and_booked(sessions, owner, borrower)
    walks = []
    for grant, booking in ((grant_id, booking_id), (new_id(), new_id())):
        with asked.statements(engine) as taken:
            with pytest.raises(NotLent):
                await lent.booked(sessions, third, grant)
            with pytest.raises(NoSuchBooking):
                async with given.work(sessions, third.admin) as work:
                    await service.cancel(work, booking, Because(reason="试试"))
        walks.append(taken)
    assert walks[0] == walks[1]
    assert len(walks[0]) > 3


async def test_what_is_offered_instead_is_of_what_was_lent_alone(sessions: Sessions, sides: list[lent.Side]):
    """Not the lender's other rooms, nor a zone that was not lent, nor a time after the last day."""
    owner, borrower, _ = sides
    async with given.work(sessions, owner.admin) as work:
        hall = await lent.pooled.venue(work, owner.community_id, "文体中心")
        await lent.pooled.venue(work, owner.community_id, "老年活动室")
    grant_id = await lent.grant(sessions, owner, hall.id, borrower, until=lent.SINCE)
    wanted = lent.wanted(borrower, hours=2)
    async with given.work(sessions, owner.admin) as work:
        await service.book(work, hall.id, lent.wanted(owner, hours=2))
        assert (await alternatives(work, hall.id, when(wanted))).places, "the owner has another room"
    async with given.work(sessions, borrower.admin) as work:
        found = await alternatives_lent(work, grant_id, when(wanted))
    assert (list(found.places), found.fewer) == ([], 0)
    assert {local_day(ends_at) for _starts_at, ends_at in found.times} == {lent.SINCE}


def when(wanted: BookingData) -> WantedTime:
    return WantedTime(starts_at=wanted.starts_at, ends_at=wanted.ends_at)


async def test_who_else_has_it_is_not_told_to_the_borrower(sessions: Sessions, sides: list[lent.Side]):
    owner, borrower, _ = sides
    async with given.work(sessions, owner.admin) as work:
        venue_id = (await lent.pooled.venue(work, owner.community_id, "文体中心")).id
    grant_id = await lent.grant(sessions, owner, venue_id, borrower)
    async with given.work(sessions, owner.admin) as work:
        await service.book(work, venue_id, lent.wanted(owner, purpose="内部会议"))
    async with given.work(sessions, borrower.admin) as work:
        thing = await service.thing_lent(work, grant_id)
        [busy] = await service.busy_times(work, thing, NOW, NOW + timedelta(days=7))
        rows = await work.all(select(Booking))
    assert (busy.quantity, busy.starts_at) == (1, NOW + 24 * lent.HOUR)
    assert set(busy._fields) == {"starts_at", "ends_at", "quantity"}
    assert rows == []
