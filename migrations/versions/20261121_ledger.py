"""The tables of `ledger`, and the one door into them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from wushe.ledger.queries import POSTING_SQL

revision: str = 'ledger'
down_revision: str | None = 'audit'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('ledger_account',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('bank', 'fund', 'reserve', 'custody', name='accountkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('side', sa.Enum('debit', 'credit', name='side', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('holder_id', sa.Uuid(), nullable=True),
    sa.Column('within_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.CheckConstraint("(kind = 'bank') = (holder_id IS NULL)", name=op.f('ck_ledger_account_holder')),
    sa.CheckConstraint("(kind = 'bank') = (side = 'debit')", name=op.f('ck_ledger_account_bank_side')),
    sa.ForeignKeyConstraint(['tenant_id', 'within_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_ledger_account_tenant_id_within_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_ledger_account')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("ledger_account", "tenant", "SELECT, INSERT")
    op.create_index('ix_ledger_account_holder', 'ledger_account', ['tenant_id', 'holder_id'], unique=False)
    op.create_index('ix_ledger_account_within', 'ledger_account', ['tenant_id', 'within_id'], unique=False)
    op.create_table('ledger_purpose',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('retired', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_ledger_purpose')),
    sa.UniqueConstraint('tenant_id', 'name_key', name=op.f('uq_ledger_purpose_tenant_id_name_key')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("ledger_purpose", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('ledger_series',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('book', sa.String(length=64), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'book', 'year', name=op.f('pk_ledger_series')),
    info={'class': 'tenant', 'grants': 'SELECT', 'readers': ''}
    )
    op.protect("ledger_series", "tenant", "SELECT")
    op.create_table('ledger_closed_month',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('closed_by', sa.Uuid(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('entries', sa.Integer(), nullable=False),
    sa.Column('held_fen', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('EXTRACT(day FROM month) = 1', name=op.f('ck_ledger_closed_month_month')),
    sa.ForeignKeyConstraint(['tenant_id', 'closed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_ledger_closed_month_tenant_id_closed_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_ledger_closed_month')),
    sa.UniqueConstraint('tenant_id', 'month', name=op.f('uq_ledger_closed_month_tenant_id_month')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("ledger_closed_month", "tenant", "SELECT, INSERT")
    op.create_table('ledger_entry',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('receipt', 'transfer', 'reservation', 'release', 'payment', 'refund', 'reversal', name='entrykind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('about_id', sa.Uuid(), nullable=False),
    sa.Column('reverses_id', sa.Uuid(), nullable=True),
    sa.Column('posted_by', sa.Uuid(), nullable=True),
    sa.Column('posted_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(kind = 'reversal') = (reverses_id IS NOT NULL)", name=op.f('ck_ledger_entry_reverses')),
    sa.CheckConstraint('year = EXTRACT(year FROM "on")', name=op.f('ck_ledger_entry_year')),
    sa.ForeignKeyConstraint(['tenant_id', 'posted_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_ledger_entry_tenant_id_posted_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'reverses_id'], ['ledger_entry.tenant_id', 'ledger_entry.id'], name=op.f('fk_ledger_entry_tenant_id_reverses_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_ledger_entry')),
    sa.UniqueConstraint('tenant_id', 'reverses_id', name=op.f('uq_ledger_entry_tenant_id_reverses_id')),
    sa.UniqueConstraint('tenant_id', 'year', 'number', name=op.f('uq_ledger_entry_tenant_id_year_number')),
    info={'class': 'tenant', 'grants': 'SELECT', 'readers': ''}
    )
    op.protect("ledger_entry", "tenant", "SELECT")
    op.create_index('ix_ledger_entry_about', 'ledger_entry', ['tenant_id', 'about_id'], unique=False)
    op.create_index('ix_ledger_entry_on', 'ledger_entry', ['tenant_id', 'on'], unique=False)
    op.create_table('ledger_source',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('donation', 'enterprise', 'appropriation', 'community', 'volunteers', 'deposit', name='sourcekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('origin_id', sa.Uuid(), nullable=False),
    sa.Column('giver_id', sa.Uuid(), nullable=True),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('purpose_id', sa.Uuid(), nullable=True),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('group', sa.String(length=64), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.CheckConstraint('since <= until', name=op.f('ck_ledger_source_period')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_ledger_source_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'giver_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_ledger_source_tenant_id_giver_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'purpose_id'], ['ledger_purpose.tenant_id', 'ledger_purpose.id'], name=op.f('fk_ledger_source_tenant_id_purpose_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_ledger_source')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("ledger_source", "tenant", "SELECT, INSERT")
    op.create_index('ix_ledger_source_giver', 'ledger_source', ['tenant_id', 'giver_id'], unique=False)
    op.create_index('ix_ledger_source_origin', 'ledger_source', ['tenant_id', 'origin_id'], unique=False)
    op.create_table('ledger_holding',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('fen', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('fen >= 0', name=op.f('ck_ledger_holding_not_below_zero')),
    sa.ForeignKeyConstraint(['tenant_id', 'account_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_ledger_holding_tenant_id_account_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'source_id'], ['ledger_source.tenant_id', 'ledger_source.id'], name=op.f('fk_ledger_holding_tenant_id_source_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'account_id', 'source_id', name=op.f('pk_ledger_holding')),
    info={'class': 'tenant', 'grants': 'SELECT', 'readers': ''}
    )
    op.protect("ledger_holding", "tenant", "SELECT")
    op.create_index('ix_ledger_holding_source', 'ledger_holding', ['tenant_id', 'source_id'], unique=False)
    op.create_table('ledger_transfer',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('debit_id', sa.Uuid(), nullable=False),
    sa.Column('credit_id', sa.Uuid(), nullable=False),
    sa.Column('fen', sa.BigInteger(), nullable=False),
    sa.Column('spent', sa.Boolean(), nullable=False),
    sa.Column('tied_to', sa.Uuid(), nullable=True),
    sa.Column('purpose_id', sa.Uuid(), nullable=True),
    sa.CheckConstraint('NOT spent OR tied_to IS NULL OR tied_to IS NOT DISTINCT FROM purpose_id', name=op.f('ck_ledger_transfer_purpose')),
    sa.CheckConstraint('debit_id <> credit_id', name=op.f('ck_ledger_transfer_two_accounts')),
    sa.CheckConstraint('fen > 0', name=op.f('ck_ledger_transfer_fen')),
    sa.ForeignKeyConstraint(['tenant_id', 'credit_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_ledger_transfer_tenant_id_credit_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'debit_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_ledger_transfer_tenant_id_debit_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'entry_id'], ['ledger_entry.tenant_id', 'ledger_entry.id'], name=op.f('fk_ledger_transfer_tenant_id_entry_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'purpose_id'], ['ledger_purpose.tenant_id', 'ledger_purpose.id'], name=op.f('fk_ledger_transfer_tenant_id_purpose_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'source_id'], ['ledger_source.tenant_id', 'ledger_source.id'], name=op.f('fk_ledger_transfer_tenant_id_source_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_ledger_transfer')),
    sa.UniqueConstraint('tenant_id', 'entry_id', 'line', name=op.f('uq_ledger_transfer_tenant_id_entry_id_line')),
    info={'class': 'tenant', 'grants': 'SELECT', 'readers': ''}
    )
    op.protect("ledger_transfer", "tenant", "SELECT")
    op.create_index('ix_ledger_transfer_credit', 'ledger_transfer', ['tenant_id', 'credit_id'], unique=False)
    op.create_index('ix_ledger_transfer_debit', 'ledger_transfer', ['tenant_id', 'debit_id'], unique=False)
    op.create_index('ix_ledger_transfer_source', 'ledger_transfer', ['tenant_id', 'source_id'], unique=False)
    op.execute(POSTING_SQL)


def downgrade() -> None:
    op.execute("DROP FUNCTION ledger_post, ledger_move, ledger_number")
    op.drop_index('ix_ledger_transfer_source', table_name='ledger_transfer')
    op.drop_index('ix_ledger_transfer_debit', table_name='ledger_transfer')
    op.drop_index('ix_ledger_transfer_credit', table_name='ledger_transfer')
    op.drop_table('ledger_transfer')
    op.drop_index('ix_ledger_holding_source', table_name='ledger_holding')
    op.drop_table('ledger_holding')
    op.drop_index('ix_ledger_source_origin', table_name='ledger_source')
    op.drop_index('ix_ledger_source_giver', table_name='ledger_source')
    op.drop_table('ledger_source')
    op.drop_index('ix_ledger_entry_on', table_name='ledger_entry')
    op.drop_index('ix_ledger_entry_about', table_name='ledger_entry')
    op.drop_table('ledger_entry')
    op.drop_table('ledger_closed_month')
    op.drop_table('ledger_series')
    op.drop_table('ledger_purpose')
    op.drop_index('ix_ledger_account_within', table_name='ledger_account')
    op.drop_index('ix_ledger_account_holder', table_name='ledger_account')
    op.drop_table('ledger_account')
