"""System 21, (micro) venture call: 87 awards within a cap of five million, and award 88 over it is refused."""

import asyncio

import pytest

import endowed
import given
from endowed import Town
from wushe.funds.models import Award, Round
from wushe.kernel.clock import today
from wushe.ledger import posting, queries
from wushe.ledger.errors import TooLittleMoney
from wushe.ledger.kinds import EntryKind
from wushe.ledger.models import Leg
from wushe.ledger.pots import pot_of

CAP = 500_000_000
AWARDS = [5_747_100] * 86 + [CAP - 86 * 5_747_100]


@pytest.fixture
async def town(sessions) -> Town:
    return await endowed.township(sessions, groups=5, fen=CAP + 100_000_000)


async def test_system_21_87_awards_reach_the_cap_and_award_88_is_refused(sessions, town: Town) -> None:
    round_id = await endowed.round_of(sessions, town, CAP)
    assert (len(AWARDS), sum(AWARDS)) == (87, CAP)
    await endowed.awarded(sessions, town, AWARDS, award_round_id=round_id)
    async with given.work(sessions, town.admin) as work:
        pot = await pot_of(work, (await work.get(Round, round_id)).account_id)
    assert (pot.left_fen, pot.reserved_fen, pot.spent_fen) == (0, CAP, 0)
    with pytest.raises(TooLittleMoney):
        await endowed.awarded(sessions, town, [1], award_round_id=round_id)
    assert (await endowed.pot(sessions, town)).left_fen == 100_000_000


async def test_system_21_the_database_itself_holds_the_cap(sessions, town: Town) -> None:
    round_id = await endowed.round_of(sessions, town, 100)
    [award_id] = await endowed.awarded(sessions, town, [60], award_round_id=round_id)
    async with given.work(sessions, town.admin) as work:
        round_account = (await work.get(Round, round_id)).account_id
        award_account = (await work.get(Award, award_id)).account_id
        [lot] = await queries.lots(work, round_account)
    with pytest.raises(TooLittleMoney):
        async with given.work(sessions, town.admin) as work:
            leg = Leg(round_account, award_account, lot.source_id, 41)
            await posting.post(work, EntryKind.RESERVATION, [leg], about_id=award_id, on=today())


async def test_system_21_those_who_approve_at_once_stay_within_the_cap_together(sessions, town: Town) -> None:
    round_id = await endowed.round_of(sessions, town, 1_000)
    waiting = await endowed.asked(sessions, town, [300] * 12, award_round_id=round_id)
    gate = asyncio.Semaphore(8)

    async def one(award_id) -> bool:
        async with gate:
            try:
                await endowed.approved(sessions, town, [award_id])
            except TooLittleMoney:
                return False
            return True

    assert sum(await asyncio.gather(*map(one, waiting))) == 3
