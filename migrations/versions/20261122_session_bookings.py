"""What stands in the pool for a session of an activity: its place, and things and hours besides."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "session_bookings"
down_revision: str | None = "store"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "session_booking",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("booking_id", sa.Uuid(), nullable=False),
        sa.Column("is_place", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "booking_id"],
            ["booking.tenant_id", "booking.id"],
            name="fk_session_booking_tenant_id_booking_id",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "session_id"],
            ["activity_session.tenant_id", "activity_session.id"],
            name="fk_session_booking_tenant_id_session_id",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_session_booking"),
        sa.UniqueConstraint(
            "tenant_id", "session_id", "booking_id", name="uq_session_booking_tenant_id_session_id_booking_id"
        ),
    )
    op.protect("session_booking", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index("ix_session_booking_booking", "session_booking", ["tenant_id", "booking_id"])
    op.create_index(
        "uq_session_booking_place",
        "session_booking",
        ["tenant_id", "session_id"],
        unique=True,
        postgresql_where=sa.text("is_place"),
    )


def downgrade() -> None:
    op.drop_table("session_booking")
