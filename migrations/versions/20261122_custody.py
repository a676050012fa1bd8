"""Money in custody: agreements of three parties, deposits, templates; and the ledger's held accounts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from wushe.ledger.queries import POSTING_SQL

revision: str = 'custody'
down_revision: str | None = 'exports'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


KINDS = "'bank', 'fund', 'reserve', 'custody'"


def upgrade() -> None:
    op.drop_constraint('ck_ledger_account_accountkind', 'ledger_account')
    op.create_check_constraint(op.f('ck_ledger_account_accountkind'), 'ledger_account', f"kind IN ({KINDS}, 'held')")
    op.execute(POSTING_SQL)
    op.create_table('custody_agreement',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=64), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('hub_id', sa.Uuid(), nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('purpose_id', sa.Uuid(), nullable=True),
    sa.Column('group', sa.String(length=64), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('state', sa.Enum('signing', 'in_force', 'closed', 'cancelled', name='agreementstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('held_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('drafted_by', sa.Uuid(), nullable=True),
    sa.Column('drafted_on', sa.Date(), nullable=False),
    sa.Column('owner_signed_by', sa.Uuid(), nullable=True),
    sa.Column('owner_signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('community_signed_by', sa.Uuid(), nullable=True),
    sa.Column('community_signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('hub_signed_by', sa.Uuid(), nullable=True),
    sa.Column('hub_signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_by', sa.Uuid(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state IN ('closed', 'cancelled')) = (ended_on IS NOT NULL)", name=op.f('ck_custody_agreement_ended')),
    sa.CheckConstraint("(state IN ('in_force', 'closed')) = (account_id IS NOT NULL)", name=op.f('ck_custody_agreement_in_force')),
    sa.CheckConstraint('(community_signed_by IS NULL) = (community_signed_at IS NULL)', name=op.f('ck_custody_agreement_community_signed')),
    sa.CheckConstraint('(hub_signed_by IS NULL) = (hub_signed_at IS NULL)', name=op.f('ck_custody_agreement_hub_signed')),
    sa.CheckConstraint('(owner_signed_by IS NULL) = (owner_signed_at IS NULL)', name=op.f('ck_custody_agreement_owner_signed')),
    sa.CheckConstraint('account_id IS NULL OR (owner_signed_by IS NOT NULL AND community_signed_by IS NOT NULL AND hub_signed_by IS NOT NULL)', name=op.f('ck_custody_agreement_three_signatures')),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_custody_agreement_amount')),
    sa.CheckConstraint('owner_id <> hub_id', name=op.f('ck_custody_agreement_two_organizations')),
    sa.CheckConstraint('owner_signed_by <> community_signed_by AND owner_signed_by <> hub_signed_by AND community_signed_by <> hub_signed_by', name=op.f('ck_custody_agreement_three_persons')),
    sa.CheckConstraint('since <= until', name=op.f('ck_custody_agreement_period')),
    sa.ForeignKeyConstraint(['tenant_id', 'account_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_custody_agreement_tenant_id_account_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_custody_agreement_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_signed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_custody_agreement_tenant_id_community_signed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'drafted_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_custody_agreement_tenant_id_drafted_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'ended_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_custody_agreement_tenant_id_ended_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'held_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_custody_agreement_tenant_id_held_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'hub_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_custody_agreement_tenant_id_hub_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'hub_signed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_custody_agreement_tenant_id_hub_signed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'owner_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_custody_agreement_tenant_id_owner_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'owner_signed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_custody_agreement_tenant_id_owner_signed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'purpose_id'], ['ledger_purpose.tenant_id', 'ledger_purpose.id'], name=op.f('fk_custody_agreement_tenant_id_purpose_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_custody_agreement')),
    sa.UniqueConstraint('tenant_id', 'account_id', name=op.f('uq_custody_agreement_tenant_id_account_id')),
    sa.UniqueConstraint('tenant_id', 'held_id', name=op.f('uq_custody_agreement_tenant_id_held_id')),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_custody_agreement_tenant_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("custody_agreement", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_custody_agreement_community', 'custody_agreement', ['tenant_id', 'community_id'], unique=False)
    op.create_index('ix_custody_agreement_hub', 'custody_agreement', ['tenant_id', 'hub_id'], unique=False)
    op.create_index('ix_custody_agreement_owner', 'custody_agreement', ['tenant_id', 'owner_id'], unique=False)
    op.create_table('custody_template',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('uploaded_by', sa.Uuid(), nullable=True),
    sa.Column('uploaded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'file_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_custody_template_tenant_id_file_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'uploaded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_custody_template_tenant_id_uploaded_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_custody_template')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("custody_template", "tenant", "SELECT, INSERT")
    op.create_table('custody_deposit',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('agreement_id', sa.Uuid(), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('payer', sa.String(length=120), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('entered_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_custody_deposit_amount')),
    sa.ForeignKeyConstraint(['tenant_id', 'agreement_id'], ['custody_agreement.tenant_id', 'custody_agreement.id'], name=op.f('fk_custody_deposit_tenant_id_agreement_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'entered_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_custody_deposit_tenant_id_entered_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'source_id'], ['ledger_source.tenant_id', 'ledger_source.id'], name=op.f('fk_custody_deposit_tenant_id_source_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_custody_deposit')),
    sa.UniqueConstraint('tenant_id', 'source_id', name=op.f('uq_custody_deposit_tenant_id_source_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("custody_deposit", "tenant", "SELECT, INSERT")
    op.create_index('ix_custody_deposit_agreement', 'custody_deposit', ['tenant_id', 'agreement_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_custody_deposit_agreement', table_name='custody_deposit')
    op.drop_table('custody_deposit')
    op.drop_table('custody_template')
    op.drop_index('ix_custody_agreement_owner', table_name='custody_agreement')
    op.drop_index('ix_custody_agreement_hub', table_name='custody_agreement')
    op.drop_index('ix_custody_agreement_community', table_name='custody_agreement')
    op.drop_table('custody_agreement')
    op.drop_constraint('ck_ledger_account_accountkind', 'ledger_account')
    op.create_check_constraint(op.f('ck_ledger_account_accountkind'), 'ledger_account', f"kind IN ({KINDS})")
