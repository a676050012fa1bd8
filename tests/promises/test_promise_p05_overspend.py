"""P5: fifty clients with a thousand attempts on one pot: exactly floor(budget / amount) succeed (safety.md, I1)."""

import asyncio
import time
from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError

import given
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.database.integrity import is_unavailable
from wushe.kernel.database.model import new_id
from wushe.ledger import posting, queries
from wushe.ledger.errors import TooLittleMoney
from wushe.ledger.kinds import AccountKind, EntryKind, SourceKind
from wushe.ledger.posting import Move, Origin
from wushe.ledger.restriction import Use
from wushe.ledger.verifying import verify

CLIENTS, ATTEMPTS = 50, 20
BUDGET, AMOUNT = 100_000, 300
MAY_SUCCEED = BUDGET // AMOUNT


@pytest.mark.crowd
async def test_promise_p05_no_pot_is_overspent_by_fifty_at_once(sessions) -> None:
    """The money is of three sources, so that a payment draws from two and ends in the middle of a third."""
    admin = await given.registered(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        bank = await posting.main_bank(work)
        fund = posting.open_account(work, AccountKind.FUND, "友邻基金", holder_id=new_id())
        await work.flush()
        for fen, day in ((33_333, 1), (33_334, 2), (33_333, 3)):
            origin = Origin(SourceKind.DONATION, new_id())
            await posting.receive(work, fen, origin, into_id=fund.id, bank_id=bank.id, on=date(2026, 1, day))
    move = Move(AMOUNT, fund.id, bank.id)

    async def attempt() -> bool:
        """Who waits longer than a request may is asked to come again, as a client is by 503."""
        while True:
            try:
                async with given.work(sessions, admin) as work:
                    await posting.transfer(
                        work, EntryKind.PAYMENT, move, about_id=fund.id, on=today(), use=Use(today())
                    )
            except TooLittleMoney:
                return False
            except DBAPIError as error:
                if is_unavailable(error):
                    continue
                raise
            return True

    async def client() -> int:
        return sum([await attempt() for _attempt in range(ATTEMPTS)])

    began = time.monotonic()
    paid = sum(await asyncio.gather(*(client() for _ in range(CLIENTS))))
    seconds = time.monotonic() - began
    print(f"P5: {paid} of {CLIENTS * ATTEMPTS} in {seconds:.1f} s, {MAY_SUCCEED} may")  # noqa: T201
    assert paid == MAY_SUCCEED
    async with given.work(sessions, admin) as work:
        assert dict(await work.rows(queries.balances([fund.id, bank.id]))) == dict.fromkeys(
            (fund.id, bank.id), BUDGET - MAY_SUCCEED * AMOUNT
        )
        assert await verify(work.session, work.tenant.id) == []
