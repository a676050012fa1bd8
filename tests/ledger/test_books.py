"""What the books say of a period: sums that agree, statements, closed months, reversals, and the proof of all."""

import asyncio
from datetime import date

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import func, select

import given
from databases import Database
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.errors import Refusal
from wushe.kernel.journal.models import JournalEntry
from wushe.ledger import balancing, queries, service
from wushe.ledger.errors import (
    AlreadyReversed,
    BankNameTaken,
    BooksWrong,
    MonthClosed,
    MonthNotOver,
    ReversalTooEarly,
    TooLittleMoney,
)
from wushe.ledger.kinds import EntryKind, ReversalReason, SourceKind, Wrong
from wushe.ledger.models import ClosedMonth, Entry
from wushe.ledger.schemas import Closing, NewBankAccount, Reversing
from wushe.ledger.verifying import verify
from wushe.notifications.models import Notification

from .conftest import Books

JAN, FEB, MAR = date(2026, 1, 15), date(2026, 2, 10), date(2026, 3, 3)


async def year(work, books: Books) -> None:
    """1,000 in January, 300 spent and 200 reserved in February, 40 of custody in March."""
    await books.receive(work, 1000, JAN)
    await books.pay(work, 300, FEB)
    await books.reserve(work, 200, FEB)
    await books.receive(work, 40, MAR, SourceKind.DEPOSIT)


