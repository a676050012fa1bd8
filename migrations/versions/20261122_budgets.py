"""The tables of `budgets`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'budgets'
down_revision: str | None = 'ledger'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('budget',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('cost_fen', sa.BigInteger(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('cost_fen > 0', name=op.f('ck_budget_cost')),
    sa.CheckConstraint('year BETWEEN 2000 AND 2100', name=op.f('ck_budget_year')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_budget_tenant_id_organization_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_budget')),
    sa.UniqueConstraint('tenant_id', 'organization_id', 'year', name=op.f('uq_budget_tenant_id_organization_id_year')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("budget", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('budget_line',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('budget_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('donation', 'enterprise', 'appropriation', 'community', 'volunteers', 'deposit', name='sourcekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('secured', sa.Boolean(), nullable=False),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_budget_line_amount')),
    sa.ForeignKeyConstraint(['tenant_id', 'budget_id'], ['budget.tenant_id', 'budget.id'], name=op.f('fk_budget_line_tenant_id_budget_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_budget_line')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("budget_line", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_budget_line_budget', 'budget_line', ['tenant_id', 'budget_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_budget_line_budget', table_name='budget_line')
    op.drop_table('budget_line')
    op.drop_table('budget')
