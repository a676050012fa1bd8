"""Entries with all that pages and exports show: numbers, pots, sources, and what an accountant makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from wushe.kernel.i18n import headed, say
from wushe.kernel.journal.naming import names_in
from wushe.kernel.work import Work
from wushe.ledger import queries
from wushe.ledger.chart import Code, codes
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.models import Account, Entry, Source, Transfer


class Posting(NamedTuple):
    """A line of an accountant's voucher: fen on one side of an account, of which pot and source."""

    code: Code
    debit_fen: int
    credit_fen: int
    pot: str
    source: Source


@dataclass(frozen=True, slots=True)
class Leg:
    """Fen of one source from one account into another, and the pots that these lie within."""

    transfer: Transfer
    source: Source
    debit: Account
    credit: Account
    debit_pot: Account
    credit_pot: Account


@dataclass(slots=True)
class Voucher:
    """One entry. `about` is what its cause is called; `kind` of a reversal is what it undoes."""

    entry: Entry
    about: str
    undoes: EntryKind | None = None
    reversed_by_id: UUID | None = None
    legs: list[Leg] = field(default_factory=list)

    @property
    def number(self) -> str:
        return f"{self.entry.year}-{self.entry.number:04d}"

    @property
    def fen(self) -> int:
        return sum(leg.transfer.fen for leg in self.legs)

    @property
    def summary(self) -> str:
        """摘要: 支付：龙舟协会采购."""
        kind = say(self.entry.kind.label)
        return headed(kind, self.about) if self.about else kind

    @property
    def postings(self) -> list[Posting]:
        """Its lines in an accountant's books, debit first; none where money only changed pots."""
        halves = [half for leg in self.legs for half in self._halves(leg)]
        sums: dict[tuple[Code, str, UUID, bool], Posting] = {}
        for half in halves:
            key = half.code, half.pot, half.source.id, half.debit_fen > 0
            before = sums.get(key, half._replace(debit_fen=0, credit_fen=0))
            sums[key] = half._replace(
                debit_fen=before.debit_fen + half.debit_fen, credit_fen=before.credit_fen + half.credit_fen
            )
        return sorted(sums.values(), key=lambda posting: posting.debit_fen == 0)

    def _halves(self, leg: Leg) -> list[Posting]:
        debit, credit, fen = leg.debit_pot, leg.credit_pot, leg.transfer.fen
        if self.undoes:
            found = codes(self.undoes, credit.kind, debit.kind, leg.source)
            found = found and found[::-1]
        else:
            found = codes(self.entry.kind, debit.kind, credit.kind, leg.source)
        if found is None:
            return []
        of_debit = debit if debit.kind is not AccountKind.BANK else credit
        of_credit = credit if credit.kind is not AccountKind.BANK else debit
        return [
            Posting(found[0], fen, 0, of_debit.name, leg.source),
            Posting(found[1], 0, fen, of_credit.name, leg.source),
        ]


async def vouchers(work: Work, entries: Sequence[Entry]) -> list[Voucher]:
    """The caller has asked for the permission to read the books."""
    ids = [entry.id for entry in entries]
    called = await names_in(work, [{"about_id": entry.about_id} for entry in entries])
    undone = dict(await work.rows(queries.reversals(ids)))
    undoes = dict(await work.rows(queries.kinds_of([e.reverses_id for e in entries if e.reverses_id])))
    found = {
        entry.id: Voucher(
            entry, called.get(entry.about_id, ""), undoes.get(entry.reverses_id), undone.get(entry.id)
        )
        for entry in entries
    }  # fmt: skip
    rows = await work.rows(queries.legs(ids))
    accounts = await _with_pots(work, {id_ for leg, _s in rows for id_ in (leg.debit_id, leg.credit_id)})
    for leg, source in rows:
        debit, credit = accounts[leg.debit_id], accounts[leg.credit_id]
        found[leg.entry_id].legs.append(Leg(leg, source, debit, credit, _pot(accounts, debit), _pot(accounts, credit)))
    return list(found.values())


async def _with_pots(work: Work, ids: set[UUID]) -> dict[UUID, Account]:
    """These accounts and all that they lie within, however deep."""
    known: dict[UUID, Account] = {}
    while ids:
        known |= {account.id: account for account in await work.all(queries.accounts_by_ids(ids))}
        ids = {account.within_id for account in known.values() if account.within_id} - known.keys()
    return known


def _pot(accounts: Mapping[UUID, Account], account: Account) -> Account:
    while account.within_id:
        account = accounts[account.within_id]
    return account


def lines_for_accountants(found: Sequence[Voucher]) -> Iterator[dict[str, Any]]:
    """The rows of `sheets.VOUCHERS`: one for each account, pot and source of an entry, debit first."""
    for voucher in found:
        for posting in voucher.postings:
            yield {
                "number": voucher.number, "on": voucher.entry.on, "summary": voucher.summary,
                "code": posting.code.number, "account": say(posting.code.name),
                "debit_fen": posting.debit_fen or None, "credit_fen": posting.credit_fen or None,
                "pot": posting.pot, "source": source_name(posting.source),
            }  # fmt: skip


def source_name(source: Source) -> str:
    """A source as a list shows it: its kind, its day and the end of its id; a giver's name stays where it belongs."""
    return f"{say(source.kind.label)} {source.received_on} {source.id.hex[-6:]}"
