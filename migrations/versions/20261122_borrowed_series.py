"""Series of what is borrowed: a series is of the township's own, or of what another township lends."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'borrowed_series'
down_revision: str | None = 'visit_corrections'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column('booking_series', sa.Column('borrowed_id', sa.Uuid(), nullable=True))
    op.alter_column('booking_series', 'resource_id', existing_type=sa.UUID(), nullable=True)
    op.create_foreign_key(op.f('fk_booking_series_tenant_id_borrowed_id'), 'booking_series', 'borrowed', ['tenant_id', 'borrowed_id'], ['tenant_id', 'id'])
    op.create_check_constraint(op.f('ck_booking_series_of_one_thing'), 'booking_series', 'num_nonnulls(resource_id, borrowed_id) = 1')


def downgrade() -> None:
    op.drop_constraint(op.f('ck_booking_series_of_one_thing'), 'booking_series', type_='check')
    op.drop_constraint(op.f('fk_booking_series_tenant_id_borrowed_id'), 'booking_series', type_='foreignkey')
    op.everywhere("UPDATE booking SET series_id = NULL WHERE borrowed_id IS NOT NULL")
    op.everywhere("DELETE FROM booking_series WHERE borrowed_id IS NOT NULL")
    op.alter_column('booking_series', 'resource_id', existing_type=sa.UUID(), nullable=False)
    op.drop_column('booking_series', 'borrowed_id')
