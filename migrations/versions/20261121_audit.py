"""The tables of `audit`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'audit'
down_revision: str | None = 'reports'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('chain_state',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('findings', sa.Integer(), nullable=False),
    sa.Column('verified_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('number >= 0 AND findings >= 0', name=op.f('ck_chain_state_counts')),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenant.id'], name=op.f('fk_chain_state_tenant_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('tenant_id', name=op.f('pk_chain_state')),
    info={'class': 'reference', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("chain_state", "reference", "SELECT, INSERT, UPDATE")


def downgrade() -> None:
    op.drop_table('chain_state')
