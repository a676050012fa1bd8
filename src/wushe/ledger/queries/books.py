"""Questions about entries and accounts, for pages and exports."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Select,
    Subquery,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.models import Account, BooksCheck, ClosedMonth, Entry, Holding, Source, Transfer
from wushe.ledger.schemas import AccountFilters, EntryFilters

NEWEST_ENTRY = (Entry.year.desc(), Entry.number.desc())
IN_ORDER = (Entry.year, Entry.number)
NEWEST_ACCOUNT = (Account.id.desc(),)


def entries(filters: EntryFilters) -> Select[Entry]:
    """The day book, narrowed. `q` is a voucher's number, with its year or without: 2026-0012, 12."""
    conditions: list[ColumnElement[bool]] = []
    if filters.since:
        conditions.append(Entry.on >= filters.since)
    if filters.until:
        conditions.append(Entry.on <= filters.until)
    if filters.kind:
        conditions.append(Entry.kind == filters.kind)
    if filters.account_id:
        conditions.append(_touches(filters.account_id))
    if filters.q:
        conditions.append(_numbered(filters.q))
    return select(Entry).where(*conditions)


def _touches(account_id: UUID) -> ColumnElement[bool]:
    either = or_(Transfer.debit_id == account_id, Transfer.credit_id == account_id)
    return exists().where(Transfer.tenant_id == Entry.tenant_id, Transfer.entry_id == Entry.id, either)


def _numbered(written: str) -> ColumnElement[bool]:
    year, _dash, number = written.strip().rpartition("-")
    if not (number.isdecimal() and number.isascii() and len(number) < 9 and len(year) <= 4):  # noqa: PLR2004 - as int4
        return literal(False)
    same = Entry.number == int(number)
    return and_(same, Entry.year == int(year)) if year.isdecimal() else same


def amounts(entries: Iterable[UUID]) -> Select[UUID, int]:
    """(entry, fen) of these entries."""
    return (
        select(Transfer.entry_id, cast(func.sum(Transfer.fen), BigInteger))
        .where(Transfer.entry_id.in_(list(entries)))
        .group_by(Transfer.entry_id)
    )


def legs(entries: Iterable[UUID]) -> Select[Transfer, Source]:
    """The transfers of these entries with their sources, in order."""
    return (
        select(Transfer, Source)
        .join(Source, and_(Source.tenant_id == Transfer.tenant_id, Source.id == Transfer.source_id))
        .where(Transfer.entry_id.in_(list(entries)))
        .order_by(Transfer.entry_id, Transfer.line)
    )


def reversals(entries: Iterable[UUID]) -> Select[UUID | None, UUID]:
    """(entry, the one that undid it)."""
    return select(Entry.reverses_id, Entry.id).where(Entry.reverses_id.in_(list(entries)))


