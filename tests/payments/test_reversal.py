"""What an accountant undoes in the books is undone in the request as well, and nothing half."""

import pytest
from sqlalchemy import select

import given
import requested
from requested import Desk
from wushe.kernel.clock import today
from wushe.ledger import service as ledger
from wushe.ledger.kinds import EntryKind, ReversalReason
from wushe.ledger.models import Entry
from wushe.ledger.pots import pot_of
from wushe.ledger.schemas import Reversing
from wushe.payments import queries, service
from wushe.payments.errors import SetAsideForRequest
from wushe.payments.kinds import PaymentState


@pytest.fixture
async def desk(sessions) -> Desk:
    return await requested.desk(sessions)


async def reversed_(sessions, desk: Desk, kind: EntryKind) -> None:
    """The only entry of that kind is undone."""
    async with given.work(sessions, desk.payer) as work:
        entry = await work.one(select(Entry).where(Entry.kind == kind))
        await ledger.reverse(work, entry.id, Reversing(on=today(), reason=ReversalReason.OTHER))


@pytest.mark.parametrize("closed", [False, True])
async def test_an_undone_payment_waits_to_be_paid_again_and_is_counted_once(sessions, desk: Desk, *, closed) -> None:
    payment_id = await requested.paid(sessions, desk, 300)
    if closed:
        async with given.work(sessions, desk.payer) as work:
            await service.close(work, payment_id)
    await reversed_(sessions, desk, EntryKind.PAYMENT)
    request = await requested.request(sessions, desk, payment_id)
    assert (request.state, request.entry_id, request.paid_on) == (PaymentState.APPROVED, None, None)
    async with given.work(sessions, desk.payer) as work:
        assert await work.rows(queries.paid_of([desk.holder_id])) == []
        assert tuple(await pot_of(work, desk.pot_id)) == (70_000, 30_000, 0)
        await service.pay(work, payment_id)
        assert tuple(await pot_of(work, desk.pot_id)) == (70_000, 0, 30_000)


async def test_an_undone_payment_can_be_given_up(sessions, desk: Desk) -> None:
    payment_id = await requested.paid(sessions, desk, 300)
    await reversed_(sessions, desk, EntryKind.PAYMENT)
    async with given.work(sessions, desk.asker) as work:
        await service.withdraw(work, payment_id)
        assert tuple(await pot_of(work, desk.pot_id)) == (100_000, 0, 0)


async def test_what_is_set_aside_for_a_request_is_not_undone_behind_its_back(sessions, desk: Desk) -> None:
    payment_id = await requested.approved(sessions, desk, 300)
    with pytest.raises(SetAsideForRequest):
        await reversed_(sessions, desk, EntryKind.RESERVATION)
    async with given.work(sessions, desk.payer) as work:
        await service.pay(work, payment_id)
