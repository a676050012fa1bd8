"""P5 of stock: fifty clients for the last lot; exactly as much goes out as was there, by Python and without it."""

import asyncio

import psycopg
import pytest
from sqlalchemy import make_url

import given
import stocked
import visiting
from wushe.access.roles import Role
from wushe.goods import service
from wushe.goods.causes import Cause
from wushe.goods.errors.stock import OutOfStock, TooLittleStock
from wushe.goods.kinds import Unit
from wushe.goods.service import stock
from wushe.kernel.database.integrity import is_unavailable
from wushe.kernel.database.model import new_id

CLIENTS, ATTEMPTS = 50, 20
LAST, EACH = 100, 3
MAY_SUCCEED = LAST // EACH


@pytest.mark.crowd
async def test_promise_p05_no_lot_is_overdrawn_by_fifty_at_once(sessions) -> None:
    """Three lots, so that a quantity ends in the middle of one."""
    town = await stocked.township(sessions)
    rice = await stocked.item(sessions, town)
    lots = [await stocked.lot(sessions, town, rice, quantity) for quantity in ("33", "34", "33")]

    async def attempt() -> bool:
        while True:
            try:
                async with given.work(sessions, town.admin) as work:
                    await stock.take(work, rice, EACH, point_id=town.point_id, cause=Cause("test", new_id()))
            except TooLittleStock:
                return False
            except Exception as error:
                if is_unavailable(error):
                    continue
                raise
            return True

    async def client() -> int:
        return sum([await attempt() for _attempt in range(ATTEMPTS)])

    assert sum(await asyncio.gather(*(client() for _ in range(CLIENTS)))) == MAY_SUCCEED
    assert sum(await stocked.remaining(sessions, town, *(lot.id for lot in lots))) == LAST - MAY_SUCCEED * EACH
    cards = [await stocked.card(sessions, town, lot.id) for lot in lots]
    assert sum(-change for card in cards for kind, _before, change, _after in card if kind == "taken") == 99


@pytest.mark.crowd
async def test_promise_p05_fifty_browsers_for_the_last_lot(database_url, sessions) -> None:
    """Over HTTP: one allocation gets it, every other is told, and none is answered by an error."""
    town = await stocked.township(sessions)
    rice = await stocked.item(sessions, town, "大米", Unit.BAG)
    lot = await stocked.lot(sessions, town, rice, "10")
    asked = [await stocked.asked(sessions, town, rice, "10") for _client in range(CLIENTS)]
    assert town.admin.person is not None
    admin = await given.member(sessions, town.place, Role.TOWNSHIP_ADMIN, person_id=town.admin.person.person_id)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, admin)

        async def allocate(allocation_id) -> int:
            path = f"/api/{town.slug}/goods/allocations/{allocation_id}/allocation"
            while True:
                answer = await browser.post(path, headers={"accept": "application/json"})
                if answer.status_code != 503:  # asked to come again, as any client may be
                    break
            if answer.status_code != 201:
                assert answer.json()["code"] in {TooLittleStock.code, OutOfStock.code}, answer.text
            return answer.status_code

        codes = await asyncio.gather(*map(allocate, asked))
    assert sorted(codes) == [201] + [409] * (CLIENTS - 1)
    assert await stocked.remaining(sessions, town, lot.id) == [0]


DRAW = """
    WITH lot AS (UPDATE goods_lot SET remaining = remaining - 3, moves = moves + 1 WHERE id = %(lot)s RETURNING *)
    INSERT INTO goods_move (tenant_id, id, lot_id, number, kind, before, change, after, best_before,
                            "on", cause, about_id)
    SELECT tenant_id, gen_random_uuid(), id, moves, 'taken', remaining + 3, -3, remaining, best_before, current_date,
           'test', gen_random_uuid() FROM lot
"""


@pytest.mark.crowd
async def test_promise_p05_nothing_below_zero_even_without_python(database_url, sessions) -> None:
    """The plain role itself, with a statement that looks at no balance: the database refuses what is not there."""
    town = await stocked.township(sessions)
    rice = await stocked.item(sessions, town)
    lot = await stocked.lot(sessions, town, rice, str(LAST))
    url = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)

    def client() -> int:
        drawn = 0
        with psycopg.connect(url) as connection:
            for _attempt in range(ATTEMPTS // 5):
                try:
                    with connection.transaction():
                        connection.execute("SELECT set_config('app.tenant_id', %s, true)", [str(lot.tenant_id)])
                        connection.execute(DRAW, {"lot": lot.id})
                except psycopg.IntegrityError:
                    continue
                drawn += 1
        return drawn

    drawn = await asyncio.gather(*(asyncio.to_thread(client) for _ in range(CLIENTS)))
    assert sum(drawn) == MAY_SUCCEED
    assert await stocked.remaining(sessions, town, lot.id) == [LAST - MAY_SUCCEED * EACH]
    assert len(await stocked.card(sessions, town, lot.id)) == MAY_SUCCEED + 1


@pytest.mark.crowd
async def test_promise_p05_two_who_take_several_items_never_wait_for_each_other(sessions) -> None:
    """Allocations with the same items in either order of entry lock them in one order: all are done."""
    town = await stocked.township(sessions)
    items = [await stocked.item(sessions, town, name) for name in ("大米", "面条", "毛巾")]
    for item_id in items:
        await stocked.lot(sessions, town, item_id, "1000")
    asked = []
    for number in range(20):
        first, *others = items if number % 2 else items[::-1]
        allocation_id = await stocked.asked(sessions, town, first, "1")
        async with given.work(sessions, town.leader) as work:
            for item_id in others:
                await service.add_line(work, allocation_id, stocked.line(item_id, "1"))
        asked.append(allocation_id)

    async def allocate(allocation_id) -> None:
        async with given.work(sessions, town.staff) as work:
            await service.allocate(work, allocation_id)

    await asyncio.gather(*map(allocate, asked))
    async with given.work(sessions, town.admin) as work:
        assert set((await stock.available(work, items)).values()) == {980}
