"""Lines of the bank matched to donations: proposed with reasons, booked once, together with the match."""

import asyncio

import pytest
from sqlalchemy import func, select

import gifts
import given
from wushe.donations import service
from wushe.donations.errors import ArrivedAlready, DonationComplete, MoreThanLine, MoreThanPledged
from wushe.donations.kinds import Rhythm
from wushe.donations.models import Receiving
from wushe.donations.schemas.entered import Acceptance
from wushe.kernel.clock import today
from wushe.kernel.errors import Invalid
from wushe.ledger import service as ledger
from wushe.ledger.errors import AlreadyMatched
from wushe.ledger.models import Entry, Match
from wushe.ledger.schemas import NewLine

COMPANY = "湖南某某有限公司"


@pytest.fixture
async def t(sessions):
    return await gifts.township(sessions)


async def line(work, yuan: int, counterparty: str = COMPANY, serial: str = "C1", summary: str = "捐款"):
    data = NewLine(on=today(), into=yuan * 100, serial=serial, counterparty=counterparty, summary=summary)
    return await ledger.enter_line(work, data)


async def test_a_line_proposes_the_pledge_of_its_payer_with_reasons_and_is_booked_with_its_match(sessions, t):
    async with given.work(sessions, t.admin) as work:
        wanted = await gifts.pledged(work, await gifts.donor(work), 1_000, due_on=today())
        await gifts.pledged(work, await gifts.donor(work, "别家公司"), 1_000)
        arrived = await line(work, 1_000)
        [proposed] = await service.propose(work)
        assert proposed.proposals[0].donation.id == wanted.id
        assert [str(reason) for reason in proposed.proposals[0].score.reasons] == [
            "对方户名与捐赠人相同", "金额等于尚未到账的认捐", "日期在到期日前后十天内",
        ]  # fmt: skip
        receiving = await service.accept(work, Acceptance(line_id=arrived.id, donation_id=wanted.id))
        [match] = await work.all(select(Match))
        assert (match.line_id, match.entry_id) == (arrived.id, receiving.entry_id)
        assert (await work.get(Entry, match.entry_id)).about_id == wanted.id
        assert receiving.reference == "C1"
        assert await service.propose(work) == []


async def test_a_month_of_a_monthly_pledge_is_proposed_and_a_line_of_nobody_is_shown_without(sessions, t):
    async with given.work(sessions, t.admin) as work:
        monthly = {"rhythm": Rhythm.MONTHLY, "months": 12, "due_on": today()}
        wanted = await gifts.pledged(work, await gifts.donor(work), 500, **monthly)
        await line(work, 500)
        await line(work, 77, "谁也不是", "C2", "")
        proposals = {
            each.line.serial: [one.donation.id for one in each.proposals] for each in await service.propose(work)
        }
    assert proposals == {"C1": [wanted.id], "C2": []}


async def test_a_line_is_booked_once_however_many_accept_it_at_once(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        donations = [await gifts.pledged(work, giver, 1_000) for _ in range(5)]
        arrived = await line(work, 1_000)

    async def one(donation) -> bool:
        try:
            async with given.work(sessions, t.admin) as work:
                await service.accept(work, Acceptance(line_id=arrived.id, donation_id=donation.id))
        except (AlreadyMatched, ArrivedAlready):
            return False
        return True

    assert sum(await asyncio.gather(*map(one, [*donations, *donations]))) == 1
    async with given.work(sessions, t.admin) as work:
        assert await gifts.at_bank(work) == 1_000
        assert await work.scalar(select(func.count()).select_from(Receiving)) == 1


async def test_what_was_entered_by_hand_is_not_booked_again_from_the_statement(sessions, t):
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 1_000)
        await gifts.received(work, donation, 400, reference="C1")
        arrived = await line(work, 400)
    with pytest.raises(ArrivedAlready):
        async with given.work(sessions, t.admin) as work:
            await service.accept(work, Acceptance(line_id=arrived.id, donation_id=donation.id))


async def test_one_transfer_is_money_for_several_pledges(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        first, second = [await gifts.pledged(work, giver, yuan) for yuan in (300, 700)]
        arrived = await line(work, 1_000)
        [proposed] = await service.propose(work)
        assert {(each.donation.id, each.fen) for each in proposed.proposals} == {
            (first.id, 300_00), (second.id, 700_00),
        }  # fmt: skip
        with pytest.raises(MoreThanLine):
            await service.accept(work, Acceptance(line_id=arrived.id, donation_id=second.id, amount=1_000_01))
        with pytest.raises(Invalid):
            await service.accept(work, Acceptance(line_id=arrived.id, donation_id=second.id, amount=0))
        part = Acceptance(line_id=arrived.id, donation_id=first.id, amount=300_00)
        of_first = await service.accept(work, part)
        [proposed] = await service.propose(work)
        assert (proposed.open_fen, proposed.proposals[0].fen) == (700_00, 700_00)
        of_second = await service.accept(work, Acceptance(line_id=arrived.id, donation_id=second.id))
        assert (of_first.reference, of_second.reference) == ("C1", "C1/2")
        assert await service.propose(work) == []
        await service.take_back(work, of_first.id)
        [again] = await service.propose(work)
        assert (again.open_fen, [each.donation.id for each in again.proposals]) == (300_00, [first.id])
        await service.accept(work, part)
        assert await gifts.at_bank(work) == 1_000


async def test_a_line_is_never_booked_beyond_its_amount_by_twenty_at_once(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        donations = [await gifts.pledged(work, giver, 300) for _ in range(20)]
        arrived = await line(work, 1_000)

    async def one(donation) -> bool:
        try:
            async with given.work(sessions, t.admin) as work:
                await service.accept(work, Acceptance(line_id=arrived.id, donation_id=donation.id, amount=300_00))
        except (AlreadyMatched, MoreThanLine):
            return False
        return True

    assert sum(await asyncio.gather(*map(one, donations))) == 3
    async with given.work(sessions, t.admin) as work:
        assert await gifts.at_bank(work) == 900


async def test_more_than_is_still_to_come_is_not_booked(sessions, t):
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 100)
        arrived, later = await line(work, 101), await line(work, 1, serial="C2")
        with pytest.raises(MoreThanPledged):
            await service.accept(work, Acceptance(line_id=arrived.id, donation_id=donation.id))
        await gifts.received(work, donation, 100)
        with pytest.raises(DonationComplete):
            await service.accept(work, Acceptance(line_id=later.id, donation_id=donation.id))
