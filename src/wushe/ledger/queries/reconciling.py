"""What of the bank stands for nothing in the books, and what of the books for nothing at the bank."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Select, and_, case, cast, exists, func, or_, select
from sqlalchemy.orm import aliased

from wushe.ledger.models import BankLine, Entry, Match, Transfer


def booked(account_id: UUID, until: date) -> Select[UUID, date, int]:
    """(entry, day, fen) that moved the bank account up to a day; below zero went out."""
    fen = cast(func.sum(case((Transfer.debit_id == account_id, Transfer.fen), else_=-Transfer.fen)), BigInteger)
    either = or_(Transfer.debit_id == account_id, Transfer.credit_id == account_id)
    return (
        select(Entry.id, Entry.on, fen.label("fen"))
        .join(Transfer, and_(Transfer.tenant_id == Entry.tenant_id, Transfer.entry_id == Entry.id))
        .where(Entry.on <= until, either)
        .group_by(Entry.id, Entry.on)
    )


def book_balance(account_id: UUID, until: date) -> Select[int]:
    moved = booked(account_id, until).subquery()
    return select(cast(func.coalesce(func.sum(moved.c.fen), 0), BigInteger))


def open_entries(account_id: UUID, until: date) -> Select[UUID, date, int]:
    """Entries that no line up to the day stands for. One that was undone, and what undid it, cancel each other."""
    undoing, undone = aliased(Entry), aliased(Entry)
    cancelled = or_(
        exists().where(
            undoing.tenant_id == Entry.tenant_id, undoing.reverses_id == Entry.id, undoing.on <= until,
            ~_is_matched(undoing.id, account_id),
        ),
        exists().where(
            undone.tenant_id == Entry.tenant_id, undone.id == Entry.reverses_id, ~_is_matched(undone.id, account_id)
        ),
    )  # fmt: skip
    told = exists().where(
        Match.tenant_id == Entry.tenant_id, Match.entry_id == Entry.id, Match.account_id == account_id,
        BankLine.tenant_id == Match.tenant_id, BankLine.id == Match.line_id, BankLine.on <= until,
    )  # fmt: skip
    return booked(account_id, until).where(~told, ~cancelled).order_by(Entry.on, Entry.id)


def _is_matched(entry_id: object, account_id: UUID):  # noqa: ANN202 - a clause
    return exists().where(Match.entry_id == entry_id, Match.account_id == account_id)


def open_lines(account_id: UUID, until: date) -> Select[BankLine]:
    """Lines that stand for no entry up to the day."""
    told = exists().where(
        Match.tenant_id == BankLine.tenant_id, Match.line_id == BankLine.id,
        Entry.tenant_id == Match.tenant_id, Entry.id == Match.entry_id, Entry.on <= until,
    )  # fmt: skip
    return (
        select(BankLine)
        .where(BankLine.account_id == account_id, BankLine.on <= until, ~told)
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


def moved_by(entry_id: UUID, account_id: UUID) -> Select[int]:
    """Fen by which an entry moved a bank account."""
    fen = case((Transfer.debit_id == account_id, Transfer.fen), else_=-Transfer.fen)
    either = or_(Transfer.debit_id == account_id, Transfer.credit_id == account_id)
    return select(cast(func.coalesce(func.sum(fen), 0), BigInteger)).where(Transfer.entry_id == entry_id, either)


def match(match_id: UUID) -> Select[Match]:
    return select(Match).where(Match.id == match_id)


def matches_of_entry(entry_id: UUID) -> Select[Match]:
    return select(Match).where(Match.entry_id == entry_id)
