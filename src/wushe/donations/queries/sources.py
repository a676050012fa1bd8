"""Questions about where the money of donations lies in the books."""

from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, select

from wushe.donations.models import DonationChange, DonationChangePart, Receiving
from wushe.ledger.kinds import AccountKind
from wushe.ledger.models import Account, Entry, Holding, Transfer


def sources(donation_id: UUID) -> Select[UUID]:
    """All sources that a donation ever became in the ledger."""
    arrived = select(Receiving.source_id).where(Receiving.donation_id == donation_id)
    became = (
        select(DonationChangePart.to_source_id)
        .join(
            DonationChange,
            (DonationChange.tenant_id == DonationChangePart.tenant_id)
            & (DonationChange.id == DonationChangePart.change_id),
        )
        .where(DonationChange.donation_id == donation_id, DonationChangePart.to_source_id.is_not(None))
    )
    return arrived.union_all(became)  # pyright: ignore[reportReturnType] - a compound select is selected from alike


def at_banks(source_id: UUID) -> Select[UUID, int]:
    """(bank account, fen of the source that lie there), the account that was opened first in front."""
    return (
        select(Account.id, Holding.fen)
        .join(Holding, (Holding.tenant_id == Account.tenant_id) & (Holding.account_id == Account.id))
        .where(Account.kind == AccountKind.BANK, Holding.source_id == source_id, Holding.fen > 0)
        .order_by(Account.id)
    )


def lying(donation_id: UUID) -> Select[int, int]:
    """(free in funds, set aside) of a donation, in fen; what is neither and did not go back is spent."""
    is_free = Account.kind == AccountKind.FUND
    return (
        select(_fen_where(is_free), _fen_where(~is_free))
        .select_from(Holding)
        .join(Account, (Account.tenant_id == Holding.tenant_id) & (Account.id == Holding.account_id))
        .where(Holding.source_id.in_(sources(donation_id)), Account.kind != AccountKind.BANK)
    )


def _fen_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(Holding.fen).filter(condition), 0), BigInteger)


def entries(donation_id: UUID) -> Select[Entry, int]:
    """(entry of the books, fen of this donation in it), the newest first; what only passes the bank is not doubled."""
    bank = select(Account.id).where(Account.kind == AccountKind.BANK)
    moved = cast(func.sum(Transfer.fen).filter(Transfer.credit_id.not_in(bank)), BigInteger)
    left = cast(func.sum(Transfer.fen), BigInteger)
    return (
        select(Entry, func.coalesce(moved, left))
        .join(Transfer, (Transfer.tenant_id == Entry.tenant_id) & (Transfer.entry_id == Entry.id))
        .where(Transfer.source_id.in_(sources(donation_id)))
        .group_by(Entry.tenant_id, Entry.id)
        .order_by(Entry.year.desc(), Entry.number.desc())
    )
