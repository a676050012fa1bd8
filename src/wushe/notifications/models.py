"""The inbox, and what each person wants to find in it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Code, TenantModel, tenant_key
from wushe.notifications.kinds import Mail, Topic


class Addressed(TenantModel):
    """Who it belongs to: the person of the register, or an account that is nobody in it (an admin from elsewhere)."""

    __abstract__ = True

    person_id: Mapped[UUID | None]
    account_id: Mapped[UUID | None]


class Notification(Addressed):
    """Something that happened. `rule` names its sentence and address in `rules.py`, `facts` are the event's own.

    `mail` is how it was to travel when it was made, `mailed_at` when it did. One that somebody wants by e-mail alone
    is not `shown` in the product.
    """

    __tablename__ = "notification"

    topic: Mapped[Topic]
    rule: Mapped[Code]
    facts: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    shown: Mapped[bool]
    read_at: Mapped[datetime | None]
    mail: Mapped[Mail]
    mailed_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("person_id", "person"),
        CheckConstraint("num_nonnulls(person_id, account_id) = 1", name="one_reader"),
        CheckConstraint("shown OR mail <> 'never'", name="goes_somewhere"),
        CheckConstraint("mail <> 'never' OR mailed_at IS NULL", name="mailed_as_wanted"),
        Index("ix_notification_person", "tenant_id", "person_id", "at", "id"),
        Index("ix_notification_account", "tenant_id", "account_id", "at", "id"),
        Index(
            "ix_notification_unread", "tenant_id", "person_id", "account_id",
            postgresql_where=text("shown AND read_at IS NULL"),
        ),
        Index(
            "ix_notification_to_mail", "tenant_id", "at",
            postgresql_where=text("mail = 'daily' AND mailed_at IS NULL"),
        ),
    )  # fmt: skip

    def read(self, at: datetime) -> None:
        """Once; the first time counts."""
        self.read_at = self.read_at or at


class Preference(Addressed):
    """What somebody wants to hear of one topic. Without a row: in the product, and not by e-mail."""

    __tablename__ = "notification_preference"

    topic: Mapped[Topic]
    in_product: Mapped[bool] = mapped_column(default=True)
    mail: Mapped[Mail] = mapped_column(default=Mail.NEVER)

    __table_args__ = (
        tenant_key("person_id", "person"),
        CheckConstraint("num_nonnulls(person_id, account_id) = 1", name="one_reader"),
        Index(
            "uq_notification_preference_topic", "tenant_id", "person_id", "account_id", "topic",
            unique=True, postgresql_nulls_not_distinct=True,
        ),
    )  # fmt: skip
