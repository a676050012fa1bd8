"""Accounts, sources, holdings, entries and transfers. Amounts are whole fen.

The plain role reads all of it, opens accounts and sources, and writes nothing else: entries, transfers, holdings and
running numbers come from `ledger_post` alone (`posting.sql`).
"""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, Name, TenantModel, found_by, tenant_key, tenant_unique
from wushe.kernel.i18n import _
from wushe.kernel.text import normalised
from wushe.ledger.errors import (
    AlreadyReversed,
    MoneyIsHeld,
    MoneyIsTied,
    MonthClosed,
    PurposeNameTaken,
    TooLittleMoney,
)
from wushe.ledger.kinds import AccountKind, EntryKind, Side, SourceKind
from wushe.ledger.restriction import Restriction

_TITLES = {AccountKind.RESERVE: _("{name}（预留）"), AccountKind.HELD: _("{name}（待生效）")}


class Purpose(TenantModel):
    """What money may be tied to, in the township's own words: 党建, 孵化, 助老."""

    __tablename__ = "ledger_purpose"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Name]
    name_key: Mapped[Name]
    retired: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (tenant_unique("name_key"),)

    def rename(self, name: str) -> None:
        self.name, self.name_key = name, normalised(name)


class Account(TenantModel):
    """A pot. `holder_id` is the fund, reserve or agreement that it belongs to; a bank account has none.

    `within_id` is the account that this one was set aside from, so that a fund is the sum of its own and its reserves'.
    """

    __tablename__ = "ledger_account"
    grants = "SELECT, INSERT"

    kind: Mapped[AccountKind]
    side: Mapped[Side]
    holder_id: Mapped[UUID | None]
    within_id: Mapped[UUID | None]
    name: Mapped[Name]
    search: Mapped[str] = mapped_column(default=found_by("name"))
    opened_on: Mapped[date]

    __table_args__ = (
        tenant_key("within_id", "ledger_account"),
        CheckConstraint("(kind = 'bank') = (side = 'debit')", name="bank_side"),
        CheckConstraint("(kind = 'bank') = (holder_id IS NULL)", name="holder"),
        Index("ix_ledger_account_holder", "tenant_id", "holder_id"),
        Index("ix_ledger_account_within", "tenant_id", "within_id"),
    )

    @property
    def title(self) -> str:
        """Its name as people read it: what is set aside within a fund often has the fund's own name."""
        said = _TITLES.get(self.kind)
        return said.say(name=self.name) if said else self.name


class Source(TenantModel):
    """One donation or appropriation as it arrived: `origin_id` is the thing above that brought it."""

    __tablename__ = "ledger_source"
    grants = "SELECT, INSERT"

    kind: Mapped[SourceKind]
    origin_id: Mapped[UUID]
    giver_id: Mapped[UUID | None]
    received_on: Mapped[date]
    purpose_id: Mapped[UUID | None]
    community_id: Mapped[UUID | None]
    group: Mapped[Code] = mapped_column(default="")
    since: Mapped[date | None]
    until: Mapped[date | None]

    __table_args__ = (
        tenant_key("giver_id", "person"),
        tenant_key("purpose_id", "ledger_purpose"),
        tenant_key("community_id", "community"),
        CheckConstraint("since <= until", name="period"),
        Index("ix_ledger_source_origin", "tenant_id", "origin_id"),
        Index("ix_ledger_source_giver", "tenant_id", "giver_id"),
    )

    @property
    def restriction(self) -> Restriction:
        return Restriction(self.purpose_id, self.community_id, self.group, self.since, self.until)


class Holding(TenantModel):
    """How many fen of one source lie in one account. Never below zero, in the database itself."""

    __tablename__ = "ledger_holding"
    grants = "SELECT"
    id = None  # pyright: ignore[reportAssignmentType] - its account and source are its key

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    source_id: Mapped[UUID] = mapped_column(primary_key=True)
    fen: Mapped[Fen]

    __table_args__ = (
        tenant_key("account_id", "ledger_account"),
        tenant_key("source_id", "ledger_source"),
        CheckConstraint("fen >= 0", name="not_below_zero"),
        Index("ix_ledger_holding_source", "tenant_id", "source_id"),
    )


