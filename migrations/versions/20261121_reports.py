"""The tables of `reports`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'reports'
down_revision: str | None = 'notifications'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('indicator',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('county_code', sa.String(length=64), nullable=False),
    sa.Column('period', sa.String(length=6), nullable=False),
    sa.Column('code', sa.Enum('communities', 'filed', 'registered', 'members', 'workers', 'volunteers', 'needs_heard', 'needs_answered', 'linkages_open', 'linkages_closed', 'sessions', 'person_times', 'beneficiaries', 'minutes', 'funds', 'promised', name='code', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("code NOT IN ('members', 'workers', 'volunteers', 'beneficiaries') OR value = 0 OR value >= 5", name=op.f('ck_indicator_nobody_recognisable')),
    sa.CheckConstraint("period ~ '^[0-9]{4}Q[1-4]$'", name=op.f('ck_indicator_period_written')),
    sa.CheckConstraint("value IS NOT NULL OR code IN ('members', 'workers', 'volunteers', 'beneficiaries')", name=op.f('ck_indicator_only_persons_are_hidden')),
    sa.CheckConstraint('value >= 0', name=op.f('ck_indicator_value_counts')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_indicator')),
    sa.UniqueConstraint('tenant_id', 'period', 'code', name=op.f('uq_indicator_tenant_id_period_code')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': 'county'}
    )
    op.protect("indicator", "tenant", "SELECT, INSERT, UPDATE", "county")


def downgrade() -> None:
    op.drop_table('indicator')
