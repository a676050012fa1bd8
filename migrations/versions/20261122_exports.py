"""Exports of personal data: asked, agreed to by somebody else, made by a job."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = 'exports'
down_revision: str | None = 'protection'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('export_request',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=64), nullable=False),
    sa.Column('state', sa.Enum('asked', 'refused', 'approved', 'ready', name='exportstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('needs_approval', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.String(length=64), nullable=False),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('filters_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('reach', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('communities', postgresql.ARRAY(sa.Uuid()), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=False),
    sa.Column('asked_person_id', sa.Uuid(), nullable=True),
    sa.Column('asked_name', sa.String(length=120), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('decided_name', sa.String(length=120), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('job_id', sa.Uuid(), nullable=True),
    sa.Column('file_id', sa.Uuid(), nullable=True),
    sa.CheckConstraint('(file_id IS NOT NULL) = (state = \'ready\')', name=op.f('ck_export_request_ready_has_file')),
    sa.CheckConstraint('decided_by <> asked_by', name=op.f('ck_export_request_another_decides')),
    sa.CheckConstraint('num_nonnulls(decided_by, decided_name, decided_at) IN (0, 3)', name=op.f('ck_export_request_decision_whole')),
    sa.CheckConstraint('rows > 0', name=op.f('ck_export_request_has_rows')),
    sa.CheckConstraint("state = 'asked' OR decided_by IS NOT NULL OR (NOT needs_approval AND state <> 'refused')", name=op.f('ck_export_request_nothing_without_approval')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_export_request')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.create_index('ix_export_request_asked_by', 'export_request', ['tenant_id', 'asked_by', 'id'], unique=False)
    op.protect("export_request", "tenant", "SELECT, INSERT, UPDATE")


def downgrade() -> None:
    op.drop_index('ix_export_request_asked_by', table_name='export_request')
    op.drop_table('export_request')
