"""The verbs of donations on PostgreSQL: pledged, received once, refunded and rededicated with consent."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

import gifts
import given
from wushe.access.roles import Role
from wushe.donations import service
from wushe.donations.errors import (
    ArrivedAlready,
    BasisUnfit,
    ChangeStands,
    DonationCancelled,
    DonationComplete,
    DonorKnown,
    MonthsUnfit,
    MoreThanPledged,
    NoSuchDonation,
    NothingLeft,
    PeriodReversed,
    ReceiptIssued,
    SamePurpose,
)
from wushe.donations.kinds import Basis, DonationState, DonorKind, InKindSort, Rhythm, Way
from wushe.donations.models import Donation, DonationChange, DonationChangePart, Receipt, Receiving
from wushe.donations.queries import donations as queries, dues as due_queries, sources
from wushe.donations.schemas.entered import NewInKind, RevealDonor
from wushe.donations.schemas.filters import DonationFilters
from wushe.donations.service.pots import general_fund_id
from wushe.funds.models import Fund
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden, Invalid
from wushe.kernel.paging import page
from wushe.ledger import posting, service as books
from wushe.ledger.errors import TooLittleMoney
from wushe.ledger.kinds import EntryKind, ReversalReason, SourceKind
from wushe.ledger.models import Entry, Source
from wushe.ledger.posting import Move
from wushe.ledger.restriction import Use
from wushe.ledger.schemas import Reversing
from wushe.people.groups import Group
from wushe.people.kinds import RevealReason

A_DAY = timedelta(days=1)


@pytest.fixture
async def t(sessions):
    return await gifts.township(sessions)


async def state(sessions, t, donation_id) -> DonationState:
    async with given.work(sessions, t.admin) as work:
        return (await work.get(Donation, donation_id)).state


# --- pledges


async def test_what_is_free_goes_to_the_general_fund_which_is_opened_once(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        first, second = await gifts.pledged(work, giver, 10), await gifts.pledged(work, giver, 20)
    assert first.fund_id == second.fund_id == general_fund_id(t.place.tenant.id)


async def test_two_who_need_the_general_fund_at_once_find_the_same(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)

    async def one():
        async with given.work(sessions, t.admin) as work:
            return (await gifts.pledged(work, giver, 10)).fund_id

    assert len(set(await asyncio.gather(*(one() for _ in range(6))))) == 1


async def test_a_monthly_pledge_has_a_part_for_each_month_and_needs_to_say_which(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        donation = await gifts.pledged(work, giver, 100, rhythm=Rhythm.MONTHLY, months=12, due_on=date(2026, 1, 31))
        dues = await work.all(due_queries.dues(donation.id))
        assert donation.amount_fen == 120_000
        assert [due.due_on for due in dues][:3] == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]
        for said in ({"rhythm": Rhythm.MONTHLY}, {"rhythm": Rhythm.MONTHLY, "months": 3}, {"months": 3}):
            with pytest.raises(Invalid) as refused:
                await gifts.pledged(work, giver, 100, **said)
            assert refused.value.fields["months"].code == MonthsUnfit.code


async def test_nothing_and_a_period_that_ends_before_it_begins_are_refused(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        with pytest.raises(Invalid) as refused:
            await gifts.pledged(work, giver, 0)
        assert refused.value.fields["amount"].code == "donations.nothing_given"
        with pytest.raises(Invalid) as refused:
            await gifts.pledged(work, giver, 1, since=date(2026, 2, 1), until=date(2026, 1, 31))
        assert refused.value.fields["until"].code == PeriodReversed.code


async def test_of_a_cancelled_pledge_nothing_is_to_come_and_what_came_stays(sessions, t):
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 100)
        await gifts.received(work, donation, 40)
        await service.cancel(work, donation.id)
        with pytest.raises(DonationCancelled):
            await gifts.received(work, donation, 60)
        with pytest.raises(DonationCancelled):
            await service.cancel(work, donation.id)
        assert await gifts.at_bank(work) == 40


async def test_overdue_are_those_of_which_a_part_should_have_arrived(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        late = await gifts.pledged(work, giver, 10, due_on=today() - A_DAY)
        paid = await gifts.pledged(work, giver, 10, due_on=today() - A_DAY)
        await gifts.pledged(work, giver, 10, due_on=today())
        await gifts.received(work, paid, 10)
        reach = work.require("donations:read")
        found = await page(work, queries.bundled(reach, DonationFilters(overdue=True)), queries.ORDER, None)
        assert [(row.id, row.due_fen, row.received_fen) for row in found.rows] == [(late.id, 1_000, 0)]


async def test_a_part_that_falls_due_is_told_once(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        await gifts.pledged(work, giver, 10, due_on=today() + 2 * A_DAY)
        await gifts.pledged(work, giver, 10, due_on=today() + 30 * A_DAY)
        paid = await gifts.pledged(work, giver, 10, due_on=today())
        await gifts.received(work, paid, 10)
    system = await given.system(sessions, t.place)
    async with given.work(sessions, system) as work:
        assert await service.remind(work) == 1
    async with given.work(sessions, system) as work:
        assert await service.remind(work) == 0


# --- money that arrives


async def test_what_arrives_lies_in_the_fund_as_a_source_of_its_own_with_its_restriction(sessions, t):
    async with given.work(sessions, t.admin) as work:
        [community_id] = await given.community_ids(work)
        reading = await gifts.purpose(work, "助学")
        fund = await gifts.fund(work)
        tied = {
            "purpose_id": reading, "community_id": community_id, "group": Group.CHILD,
            "since": date(2026, 1, 1), "until": date(2027, 12, 31),
        }  # fmt: skip
        donation = await gifts.pledged(work, await gifts.donor(work), 100, fund_id=fund.id, **tied)
        first, second = await gifts.received(work, donation, 30), await gifts.received(work, donation, 70)
        assert await gifts.held(work, fund.account_id) == {first.source_id: 30, second.source_id: 70}
        source = await work.get(Source, first.source_id)
        assert (source.kind, source.origin_id) == (SourceKind.ENTERPRISE, donation.id)
        assert source.restriction == donation.restriction
        assert donation.restriction._asdict() == tied | {"group": "child"}


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (DonorKind.PERSON, SourceKind.DONATION),
        (DonorKind.ENTERPRISE, SourceKind.ENTERPRISE),
        (DonorKind.ORGANIZATION, SourceKind.DONATION),
        (DonorKind.OFFICE, SourceKind.APPROPRIATION),
        (DonorKind.COMMUNITY, SourceKind.COMMUNITY),
        (DonorKind.VOLUNTEERS, SourceKind.VOLUNTEERS),
    ],
)
def test_where_money_counts_as_coming_from_follows_who_gives(kind, source):
    assert kind.source is source


async def test_a_pledge_is_received_in_parts_and_never_beyond(sessions, t):
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 100)
        await gifts.received(work, donation, 60)
        assert donation.state is DonationState.PARTLY
        with pytest.raises(MoreThanPledged) as refused:
            await gifts.received(work, donation, 41)
        assert refused.value.facts == {"left": "¥40.00"}
        await gifts.received(work, donation, 40)
        assert donation.state is DonationState.RECEIVED
        with pytest.raises(DonationComplete):
            await gifts.received(work, donation, 1)


async def test_money_does_not_arrive_tomorrow(sessions, t):
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 100)
        with pytest.raises(Invalid) as refused:
            await gifts.received(work, donation, 1, today() + A_DAY)
        assert refused.value.fields["on"].code == "donations.received_ahead"


async def test_the_same_reference_of_the_bank_is_entered_once(sessions, t):
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 100)
        await gifts.received(work, donation, 10, reference="C0312345678")
    with pytest.raises(ArrivedAlready):
        async with given.work(sessions, t.admin) as work:
            await gifts.received(work, donation.id, 10, reference="C0312345678")
    async with given.work(sessions, t.admin) as work:
        await gifts.received(work, donation.id, 10, reference="C0312345678", way=Way.CASH)
        assert await gifts.at_bank(work) == 20


async def test_twenty_who_receive_the_last_yuan_at_once_cannot_take_more_than_was_pledged(sessions, t):
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 100)

    async def one() -> bool:
        try:
            async with given.work(sessions, t.admin) as work:
                await gifts.received(work, donation.id, 15)
        except (MoreThanPledged, DonationComplete):
            return False
        return True

    assert sum(await asyncio.gather(*(one() for _ in range(20)))) == 6
    async with given.work(sessions, t.admin) as work:
        assert await gifts.at_bank(work) == 90


async def test_what_was_entered_by_mistake_is_reversed_and_may_be_entered_again(sessions, t):
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 100)
        wrong = await gifts.received(work, donation, 100, reference="C1")
    async with given.work(sessions, t.admin) as work:
        await service.take_back(work, wrong.id)
        assert await gifts.at_bank(work) == 0
    assert await state(sessions, t, donation.id) is DonationState.PLEDGED
    async with given.work(sessions, t.admin) as work:
        await gifts.received(work, donation.id, 100, reference="C1")
    assert await state(sessions, t, donation.id) is DonationState.RECEIVED


async def test_what_has_a_receipt_is_not_reversed(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        await service.issue(work, receiving.id)
        with pytest.raises(ReceiptIssued):
            await service.take_back(work, receiving.id)


# --- refund and change of purpose


async def spend(work, fund, yuan: int, purpose_id=None) -> None:
    bank = await posting.main_bank(work)
    use = Use(today(), purpose_id)
    move = Move(yuan * 100, fund.account_id, bank.id)
    await posting.transfer(work, EntryKind.PAYMENT, move, about_id=fund.id, on=today(), use=use)


async def test_a_refund_takes_what_is_left_of_this_donation_and_of_no_other(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver, fund = await gifts.donor(work), await gifts.fund(work)
        mine = await gifts.given_whole(work, giver, 100, fund_id=fund.id)
        other = await gifts.given_whole(work, giver, 1_000, fund_id=fund.id)
        change = await service.refund(work, mine.donation_id, gifts.refund(30))
        assert await gifts.held(work, fund.account_id) == {mine.source_id: 70, other.source_id: 1_000}
        assert await gifts.at_bank(work) == 1_070
        entry = await work.get(Entry, change.entry_id)
        assert (entry.kind, entry.about_id) == (EntryKind.REFUND, mine.donation_id)
        with pytest.raises(TooLittleMoney) as refused:
            await service.refund(work, mine.donation_id, gifts.refund(71))
        assert refused.value.facts == {"left": "¥70.00"}


async def test_of_what_is_spent_nothing_is_refunded(sessions, t):
    async with given.work(sessions, t.admin) as work:
        fund = await gifts.fund(work)
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100, fund_id=fund.id)
        await spend(work, fund, 100)
        with pytest.raises(NothingLeft):
            await service.refund(work, receiving.donation_id, gifts.refund(1))


async def test_the_consent_stands_beside_what_was_done_and_cannot_be_changed(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        change = await service.refund(work, receiving.donation_id, gifts.refund(30, today() - A_DAY))
    async with given.work(sessions, t.admin) as work:
        kept = await work.get(DonationChange, change.id)
        assert (kept.consent_on, kept.consent_words) == (today() - A_DAY, "张三代表捐赠人书面同意")
        assert kept.recorded_by == t.admin.person.person_id
    with pytest.raises(DBAPIError, match="permission denied"):
        async with given.work(sessions, t.admin) as work:
            await work.session.execute(text("UPDATE donation_change SET consent_words = 'x'"))


async def test_nobody_has_agreed_tomorrow(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        with pytest.raises(Invalid) as refused:
            await service.refund(work, receiving.donation_id, gifts.refund(1, today() + A_DAY))
        assert refused.value.fields["consent_on"].code == "donations.consent_in_future"


async def test_another_purpose_moves_what_is_left_to_new_sources_that_can_be_traced(sessions, t):
    async with given.work(sessions, t.admin) as work:
        fund, other = await gifts.fund(work), await gifts.fund(work, "助老基金")
        reading, elders = await gifts.purpose(work, "助学"), await gifts.purpose(work, "助老")
        donation = await gifts.pledged(work, await gifts.donor(work), 300, fund_id=fund.id, purpose_id=reading)
        old = await gifts.received(work, donation, 100, date(2026, 2, 3))
        older = await gifts.received(work, donation, 100, date(2026, 1, 2))
        await spend(work, fund, 130, reading)
    async with given.work(sessions, t.admin) as work:
        change = await service.change_purpose(
            work, donation.id, gifts.rededication(fund_id=other.id, purpose_id=elders)
        )
        parts = await work.all(select(DonationChangePart).where(DonationChangePart.change_id == change.id))
        assert [(part.from_source_id, part.amount_fen) for part in parts] == [(old.source_id, 7_000)]
        new = await work.get(Source, parts[0].to_source_id)
        assert (new.origin_id, new.received_on, new.purpose_id) == (donation.id, date(2026, 2, 3), elders)
        assert await gifts.held(work, fund.account_id) == {}
        assert await gifts.held(work, other.account_id) == {new.id: 70}
        assert await gifts.held(work, (await posting.main_bank(work)).id) == {new.id: 70}
        assert older.source_id not in await gifts.held(work, other.account_id)
        later = await gifts.received(work, donation.id, 100)
        assert (await work.get(Source, later.source_id)).purpose_id == elders
        assert set(await work.all(sources.sources(donation.id))) == {
            old.source_id, older.source_id, later.source_id, new.id,
        }  # fmt: skip
        refunded = await service.refund(work, donation.id, gifts.refund(170))
        assert refunded.amount_fen == 17_000


async def test_the_same_purpose_again_and_nothing_left_are_refused(sessions, t):
    async with given.work(sessions, t.admin) as work:
        fund, reading = await gifts.fund(work), await gifts.purpose(work, "助学")
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100, fund_id=fund.id, purpose_id=reading)
        with pytest.raises(SamePurpose):
            await service.change_purpose(work, receiving.donation_id, gifts.rededication(purpose_id=reading))
        await spend(work, fund, 100, reading)
        with pytest.raises(NothingLeft):
            await service.change_purpose(work, receiving.donation_id, gifts.rededication())


# --- in kind


def in_kind(giver, **said) -> NewInKind:
    usual = {
        "title": "大米", "quantity": 20, "unit": "袋", "sort": InKindSort.GOODS, "basis": Basis.MARKET,
        "value": 100_000, "given_on": today(),
    }  # fmt: skip
    return NewInKind(donor_id=giver.id, **usual | said)


async def test_what_is_valued_has_a_basis_and_what_is_counted_has_none(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        await service.record_in_kind(work, in_kind(giver))
        books = {"title": "图书", "unit": "本", "sort": InKindSort.ITEMS}
        await service.record_in_kind(work, in_kind(giver, **books, basis=Basis.NONE, value=None))
        for said in ({"value": None}, {"basis": Basis.NONE}, books, books | {"value": None}):
            with pytest.raises(Invalid) as refused:
                await service.record_in_kind(work, in_kind(giver, **said))
            assert refused.value.fields["value"].code == BasisUnfit.code


# --- donors, and who reaches what


async def test_two_bodies_have_two_names_and_persons_may_share_one(sessions, t):
    async with given.work(sessions, t.admin) as work:
        await gifts.donor(work, "张伟", kind=DonorKind.PERSON)
        await gifts.donor(work, "张伟", kind=DonorKind.PERSON)
        await gifts.donor(work)
    with pytest.raises(DonorKnown):
        async with given.work(sessions, t.admin) as work:
            await gifts.donor(work, "湖南某某 有限公司")


async def test_a_telephone_is_sealed_shown_masked_and_seen_for_a_reason(sessions, t):
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work, phone="13812345678")
        assert giver.phone_masked == "138****5678"
        assert b"13812345678" not in giver.phone_sealed
        assert await service.reveal_donor(work, giver.id, RevealDonor(reason=RevealReason.PHONE_CALL)) == "13812345678"


async def test_a_funder_reaches_their_own_donations_and_no_others(sessions, t):
    funder = await given.registered(sessions, t.place, Role.FUNDER)
    async with given.work(sessions, t.admin) as work:
        mine = await gifts.pledged(work, await gifts.donor(work, person_id=funder.person.person_id), 10)
        foreign = await gifts.pledged(work, await gifts.donor(work, "别的公司"), 10)
    async with given.work(sessions, funder) as work:
        reach = work.require("donations:read")
        assert (await work.one(queries.donation(reach, mine.id))).id == mine.id
        assert await work.one_or_none(queries.donation(reach, foreign.id)) is None
        with pytest.raises(Forbidden):
            await gifts.donor(work, "自己登记")


async def test_another_township_does_not_see_the_donation(sessions, t):
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 10)
    neighbour = await gifts.township(sessions)
    with pytest.raises(NoSuchDonation):
        async with given.work(sessions, neighbour.admin) as work:
            await service.cancel(work, donation.id)


async def test_a_receiving_is_of_an_entry_of_the_ledger_about_the_donation(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 10)
        entry = await work.get(Entry, receiving.entry_id)
        assert (entry.kind, entry.about_id) == (EntryKind.RECEIPT, receiving.donation_id)
        assert await work.scalar(select(Receiving.amount_fen)) == 1_000
        assert (await work.get(Fund, (await work.get(Donation, receiving.donation_id)).fund_id)).account_id


# --- what the books undo


async def reversed_in_the_books(sessions, t, entry_id) -> None:
    async with given.work(sessions, t.admin) as work:
        await books.reverse(work, entry_id, Reversing(reason=next(iter(ReversalReason)), on=today()))


async def test_an_entry_that_is_reversed_in_the_books_takes_the_arrival_and_its_receipt_with_it(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        receipt = await service.issue(work, receiving.id)
    await reversed_in_the_books(sessions, t, receiving.entry_id)
    assert await state(sessions, t, receiving.donation_id) is DonationState.PLEDGED
    async with given.work(sessions, t.admin) as work:
        assert (await work.get(Receipt, receipt.id)).voided_at is not None
        assert (await work.get(Receiving, receiving.id)).reversed_on == today()
        await gifts.received(work, receiving.donation_id, 100)


async def test_a_refund_is_not_undone_in_the_books(sessions, t):
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        change = await service.refund(work, receiving.donation_id, gifts.refund(30))
    with pytest.raises(ChangeStands):
        await reversed_in_the_books(sessions, t, change.entry_id)
