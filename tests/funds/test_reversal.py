"""What an accountant undoes in the books is undone in promises and awards; what is only set aside moves by verbs."""

from uuid import UUID

import pytest
from sqlalchemy import select

import endowed
import given
import requested
from endowed import Town
from wushe.funds import service
from wushe.funds.errors import SetAsideStands
from wushe.funds.kinds import AwardState, InstalmentState, PromiseState
from wushe.funds.models import Award, Instalment, Promise
from wushe.funds.queries.awards import instalments_of
from wushe.funds.schemas import NewPromise
from wushe.funds.schemas.awards import Proof
from wushe.funds.showing import award_shown, instalments_shown
from wushe.kernel.clock import today
from wushe.ledger import service as ledger
from wushe.ledger.kinds import EntryKind, ReversalReason
from wushe.ledger.models import Entry
from wushe.ledger.pots import Pot, pot_of
from wushe.ledger.schemas import Reversing
from wushe.payments import service as payments
from wushe.payments.models import PaymentRequest
from wushe.payments.schemas import NewInvoice, NewPayment

FEN = 300_000


@pytest.fixture
async def town(sessions) -> Town:
    return await endowed.township(sessions, fen=1_000_000)


async def undo(sessions, town: Town, kind: EntryKind, about_id: UUID | None = None) -> None:
    """The entry of that kind, the only one or the one about that thing."""
    async with given.work(sessions, town.admin) as work:
        found = select(Entry).where(Entry.kind == kind)
        entry = await work.one(found.where(Entry.about_id == about_id) if about_id else found)
        await ledger.reverse(work, entry.id, Reversing(on=today(), reason=ReversalReason.RETURNED))


async def paid(sessions, town: Town, kind: str, holder_id: UUID) -> UUID:
    """All of it asked for, approved and paid."""
    async with given.work(sessions, town.admin) as work:
        wanted = NewPayment(pot_kind=kind, holder_id=holder_id, amount=FEN, what="教具")
        request = await payments.ask(work, wanted)
        await payments.add_invoice(work, request.id, NewInvoice(number="12345678", amount=FEN), requested.paper())
    async with given.work(sessions, town.other) as work:
        await payments.approve(work, request.id)
        await payments.pay(work, request.id)
    return request.id


async def awarded(sessions, town: Town) -> tuple[UUID, UUID]:
    """(award, its only instalment), reached and confirmed."""
    [award_id] = await endowed.awarded(sessions, town, [FEN])
    async with given.work(sessions, town.admin) as work:
        [instalment] = await work.all(instalments_of(award_id))
        if instalment.state is InstalmentState.PLANNED:
            await service.reach(work, instalment.id, Proof(evidence="开课了"))
    async with given.work(sessions, town.other) as work:
        await service.confirm(work, instalment.id)
    return award_id, instalment.id


async def promised(sessions, town: Town) -> UUID:
    async with given.work(sessions, town.admin) as work:
        return (await service.promise(work, NewPromise(fund_id=town.fund_id, amount=FEN), town.cause)).id


async def test_an_awards_sums_follow_a_payment_that_was_undone(sessions, town: Town) -> None:
    award_id, instalment_id = await awarded(sessions, town)
    await paid(sessions, town, "instalment", instalment_id)
    await undo(sessions, town, EntryKind.PAYMENT)
    async with given.work(sessions, town.admin) as work:
        award = await award_shown(work, await work.get(Award, award_id))
        [instalment] = await instalments_shown(work, [await work.get(Instalment, instalment_id)])
    assert (award.spent_fen, award.reserved_fen, award.state) == (0, FEN, AwardState.APPROVED)
    assert (instalment.spent_fen, instalment.reserved_fen, instalment.state) == (0, FEN, InstalmentState.CONFIRMED)
    assert await endowed.pot(sessions, town) == Pot(700_000, FEN)


async def test_a_closed_award_is_open_again_and_can_be_closed_with_nothing_paid(sessions, town: Town) -> None:
    award_id, instalment_id = await awarded(sessions, town)
    payment_id = await paid(sessions, town, "instalment", instalment_id)
    async with given.work(sessions, town.admin) as work:
        await service.close_award(work, award_id)
    await undo(sessions, town, EntryKind.PAYMENT)
    async with given.work(sessions, town.admin) as work:
        award = await work.get(Award, award_id)
        assert (award.state, award.closed_on) == (AwardState.APPROVED, None)
        await payments.withdraw(work, payment_id)
        await service.close_award(work, award_id)
    assert await endowed.pot(sessions, town) == Pot(1_000_000)


async def test_a_promise_that_was_kept_by_a_request_is_to_be_paid_again(sessions, town: Town) -> None:
    promise_id = await promised(sessions, town)
    payment_id = await paid(sessions, town, "promise", promise_id)
    async with given.work(sessions, town.admin) as work:
        assert (await work.get(Promise, promise_id)).state is PromiseState.KEPT
    await undo(sessions, town, EntryKind.PAYMENT)
    async with given.work(sessions, town.other) as work:
        promise = await work.get(Promise, promise_id)
        assert (promise.state, promise.settled_on) == (PromiseState.PROMISED, None)
        await payments.pay(work, payment_id)
    async with given.work(sessions, town.admin) as work:
        assert (await work.get(Promise, promise_id)).state is PromiseState.KEPT
    assert await endowed.pot(sessions, town) == Pot(700_000, 0, FEN)


async def test_a_promise_that_was_paid_whole_is_to_be_paid_again(sessions, town: Town) -> None:
    promise_id = await promised(sessions, town)
    for _time in range(2):
        async with given.work(sessions, town.other) as work:
            await service.keep(work, promise_id)
        assert await endowed.pot(sessions, town) == Pot(700_000, 0, FEN)
        async with given.work(sessions, town.admin) as work:
            last = await work.one(select(Entry).order_by(Entry.number.desc()).limit(1))
            await ledger.reverse(work, last.id, Reversing(on=today(), reason=ReversalReason.RETURNED))
        async with given.work(sessions, town.admin) as work:
            promise = await work.get(Promise, promise_id)
            assert (promise.state, promise.paid_by) == (PromiseState.PROMISED, None)
            assert await pot_of(work, promise.account_id) == Pot(FEN)


async def test_what_is_set_aside_is_not_undone_behind_the_back_of_its_thing(sessions, town: Town) -> None:
    _award_id, instalment_id = await awarded(sessions, town)
    promise_id, round_id = await promised(sessions, town), await endowed.round_of(sessions, town, 100_000)
    before = await endowed.pot(sessions, town)
    for about_id in (instalment_id, promise_id, round_id):
        with pytest.raises(SetAsideStands):
            await undo(sessions, town, EntryKind.RESERVATION, about_id)
    assert await endowed.pot(sessions, town) == before
    async with given.work(sessions, town.admin) as work:
        assert await work.all(select(PaymentRequest)) == []


async def test_income_that_was_undone_never_came_into_the_fund(sessions, town: Town) -> None:
    await undo(sessions, town, EntryKind.RECEIPT)
    assert await endowed.pot(sessions, town) == Pot()
