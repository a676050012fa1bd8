"""Visits put right: other words with their reason, by whoever made the visit and nobody else."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'visit_corrections'
down_revision: str | None = 'journal_append'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_unique_constraint(op.f('uq_visit_tenant_id_id_worker_id'), 'visit', ['tenant_id', 'id', 'worker_id'])
    op.create_table('visit_correction',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('visit_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('seen', sa.String(length=2000), nullable=False),
    sa.Column('advice', sa.String(length=2000), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('corrected_by', sa.Uuid(), nullable=False),
    sa.Column('corrected_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_visit_correction_reason')),
    sa.CheckConstraint("seen <> ''", name=op.f('ck_visit_correction_seen')),
    sa.CheckConstraint('number >= 1', name=op.f('ck_visit_correction_number')),
    sa.ForeignKeyConstraint(['tenant_id', 'visit_id', 'corrected_by'], ['visit.tenant_id', 'visit.id', 'visit.worker_id'], name=op.f('fk_visit_correction_tenant_id_visit_id_corrected_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_visit_correction')),
    sa.UniqueConstraint('tenant_id', 'visit_id', 'number', name=op.f('uq_visit_correction_tenant_id_visit_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("visit_correction", "tenant", "SELECT, INSERT")


def downgrade() -> None:
    op.drop_table('visit_correction')
    op.drop_constraint(op.f('uq_visit_tenant_id_id_worker_id'), 'visit', type_='unique')
