"""The journal's tables: entries nobody may change, their subjects, and the head that numbers and chains them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Code, Model


class _TenantRow(Model):
    """A tenant's row that is known by its number and not by an id of its own."""

    __abstract__ = True
    table_class = "tenant"

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-2)


class JournalHead(_TenantRow):
    """The last number and hash of a tenant's journal; its row lock is what keeps numbers without gaps."""

    __tablename__ = "journal_head"
    grants = "SELECT, INSERT, UPDATE"

    number: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes]


class JournalEntry(_TenantRow):
    """One thing that happened. `hash` covers every other column and the entry before."""

    __tablename__ = "journal_entry"
    grants = "SELECT, INSERT"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    event: Mapped[Code]
    facts: Mapped[dict[str, Any]]
    account_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None]
    channel: Mapped[Code]
    request_id: Mapped[Code]
    previous: Mapped[bytes]
    hash: Mapped[bytes]

    __table_args__ = (Index("ix_journal_entry_at", "tenant_id", "at"),)


class JournalSubject(_TenantRow):
    """Which entries speak of which thing, so that a timeline is one index range."""

    __tablename__ = "journal_subject"
    grants = "SELECT, INSERT"

    thing_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
