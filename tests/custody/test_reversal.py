"""What an accountant undoes in the books is undone in the agreement: its figures are the ledger's at any time."""

from uuid import UUID

import pytest
from sqlalchemy import select

import given
import kept
from kept import Parties
from wushe.custody.figures import Figures, figures_of
from wushe.custody.kinds import AgreementState
from wushe.custody.models import Agreement
from wushe.custody.queries import deposits_of
from wushe.kernel.clock import today
from wushe.ledger import service as ledger
from wushe.ledger.kinds import EntryKind, ReversalReason
from wushe.ledger.models import Entry
from wushe.ledger.schemas import Reversing
from wushe.payments import service as payments
from wushe.payments.models import PaymentRequest

YUAN = 100


@pytest.fixture
async def parties(sessions) -> Parties:
    return await kept.custody(sessions)


@pytest.fixture
async def agreement_id(sessions, parties: Parties) -> UUID:
    """In force, with 190,000 yuan of which 50,000 are paid and proved."""
    agreement_id = await kept.agreed(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    await kept.finished(sessions, parties, agreement_id, 50_000 * YUAN, "FP000001")
    return agreement_id


async def undo(sessions, parties: Parties, kind: EntryKind) -> None:
    async with given.work(sessions, parties.admin) as work:
        entry = await work.one(select(Entry).where(Entry.kind == kind))
        await ledger.reverse(work, entry.id, Reversing(on=today(), reason=ReversalReason.RETURNED))


async def figures(sessions, parties: Parties, agreement_id: UUID) -> tuple[AgreementState, Figures]:
    async with given.work(sessions, parties.admin) as work:
        agreement = await work.get(Agreement, agreement_id)
        return agreement.state, (await figures_of(work, [agreement]))[agreement.id]


async def test_an_undone_payment_is_set_aside_again_and_no_longer_paid(sessions, parties, agreement_id) -> None:
    before = Figures(190_000 * YUAN, 0, 50_000 * YUAN, 140_000 * YUAN)
    assert await figures(sessions, parties, agreement_id) == (AgreementState.IN_FORCE, before)
    await undo(sessions, parties, EntryKind.PAYMENT)
    after = Figures(190_000 * YUAN, 50_000 * YUAN, 0, 140_000 * YUAN)
    assert await figures(sessions, parties, agreement_id) == (AgreementState.IN_FORCE, after)


async def test_a_closed_agreement_goes_on_when_what_it_paid_came_back(sessions, parties, agreement_id) -> None:
    await kept.closed(sessions, parties, agreement_id)
    await undo(sessions, parties, EntryKind.PAYMENT)
    state, shown = await figures(sessions, parties, agreement_id)
    assert (state, shown.set_aside_fen, shown.paid_fen) == (AgreementState.IN_FORCE, 50_000 * YUAN, 0)
    assert shown.returned_fen == 140_000 * YUAN
    async with given.work(sessions, parties.owner) as work:
        [waiting] = await work.all(select(PaymentRequest))
        await payments.withdraw(work, waiting.id)
    await kept.closed(sessions, parties, agreement_id)
    assert (await figures(sessions, parties, agreement_id))[1].returned_fen == 190_000 * YUAN


async def test_a_rest_that_did_not_arrive_opens_the_agreement_again(sessions, parties, agreement_id) -> None:
    await kept.closed(sessions, parties, agreement_id)
    await undo(sessions, parties, EntryKind.REFUND)
    state, shown = await figures(sessions, parties, agreement_id)
    assert (state, shown.left_fen, shown.returned_fen) == (AgreementState.IN_FORCE, 140_000 * YUAN, 0)


async def test_an_undone_deposit_never_came_in(sessions, parties: Parties) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    await kept.deposited(sessions, parties, agreement_id, 190_000)
    await undo(sessions, parties, EntryKind.RECEIPT)
    assert (await figures(sessions, parties, agreement_id))[1] == Figures()
    async with given.work(sessions, parties.admin) as work:
        assert await work.all(deposits_of(agreement_id)) == []
    await kept.deposited(sessions, parties, agreement_id, 190_000)