class Entry(TenantModel):
    """One voucher: numbered without gaps within its year. `about_id` is the thing above that caused it."""

    __tablename__ = "ledger_entry"
    grants = "SELECT"

    kind: Mapped[EntryKind]
    year: Mapped[int]
    number: Mapped[int]
    on: Mapped[date]
    about_id: Mapped[UUID]
    reverses_id: Mapped[UUID | None]
    posted_by: Mapped[UUID | None]
    posted_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        tenant_unique("year", "number"),
        tenant_unique("reverses_id"),
        tenant_key("reverses_id", "ledger_entry"),
        tenant_key("posted_by", "person"),
        CheckConstraint("(kind = 'reversal') = (reverses_id IS NOT NULL)", name="reverses"),
        CheckConstraint('year = EXTRACT(year FROM "on")', name="year"),
        Index("ix_ledger_entry_on", "tenant_id", "on"),
        Index("ix_ledger_entry_about", "tenant_id", "about_id"),
    )


class Transfer(TenantModel):
    """Fen of one source from one account to another: both sides of a double entry in one row.

    `tied_to` is the purpose of the source, copied by `ledger_post`; the database refuses what is `spent` for another.
    `purpose_id` is what it was set aside or spent for.
    """

    __tablename__ = "ledger_transfer"
    grants = "SELECT"

    entry_id: Mapped[UUID]
    line: Mapped[int]
    source_id: Mapped[UUID]
    debit_id: Mapped[UUID]
    credit_id: Mapped[UUID]
    fen: Mapped[Fen]
    spent: Mapped[bool]
    tied_to: Mapped[UUID | None]
    purpose_id: Mapped[UUID | None]

    __table_args__ = (
        tenant_unique("entry_id", "line"),
        tenant_key("entry_id", "ledger_entry"),
        tenant_key("source_id", "ledger_source"),
        tenant_key("debit_id", "ledger_account"),
        tenant_key("credit_id", "ledger_account"),
        tenant_key("purpose_id", "ledger_purpose"),
        CheckConstraint("fen > 0", name="fen"),
        CheckConstraint("debit_id <> credit_id", name="two_accounts"),
        CheckConstraint("NOT spent OR tied_to IS NULL OR tied_to IS NOT DISTINCT FROM purpose_id", name="purpose"),
        Index("ix_ledger_transfer_source", "tenant_id", "source_id"),
        Index("ix_ledger_transfer_debit", "tenant_id", "debit_id"),
        Index("ix_ledger_transfer_credit", "tenant_id", "credit_id"),
    )


class ClosedMonth(TenantModel):
    """The month that begins on `month` is closed, and with it every month before. The sums are those it closed with."""

    __tablename__ = "ledger_closed_month"
    grants = "SELECT, INSERT"

    month: Mapped[date]
    closed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime] = mapped_column(server_default=func.now())
    entries: Mapped[int]
    held_fen: Mapped[Fen]

    __table_args__ = (
        tenant_unique("month"),
        tenant_key("closed_by", "person"),
        CheckConstraint("EXTRACT(day FROM month) = 1", name="month"),
    )


class Series(TenantModel):
    """The last running number of one kind of paper in one year; moved with the paper itself, so without gaps."""

    __tablename__ = "ledger_series"
    grants = "SELECT"
    id = None  # pyright: ignore[reportAssignmentType] - its book and year are its key

    book: Mapped[Code] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class Leg(NamedTuple):
    """One transfer before it is posted."""

    debit_id: UUID
    credit_id: UUID
    source_id: UUID
    fen: int
    purpose_id: UUID | None = None


refuses("uq_ledger_entry_tenant_id_reverses_id", AlreadyReversed)
refuses("uq_ledger_purpose_tenant_id_name_key", PurposeNameTaken)
refuses("ck_ledger_holding_not_below_zero", lambda: TooLittleMoney(left="¥0.00"))
refuses("ck_ledger_transfer_purpose", lambda: MoneyIsTied(left="¥0.00"))
refuses("ck_ledger_entry_month_open", MonthClosed)
refuses("ck_ledger_transfer_held", MoneyIsHeld)