def names_of_entries(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, number) as 2026-0012."""
    number = func.lpad(cast(Entry.number, Text), 4, "0")
    return select(Entry.id, cast(Entry.year, Text) + "-" + number).where(Entry.id.in_(list(ids)))


def names_of_accounts(ids: Iterable[UUID]) -> Select[UUID, str]:
    return select(Account.id, Account.name).where(Account.id.in_(list(ids)))


def accounts(filters: AccountFilters) -> Select[Account]:
    """Pots; what was set aside within another one only when it is asked for."""
    conditions: list[ColumnElement[bool]] = []
    if filters.kind:
        conditions.append(Account.kind == filters.kind)
    else:
        conditions.append(Account.within_id.is_(None))
    conditions += [Account.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q)]
    return select(Account).where(*conditions)


def choices() -> Select[UUID, str]:
    """(id, name) of the accounts that lie within no other, for select fields."""
    return select(Account.id, Account.name).where(Account.within_id.is_(None)).order_by(Account.kind, Account.id)


def accounts_by_ids(ids: Collection[UUID]) -> Select[Account]:
    return select(Account).where(Account.id.in_(list(ids)))


def held_by_kind() -> Select[AccountKind, int]:
    """(kind of account, fen that lie in all of that kind)."""
    fen = cast(func.sum(Holding.fen), BigInteger)
    return (
        select(Account.kind, fen)
        .join(Holding, and_(Holding.tenant_id == Account.tenant_id, Holding.account_id == Account.id))
        .group_by(Account.kind)
    )


def entries_by_ids(ids: Collection[UUID]) -> Select[Entry]:
    return select(Entry).where(Entry.id.in_(list(ids))).order_by(Entry.on, Entry.number)


def bank_named(name: str) -> Select[Account]:
    return select(Account).where(Account.kind == AccountKind.BANK, Account.name == name)


def held(account_id: UUID) -> Select[Source, int]:
    """(source, fen) of what lies in an account with all that was set aside within it, oldest first."""
    tree = roots(account_id)
    fen = cast(func.sum(Holding.fen), BigInteger).label("fen")
    inside = (
        select(Holding.tenant_id, Holding.source_id, fen)
        .join(tree, and_(tree.c.tenant_id == Holding.tenant_id, tree.c.account_id == Holding.account_id))
        .where(Holding.fen > 0)
        .group_by(Holding.tenant_id, Holding.source_id)
        .subquery()
    )
    return (
        select(Source, inside.c.fen)
        .join(inside, and_(inside.c.tenant_id == Source.tenant_id, inside.c.source_id == Source.id))
        .order_by(Source.received_on, Source.id)
    )


def roots(account_id: UUID | None = None) -> CTE:
    """(tenant_id, root_id, account_id): each account, or one, with all that was set aside within it."""
    top = Account.within_id.is_(None) if account_id is None else Account.id == account_id
    tree = (
        select(Account.tenant_id, Account.id.label("root_id"), Account.id.label("account_id"))
        .where(top)
        .cte("roots", recursive=True)
    )
    inner = aliased(Account)
    within = and_(inner.tenant_id == tree.c.tenant_id, inner.within_id == tree.c.account_id)
    return tree.union_all(select(inner.tenant_id, tree.c.root_id, inner.id).join(tree, within))


def crossings(tree: CTE, until: date) -> Subquery:
    """(debit_root, credit_root, on, kind, fen): what crossed the border of a pot up to a day; None is outside."""
    into, out_of = tree.alias("debits"), tree.alias("credits")
    return (
        select(
            into.c.root_id.label("debit_root"), out_of.c.root_id.label("credit_root"), Entry.on, Entry.kind,
            Transfer.fen,
        )
        .select_from(Transfer)
        .join(Entry, and_(Entry.tenant_id == Transfer.tenant_id, Entry.id == Transfer.entry_id))
        .outerjoin(into, and_(into.c.tenant_id == Transfer.tenant_id, into.c.account_id == Transfer.debit_id))
        .outerjoin(out_of, and_(out_of.c.tenant_id == Transfer.tenant_id, out_of.c.account_id == Transfer.credit_id))
        .where(Entry.on <= until, into.c.root_id.is_distinct_from(out_of.c.root_id))
        .subquery("crossings")
    )  # fmt: skip


def turnover(tree: CTE, since: date, until: date) -> Select[*tuple[Any, ...]]:
    """(root, kind of entry, debit before, credit before, debit within, credit within the period), in fen."""
    crossed = crossings(tree, until)
    before = crossed.c.on < since
    sides = []
    for root, is_debit in ((crossed.c.debit_root, True), (crossed.c.credit_root, False)):
        fen = [literal(0), crossed.c.fen] if not is_debit else [crossed.c.fen, literal(0)]
        debit, credit = (cast(each, BigInteger) for each in fen)
        sides.append(
            select(
                root.label("root_id"), crossed.c.kind, before.label("before"), debit.label("debit"),
                credit.label("credit"),
            ).where(root.is_not(None))
        )  # fmt: skip
    half = sides[0].union_all(sides[1]).subquery("halves")
    sums = [
        cast(func.coalesce(func.sum(column).filter(half.c.before if early else ~half.c.before), 0), BigInteger)
        for early in (True, False)
        for column in (half.c.debit, half.c.credit)
    ]
    return select(half.c.root_id, half.c.kind, *sums).group_by(half.c.root_id, half.c.kind)


def closed_months() -> Select[ClosedMonth]:
    """The newest first."""
    return select(ClosedMonth).order_by(ClosedMonth.month.desc())


def entries_between(first: date, last: date) -> Select[int]:
    return select(func.count(Entry.id)).where(Entry.on >= first, Entry.on <= last)


def at_bank(until: date) -> Select[int]:
    """Fen at the bank at the end of a day."""
    bank = select(Account.id).where(Account.kind == AccountKind.BANK).scalar_subquery()
    into = case((Transfer.debit_id.in_(bank), Transfer.fen), else_=0)
    out = case((Transfer.credit_id.in_(bank), Transfer.fen), else_=0)
    return (
        select(cast(func.coalesce(func.sum(into - out), 0), BigInteger))
        .select_from(Transfer)
        .join(Entry, and_(Entry.tenant_id == Transfer.tenant_id, Entry.id == Transfer.entry_id))
        .where(Entry.on <= until)
    )


def first_day() -> Select[date]:
    return select(func.min(Entry.on))


def last_check() -> Select[BooksCheck]:
    return select(BooksCheck).order_by(BooksCheck.checked_at.desc(), BooksCheck.id.desc()).limit(1)


def kinds_of(entries: Iterable[UUID]) -> Select[UUID, EntryKind]:
    """(entry, its kind)."""
    return select(Entry.id, Entry.kind).where(Entry.id.in_(list(entries)))


calls(names_of_entries, "entry_id", "reversal_id")
calls(names_of_accounts, "account_id")
