"""Questions about what the bank says."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, or_, select

from wushe.ledger.kinds import AccountKind, Matching
from wushe.ledger.models import Account, BankLine, Match
from wushe.ledger.schemas import LineFilters

OLDEST_FIRST = (BankLine.on, BankLine.id)
NEWEST_FIRST = (BankLine.on.desc(), BankLine.id.desc())
MATCHED_FEN = (
    select(cast(func.coalesce(func.sum(Match.fen), 0), BigInteger))
    .where(Match.tenant_id == BankLine.tenant_id, Match.line_id == BankLine.id)
    .correlate(BankLine)
    .scalar_subquery()
)
"""Fen of a line that stand for entries of the books."""
IS_OPEN = BankLine.fen != MATCHED_FEN
_STATES: dict[Matching, ColumnElement[bool]] = {
    Matching.OPEN: MATCHED_FEN == 0,
    Matching.PARTLY: and_(MATCHED_FEN != 0, IS_OPEN),
    Matching.MATCHED: ~IS_OPEN,
}


def banks() -> Select[Account]:
    """The bank accounts, that which was opened first in front."""
    return select(Account).where(Account.kind == AccountKind.BANK).order_by(Account.id)


def bank(account_id: UUID) -> Select[Account]:
    return select(Account).where(Account.id == account_id, Account.kind == AccountKind.BANK)


def line(line_id: UUID) -> Select[BankLine]:
    return select(BankLine).where(BankLine.id == line_id)


def lines(account_id: UUID, until: date | None = None) -> Select[BankLine]:
    """What the bank says of one account, up to a day."""
    return select(BankLine).where(BankLine.account_id == account_id, *([BankLine.on <= until] if until else []))


def incoming(account_id: UUID | None = None) -> Select[BankLine]:
    """Money that came in and is not whole in the books yet: what donations are matched to."""
    wanted = [BankLine.account_id == account_id] if account_id else []
    return select(BankLine).where(BankLine.fen > 0, IS_OPEN, *wanted).order_by(*OLDEST_FIRST)


def listed(filters: LineFilters, counterparty_hash: bytes | None) -> Select[BankLine]:
    """The lines of a list; `counterparty_hash` is that of the words looked for, None for no words."""
    conditions: list[ColumnElement[bool]] = []
    if filters.account_id:
        conditions.append(BankLine.account_id == filters.account_id)
    if filters.since:
        conditions.append(BankLine.on >= filters.since)
    if filters.until:
        conditions.append(BankLine.on <= filters.until)
    if filters.matching:
        conditions.append(_STATES[filters.matching])
    if filters.q:
        conditions.append(or_(BankLine.serial == filters.q, BankLine.counterparty_hash == counterparty_hash))
    return select(BankLine).where(*conditions)


def lines_like(account_id: UUID, serials: Collection[str], days: Collection[date]) -> Select[BankLine]:
    """Lines of the account with one of these serial numbers, or without any on one of these days."""
    wanted: list[ColumnElement[bool]] = [
        BankLine.serial.in_(list(serials)),
        BankLine.serial.is_(None) & BankLine.on.in_(list(days)),
    ]
    return select(BankLine).where(BankLine.account_id == account_id, or_(*wanted))


def lines_by_ids(ids: Iterable[UUID]) -> Select[BankLine]:
    """The oldest first."""
    return select(BankLine).where(BankLine.id.in_(list(ids))).order_by(*OLDEST_FIRST)


def matches_of(lines: Iterable[UUID]) -> Select[Match]:
    return select(Match).where(Match.line_id.in_(list(lines))).order_by(Match.id)
