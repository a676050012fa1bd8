"""Awards of funds: rounds with a cap, whom a fund is for, instalments by milestone."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = 'awards'
down_revision: str | None = 'custody'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('award_round',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('fund_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('cap_fen', sa.BigInteger(), nullable=False),
    sa.Column('purpose_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.Enum('open', 'closed', name='roundstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('opened_by', sa.Uuid(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name=op.f('ck_award_round_closed_on')),
    sa.CheckConstraint('cap_fen > 0', name=op.f('ck_award_round_cap')),
    sa.ForeignKeyConstraint(['tenant_id', 'account_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_award_round_tenant_id_account_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'fund_id'], ['fund.tenant_id', 'fund.id'], name=op.f('fk_award_round_tenant_id_fund_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'opened_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_award_round_tenant_id_opened_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'purpose_id'], ['ledger_purpose.tenant_id', 'ledger_purpose.id'], name=op.f('fk_award_round_tenant_id_purpose_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_award_round')),
    sa.UniqueConstraint('tenant_id', 'account_id', name=op.f('uq_award_round_tenant_id_account_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("award_round", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_award_round_fund', 'award_round', ['tenant_id', 'fund_id'], unique=False)
    op.create_table('fund_terms',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('fund_id', sa.Uuid(), nullable=False),
    sa.Column('least_months', sa.Integer(), nullable=True),
    sa.Column('most_months', sa.Integer(), nullable=True),
    sa.Column('kinds', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('type_ids', postgresql.ARRAY(sa.Uuid()), nullable=False),
    sa.Column('most_fen', sa.BigInteger(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('least_months >= 0 AND most_months >= 0 AND least_months <= most_months', name=op.f('ck_fund_terms_months')),
    sa.CheckConstraint('most_fen > 0', name=op.f('ck_fund_terms_most_fen')),
    sa.ForeignKeyConstraint(['tenant_id', 'fund_id'], ['fund.tenant_id', 'fund.id'], name=op.f('fk_fund_terms_tenant_id_fund_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_fund_terms')),
    sa.UniqueConstraint('tenant_id', 'fund_id', name=op.f('uq_fund_terms_tenant_id_fund_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("fund_terms", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('award',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('fund_id', sa.Uuid(), nullable=False),
    sa.Column('award_round_id', sa.Uuid(), nullable=True),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('linkage_id', sa.Uuid(), nullable=True),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('purpose_id', sa.Uuid(), nullable=True),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('group', sa.String(length=64), nullable=False),
    sa.Column('state', sa.Enum('asked', 'approved', 'refused', 'withdrawn', 'closed', name='awardstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name=op.f('ck_award_closed_on')),
    sa.CheckConstraint("(state IN ('approved', 'closed')) = (account_id IS NOT NULL)", name=op.f('ck_award_account')),
    sa.CheckConstraint("(state IN ('approved', 'refused', 'closed')) = (decided_by IS NOT NULL AND decided_on IS NOT NULL)", name=op.f('ck_award_decided')),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_award_amount')),
    sa.CheckConstraint('decided_by <> asked_by', name=op.f('ck_award_two_hands')),
    sa.ForeignKeyConstraint(['tenant_id', 'account_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_award_tenant_id_account_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'asked_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_award_tenant_id_asked_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'award_round_id'], ['award_round.tenant_id', 'award_round.id'], name=op.f('fk_award_tenant_id_award_round_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_award_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'decided_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_award_tenant_id_decided_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'fund_id'], ['fund.tenant_id', 'fund.id'], name=op.f('fk_award_tenant_id_fund_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_award_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'purpose_id'], ['ledger_purpose.tenant_id', 'ledger_purpose.id'], name=op.f('fk_award_tenant_id_purpose_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_award')),
    sa.UniqueConstraint('tenant_id', 'account_id', name=op.f('uq_award_tenant_id_account_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("award", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_award_asked_on', 'award', ['tenant_id', 'asked_on', 'id'], unique=False)
    op.create_index('ix_award_fund', 'award', ['tenant_id', 'fund_id'], unique=False)
    op.create_index('ix_award_linkage', 'award', ['tenant_id', 'linkage_id'], unique=False)
    op.create_index('ix_award_organization', 'award', ['tenant_id', 'organization_id'], unique=False)
    op.create_table('award_instalment',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('award_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('state', sa.Enum('planned', 'reached', 'confirmed', name='instalmentstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reached_on', sa.Date(), nullable=True),
    sa.Column('reached_by', sa.Uuid(), nullable=True),
    sa.Column('evidence', sa.Text(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=True),
    sa.Column('confirmed_on', sa.Date(), nullable=True),
    sa.Column('confirmed_by', sa.Uuid(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'confirmed') = (confirmed_by IS NOT NULL AND account_id IS NOT NULL)", name=op.f('ck_award_instalment_confirmed')),
    sa.CheckConstraint("(state = 'planned') = (reached_by IS NULL)", name=op.f('ck_award_instalment_reached')),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_award_instalment_amount')),
    sa.CheckConstraint('confirmed_by <> reached_by', name=op.f('ck_award_instalment_two_hands')),
    sa.ForeignKeyConstraint(['tenant_id', 'account_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_award_instalment_tenant_id_account_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'award_id'], ['award.tenant_id', 'award.id'], name=op.f('fk_award_instalment_tenant_id_award_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'confirmed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_award_instalment_tenant_id_confirmed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'file_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_award_instalment_tenant_id_file_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'reached_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_award_instalment_tenant_id_reached_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_award_instalment')),
    sa.UniqueConstraint('tenant_id', 'account_id', name=op.f('uq_award_instalment_tenant_id_account_id')),
    sa.UniqueConstraint('tenant_id', 'award_id', 'place', name=op.f('uq_award_instalment_tenant_id_award_id_place')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("award_instalment", "tenant", "SELECT, INSERT, UPDATE, DELETE")


def downgrade() -> None:
    op.drop_table('award_instalment')
    op.drop_index('ix_award_organization', table_name='award')
    op.drop_index('ix_award_linkage', table_name='award')
    op.drop_index('ix_award_fund', table_name='award')
    op.drop_index('ix_award_asked_on', table_name='award')
    op.drop_table('award')
    op.drop_table('fund_terms')
    op.drop_index('ix_award_round_fund', table_name='award_round')
    op.drop_table('award_round')
