"""Payments: asked by one, decided and paid by others, never more than there is; on PostgreSQL as the plain role."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

import given
import requested
from requested import Desk
from wushe.access.roles import Role
from wushe.kernel.clock import now, stopped_at, today
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Forbidden, Invalid, Missing, Stale
from wushe.ledger import queries as ledger
from wushe.ledger.errors import MoneyIsTied, NothingToPost, TooLittleMoney
from wushe.ledger.kinds import EntryKind
from wushe.ledger.models import Account, Entry, Transfer
from wushe.notifications.models import Notification
from wushe.organizations import queries as organizations, service as roster
from wushe.organizations.errors import NoLeader
from wushe.organizations.schemas import Leaving, Successor
from wushe.payments import queries, service
from wushe.payments.errors import (
    InvoiceNeeded,
    InvoiceTaken,
    NoSuchPayment,
    NoSuchPot,
    OwnRequest,
    PayeeDecides,
    ReasonNeeded,
    WrongStep,
)
from wushe.payments.kinds import PaymentState
from wushe.payments.models import Invoice, PaymentRequest
from wushe.payments.permissions import Payments
from wushe.payments.schemas import NewInvoice, PaymentFilters, Refusing
from wushe.people.errors import NotAPerson


@pytest.fixture
async def desk(sessions) -> Desk:
    return await requested.desk(sessions)


async def held(sessions, desk: Desk, account_id: UUID) -> int:
    """Fen in an account."""
    async with given.work(sessions, desk.checker) as work:
        return sum(lot.fen for lot in await ledger.lots(work, account_id))


async def refusal(sessions, desk: Desk, payment_id: UUID, reason: str = "超出约定用途") -> None:
    async with given.work(sessions, desk.checker) as work:
        await service.refuse(work, payment_id, Refusing(reason=reason))


async def lose_leader(sessions, desk: Desk) -> None:
    async with given.work(sessions, desk.checker) as work:
        row = await work.one(organizations.leader_of(desk.payee_id))
        await roster.leave(work, desk.payee_id, row.id, Leaving())


# --- the way


async def test_asking_sets_the_amount_aside_and_paying_takes_it_out_of_the_bank(sessions, desk: Desk) -> None:
    payment_id = await requested.asked(sessions, desk, 300, number="FP000001")
    request = await requested.request(sessions, desk, payment_id)
    assert await held(sessions, desk, desk.pot_id) == 70_000
    assert await held(sessions, desk, request.reserve_id) == 30_000
    async with given.work(sessions, desk.checker) as work:
        await service.approve(work, payment_id)
    async with given.work(sessions, desk.payer) as work:
        await service.pay(work, payment_id)
    assert await held(sessions, desk, request.reserve_id) == 0
    assert await held(sessions, desk, desk.pot_id) == 70_000
    async with given.work(sessions, desk.payer) as work:
        closed = await service.close(work, payment_id)
        entry = await work.one(ledger.entry(closed.entry_id))
        [leg] = await work.all(select(Transfer).where(Transfer.entry_id == entry.id))
        assert (entry.kind, entry.about_id, leg.fen, leg.spent) == (EntryKind.PAYMENT, payment_id, 30_000, True)
        assert closed.state is PaymentState.CLOSED
        bank = await work.get(Account, leg.credit_id)
    assert await held(sessions, desk, bank.id) == 70_000


async def test_requests_that_add_up_to_more_than_there_is_are_refused(sessions, desk: Desk) -> None:
    await requested.asked(sessions, desk, 600)
    with pytest.raises(TooLittleMoney):
        async with given.work(sessions, desk.asker) as work:
            await service.ask(work, requested.wanted(desk, 40_001))
    assert await held(sessions, desk, desk.pot_id) == 40_000
    await requested.asked(sessions, desk, 400)


async def test_refused_and_withdrawn_give_the_amount_back(sessions, desk: Desk) -> None:
    refused, withdrawn = [await requested.asked(sessions, desk, 300) for _request in range(2)]
    with pytest.raises(ReasonNeeded):
        await refusal(sessions, desk, refused, "")
    await refusal(sessions, desk, refused)
    async with given.work(sessions, desk.asker) as work:
        await service.withdraw(work, withdrawn)
    assert await held(sessions, desk, desk.pot_id) == 100_000
    request = await requested.request(sessions, desk, refused)
    assert (request.state, request.reason) == (PaymentState.REFUSED, "超出约定用途")


async def test_an_approved_request_can_still_be_withdrawn_and_a_paid_one_not(sessions, desk: Desk) -> None:
    approved = await requested.approved(sessions, desk, 100, "FP000001")
    async with given.work(sessions, desk.asker) as work:
        await service.withdraw(work, approved)
    assert await held(sessions, desk, desk.pot_id) == 100_000
    paid = await requested.paid(sessions, desk, 100, "FP000002")
    with pytest.raises(WrongStep):
        async with given.work(sessions, desk.asker) as work:
            await service.withdraw(work, paid)


@pytest.mark.parametrize("verb", [service.approve, service.pay, service.close, service.withdraw])
async def test_what_is_over_stays_as_it_is(sessions, desk: Desk, verb) -> None:
    payment_id = await requested.asked(sessions, desk, 100, number="FP000001")
    await refusal(sessions, desk, payment_id)
    with pytest.raises(WrongStep):
        async with given.work(sessions, desk.payer) as work:
            await verb(work, payment_id)
    assert await held(sessions, desk, desk.pot_id) == 100_000


async def test_paying_twice_pays_once(sessions, desk: Desk) -> None:
    payment_id = await requested.paid(sessions, desk, 100)
    with pytest.raises(WrongStep):
        async with given.work(sessions, desk.payer) as work:
            await service.pay(work, payment_id)
    async with given.work(sessions, desk.payer) as work:
        entries = await work.all(select(Entry).where(Entry.about_id == payment_id, Entry.kind == EntryKind.PAYMENT))
        assert len(entries) == 1


async def test_who_read_an_older_version_learns_of_it(sessions, desk: Desk) -> None:
    payment_id = await requested.asked(sessions, desk, 100, number="FP000001")
    with pytest.raises(Stale):
        async with given.work(sessions, desk.checker) as work:
            work.expected_version = 7
            await service.approve(work, payment_id)


@pytest.mark.parametrize("fen", [0, -1])
async def test_nothing_is_not_asked_for(sessions, desk: Desk, fen: int) -> None:
    with pytest.raises(NothingToPost):
        async with given.work(sessions, desk.asker) as work:
            await service.ask(work, requested.wanted(desk, fen))


async def test_an_unknown_pot_is_not_asked(sessions, desk: Desk) -> None:
    with pytest.raises(NoSuchPot):
        async with given.work(sessions, desk.asker) as work:
            await service.ask(work, requested.wanted(desk, 100, pot_kind="purse"))
    with pytest.raises(Missing):
        async with given.work(sessions, desk.asker) as work:
            await service.ask(work, requested.wanted(desk, 100, holder_id=new_id()))


# --- maker and checker


async def asked_by_checker(sessions, desk: Desk) -> UUID:
    """A request that an administrator asked for, who could approve and pay others."""
    async with given.work(sessions, desk.checker) as work:
        request = await service.ask(work, requested.wanted(desk, 10_000))
        await service.add_invoice(work, request.id, NewInvoice(number="FP000009", amount=10_000), requested.paper())
        return request.id


async def test_nobody_approves_or_refuses_what_they_asked_for(sessions, desk: Desk) -> None:
    payment_id = await asked_by_checker(sessions, desk)
    for verb in (service.approve, lambda work, one: service.refuse(work, one, Refusing(reason="不"))):
        with pytest.raises(OwnRequest):
            async with given.work(sessions, desk.checker) as work:
                await verb(work, payment_id)
    async with given.work(sessions, desk.payer) as work:
        await service.approve(work, payment_id)


async def test_nobody_pays_what_they_asked_for(sessions, desk: Desk) -> None:
    payment_id = await asked_by_checker(sessions, desk)
    async with given.work(sessions, desk.payer) as work:
        await service.approve(work, payment_id)
    with pytest.raises(OwnRequest):
        async with given.work(sessions, desk.checker) as work:
            await service.pay(work, payment_id)


@pytest.mark.parametrize("column", ["decided_by", "paid_by"])
async def test_the_database_itself_refuses_one_person_for_both(sessions, desk: Desk, column: str) -> None:
    payment_id = await requested.paid(sessions, desk, 100)
    with pytest.raises(OwnRequest):
        async with given.work(sessions, desk.checker) as work:
            await work.execute(
                update(PaymentRequest).where(PaymentRequest.id == payment_id).values({column: desk.leader_id})
            )


async def test_who_leads_the_payee_does_not_decide_in_another_role(sessions, desk: Desk) -> None:
    payment_id = await asked_by_checker(sessions, desk)
    both = await given.visitor(
        sessions, desk.place, Role.TOWNSHIP_ADMIN, Role.ORGANIZATION_LEADER, person=given.as_person(desk.leader_id)
    )
    with pytest.raises(PayeeDecides):
        async with given.work(sessions, both) as work:
            await service.approve(work, payment_id)


async def test_an_account_without_a_person_neither_asks_nor_decides(sessions, desk: Desk) -> None:
    payment_id = await requested.asked(sessions, desk, 100, number="FP000001")
    nobody = await given.member(sessions, desk.place, Role.TOWNSHIP_ADMIN)
    with pytest.raises(NotAPerson):
        async with given.work(sessions, nobody) as work:
            await service.ask(work, requested.wanted(desk, 100))
    with pytest.raises(NotAPerson):
        async with given.work(sessions, nobody) as work:
            await service.approve(work, payment_id)


async def test_a_leader_asks_for_their_own_group_alone_and_decides_nothing(sessions, desk: Desk) -> None:
    async with given.work(sessions, desk.checker) as work:
        other = await given.organization(work, "暖夕陪护社", leader=await given.resident(work))
    payment_id = await requested.asked(sessions, desk, 100)
    with pytest.raises(Missing):
        async with given.work(sessions, desk.asker) as work:
            await service.ask(work, requested.wanted(desk, 100, payee_id=other.id))
    for verb in (service.approve, service.pay, service.close):
        with pytest.raises(Forbidden):
            async with given.work(sessions, desk.asker) as work:
                await verb(work, payment_id)


async def test_another_group_s_leader_sees_nothing_of_it(sessions, desk: Desk) -> None:
    payment_id = await requested.asked(sessions, desk, 100)
    other = await given.registered(sessions, desk.place, Role.ORGANIZATION_LEADER)
    with pytest.raises(NoSuchPayment):
        async with given.work(sessions, other) as work:
            await work.one(queries.payment(work.require(Payments.READ), payment_id), NoSuchPayment)
    async with given.work(sessions, desk.asker) as work:
        seen = await work.all(queries.payments(work.require(Payments.READ), PaymentFilters()))
        assert [request.id for request in seen] == [payment_id]


# --- a payee that somebody leads


async def test_a_payee_without_a_leader_is_refused_at_every_step(sessions, desk: Desk) -> None:
    asked = await requested.asked(sessions, desk, 100, number="FP000001")
    approved = await requested.approved(sessions, desk, 100, "FP000002")
    await lose_leader(sessions, desk)
    with pytest.raises(NoLeader):
        async with given.work(sessions, desk.checker) as work:
            await service.ask(work, requested.wanted(desk, 100))
    with pytest.raises(NoLeader):
        async with given.work(sessions, desk.checker) as work:
            await service.approve(work, asked)
    with pytest.raises(NoLeader):
        async with given.work(sessions, desk.payer) as work:
            await service.pay(work, approved)
    async with given.work(sessions, desk.checker) as work:
        heir = await given.resident(work)
        await roster.appoint(work, desk.payee_id, Successor(person_id=heir.id))
    async with given.work(sessions, desk.checker) as work:
        await service.approve(work, asked)
    async with given.work(sessions, desk.payer) as work:
        await service.pay(work, approved)


# --- what the money is tied to


async def test_tied_money_is_asked_for_its_purpose_alone_and_not_after_its_period(sessions) -> None:
    desk = await requested.desk(sessions, group="elder", until=today())
    with pytest.raises(MoneyIsTied):
        async with given.work(sessions, desk.asker) as work:
            await service.ask(work, requested.wanted(desk, 100))
    async with given.work(sessions, desk.asker) as work:
        request = await service.ask(work, requested.wanted(desk, 100, group="elder"))
        await service.add_invoice(work, request.id, NewInvoice(number="FP000001", amount=100), requested.paper())
    async with given.work(sessions, desk.checker) as work:
        await service.approve(work, request.id)
    with pytest.raises(MoneyIsTied), stopped_at(now() + timedelta(days=1)):
        async with given.work(sessions, desk.payer) as work:
            await service.pay(work, request.id)


# --- invoices


async def test_without_an_invoice_nothing_is_approved(sessions, desk: Desk) -> None:
    payment_id = await requested.asked(sessions, desk, 100)
    with pytest.raises(InvoiceNeeded):
        async with given.work(sessions, desk.checker) as work:
            await service.approve(work, payment_id)


async def test_an_invoice_counts_once_in_the_township_however_it_is_typed(sessions, desk: Desk) -> None:
    first = await requested.asked(sessions, desk, 100, number="24312000000123456789")
    for typed in ("2431-2000-0001-2345 6789", "２４３１２０００００0123456789"):
        with pytest.raises(InvoiceTaken):
            await requested.asked(sessions, desk, 100, number=typed)
    await refusal(sessions, desk, first)
    await requested.asked(sessions, desk, 100, number="24312000000123456789")


@pytest.mark.parametrize("typed", ["12345", "发票一二三四五六", "FP/000001", "1" * 33])
async def test_what_is_no_invoice_number_is_refused(sessions, desk: Desk, typed: str) -> None:
    payment_id = await requested.asked(sessions, desk, 100)
    with pytest.raises(Invalid, match="invalid"):
        async with given.work(sessions, desk.asker) as work:
            await service.add_invoice(work, payment_id, NewInvoice(number=typed, amount=1), requested.paper())


async def test_invoices_come_until_it_is_closed_and_are_never_taken_out(sessions, desk: Desk) -> None:
    payment_id = await requested.paid(sessions, desk, 100)
    async with given.work(sessions, desk.asker) as work:
        await service.add_invoice(work, payment_id, NewInvoice(number="FP000002", amount=1), requested.paper())
    async with given.work(sessions, desk.payer) as work:
        await service.close(work, payment_id)
    with pytest.raises(WrongStep):
        async with given.work(sessions, desk.asker) as work:
            await service.add_invoice(work, payment_id, NewInvoice(number="FP000003", amount=1), requested.paper())
    with pytest.raises(DBAPIError, match="permission denied"):
        async with given.work(sessions, desk.asker) as work:
            await work.execute(text("DELETE FROM payment_invoice"))
    async with given.work(sessions, desk.checker) as work:
        assert len(await work.all(select(Invoice).where(Invoice.request_id == payment_id))) == 2


# --- lists


async def test_what_waits_for_a_decision_comes_first_and_mine_are_those_i_did_not_ask_for(sessions, desk: Desk) -> None:
    paid = await requested.paid(sessions, desk, 100, "FP000001")
    approved = await requested.approved(sessions, desk, 100, "FP000002")
    asked = await requested.asked(sessions, desk, 100)
    own = await asked_by_checker(sessions, desk)
    async with given.work(sessions, desk.checker) as work:
        reach = work.require(Payments.READ)
        listed = await work.all(queries.payments(reach, PaymentFilters()).order_by(*queries.ORDER))
        assert [request.id for request in listed] == [own, asked, approved, paid]
        mine = await work.all(
            queries.payments(reach, queries.as_read_by(reach.person_id, PaymentFilters(mine=True))).order_by(
                *queries.ORDER
            )
        )
        assert [request.id for request in mine] == [asked, approved]
        number = listed[0].number
        for said in (number, number.lower(), "lzxh"):
            found = await work.all(queries.payments(reach, PaymentFilters(q=said)))
            assert own in {request.id for request in found}, said


# --- who is told


async def told(sessions, desk: Desk, *who: UUID) -> set[tuple[UUID | None, str]]:
    """(person, rule) of the messages to these people."""
    async with given.work(sessions, desk.checker) as work:
        kept = await work.all(select(Notification).where(Notification.person_id.in_(who)))
        return {(one.person_id, one.rule) for one in kept if one.rule.startswith("payment")}


async def test_who_decides_is_told_of_a_request_and_who_asked_of_what_became_of_it(sessions, desk: Desk) -> None:
    assert desk.payer.person
    async with given.work(sessions, desk.checker) as work:
        admin = await given.resident(work, "钱测试")
    await given.member(sessions, desk.place, Role.TOWNSHIP_ADMIN, person_id=admin.id)
    payment_id = await requested.asked(sessions, desk, 100)
    assert await told(sessions, desk, admin.id, desk.leader_id) == {(admin.id, "payment_asked.checkers")}
    await refusal(sessions, desk, payment_id)
    await requested.paid(sessions, desk, 100)
    asker = {rule for person_id, rule in await told(sessions, desk, desk.leader_id)}
    assert asker == {"payment_refused.asker", "payment_approved.asker", "payment_paid.asker"}
