"""Service orders: village teams, what their members offer, and orders that only the resident's word closes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'orders'
down_revision: str | None = 'supervision'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('order_rules',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('confirm_days', sa.SmallInteger(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('confirm_days BETWEEN 1 AND 30', name=op.f('ck_order_rules_days')),
    sa.CheckConstraint('id = tenant_id', name=op.f('ck_order_rules_one_for_a_township')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_order_rules')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("order_rules", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('village_team',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_village_team_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_village_team_tenant_id_organization_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_village_team')),
    sa.UniqueConstraint('tenant_id', 'community_id', name=op.f('uq_village_team_tenant_id_community_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("village_team", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_village_team_organization', 'village_team', ['tenant_id', 'organization_id'], unique=False)
    op.create_table('service_order',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('team_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('server_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('company', 'cleaning', 'errands', 'escort', 'haircut', 'meals', 'bathing', 'repair', name='servicekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('visit_on', sa.Date(), nullable=False),
    sa.Column('notes', sa.String(length=200), nullable=False),
    sa.Column('state', sa.Enum('placed', 'started', 'finished', 'overdue', 'confirmed', 'cancelled', name='orderstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('code_digest', sa.LargeBinary(), nullable=True),
    sa.Column('code_issued_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('placed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('placed_by', sa.Uuid(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('overdue_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('confirmed_by', sa.Uuid(), nullable=True),
    sa.Column('confirmer', sa.Enum('code', 'staff', name='confirmer', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(confirmer IS NOT DISTINCT FROM 'staff') = (confirmed_by IS NOT NULL)", name=op.f('ck_service_order_confirmed_by')),
    sa.CheckConstraint("(state <> 'cancelled' AND confirmer IS DISTINCT FROM 'staff') OR reason <> ''", name=op.f('ck_service_order_says_why')),
    sa.CheckConstraint("(state = 'confirmed') = (confirmed_at IS NOT NULL) AND (confirmed_at IS NULL) = (confirmer IS NULL)", name=op.f('ck_service_order_confirmed_when')),
    sa.CheckConstraint("(state IN ('confirmed', 'cancelled')) = (ended_at IS NOT NULL)", name=op.f('ck_service_order_ended_when')),
    sa.CheckConstraint("overdue_at IS NULL OR state IN ('overdue', 'confirmed', 'cancelled')", name=op.f('ck_service_order_was_overdue')),
    sa.CheckConstraint("state <> 'overdue' OR overdue_at IS NOT NULL", name=op.f('ck_service_order_overdue_when')),
    sa.CheckConstraint("state <> 'placed' OR started_at IS NULL", name=op.f('ck_service_order_placed_when')),
    sa.CheckConstraint("state = 'cancelled' OR (state IN ('finished', 'overdue', 'confirmed')) = (finished_at IS NOT NULL)", name=op.f('ck_service_order_finished_when')),
    sa.CheckConstraint("state IN ('placed', 'cancelled') OR started_at IS NOT NULL", name=op.f('ck_service_order_started_when')),
    sa.CheckConstraint('confirmed_by <> server_id', name=op.f('ck_service_order_another_confirms')),
    sa.CheckConstraint('finished_at >= started_at', name=op.f('ck_service_order_finishes_after_start')),
    sa.CheckConstraint('minutes BETWEEN 0 AND 720', name=op.f('ck_service_order_minutes')),
    sa.CheckConstraint('num_nonnulls(code_digest, code_issued_at) IN (0, 2)', name=op.f('ck_service_order_code_whole')),
    sa.CheckConstraint('num_nonnulls(finished_at, minutes, due_on) IN (0, 3)', name=op.f('ck_service_order_finish_whole')),
    sa.CheckConstraint('server_id <> person_id', name=op.f('ck_service_order_serves_another')),
    sa.CheckConstraint('started_at IS NULL OR code_digest IS NOT NULL', name=op.f('ck_service_order_started_by_code')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_service_order_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_service_order_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'server_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_service_order_tenant_id_server_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'team_id'], ['village_team.tenant_id', 'village_team.id'], name=op.f('fk_service_order_tenant_id_team_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_service_order')),
    sa.UniqueConstraint('tenant_id', 'code_digest', name=op.f('uq_service_order_tenant_id_code_digest')),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_service_order_tenant_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("service_order", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_service_order_community', 'service_order', ['tenant_id', 'community_id', 'number'], unique=False)
    op.create_index('ix_service_order_due', 'service_order', ['tenant_id', 'state', 'due_on'], unique=False)
    op.create_index('ix_service_order_person', 'service_order', ['tenant_id', 'person_id'], unique=False)
    op.create_index('ix_service_order_server', 'service_order', ['tenant_id', 'server_id', 'state'], unique=False)
    op.create_table('team_service',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('team_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('company', 'cleaning', 'errands', 'escort', 'haircut', 'meals', 'bathing', 'repair', name='servicekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_team_service_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'team_id'], ['village_team.tenant_id', 'village_team.id'], name=op.f('fk_team_service_tenant_id_team_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_team_service')),
    sa.UniqueConstraint('tenant_id', 'team_id', 'person_id', 'kind', name=op.f('uq_team_service_tenant_id_team_id_person_id_kind')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("team_service", "tenant", "SELECT, INSERT, DELETE")


def downgrade() -> None:
    op.drop_table('team_service')
    op.drop_table('service_order')
    op.drop_table('village_team')
    op.drop_table('order_rules')
