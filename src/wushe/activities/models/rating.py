"""Ratings: one for each service that somebody received."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from wushe.activities.errors import CommentDecided, RatedAlready
from wushe.activities.kinds import CommentState
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, tenant_key, tenant_unique


class Rating(TenantModel):
    """Stars from one to five. A comment is shown once somebody has read it."""

    __tablename__ = "rating"
    grants = "SELECT, INSERT, UPDATE"

    attendance_id: Mapped[UUID]
    session_id: Mapped[UUID]
    stars: Mapped[int] = mapped_column(SmallInteger)
    comment: Mapped[str] = mapped_column(default="")
    comment_state: Mapped[CommentState]
    rated_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("attendance_id", "attendance", ondelete="CASCADE"),
        tenant_key("session_id", "activity_session"),
        tenant_unique("attendance_id"),
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
        CheckConstraint("(comment = '') = (comment_state = 'none')", name="comment"),
        Index("ix_rating_session", "tenant_id", "session_id"),
    )

    def moderate(self, *, show: bool) -> None:
        """Raises `CommentDecided` for a rating without words."""
        if self.comment_state is CommentState.NONE:
            raise CommentDecided
        self.comment_state = CommentState.SHOWN if show else CommentState.HIDDEN


refuses("uq_rating_tenant_id_attendance_id", RatedAlready)
