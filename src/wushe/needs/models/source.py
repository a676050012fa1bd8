"""Where a need was heard, who may be called about it, and what they were told."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Code, TenantModel, tenant_key, tenant_unique
from wushe.needs.kinds import Channel

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without what looks alike on paper: 0 O, 1 I L, U V."""
_LONG = 12


class NeedSource(TenantModel):
    """One time the need was heard. A merged need keeps its own, so that a merge can be undone.

    `reference` is the number by which whoever said it asks how it stands: 59 bits, so nobody guesses another's.
    `person_id` is the resident where they are in the register, `recorded_by` who wrote it down (none: the resident).
    """

    __tablename__ = "need_source"
    grants = "SELECT, INSERT, UPDATE"

    need_id: Mapped[UUID]
    channel: Mapped[Channel]
    heard_at: Mapped[datetime]
    reference: Mapped[str] = mapped_column(String(_LONG))
    person_id: Mapped[UUID | None]
    recorded_by: Mapped[UUID | None]
    note: Mapped[str] = mapped_column(String(200), default="")

    __table_args__ = (
        tenant_key("need_id", "need"),
        tenant_key("person_id", "person"),
        tenant_unique("reference"),
        Index("ix_need_source_need", "tenant_id", "need_id", "heard_at"),
        Index("ix_need_source_heard_at", "tenant_id", "heard_at"),
    )


class NeedContact(TenantModel):
    """Whom to call about a source, sealed. The row is there only while the consent holds; it is deleted with it."""

    __tablename__ = "need_contact"
    grants = "SELECT, INSERT, DELETE"

    source_id: Mapped[UUID]
    name_sealed: Mapped[bytes | None]
    phone_sealed: Mapped[bytes | None]
    phone_masked: Mapped[Code | None]
    wording: Mapped[Code]
    consented_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("source_id", "need_source"),
        tenant_unique("source_id"),
        CheckConstraint("num_nonnulls(name_sealed, phone_sealed) > 0", name="says_something"),
        CheckConstraint("num_nonnulls(phone_sealed, phone_masked) IN (0, 2)", name="phone_whole"),
    )


class NeedReply(TenantModel):
    """What residents were told about a need. Everybody with a reference reads it, so it names nobody."""

    __tablename__ = "need_reply"
    grants = "SELECT, INSERT"

    need_id: Mapped[UUID]
    text: Mapped[str]
    said_at: Mapped[datetime]
    said_by: Mapped[UUID | None]

    __table_args__ = (
        tenant_key("need_id", "need"),
        CheckConstraint("text <> ''", name="says_something"),
        Index("ix_need_reply_need", "tenant_id", "need_id", "said_at"),
    )


def new_reference() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_LONG))


def written_reference(reference: str) -> str:
    """As it is read out and written down: XK7M-2P9Q-4TNA."""
    return "-".join(reference[at : at + 4] for at in range(0, len(reference), 4))


def read_reference(typed: str) -> str:
    """As it is kept, whatever was typed between the letters."""
    return "".join(letter for letter in typed.upper() if letter in _LETTERS)[:_LONG]
