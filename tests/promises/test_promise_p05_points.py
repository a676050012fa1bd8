"""P5: fifty clients on one balance of hours: exactly floor(balance / price) succeed, FIFO, nothing below zero (I13)."""

import asyncio

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

import exchanged
import given
from wushe.kernel.database.integrity import is_unavailable
from wushe.store.errors import CartChanged, CartEmpty, TooFewHours
from wushe.store.kinds import CreditMoveKind
from wushe.store.models import Credit, CreditMove, Tender

CLIENTS, EARNED, PRICE = 50, (120, 30, 90, 60, 30), 60
BALANCE = sum(EARNED)
MAY_SUCCEED = BALANCE // PRICE


@pytest.fixture
async def town(sessions):
    return await exchanged.township(sessions)


@pytest.mark.crowd
async def test_promise_p05_no_balance_of_hours_is_overspent_by_fifty_at_once(sessions, town) -> None:
    rice = await exchanged.priced(sessions, town, minutes=PRICE, stock=1_000)
    for minutes in EARNED:
        await exchanged.earn(sessions, town, town.volunteer, minutes)

    async def client() -> int:
        """Goes on until there are too few hours; who waits longer than a request may comes again."""
        done = 0
        while True:
            try:
                await exchanged.put(sessions, town.volunteer, rice)
                await exchanged.place(sessions, town, town.volunteer)
            except (CartChanged, CartEmpty):  # another tap took what was in it
                continue
            except TooFewHours:
                return done
            except DBAPIError as error:
                if is_unavailable(error):
                    continue
                raise
            done += 1

    placed = sum(await asyncio.gather(*(client() for _client in range(CLIENTS))))
    assert placed == MAY_SUCCEED
    assert await exchanged.left(sessions, town.volunteer) == (BALANCE - MAY_SUCCEED * PRICE, 0)
    assert await exchanged.on_hand(sessions, town, rice) == 1_000 - MAY_SUCCEED
    async with given.work(sessions, town.admin) as work:
        drawn = select(-func.sum(CreditMove.change)).where(CreditMove.kind == CreditMoveKind.DRAWN)
        assert await work.scalar(drawn) == MAY_SUCCEED * PRICE
        assert await work.scalar(select(func.sum(Tender.minutes))) == MAY_SUCCEED * PRICE
        lots = await work.all(select(Credit).order_by(Credit.expires_on, Credit.id))
    assert [lot.remaining for lot in lots] == [0, 0, 0, 0, 30]