async def test_the_trial_balance_agrees_on_any_day(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await year(work, books)
        for until in (JAN, FEB, MAR, today()):
            found = await balancing.trial_balance(work, date(2026, 1, 1), until)
            assert found.totals.agree
        found = await balancing.trial_balance(work, FEB, FEB)
    rows = {row.account.id: (row.opening_fen, row.debit_fen, row.credit_fen, row.closing_fen) for row in found.rows}
    assert rows == {
        books.bank_id: (1000_00, 0, 300_00, 700_00),
        books.fund_id: (1000_00, 300_00, 0, 700_00),
    }


async def test_a_trial_balance_that_does_not_agree_says_so(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await year(work, books)
        found = await balancing.trial_balance(work, JAN, MAR)
    one_side = [row for row in found.rows if row.is_debit]
    assert not balancing._totals(one_side).agree


async def test_a_statement_tells_what_came_and_went_by_kind(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await year(work, books)
        fund = await work.one(queries.account(books.fund_id))
        bank = await work.one(queries.account(books.bank_id))
        told = await balancing.statement_of(work, fund, FEB, MAR)
        of_bank = await balancing.statement_of(work, bank, JAN, MAR)
        reserve = await work.one(queries.account(books.reserve_id))
        of_reserve = await balancing.statement_of(work, reserve, JAN, MAR)
    assert (told.opening_fen, told.closing_fen) == (1000_00, 700_00)
    assert [(each.kind, each.into_fen, each.out_fen) for each in told.moved] == [(EntryKind.PAYMENT, 0, 300_00)]
    assert [(each.kind, each.into_fen, each.out_fen) for each in of_bank.moved] == [
        (EntryKind.RECEIPT, 1040_00, 0),
        (EntryKind.PAYMENT, 0, 300_00),
    ]
    assert (of_reserve.opening_fen, of_reserve.into_fen, of_reserve.closing_fen) == (0, 200_00, 200_00)


async def test_a_month_is_closed_with_its_sums_once_and_when_it_is_over(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await year(work, books)
        with pytest.raises(MonthNotOver):
            await service.close_month(work, Closing(month=today()))
        closed = await service.close_month(work, Closing(month=FEB))
        assert (closed.month, closed.entries, closed.held_fen) == (date(2026, 2, 1), 2, 700_00)
        for day in (JAN, FEB):
            with pytest.raises(MonthClosed):
                await service.close_month(work, Closing(month=day))
        offered = await service.months_to_close(work)
        assert (str(offered[-1]), str(offered[0])) == ("2026-03", str(offered[0].of(today()).previous()))
    with pytest.raises(MonthClosed):
        async with given.work(sessions, admin) as work:
            await books.receive(work, 1, FEB)


@pytest.mark.crowd
async def test_i15_nothing_is_booked_behind_the_sum_of_a_closed_month(sessions, admin, books: Books) -> None:
    """Thirty book into the month while it is closed: what they were told is what the month was closed with."""
    async with given.work(sessions, admin) as work:
        await books.receive(work, 1000, JAN)
    done, begun = 0, asyncio.Event()

    async def post(lane: int) -> None:
        nonlocal done
        for _turn in range(20):
            try:
                async with given.work(sessions, admin) as work:
                    await (books.pay(work, 1, JAN) if lane % 2 else books.receive(work, 1, JAN))
            except MonthClosed:
                return
            done += 1
            if done == 60:
                begun.set()

    async def close() -> ClosedMonth:
        await begun.wait()
        async with given.work(sessions, admin) as work:
            return await service.close_month(work, Closing(month=JAN))

    closed, *_rest = await asyncio.gather(close(), *(post(lane) for lane in range(30)))
    async with given.work(sessions, admin) as work:
        late = await work.scalar(queries.entries_between(JAN, JAN)) - closed.entries
        assert (late, await work.scalar(queries.at_bank(JAN))) == (0, closed.held_fen)
    assert closed.entries == done + 1 < 600


async def test_an_entry_is_undone_with_its_reason_and_never_before_it_was_made(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await books.receive(work, 100, JAN)
        spent = await books.pay(work, 40, FEB)
        with pytest.raises(ReversalTooEarly):
            await service.reverse(work, spent, Reversing(on=JAN, reason=ReversalReason.TWICE))
        made = await service.reverse(work, spent, Reversing(on=MAR, reason=ReversalReason.TWICE))
        assert (made.kind, made.reverses_id, made.on) == (EntryKind.REVERSAL, spent, MAR)
    async with given.work(sessions, admin) as work:
        told = await work.one(select(JournalEntry).where(JournalEntry.event == "entry_reversed"))
        assert told.facts["reason"] == "twice"
        with pytest.raises(AlreadyReversed):
            await service.reverse(work, made.id, Reversing(on=today(), reason=ReversalReason.OTHER))


@pytest.mark.crowd
async def test_i5_fifty_who_undo_one_entry_undo_it_once(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await books.receive(work, 100)
        spent = await books.pay(work, 40)

    async def undo() -> bool:
        try:
            async with given.work(sessions, admin) as work:
                await service.reverse(work, spent, Reversing(on=today(), reason=ReversalReason.TWICE))
        except AlreadyReversed:
            return False
        return True

    assert sum(await asyncio.gather(*(undo() for _ in range(50)))) == 1
    async with given.work(sessions, admin) as work:
        assert await work.scalar(queries.book_balance(books.bank_id, today())) == 100_00
        assert await work.scalar(select(func.count(Entry.id)).where(Entry.kind == EntryKind.REVERSAL)) == 1
        assert await verify(work.session, work.tenant.id) == []


async def test_two_bank_accounts_have_two_names(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await service.open_bank(work, NewBankAccount(name="专户"))
        for name in ("专户", "基本户"):
            with pytest.raises(BankNameTaken):
                await service.open_bank(work, NewBankAccount(name=name))


TAMPERED = {
    Wrong.DRIFT: "UPDATE ledger_holding SET fen = fen + 1 WHERE tenant_id = {tenant} AND account_id = {fund}",
    Wrong.UNBALANCED: "UPDATE ledger_holding SET fen = fen + 1 WHERE tenant_id = {tenant} AND account_id = {fund}",
    Wrong.GAP: "UPDATE ledger_series SET last = last + 1 WHERE tenant_id = {tenant} AND book = 'entry'",
    Wrong.EMPTY: "DELETE FROM ledger_transfer WHERE tenant_id = {tenant} AND spent",
    Wrong.NOT_OPPOSITE: "UPDATE ledger_transfer SET fen = 1 WHERE tenant_id = {tenant} AND spent",
}


@pytest.mark.parametrize("wrong", TAMPERED)
async def test_t15_what_was_changed_behind_the_product_is_found_and_told(
    sessions, admin, books: Books, database: Database, wrong: Wrong
) -> None:
    async with given.work(sessions, admin) as work:
        await year(work, books)
        spent = await books.pay(work, 10)
        await service.reverse(work, spent, Reversing(on=today(), reason=ReversalReason.TWICE))
        made, findings = await service.check(work)
        assert (findings, made.findings, made.entries) == ([], 0, 6)
    tenant, fund = sql.Literal(str(admin.tenant.id)), sql.Literal(str(books.fund_id))
    with psycopg.connect(database.admin_url, dbname=database.name, autocommit=True) as owner:
        owner.execute(sql.SQL(TAMPERED[wrong]).format(tenant=tenant, fund=fund))
    async with given.work(sessions, admin) as work:
        _made, findings = await service.check(work)
        assert wrong in {finding.kind for finding in findings}
        with pytest.raises(BooksWrong):
            await service.close_month(work, Closing(month=JAN))


async def test_who_answers_for_the_township_is_told_that_the_books_are_wrong(sessions, database: Database) -> None:
    place = await given.township(sessions)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    with psycopg.connect(database.admin_url, dbname=database.name, autocommit=True) as owner:
        owner.execute(
            "INSERT INTO ledger_series (tenant_id, book, year, last) VALUES (%s, 'entry', 2026, 3)", [place.tenant.id]
        )
    async with given.work(sessions, await given.system(sessions, place)) as work:
        await service.check(work)
    async with given.work(sessions, admin) as work:
        told = await work.all(select(Notification))
    assert [(each.rule, each.account_id) for each in told] == [("books_found_wrong.admins", admin.person.account_id)]


@pytest.mark.parametrize("yuan", [0, -1])
async def test_nothing_is_booked_for_nothing(sessions, admin, books: Books, yuan: int) -> None:
    with pytest.raises(Refusal):
        async with given.work(sessions, admin) as work:
            await books.receive(work, yuan)


async def test_i1_no_pot_is_overdrawn_by_an_expense_that_is_undone_twice(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await books.receive(work, 100)
        receipt = (await work.rows(queries.entries_of(EntryKind.RECEIPT)))[0][0]
        await books.pay(work, 100)
    with pytest.raises(TooLittleMoney):
        async with given.work(sessions, admin) as work:
            await service.reverse(work, receipt.id, Reversing(on=today(), reason=ReversalReason.OTHER))
