"""公益仓: hours exchanged for goods, apart from certified hours; no order of clicks brings anything below zero."""

import asyncio
from collections import Counter

import pytest
from httpx import AsyncClient
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

import exchanged
import given
import visiting
from wushe.activities.kinds import HoursState
from wushe.activities.queries.hours import minutes_of
from wushe.goods.errors.stock import TooLittleStock
from wushe.kernel.database.integrity import constraint_name
from wushe.store.errors import CartEmpty, TooFewHours
from wushe.store.models import Exchange
from wushe.store.schemas.entered import Placing
from wushe.store.service import place

CLIENTS = 50


@pytest.fixture
async def town(sessions):
    return await exchanged.township(sessions)


async def _certified(sessions, town) -> int:
    async with given.work(sessions, town.admin) as work:
        [row] = await work.rows(minutes_of(town.volunteer.person.person_id, HoursState.APPROVED))
    return row[1]


@pytest.mark.crowd
async def test_system_36_of_two_exchanges_of_two_hours_at_once_with_three_one_succeeds(sessions, town) -> None:
    """Two points, two carts, one balance: both are inside their transactions before either goes on."""
    rice = await exchanged.priced(sessions, town, minutes=120, stock=10)
    other = await _second_point(sessions, town, rice)
    await exchanged.earn(sessions, town, town.volunteer, 180)
    await exchanged.put(sessions, town.volunteer, rice)
    entered = asyncio.Barrier(2)

    async def exchange(point_id) -> str:
        async with given.work(sessions, town.volunteer) as work:
            await work.session.execute(text("SELECT 1"))
            await entered.wait()
            await place(work, Placing(point_id=point_id, minutes=120))
        return "exchanged"

    answers = await asyncio.gather(exchange(town.point_id), exchange(other), return_exceptions=True)
    told = Counter(answer if isinstance(answer, str) else type(answer) for answer in answers)
    assert told == {"exchanged": 1, TooFewHours: 1}
    assert await exchanged.left(sessions, town.volunteer) == (60, 0)
    assert await _certified(sessions, town) == 180


async def _second_point(sessions, town, rice):
    """The same goods lie at another point as well, and in the same volunteer's cart."""
    from_there = await exchanged.at_another_point(sessions, town, rice, minutes=120, stock=10)
    await exchanged.put(sessions, town.volunteer, from_there.goods)
    return from_there.point_id


@pytest.mark.crowd
async def test_system_36_fifty_taps_over_http_on_one_balance_are_one_exchange(sessions, town, database_url) -> None:
    rice = await exchanged.priced(sessions, town, minutes=120, stock=100)
    await exchanged.earn(sessions, town, town.volunteer, 180)
    await exchanged.put(sessions, town.volunteer, rice)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, town.volunteer)
        answers = Counter(await asyncio.gather(*(_tap(browser, town, 120) for _client in range(CLIENTS))))
    assert answers == {(201, None): 1, (409, CartEmpty.code): CLIENTS - 1}
    assert await exchanged.left(sessions, town.volunteer) == (60, 0)
    assert await exchanged.on_hand(sessions, town, rice) == 99
    assert await _certified(sessions, town) == 180


async def _tap(client: AsyncClient, town, minutes: int) -> tuple[int, str | None]:
    """What was answered, and its code; who is told to come again does."""
    said = {"point_id": str(town.point_id), "minutes": minutes}
    while (answer := await client.post(f"/api/{town.slug}/store/exchanges", json=said)).status_code == 503:
        pass
    return answer.status_code, answer.json().get("code")


@pytest.mark.crowd
async def test_system_36_fifty_volunteers_who_want_the_last_five_are_five(sessions, town, database_url) -> None:
    """Over HTTP, each with a balance of their own: who comes too late keeps the hours."""
    rice = await exchanged.priced(sessions, town, minutes=30, stock=5)
    people = [await exchanged.volunteer(sessions, town.stock) for _client in range(CLIENTS)]
    for who in people:
        await exchanged.earn(sessions, town, who, 60)
        await exchanged.put(sessions, who, rice)
    async with visiting.browser(database_url):
        clients = [visiting.another(database_url) for _one in people]
        for client, who in zip(clients, people, strict=True):
            await visiting.sign_in(client, sessions, who)
        answers = Counter(await asyncio.gather(*(_tap(client, town, 30) for client in clients)))
        for client in clients:
            await client.aclose()
    assert answers == {(201, None): 5, (409, TooLittleStock.code): CLIENTS - 5}
    assert await exchanged.on_hand(sessions, town, rice) == 0
    assert Counter([await exchanged.left(sessions, who) for who in people]) == {(30, 0): 5, (60, 0): CLIENTS - 5}
    async with given.work(sessions, town.admin) as work:
        assert await work.scalar(select(func.count()).select_from(Exchange)) == 5


def _drawn(*, before: int, change: int) -> str:
    """A second move that does not continue the first, or goes below zero."""
    columns = 'tenant_id, id, credit_id, person_id, number, kind, before, change, after, "on", about_id, township_id'
    values = f"credit_id, person_id, 2, 'drawn', {before}, {change}, {before + change}"
    return (
        f"INSERT INTO store_credit_move ({columns})"  # noqa: S608 - numbers of this test
        f' SELECT tenant_id, gen_random_uuid(), {values}, "on", about_id, tenant_id FROM store_credit_move'
    )


@pytest.mark.parametrize(
    ("spoil", "constraint"),
    [
        ("UPDATE store_credit SET remaining = -30", "ck_store_credit_not_below_zero"),
        ("UPDATE store_credit SET remaining = earned + 30", "ck_store_credit_not_below_zero"),
        ("UPDATE store_credit SET owed = 30", "ck_store_credit_owes_when_empty"),
        ("UPDATE store_credit SET remaining = 0; SET CONSTRAINTS ALL IMMEDIATE", "fk_store_credit_moves"),
        (_drawn(before=60, change=-90), "ck_store_credit_move_not_below_zero"),
        (_drawn(before=90, change=-30), "fk_store_credit_move_previous"),
    ],
)
async def test_system_36_with_every_check_of_the_program_taken_out_the_database_refuses(
    spoil, constraint, sessions, town
) -> None:
    await exchanged.earn(sessions, town, town.volunteer, 60)
    with pytest.raises(IntegrityError) as refused:
        async with given.work(sessions, town.admin) as work:
            for statement in spoil.split("; "):
                await work.session.execute(text(statement))
    assert constraint_name(refused.value) == constraint
    assert await exchanged.left(sessions, town.volunteer) == (60, 0)
