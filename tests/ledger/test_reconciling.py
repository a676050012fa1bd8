"""Reconciliation with the bank: what is proposed and why, and two balances that meet."""

from datetime import date, timedelta
from uuid import UUID

import pytest

import given
from wushe.ledger import service
from wushe.ledger.errors import AlreadyMatched, AmountsDiffer, LineMatched, NoSuchMatch
from wushe.ledger.kinds import ReversalReason
from wushe.ledger.models import BankLine
from wushe.ledger.reconciling import Open, Proposal, closing_balance, propose, reconciliation
from wushe.ledger.schemas import NewLine, NewMatch, Reconciling, Reversing

from .conftest import Books

DAY = date(2026, 3, 10)
A, B, C, D = (UUID(int=number) for number in range(1, 5))


def on(days: int, fen: int, id_: UUID) -> Open:
    return Open(id_, DAY + timedelta(days=days), fen)


def test_the_nearest_entry_of_the_same_amount_is_proposed() -> None:
    assert propose([on(0, 5, A)], [on(-9, 5, B), on(2, 5, C), on(0, 6, D)]) == [Proposal(A, C, 2, 1)]


def test_what_came_in_is_never_what_went_out() -> None:
    assert propose([on(0, 5, A)], [on(0, -5, B)]) == []


def test_each_line_and_each_entry_is_proposed_once() -> None:
    found = propose([on(0, 5, A), on(1, 5, B)], [on(0, 5, C), on(1, 5, D)])
    assert {(each.line_id, each.entry_id) for each in found} == {(A, C), (B, D)}
    assert not any(each.is_sure for each in found)


def test_after_a_month_it_is_no_longer_the_same() -> None:
    assert propose([on(0, 5, A)], [on(32, 5, B)]) == []
    assert [each.is_sure for each in propose([on(0, 5, A)], [on(31, 5, B)])] == [False]
    assert [each.is_sure for each in propose([on(0, 5, A)], [on(3, 5, B)])] == [True]


@pytest.mark.parametrize("turned", [False, True])
def test_the_last_balance_of_a_day_is_found_whichever_way_the_bank_lists_it(turned: bool) -> None:  # noqa: FBT001
    lines = [BankLine(fen=fen, balance_fen=balance) for fen, balance in ((100, 100), (-30, 70), (5, 75), (-5, 70))]
    assert closing_balance(lines[::-1] if turned else lines) == 70
    assert closing_balance(lines[:3][::-1] if turned else lines[:3]) == 75
    assert closing_balance([]) is None


@pytest.fixture
async def month(sessions, admin, books: Books) -> dict[str, UUID]:
    """100 that both have, 50 the bank only has, 20 paid that the bank has not yet, and 7 booked and undone."""
    async with given.work(sessions, admin) as work:
        await books.receive(work, 100, DAY)
        paid = await books.pay(work, 20, DAY + timedelta(days=1))
        undone = await books.pay(work, 7, DAY)
        await service.reverse(work, undone, Reversing(on=DAY, reason=ReversalReason.TWICE))
        came = await service.enter_line(work, NewLine(on=DAY, into=100_00, balance=100_00))
        other = await service.enter_line(work, NewLine(on=DAY, into=50_00, balance=150_00, counterparty="张三"))
        return {"paid": paid, "came": came.id, "other": other.id}


async def test_both_balances_meet(sessions, admin, books: Books, month) -> None:
    async with given.work(sessions, admin) as work:
        found = await reconciliation(work, books.bank_id, DAY + timedelta(days=5))
        assert (found.bank_fen, found.book_fen) == (150_00, 80_00)
        assert (found.adjusted_bank_fen, found.adjusted_book_fen, found.apart_fen) == (230_00, 230_00, 0)
        assert [(each.line_id, each.days, each.rivals) for each in found.proposals] == [(month["came"], 0, 0)]
        wanted = Reconciling(account_id=books.bank_id, until=DAY + timedelta(days=5))
        assert await service.match_sure(work, wanted) == 1
        found = await reconciliation(work, books.bank_id, DAY + timedelta(days=5))
        assert [line.id for line in found.lines] == [month["other"]]
        assert [entry.id for entry in found.entries] == [month["paid"]]
        assert (found.adjusted_bank_fen, found.adjusted_book_fen) == (130_00, 130_00)
        assert (await reconciliation(work, books.bank_id, DAY)).apart_fen == 0


async def test_a_line_that_is_missing_is_seen_as_the_sum_by_which_they_are_apart(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await books.receive(work, 100, DAY)
        await service.enter_line(work, NewLine(on=DAY, into=100_00, balance=130_00))
        assert (await reconciliation(work, books.bank_id, DAY)).apart_fen == 30_00


async def test_a_match_is_of_one_amount_made_once_and_undone(sessions, admin, books: Books, month) -> None:
    async with given.work(sessions, admin) as work:
        with pytest.raises(AmountsDiffer):
            await service.match(work, NewMatch(line_id=month["other"], entry_id=month["paid"]))
        line = await service.enter_line(work, NewLine(on=DAY, out=20_00, serial="S1"))
        made = await service.match(work, NewMatch(line_id=line.id, entry_id=month["paid"]))
        with pytest.raises(LineMatched):
            await service.remove_line(work, line.id)
        twin = await service.enter_line(work, NewLine(on=DAY, out=20_00, serial="S2"))
        twin_id = twin.id
    with pytest.raises(AlreadyMatched):
        async with given.work(sessions, admin) as work:
            await service.match(work, NewMatch(line_id=twin_id, entry_id=month["paid"]))
    async with given.work(sessions, admin) as work:
        await service.unmatch(work, made.id)
        with pytest.raises(NoSuchMatch):
            await service.unmatch(work, made.id)
        await service.match(work, NewMatch(line_id=twin_id, entry_id=month["paid"]))
