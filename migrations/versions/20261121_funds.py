"""The tables of `funds`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'funds'
down_revision: str | None = 'organizations'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('fund',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('kind', sa.Enum('community_fund', 'donation', 'enterprise', 'appropriation', name='fundkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('funder_id', sa.Uuid(), nullable=True),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('promised_fen', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Enum('open', 'closed', name='fundstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('recorded_on', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('promised_fen <= amount_fen', name=op.f('ck_fund_promises_within_amount')),
    sa.CheckConstraint('promised_fen >= 0', name=op.f('ck_fund_promises_not_negative')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_fund_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'funder_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_fund_tenant_id_funder_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_fund')),
    sa.UniqueConstraint('tenant_id', 'name_key', name=op.f('uq_fund_tenant_id_name_key')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("fund", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_fund_funder', 'fund', ['tenant_id', 'funder_id'], unique=False)
    op.create_table('fund_promise',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('fund_id', sa.Uuid(), nullable=False),
    sa.Column('linkage_id', sa.Uuid(), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Enum('promised', 'kept', 'withdrawn', name='promisestate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('promised_on', sa.Date(), nullable=False),
    sa.Column('promised_by', sa.Uuid(), nullable=True),
    sa.Column('settled_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'promised') = (settled_on IS NULL)", name=op.f('ck_fund_promise_settled_on')),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_fund_promise_amount')),
    sa.ForeignKeyConstraint(['tenant_id', 'fund_id'], ['fund.tenant_id', 'fund.id'], name=op.f('fk_fund_promise_tenant_id_fund_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'promised_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_fund_promise_tenant_id_promised_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_fund_promise')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("fund_promise", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_fund_promise_fund', 'fund_promise', ['tenant_id', 'fund_id'], unique=False)
    op.create_index('ix_fund_promise_linkage', 'fund_promise', ['tenant_id', 'linkage_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_fund_promise_linkage', table_name='fund_promise')
    op.drop_index('ix_fund_promise_fund', table_name='fund_promise')
    op.drop_table('fund_promise')
    op.drop_index('ix_fund_funder', table_name='fund')
    op.drop_table('fund')
