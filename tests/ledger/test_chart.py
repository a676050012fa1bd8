"""What an accountant's software is given: accounts by the national system, debit and credit equal in each number."""

from collections import defaultdict

import pytest

import given
from wushe.kernel.clock import today
from wushe.ledger import queries, service
from wushe.ledger.chart import codes
from wushe.ledger.kinds import AccountKind, EntryKind, ReversalReason, SourceKind
from wushe.ledger.models import Source
from wushe.ledger.schemas import EntryFilters, Reversing
from wushe.ledger.vouchers import lines_for_accountants, vouchers

from .conftest import Books

BANK, FUND, CUSTODY = AccountKind.BANK, AccountKind.FUND, AccountKind.CUSTODY
FREE, TIED = {"group": ""}, {"group": "elderly"}


@pytest.mark.parametrize(
    ("kind", "debit", "credit", "source", "tied", "expected"),
    [
        (EntryKind.RECEIPT, BANK, FUND, SourceKind.DONATION, FREE, ("1002", "410101")),
        (EntryKind.RECEIPT, BANK, FUND, SourceKind.DONATION, TIED, ("1002", "410102")),
        (EntryKind.RECEIPT, BANK, FUND, SourceKind.APPROPRIATION, TIED, ("1002", "440102")),
        (EntryKind.RECEIPT, BANK, FUND, SourceKind.COMMUNITY, FREE, ("1002", "490101")),
        (EntryKind.RECEIPT, BANK, CUSTODY, SourceKind.DEPOSIT, FREE, ("1002", "2601")),
        (EntryKind.PAYMENT, FUND, BANK, SourceKind.DONATION, TIED, ("5101", "1002")),
        (EntryKind.PAYMENT, CUSTODY, BANK, SourceKind.DEPOSIT, FREE, ("2601", "1002")),
        (EntryKind.REFUND, FUND, BANK, SourceKind.DONATION, TIED, ("410102", "1002")),
        (EntryKind.REFUND, CUSTODY, BANK, SourceKind.DEPOSIT, FREE, ("2601", "1002")),
        (EntryKind.TRANSFER, CUSTODY, FUND, SourceKind.DONATION, FREE, ("2601", "410101")),
        (EntryKind.RECEIPT, BANK, AccountKind.HELD, SourceKind.DEPOSIT, FREE, ("1002", "2601")),
        (EntryKind.TRANSFER, AccountKind.HELD, CUSTODY, SourceKind.DEPOSIT, FREE, None),
        (EntryKind.RESERVATION, FUND, FUND, SourceKind.DONATION, FREE, None),
    ],
)
def test_each_move_is_what_the_table_says(kind, debit, credit, source, tied, expected) -> None:
    row = Source(kind=source, purpose_id=None, community_id=None, since=None, until=None, **tied)
    found = codes(kind, debit, credit, row)
    assert (found and (found[0].number, found[1].number)) == expected


def test_every_kind_of_source_is_in_the_table() -> None:
    for kind in SourceKind:
        assert codes(EntryKind.RECEIPT, BANK, FUND, Source(kind=kind, group=""))


async def test_debit_and_credit_are_equal_in_each_number_and_a_reversal_is_the_opposite(
    sessions, admin, books: Books
) -> None:
    async with given.work(sessions, admin) as work:
        await books.receive(work, 100, purpose_id=books.reading_id)
        await books.receive(work, 50)
        await books.receive(work, 30, kind=SourceKind.DEPOSIT)
        await books.reserve(work, 120)
        spent = await books.pay(work, 20, from_id=books.custody_id)
        await service.reverse(work, spent, Reversing(on=today(), reason=ReversalReason.TWICE))
        found = await work.all(queries.entries(EntryFilters()).order_by(*queries.IN_ORDER))
        rows = list(lines_for_accountants(await vouchers(work, found)))
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        sums[row["number"]][0] += row["debit_fen"] or 0
        sums[row["number"]][1] += row["credit_fen"] or 0
    assert all(debit == credit > 0 for debit, credit in sums.values())
    assert f"{today().year}-0004" not in sums
    *_rest, cost, cost_bank, undone, undone_bank = rows
    assert [(row["code"], row["debit_fen"]) for row in (cost, undone)] == [("2601", 20_00), ("1002", 20_00)]
    assert [(row["code"], row["credit_fen"]) for row in (cost_bank, undone_bank)] == [("1002", 20_00), ("2601", 20_00)]
    assert {row["pot"] for row in (cost, cost_bank, undone, undone_bank)} == {"龙舟协会代管"}
