"""Two townships that recognise each other's hours: the same row in each, under one id, and what they settle."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique
from wushe.store.errors import AlreadyRecognised, RecognitionOver, SettledAlready, SignedAlready
from wushe.store.kinds import RecognitionState


class Recognition(TenantModel, Versioned):
    """In force once both have signed, until one of them ends it. `ours_by` signed for this township."""

    __tablename__ = "store_recognition"
    grants = "SELECT, INSERT, UPDATE"

    other_id: Mapped[UUID]
    ours_by: Mapped[UUID | None]
    ours_at: Mapped[datetime | None]
    theirs_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("ours_by", "person"),
        tenant_unique("id", "other_id"),
        CheckConstraint("other_id <> tenant_id", name="with_another"),
        CheckConstraint("num_nonnulls(ours_at, theirs_at) >= 1", name="signed"),
        CheckConstraint("(ours_at IS NULL) = (ours_by IS NULL)", name="signed_by_somebody"),
        Index(
            "uq_store_recognition_other", "tenant_id", "other_id", unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
    )  # fmt: skip

    @property
    def state(self) -> RecognitionState:
        if self.ended_at is not None:
            return RecognitionState.ENDED
        if self.ours_at is None:
            return RecognitionState.OFFERED
        return RecognitionState.ASKED if self.theirs_at is None else RecognitionState.IN_FORCE

    def sign(self, by: UUID, at: datetime) -> None:
        """Raises `SignedAlready`, `RecognitionOver`."""
        self._refuse_if_over()
        if self.ours_at is not None:
            raise SignedAlready
        self.ours_by, self.ours_at = by, at

    def end(self, at: datetime) -> None:
        """Raises `RecognitionOver`."""
        self._refuse_if_over()
        self.ended_at = at

    def _refuse_if_over(self) -> None:
        if self.ended_at is not None:
            raise RecognitionOver


class Settlement(TenantModel):
    """One month between the two that at least one of them has said is settled, in minutes.

    `owed`: spent there by ours. `due`: spent here by theirs. A month is settled once, also where they ended their
    recognition and agreed anew.
    """

    __tablename__ = "store_settlement"
    grants = "SELECT, INSERT, UPDATE"

    recognition_id: Mapped[UUID]
    other_id: Mapped[UUID]
    month: Mapped[date]
    owed: Mapped[int]
    due: Mapped[int]
    ours_by: Mapped[UUID | None]
    ours_at: Mapped[datetime | None]
    theirs_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_unique("other_id", "month", name="uq_store_settlement_month"),
        ForeignKeyConstraint(
            ["tenant_id", "recognition_id", "other_id"],
            ["store_recognition.tenant_id", "store_recognition.id", "store_recognition.other_id"],
        ),
        tenant_key("ours_by", "person"),
        CheckConstraint("extract(day FROM month) = 1", name="month"),
        CheckConstraint("num_nonnulls(ours_at, theirs_at) >= 1", name="signed"),
        CheckConstraint("(ours_at IS NULL) = (ours_by IS NULL)", name="signed_by_somebody"),
    )

    @property
    def is_settled(self) -> bool:
        return self.ours_at is not None and self.theirs_at is not None

    def sign(self, by: UUID, at: datetime) -> None:
        """Raises `SettledAlready`."""
        if self.ours_at is not None:
            raise SettledAlready
        self.ours_by, self.ours_at = by, at


refuses("uq_store_recognition_other", AlreadyRecognised)
refuses("uq_store_settlement_month", SettledAlready)
