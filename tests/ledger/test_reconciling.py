"""Reconciliation with the bank: what is proposed and why, parts and batches, and two balances that meet."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

import given
from wushe.kernel.database.model import new_id
from wushe.ledger import queries, service
from wushe.ledger.errors import AlreadyMatched, AmountsDiffer, LineMatched, ManyToMany, NoSuchMatch
from wushe.ledger.kinds import Matching, ReversalReason
from wushe.ledger.lines import seen
from wushe.ledger.models import BankLine, Match
from wushe.ledger.reconciling import Open, Proposal, closing_balance, propose, reconciliation
from wushe.ledger.schemas import LineFilters, NewLine, NewMatch, Reconciling, Reversing
from wushe.ledger.service.reconciling import paired

from .conftest import Books

DAY = date(2026, 3, 10)
A, B, C, D = (UUID(int=number) for number in range(1, 5))


def on(days: int, fen: int, id_: UUID) -> Open:
    return Open(id_, DAY + timedelta(days=days), fen)


def matching(line: UUID | list[UUID], entry: UUID | list[UUID], *, partly: bool = False) -> NewMatch:
    lines, entries = ([each] if isinstance(each, UUID) else each for each in (line, entry))
    return NewMatch(line_ids=lines, entry_ids=entries, partly=partly)


def test_the_nearest_entry_of_the_same_amount_is_proposed() -> None:
    assert propose([on(0, 5, A)], [on(-9, 5, B), on(2, 5, C), on(0, 6, D)]) == [Proposal(A, C, 5, 2, 1)]


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
            await service.match(work, matching(month["other"], month["paid"]))
        line = await service.enter_line(work, NewLine(on=DAY, out=20_00, serial="S1"))
        [made] = await service.match(work, matching(line.id, month["paid"]))
        with pytest.raises(LineMatched):
            await service.remove_line(work, line.id)
        twin = await service.enter_line(work, NewLine(on=DAY, out=20_00, serial="S2"))
        twin_id = twin.id
    with pytest.raises(AlreadyMatched):
        async with given.work(sessions, admin) as work:
            await service.match(work, matching(twin_id, month["paid"]))
    async with given.work(sessions, admin) as work:
        await service.unmatch(work, made.id)
        with pytest.raises(NoSuchMatch):
            await service.unmatch(work, made.id)
        await service.match(work, matching(twin_id, month["paid"]))


@pytest.mark.parametrize(
    ("lines", "entries", "partly", "pairs"),
    [
        ((300,), (100, 200), False, [100, 200]),
        ((-100, -200), (-300,), False, [-100, -200]),
        ((300,), (100, 100), True, [100, 100]),
        ((100,), (300,), True, [100]),
        ((300,), (100,), True, [100]),
        ((300,), (300,), True, [300]),
    ],
)
def test_what_is_matched_of_batches_and_parts(lines, entries, partly, pairs) -> None:
    found = paired([on(0, fen, A) for fen in lines], [on(0, fen, B) for fen in entries], partly=partly)
    assert [pair.fen for pair in found] == pairs


@pytest.mark.parametrize(
    ("lines", "entries", "partly", "refusal"),
    [
        ((300,), (100, 100), False, AmountsDiffer),
        ((300,), (200, 200), True, AmountsDiffer),
        ((100, 100), (150,), True, AmountsDiffer),
        ((300,), (400, -100), True, AmountsDiffer),
        ((100,), (-100,), True, AmountsDiffer),
        ((100, 100), (100, 100), False, ManyToMany),
        ((0,), (100,), True, AlreadyMatched),
        ((100,), (100, 0), False, AlreadyMatched),
    ],
)
def test_what_is_never_matched(lines, entries, partly, refusal) -> None:
    with pytest.raises(refusal):
        paired([on(0, fen, A) for fen in lines], [on(0, fen, B) for fen in entries], partly=partly)


async def entries_of(work, books: Books, *yuan: int) -> list[UUID]:
    """Receipts of so many yuan at the bank, as entries."""
    for each in yuan:
        await books.receive(work, each, DAY)
    rows = await work.rows(queries.open_entries(books.bank_id, DAY))
    return [row[0] for row in rows][-len(yuan) :]


async def test_one_line_stands_for_several_entries_and_is_taken_back_one_by_one(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        entries = await entries_of(work, books, 30, 70)
        line = await service.enter_line(work, NewLine(on=DAY, into=100_00, balance=100_00))
        made = await service.match(work, matching(line.id, entries))
        assert sorted(each.fen for each in made) == [30_00, 70_00]
        found = await reconciliation(work, books.bank_id, DAY)
        assert (list(found.lines), list(found.entries), found.apart_fen) == ([], [], 0)
        await service.unmatch(work, made[0].id)
        found = await reconciliation(work, books.bank_id, DAY)
        assert [each.fen for each in found.lines] == [each.fen for each in found.entries] == [made[0].fen]
        [shown] = await seen(work, [line])
        assert (shown.matching, shown.open_fen) == (Matching.PARTLY, made[0].fen)
        for state, expected in ((Matching.PARTLY, [line.id]), (Matching.OPEN, []), (Matching.MATCHED, [])):
            listed = await work.all(queries.listed(LineFilters(matching=state), None))
            assert [each.id for each in listed] == expected, state


async def test_one_entry_is_paid_in_two_parts_and_the_rest_is_seen(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await books.receive(work, 100, DAY)
        paid = await books.pay(work, 50, DAY)
        first = await service.enter_line(work, NewLine(on=DAY, out=20_00, serial="P1"))
        with pytest.raises(AmountsDiffer):
            await service.match(work, matching(first.id, paid))
        await service.match(work, matching(first.id, paid, partly=True))
        found = await reconciliation(work, books.bank_id, DAY)
        assert [each.fen for each in found.entries if each.id == paid] == [-30_00]
        second = await service.enter_line(work, NewLine(on=DAY, out=30_00, serial="P2"))
        [proposal] = (await reconciliation(work, books.bank_id, DAY)).proposals
        assert (proposal.line_id, proposal.entry_id, proposal.fen) == (second.id, paid, -30_00)
        await service.match(work, matching(second.id, paid))
        found = await reconciliation(work, books.bank_id, DAY)
        assert paid not in {each.id for each in found.entries}
        with pytest.raises(LineMatched):
            await service.remove_line(work, first.id)


async def test_what_was_undone_after_a_part_was_matched_still_meets(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        [entry] = await entries_of(work, books, 50)
        line = await service.enter_line(work, NewLine(on=DAY, into=20_00, balance=20_00))
        await service.match(work, matching(line.id, entry, partly=True))
        await service.reverse(work, entry, Reversing(on=DAY, reason=ReversalReason.TWICE))
        found = await reconciliation(work, books.bank_id, DAY)
        assert sorted(each.fen for each in found.entries) == [-50_00, 30_00]
        assert found.apart_fen == 0


async def test_twenty_at_once_match_no_more_of_an_entry_than_it_is(sessions, admin, books: Books) -> None:
    """Twenty lines of 10 yuan each for an entry of 50: five fit, whoever comes first."""
    async with given.work(sessions, admin) as work:
        [entry] = await entries_of(work, books, 50)
        serials = [f"L{number}" for number in range(20)]
        lines = [(await service.enter_line(work, NewLine(on=DAY, into=10_00, serial=each))).id for each in serials]

    async def one(line_id: UUID) -> bool:
        try:
            async with given.work(sessions, admin) as work:
                await service.match(work, matching(line_id, entry, partly=True))
        except AlreadyMatched:
            return False
        return True

    assert sum(await asyncio.gather(*map(one, lines))) == 5
    assert await matched(sessions, admin) == 50_00


@pytest.mark.parametrize("side", ["line", "entry"])
async def test_the_database_itself_refuses_the_fen_too_many(sessions, admin, books: Books, side: str) -> None:
    """Rows that no verb looked at, from twenty connections at once: 30 yuan each of 100, on either side."""
    of_one_line = side == "line"
    async with given.work(sessions, admin) as work:
        entries = await entries_of(work, books, *([30] * 20 if of_one_line else [100]))
        into = 100_00 if of_one_line else 30_00
        serials = [f"D{number}" for number in range(1 if of_one_line else 20)]
        lines = [(await service.enter_line(work, NewLine(on=DAY, into=into, serial=each))).id for each in serials]

    async def one(line_id: UUID, entry_id: UUID) -> bool:
        try:
            async with given.work(sessions, admin) as work:
                work.add(Match(id=new_id(), account_id=books.bank_id, line_id=line_id, entry_id=entry_id, fen=30_00))
                await work.flush()
        except AlreadyMatched:
            return False
        return True

    done = await asyncio.gather(*(one(line, entry) for line in lines for entry in entries))
    assert sum(done) == 3
    assert await matched(sessions, admin) == 90_00


@pytest.mark.parametrize("fen", [-1, 5_001])
async def test_the_database_refuses_another_direction_and_more_than_the_line(sessions, admin, books, fen: int) -> None:
    with pytest.raises(AlreadyMatched):
        async with given.work(sessions, admin) as work:
            [entry] = await entries_of(work, books, 100)
            line = await service.enter_line(work, NewLine(on=DAY, into=50_00, serial="S"))
            work.add(Match(id=new_id(), account_id=books.bank_id, line_id=line.id, entry_id=entry, fen=fen))
            await work.flush()


async def matched(sessions, admin) -> int:
    async with given.work(sessions, admin) as work:
        return int(await work.scalar(select(func.sum(Match.fen))) or 0)
