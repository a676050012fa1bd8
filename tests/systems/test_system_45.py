"""System 45, several givers in one pool: every yuan keeps its source and restriction, and the sources add up."""

from uuid import UUID

import pytest

import endowed
import given
from endowed import Town
from wushe.funds import service
from wushe.funds.models import Award, Fund
from wushe.funds.schemas import Income, NewPromise, PurposeData
from wushe.kernel.clock import today
from wushe.ledger import posting, queries
from wushe.ledger.errors import MoneyIsTied
from wushe.ledger.kinds import EntryKind, SourceKind
from wushe.ledger.models import Leg
from wushe.ledger.pots import shares_of

SPECIAL = {"党建": 20_000_000, "孵化": 18_000_000, "服务": 15_000_000}
"""专项资金 of the 三基基地: 53万元 in fen."""
FREE = 5_000_000


@pytest.fixture
async def town(sessions) -> Town:
    return await endowed.township(sessions)


@pytest.fixture
async def purposes(sessions, town: Town) -> dict[str, UUID]:
    """The pool is filled: three special funds and free money."""
    async with given.work(sessions, town.admin) as work:
        made = {name: (await service.add_purpose(work, PurposeData(name=name))).id for name in (*SPECIAL, "助老")}
        for name, fen in SPECIAL.items():
            await service.take_in(work, town.fund_id, Income(amount=fen, purpose_id=made[name]))
        await service.take_in(work, town.fund_id, Income(amount=FREE, kind=SourceKind.DONATION))
    return made


async def test_system_45_special_money_on_another_purpose_is_refused(sessions, town: Town, purposes) -> None:
    for name in ("助老", None):
        wanted = purposes[name] if name else None
        with pytest.raises(MoneyIsTied) as refused:
            await endowed.awarded(sessions, town, [FREE + 1], purpose_id=wanted)
        assert refused.value.facts == {"left": "¥50,000.00"}
        with pytest.raises(MoneyIsTied):
            async with given.work(sessions, town.admin) as work:
                promise = NewPromise(fund_id=town.fund_id, amount=FREE + 1, purpose_id=wanted)
                await service.promise(work, promise, town.cause)


async def test_system_45_the_database_itself_refuses_it(sessions, town: Town, purposes) -> None:
    async with given.work(sessions, town.admin) as work:
        fund, bank = await work.get(Fund, town.fund_id), await posting.main_bank(work)
        tied = next(lot for lot in await queries.lots(work, fund.account_id) if not lot.restriction.is_free)
    with pytest.raises(MoneyIsTied):
        async with given.work(sessions, town.admin) as work:
            leg = Leg(fund.account_id, bank.id, tied.source_id, 1, purposes["助老"])
            await posting.post(work, EntryKind.PAYMENT, [leg], about_id=fund.id, on=today())


async def test_system_45_special_money_is_spent_first_and_the_sources_add_to_the_pool(
    sessions, town: Town, purposes
) -> None:
    [award_id] = await endowed.awarded(sessions, town, [19_000_000], purpose_id=purposes["孵化"])
    async with given.work(sessions, town.admin) as work:
        taken = await shares_of(work, (await work.get(Award, award_id)).account_id)
        assert {share.source.purpose_id: share.pot.left_fen for share in taken} == {
            purposes["孵化"]: 18_000_000, None: 1_000_000,
        }  # fmt: skip
        shares = await shares_of(work, (await work.get(Fund, town.fund_id)).account_id)
    pot = await endowed.pot(sessions, town)
    for name in ("left_fen", "reserved_fen", "spent_fen", "received_fen"):
        assert sum(getattr(share.pot, name) for share in shares) == getattr(pot, name)
    assert pot.received_fen == 53_000_000 + FREE
