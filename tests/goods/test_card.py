"""What the database itself refuses of a stock card, to the plain role and without a line of Python between."""

import psycopg
import pytest
from psycopg.rows import dict_row
from sqlalchemy import make_url

import stocked
from wushe.goods.kinds import Unit

pytestmark = pytest.mark.anyio

MOVE = """
    INSERT INTO goods_move (tenant_id, id, lot_id, number, kind, before, change, after, best_before,
                            "on", cause, about_id)
    SELECT tenant_id, gen_random_uuid(), id, %(number)s, %(kind)s, %(before)s, %(change)s, %(after)s,
           coalesce(%(best_before)s, best_before), coalesce(%(on)s, received_on), 'allocation', gen_random_uuid()
    FROM goods_lot WHERE id = %(lot)s
"""
RIGHT = {"number": 2, "kind": "taken", "before": 10, "change": -4, "after": 6, "best_before": None, "on": None}
BOOKED = "UPDATE goods_lot SET remaining = %(after)s, moves = %(number)s WHERE id = %(lot)s"


@pytest.fixture
async def lot(sessions):
    town = await stocked.township(sessions)
    bread = await stocked.item(sessions, town, "面包", Unit.ONE)
    return await stocked.lot(sessions, town, bread, "10", best_before=stocked.in_days(3))


@pytest.fixture
async def sql(database_url, lot):
    """A connection of the plain role, with the lot's township named."""
    url = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, row_factory=dict_row) as connection:
        connection.execute("SELECT set_config('app.tenant_id', %s, true)", [str(lot.tenant_id)])
        yield connection
        connection.rollback()


async def test_a_move_that_continues_the_card_is_taken(sql, lot):
    sql.execute(MOVE, RIGHT | {"lot": lot.id})
    sql.execute(BOOKED, RIGHT | {"lot": lot.id})
    sql.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"after": 7}, "ck_goods_move_adds_up"),
        ({"before": 12, "after": 8}, "fk_goods_move_previous"),
        ({"number": 3}, "fk_goods_move_previous"),
        ({"number": 1, "before": 0, "kind": "received", "change": 4, "after": 4}, "uq_goods_move_number"),
        ({"change": -11, "after": -1}, "ck_goods_move_not_below_zero"),
        ({"kind": "given_back"}, "ck_goods_move_direction"),
        ({"kind": "taken", "change": 4, "after": 14}, "ck_goods_move_direction"),
        ({"on": stocked.in_days(4)}, "ck_goods_move_in_date"),
        ({"best_before": stocked.in_days(30)}, "fk_goods_move_lot"),
    ],
)
async def test_a_move_that_does_not_fit_is_refused(sql, lot, wrong, constraint):
    with pytest.raises(psycopg.IntegrityError) as refused:
        sql.execute(MOVE, RIGHT | wrong | {"lot": lot.id})
    assert refused.value.diag.constraint_name == constraint


@pytest.mark.parametrize("change", ["remaining = 9", "remaining = 12, moves = 2", "moves = 5"])
async def test_a_lot_is_what_its_card_says(sql, lot, change):
    with pytest.raises(psycopg.IntegrityError):
        sql.execute(f"UPDATE goods_lot SET {change} WHERE id = %s".encode(), [lot.id])  # noqa: S608 - of ours
        sql.execute("SET CONSTRAINTS ALL IMMEDIATE")


async def test_no_date_is_moved_behind_the_card(sql, lot):
    with pytest.raises(psycopg.IntegrityError, match="fk_goods_move_lot"):
        sql.execute("UPDATE goods_lot SET best_before = best_before + 30 WHERE id = %s", [lot.id])


@pytest.mark.parametrize("statement", ["UPDATE goods_move SET change = 1", "DELETE FROM goods_move"])
async def test_a_card_is_only_added_to(sql, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sql.execute(statement.encode())
