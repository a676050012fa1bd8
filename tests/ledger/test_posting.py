"""Posting: double entry by source, on real PostgreSQL as the plain role, which has no other door."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

import given
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Invalid
from wushe.kernel.work import Work
from wushe.ledger import posting, queries
from wushe.ledger.errors import AlreadyReversed, MoneyIsTied, MonthClosed, NothingToPost, TooLittleMoney
from wushe.ledger.kinds import EntryKind, SourceKind
from wushe.ledger.models import ClosedMonth, Entry, Leg
from wushe.ledger.posting import Move, Origin
from wushe.ledger.restriction import Restriction, Use

from .conftest import Books

THING = UUID(int=7)


async def received(work: Work, books: Books, yuan: int, on: date | None = None, **tied: object) -> UUID:
    origin = Origin(SourceKind.DONATION, new_id(), None, Restriction(**tied))  # pyright: ignore[reportArgumentType]
    source = await posting.receive(
        work, yuan * 100, origin, into_id=books.fund_id, bank_id=books.bank_id, on=on or today()
    )
    return source.id


async def spend(work: Work, books: Books, yuan: int, purpose_id: UUID | None = None, *sources: UUID) -> UUID:
    move = Move(yuan * 100, books.fund_id, books.bank_id, sources)
    use = Use(today(), purpose_id)
    return await posting.transfer(work, EntryKind.PAYMENT, move, about_id=THING, on=today(), use=use)


async def held(work: Work, account_id: UUID) -> dict[UUID, int]:
    return {lot.source_id: lot.fen // 100 for lot in await queries.lots(work, account_id)}


async def test_what_arrives_lies_at_the_bank_and_in_the_fund_with_its_source(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        source_id = await received(work, books, 1000)
        assert await held(work, books.bank_id) == await held(work, books.fund_id) == {source_id: 1000}


async def test_earmarked_money_is_spent_first_and_then_the_oldest(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        newer = await received(work, books, 100)
        older = await received(work, books, 100, on=date(2026, 1, 2))
        tied = await received(work, books, 100, purpose_id=books.reading_id)
        await spend(work, books, 150, books.reading_id)
        assert await held(work, books.fund_id) == {newer: 100, older: 50}
        assert tied not in await held(work, books.bank_id)


async def test_tied_money_is_kept_for_its_purpose(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await received(work, books, 100, purpose_id=books.reading_id)
        free = await received(work, books, 30)
        with pytest.raises(MoneyIsTied, match=r"ledger.money_is_tied") as refused:
            await spend(work, books, 50, books.elders_id)
        assert refused.value.facts == {"left": "¥30.00"}
        await spend(work, books, 30, books.elders_id)
        assert free not in await held(work, books.fund_id)


async def test_the_database_itself_refuses_the_wrong_purpose(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        tied = await received(work, books, 100, purpose_id=books.reading_id)
    with pytest.raises(MoneyIsTied):
        async with given.work(sessions, admin) as work:
            leg = Leg(books.fund_id, books.bank_id, tied, 100, books.elders_id)
            await posting.post(work, EntryKind.PAYMENT, [leg], about_id=THING, on=today())


async def test_no_pot_and_no_source_falls_below_zero(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        first, _second = await received(work, books, 100), await received(work, books, 100)
        with pytest.raises(TooLittleMoney):
            await spend(work, books, 150, None, first)
    with pytest.raises(TooLittleMoney):
        async with given.work(sessions, admin) as work:
            leg = Leg(books.fund_id, books.bank_id, first, 10_001)
            await posting.post(work, EntryKind.PAYMENT, [leg], about_id=THING, on=today())


async def test_a_reserve_is_taken_out_of_the_fund_and_released_into_it(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        source_id = await received(work, books, 100)
        out, back = Move(6000, books.fund_id, books.reserve_id), Move(1000, books.reserve_id, books.fund_id)
        await posting.transfer(work, EntryKind.RESERVATION, out, about_id=THING, on=today())
        await posting.transfer(work, EntryKind.RELEASE, back, about_id=THING, on=today())
        assert await held(work, books.fund_id) == await held(work, books.reserve_id) == {source_id: 50}
        assert await held(work, books.bank_id) == {source_id: 100}


async def test_an_entry_is_reversed_once_and_a_reversal_never(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        source_id = await received(work, books, 100)
        entry_id = await spend(work, books, 40)
        undone = await posting.reverse(work, entry_id, about_id=THING, on=today())
        assert await held(work, books.fund_id) == await held(work, books.bank_id) == {source_id: 100}
        with pytest.raises(AlreadyReversed):
            await posting.reverse(work, undone, about_id=THING, on=today())
    with pytest.raises(AlreadyReversed):
        async with given.work(sessions, admin) as work:
            await posting.reverse(work, entry_id, about_id=THING, on=today())


async def test_a_receipt_that_was_spent_cannot_be_reversed(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await received(work, books, 100)
        receipt = (await work.rows(queries.entries_of(EntryKind.RECEIPT)))[0][0]
        await spend(work, books, 1)
    with pytest.raises(TooLittleMoney):
        async with given.work(sessions, admin) as work:
            await posting.reverse(work, receipt.id, about_id=THING, on=today())


async def test_a_closed_month_takes_nothing_more_and_closes_all_before_it(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        work.add(ClosedMonth(id=new_id(), month=date(2026, 2, 1), entries=0, held_fen=0))
    for day in (date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31)):
        with pytest.raises(MonthClosed):
            async with given.work(sessions, admin) as work:
                await received(work, books, 1, on=day)
    async with given.work(sessions, admin) as work:
        await received(work, books, 1, on=date(2026, 3, 1))


async def test_entries_are_numbered_without_gaps_within_their_year(sessions, admin, books: Books) -> None:
    async with given.work(sessions, admin) as work:
        await received(work, books, 1, on=date(2025, 5, 5))
        await received(work, books, 1)
    with pytest.raises(NothingToPost):
        async with given.work(sessions, admin) as work:
            await received(work, books, 1)
            await received(work, books, 0)
    async with given.work(sessions, admin) as work:
        await received(work, books, 1)
        numbers = await work.rows(select(Entry.year, Entry.number).order_by(Entry.year, Entry.number))
    assert list(numbers) == [(2025, 1), (today().year, 1), (today().year, 2)]


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE ledger_transfer SET fen = 1",
        "DELETE FROM ledger_transfer",
        "UPDATE ledger_entry SET about_id = id",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_holding SET fen = 1000000",
        "INSERT INTO ledger_holding SELECT tenant_id, account_id, source_id, 1 FROM ledger_holding",
        "INSERT INTO ledger_transfer SELECT * FROM ledger_transfer",
        "UPDATE ledger_source SET purpose_id = NULL",
        "UPDATE ledger_series SET last = 0",
        "DELETE FROM ledger_closed_month",
        "TRUNCATE ledger_transfer",
        "SELECT ledger_move(NULL, NULL, NULL, NULL, NULL)",
    ],
)
async def test_t14_the_plain_role_can_write_the_books_by_no_other_way(sessions, admin, books, attack: str) -> None:
    async with given.work(sessions, admin) as work:
        await received(work, books, 1)
    with pytest.raises(DBAPIError, match="permission denied"):
        async with given.work(sessions, admin) as work:
            await work.session.execute(text(attack))


async def test_no_transfer_goes_into_a_neighbours_account(sessions, admin, books: Books) -> None:
    other = await given.registered(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)
    with pytest.raises(Invalid):
        async with given.work(sessions, other) as work:
            await received(work, books, 1)
