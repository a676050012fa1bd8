"""What the bank says, which of the books' entries it stands for, and when the books were last proved."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Fen, TenantModel, tenant_key, tenant_unique
from wushe.ledger.errors import AlreadyMatched, LineTwice


class BankLine(TenantModel):
    """One line of a statement. `fen` is what came in, and below zero what went out; never both, never nothing.

    It is the same line when it has the same serial number of the bank or, where the bank gives none, the same day,
    amount, balance and other party. Who that is and what they wrote may name a person, so both are sealed; `_hash`
    finds all lines of one name without opening any. `erased_on` both went, once the law keeps statements no longer.
    """

    __tablename__ = "ledger_bank_line"
    grants = "SELECT, INSERT, DELETE, UPDATE (counterparty_sealed, counterparty_hash, summary_sealed, erased_on)"

    account_id: Mapped[UUID]
    on: Mapped[date]
    fen: Mapped[Fen]
    balance_fen: Mapped[Fen | None]
    serial: Mapped[Code | None]
    counterparty_sealed: Mapped[bytes | None]
    counterparty_hash: Mapped[bytes | None]
    summary_sealed: Mapped[bytes | None]
    erased_on: Mapped[date | None]
    entered_by: Mapped[UUID | None]

    __table_args__ = (
        tenant_key("account_id", "ledger_account"),
        tenant_key("entered_by", "person"),
        CheckConstraint("fen <> 0", name="fen"),
        CheckConstraint("num_nonnulls(serial, balance_fen) > 0", name="can_be_told"),
        CheckConstraint("num_nonnulls(counterparty_sealed, counterparty_hash) <> 1", name="counterparty_whole"),
        CheckConstraint("erased_on IS NULL OR num_nonnulls(counterparty_sealed, summary_sealed) = 0", name="erased"),
        tenant_unique("account_id", "serial"),
        Index(
            "uq_ledger_bank_line_fingerprint", "tenant_id", "account_id", "on", "fen", "balance_fen",
            "counterparty_hash", unique=True, postgresql_where=text("serial IS NULL AND erased_on IS NULL"),
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_ledger_bank_line_on", "tenant_id", "account_id", "on", "id"),
        Index("ix_ledger_bank_line_counterparty", "tenant_id", "counterparty_hash"),
    )  # fmt: skip

    @property
    def came_in(self) -> bool:
        return self.fen > 0


class Match(TenantModel):
    """So many fen of this line of the bank are of that entry of the books; below zero they went out.

    One line may stand for several entries and one entry for several lines; the sums never exceed either, in the
    database itself (`matching.sql`). A mistake is undone by removing it; the journal keeps both.
    """

    __tablename__ = "ledger_match"
    grants = "SELECT, INSERT, DELETE"

    account_id: Mapped[UUID]
    line_id: Mapped[UUID]
    entry_id: Mapped[UUID]
    fen: Mapped[Fen]
    matched_by: Mapped[UUID | None]
    matched_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        tenant_key("account_id", "ledger_account"),
        tenant_key("line_id", "ledger_bank_line"),
        tenant_key("entry_id", "ledger_entry"),
        tenant_key("matched_by", "person"),
        tenant_unique("line_id", "entry_id"),
        CheckConstraint("fen <> 0", name="fen"),
        Index("ix_ledger_match_entry", "tenant_id", "entry_id"),
    )


class BooksCheck(TenantModel):
    """One proof of all books: how many entries were read and how much was wrong."""

    __tablename__ = "ledger_check"
    grants = "SELECT, INSERT"

    checked_at: Mapped[datetime] = mapped_column(server_default=func.now())
    entries: Mapped[int]
    findings: Mapped[int]

    __table_args__ = (Index("ix_ledger_check_at", "tenant_id", "checked_at"),)


refuses("uq_ledger_bank_line_tenant_id_account_id_serial", LineTwice)
refuses("uq_ledger_bank_line_fingerprint", LineTwice)
refuses("uq_ledger_match_tenant_id_line_id_entry_id", AlreadyMatched)
refuses("ck_ledger_match_within_line", AlreadyMatched)
refuses("ck_ledger_match_within_entry", AlreadyMatched)
