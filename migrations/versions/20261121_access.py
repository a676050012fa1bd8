"""The tables of `access`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'access'
down_revision: str | None = 'identity'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('extra_grant',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('platform_operator', 'county_viewer', 'township_admin', 'community_staff', 'social_worker', 'organization_leader', 'volunteer', 'funder', 'mentor', 'resident', 'system', name='role', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('permission', sa.String(length=64), nullable=False),
    sa.Column('extent', sa.Enum('own', 'assigned', 'community', 'tenant', name='extent', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('given_by', sa.Uuid(), nullable=True),
    sa.Column('given_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_extra_grant')),
    sa.UniqueConstraint('tenant_id', 'role', 'permission', 'extent', name=op.f('uq_extra_grant_tenant_id_role_permission_extent')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("extra_grant", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('role_holding',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('role', sa.Enum('platform_operator', 'county_viewer', 'township_admin', 'community_staff', 'social_worker', 'organization_leader', 'volunteer', 'funder', 'mentor', 'resident', 'system', name='role', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('since', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('given_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint("role <> 'community_staff' OR community_id IS NOT NULL", name=op.f('ck_role_holding_staff_has_community')),
    sa.CheckConstraint('num_nonnulls(account_id, person_id) = 1', name=op.f('ck_role_holding_one_holder')),
    sa.CheckConstraint('until IS NULL OR until >= since', name=op.f('ck_role_holding_ends_after_start')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_role_holding')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("role_holding", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_role_holding_person', 'role_holding', ['tenant_id', 'person_id'], unique=False)
    op.create_index('uq_role_holding_current', 'role_holding', ['tenant_id', 'account_id', 'person_id', 'role', 'community_id', 'organization_id'], unique=True, postgresql_where=sa.text('until IS NULL'), postgresql_nulls_not_distinct=True)


def downgrade() -> None:
    op.drop_index('uq_role_holding_current', table_name='role_holding', postgresql_where=sa.text('until IS NULL'), postgresql_nulls_not_distinct=True)
    op.drop_index('ix_role_holding_person', table_name='role_holding')
    op.drop_table('role_holding')
    op.drop_table('extra_grant')
