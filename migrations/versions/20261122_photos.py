"""Photos of activities; a file goes for good once nothing names it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'photos'
down_revision: str | None = 'donation_letters'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('activity_photo',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('activity_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('caption', sa.String(length=120), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('small_id', sa.Uuid(), nullable=False),
    sa.Column('shows_no_resident', sa.Boolean(), nullable=False),
    sa.Column('uploaded_by', sa.Uuid(), nullable=False),
    sa.Column('uploaded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('confirmed_by', sa.Uuid(), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('(confirmed_by IS NULL) = (confirmed_at IS NULL)', name=op.f('ck_activity_photo_confirmed')),
    sa.CheckConstraint('confirmed_by <> uploaded_by', name=op.f('ck_activity_photo_two_hands')),
    sa.CheckConstraint('confirmed_by IS NULL OR shows_no_resident', name=op.f('ck_activity_photo_said_by_both')),
    sa.CheckConstraint('place BETWEEN 1 AND 6', name=op.f('ck_activity_photo_place')),
    sa.ForeignKeyConstraint(['tenant_id', 'activity_id'], ['activity.tenant_id', 'activity.id'], name=op.f('fk_activity_photo_tenant_id_activity_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'confirmed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_activity_photo_tenant_id_confirmed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'file_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_activity_photo_tenant_id_file_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'small_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_activity_photo_tenant_id_small_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'uploaded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_activity_photo_tenant_id_uploaded_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_activity_photo')),
    sa.UniqueConstraint('tenant_id', 'activity_id', 'place', name=op.f('uq_activity_photo_tenant_id_activity_id_place')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("activity_photo", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.execute("GRANT DELETE ON stored_file TO wushe_app")


def downgrade() -> None:
    op.execute("REVOKE DELETE ON stored_file FROM wushe_app")
    op.drop_table('activity_photo')
