"""What of the bank stands for nothing in the books, and what of the books for nothing at the bank."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, cast, exists, func, or_, select
from sqlalchemy.orm import aliased

from wushe.ledger.models import BankLine, Entry, Match, Transfer
from wushe.ledger.queries.bank import MATCHED_FEN, OLDEST_FIRST


def booked(account_id: UUID, until: date) -> Select[UUID, date, int]:
    """(entry, day, fen) that moved the bank account up to a day; below zero went out."""
    fen = cast(func.sum(case((Transfer.debit_id == account_id, Transfer.fen), else_=-Transfer.fen)), BigInteger)
    either = or_(Transfer.debit_id == account_id, Transfer.credit_id == account_id)
    return (
        select(Entry.id, Entry.on, fen.label("fen"))
        .join(Transfer, and_(Transfer.tenant_id == Entry.tenant_id, Transfer.entry_id == Entry.id))
        .where(Entry.on <= until, either)
        .group_by(Entry.tenant_id, Entry.id, Entry.on)
    )


def book_balance(account_id: UUID, until: date) -> Select[int]:
    moved = booked(account_id, until).subquery()
    return select(cast(func.coalesce(func.sum(moved.c.fen), 0), BigInteger))


def open_entries(account_id: UUID, until: date) -> Select[UUID, date, int]:
    """(entry, day, fen of it that no line up to the day stands for).

    One that was undone, and what undid it, cancel each other while neither is matched.
    """
    undoing, undone = aliased(Entry), aliased(Entry)
    cancelled = and_(
        ~_is_matched(Entry.id, account_id),
        or_(
            exists().where(
                undoing.tenant_id == Entry.tenant_id, undoing.reverses_id == Entry.id, undoing.on <= until,
                ~_is_matched(undoing.id, account_id),
            ),
            exists().where(
                undone.tenant_id == Entry.tenant_id, undone.id == Entry.reverses_id, ~_is_matched(undone.id, account_id)
            ),
        ),
    )  # fmt: skip
    told = (
        select(_fen(func.sum(Match.fen)))
        .join(BankLine, and_(BankLine.tenant_id == Match.tenant_id, BankLine.id == Match.line_id))
        .where(Match.tenant_id == Entry.tenant_id, Match.entry_id == Entry.id, Match.account_id == account_id,
               BankLine.on <= until)
        .correlate(Entry)
        .scalar_subquery()
    )  # fmt: skip
    moved = booked(account_id, until).add_columns(told.label("told")).where(~cancelled).subquery()
    rest = moved.c.fen - moved.c.told
    return select(moved.c.id, moved.c.on, rest).where(rest != 0).order_by(moved.c.on, moved.c.id)


def _is_matched(entry_id: object, account_id: UUID):  # noqa: ANN202 - a clause
    return exists().where(Match.entry_id == entry_id, Match.account_id == account_id)


def open_lines(account_id: UUID, until: date) -> Select[UUID, date, int]:
    """(line, day, fen of it that stand for no entry up to the day)."""
    told = (
        select(_fen(func.sum(Match.fen)))
        .join(Entry, and_(Entry.tenant_id == Match.tenant_id, Entry.id == Match.entry_id))
        .where(Match.tenant_id == BankLine.tenant_id, Match.line_id == BankLine.id, Entry.on <= until)
        .correlate(BankLine)
        .scalar_subquery()
    )
    rest = BankLine.fen - told
    return (
        select(BankLine.id, BankLine.on, rest)
        .where(BankLine.account_id == account_id, BankLine.on <= until, rest != 0)
        .order_by(BankLine.on, BankLine.id)
    )


def last_balances(account_id: UUID, until: date) -> Select[BankLine]:
    """The lines with a balance of the last day that has any."""
    of_account = and_(BankLine.account_id == account_id, BankLine.balance_fen.is_not(None), BankLine.on <= until)
    last = select(func.max(BankLine.on)).where(of_account).scalar_subquery()
    return select(BankLine).where(of_account, BankLine.on == last).order_by(BankLine.id)


def moved_since(account_id: UUID, since: date | None, until: date) -> Select[int]:
    """Fen of the lines after `since`, or of all, up to a day."""
    after = [BankLine.on > since] if since else []
    return select(cast(func.coalesce(func.sum(BankLine.fen), 0), BigInteger)).where(
        BankLine.account_id == account_id, BankLine.on <= until, *after
    )


def rests_of_lines(ids: Collection[UUID]) -> Select[UUID, date, int, UUID]:
    """(line, day, fen of it that stand for no entry, bank account), the oldest first."""
    return (
        select(BankLine.id, BankLine.on, BankLine.fen - MATCHED_FEN, BankLine.account_id)
        .where(BankLine.id.in_(list(ids)))
        .order_by(*OLDEST_FIRST)
    )


def rests_of_entries(ids: Collection[UUID], account_id: UUID) -> Select[UUID, date, int]:
    """(entry, day, fen of what it moved in the bank account that no line stands for), the oldest first."""
    moved = case(
        (Transfer.debit_id == account_id, Transfer.fen), (Transfer.credit_id == account_id, -Transfer.fen), else_=0
    )
    told = (
        select(_fen(func.sum(Match.fen)))
        .where(Match.tenant_id == Entry.tenant_id, Match.entry_id == Entry.id, Match.account_id == account_id)
        .correlate(Entry)
        .scalar_subquery()
    )
    return (
        select(Entry.id, Entry.on, _fen(func.sum(moved)) - told)
        .join(Transfer, and_(Transfer.tenant_id == Entry.tenant_id, Transfer.entry_id == Entry.id))
        .where(Entry.id.in_(list(ids)))
        .group_by(Entry.tenant_id, Entry.id, Entry.on)
        .order_by(Entry.on, Entry.id)
    )


def _fen(total: ColumnElement[Any]) -> ColumnElement[int]:
    """Nothing is zero, and PostgreSQL sums whole numbers as numeric; fen stay whole."""
    return cast(func.coalesce(total, 0), BigInteger)


def match(match_id: UUID) -> Select[Match]:
    return select(Match).where(Match.id == match_id)


def matches_of_entry(entry_id: UUID) -> Select[Match]:
    return select(Match).where(Match.entry_id == entry_id).order_by(Match.id)
