"""Pictures of what is shared; and holds are looked up by when they end, because most of them lie in the past."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'resource_pictures'
down_revision: str | None = 'tied_awards'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('resource_picture',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('caption', sa.String(length=120), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('small_id', sa.Uuid(), nullable=False),
    sa.Column('brought_by', sa.Uuid(), nullable=False),
    sa.Column('brought_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('place BETWEEN 1 AND 6', name=op.f('ck_resource_picture_place')),
    sa.ForeignKeyConstraint(['tenant_id', 'brought_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_resource_picture_tenant_id_brought_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'file_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_resource_picture_tenant_id_file_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'resource_id'], ['resource.tenant_id', 'resource.id'], name=op.f('fk_resource_picture_tenant_id_resource_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'small_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_resource_picture_tenant_id_small_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_resource_picture')),
    sa.UniqueConstraint('tenant_id', 'resource_id', 'place', name=op.f('uq_resource_picture_tenant_id_resource_id_place')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("resource_picture", "tenant", "SELECT, INSERT, DELETE")
    op.create_index('ix_hold_lane', 'hold', ['tenant_id', 'lane', 'ends_at'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_hold_lane', 'hold')
    op.drop_table('resource_picture')
