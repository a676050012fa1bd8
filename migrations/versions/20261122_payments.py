"""Payment requests with their invoices, and the files that people bring as evidence."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'payments'
down_revision: str | None = 'donations'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('stored_file',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('media_type', sa.String(length=120), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('stored_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_stored_file')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("stored_file", "tenant", "SELECT, INSERT")
    op.create_table('payment_request',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=64), nullable=False),
    sa.Column('pot_kind', sa.String(length=64), nullable=False),
    sa.Column('holder_id', sa.Uuid(), nullable=False),
    sa.Column('pot_id', sa.Uuid(), nullable=False),
    sa.Column('reserve_id', sa.Uuid(), nullable=False),
    sa.Column('payee_id', sa.Uuid(), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('purpose_id', sa.Uuid(), nullable=True),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('group', sa.String(length=64), nullable=False),
    sa.Column('state', sa.Enum('asked', 'approved', 'paid', 'closed', 'refused', 'withdrawn', name='paymentstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('urgency', sa.Integer(), sa.Computed("CASE state WHEN 'asked' THEN 2 WHEN 'approved' THEN 1 ELSE 0 END", persisted=True), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('paid_by', sa.Uuid(), nullable=True),
    sa.Column('paid_on', sa.Date(), nullable=True),
    sa.Column('entry_id', sa.Uuid(), nullable=True),
    sa.Column('closed_by', sa.Uuid(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL AND closed_by IS NOT NULL)", name=op.f('ck_payment_request_closed')),
    sa.CheckConstraint("(state = 'withdrawn') = (withdrawn_at IS NOT NULL)", name=op.f('ck_payment_request_withdrawn')),
    sa.CheckConstraint("(state IN ('paid', 'closed')) = (entry_id IS NOT NULL AND paid_by IS NOT NULL AND paid_on IS NOT NULL)", name=op.f('ck_payment_request_paid')),
    sa.CheckConstraint("state <> 'asked' OR decided_by IS NULL", name=op.f('ck_payment_request_undecided')),
    sa.CheckConstraint("state <> 'refused' OR reason <> ''", name=op.f('ck_payment_request_reason')),
    sa.CheckConstraint("state NOT IN ('approved', 'paid', 'closed', 'refused') OR decided_by IS NOT NULL", name=op.f('ck_payment_request_way')),
    sa.CheckConstraint('(decided_by IS NULL) = (decided_at IS NULL)', name=op.f('ck_payment_request_decided')),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_payment_request_amount')),
    sa.CheckConstraint('decided_by <> asked_by', name=op.f('ck_payment_request_checker')),
    sa.CheckConstraint('paid_by <> asked_by', name=op.f('ck_payment_request_payer')),
    sa.ForeignKeyConstraint(['tenant_id', 'asked_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_payment_request_tenant_id_asked_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'closed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_payment_request_tenant_id_closed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_payment_request_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'decided_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_payment_request_tenant_id_decided_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'entry_id'], ['ledger_entry.tenant_id', 'ledger_entry.id'], name=op.f('fk_payment_request_tenant_id_entry_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'paid_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_payment_request_tenant_id_paid_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'payee_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_payment_request_tenant_id_payee_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'pot_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_payment_request_tenant_id_pot_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'purpose_id'], ['ledger_purpose.tenant_id', 'ledger_purpose.id'], name=op.f('fk_payment_request_tenant_id_purpose_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'reserve_id'], ['ledger_account.tenant_id', 'ledger_account.id'], name=op.f('fk_payment_request_tenant_id_reserve_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_payment_request')),
    sa.UniqueConstraint('tenant_id', 'entry_id', name=op.f('uq_payment_request_tenant_id_entry_id')),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_payment_request_tenant_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("payment_request", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_payment_request_asked_by', 'payment_request', ['tenant_id', 'asked_by'], unique=False)
    op.create_index('ix_payment_request_holder', 'payment_request', ['tenant_id', 'holder_id'], unique=False)
    op.create_index('ix_payment_request_payee', 'payment_request', ['tenant_id', 'payee_id'], unique=False)
    op.create_index('ix_payment_request_urgency', 'payment_request', ['tenant_id', 'urgency', 'id'], unique=False)
    op.create_table('payment_invoice',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('request_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=64), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('void', sa.Boolean(), nullable=False),
    sa.Column('added_by', sa.Uuid(), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_payment_invoice_amount')),
    sa.ForeignKeyConstraint(['tenant_id', 'added_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_payment_invoice_tenant_id_added_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'file_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_payment_invoice_tenant_id_file_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'request_id'], ['payment_request.tenant_id', 'payment_request.id'], name=op.f('fk_payment_invoice_tenant_id_request_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_payment_invoice')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("payment_invoice", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_payment_invoice_request', 'payment_invoice', ['tenant_id', 'request_id'], unique=False)
    op.create_index('uq_payment_invoice_number', 'payment_invoice', ['tenant_id', 'number'], unique=True, postgresql_where=sa.text('NOT void'))


def downgrade() -> None:
    op.drop_index('uq_payment_invoice_number', table_name='payment_invoice', postgresql_where=sa.text('NOT void'))
    op.drop_index('ix_payment_invoice_request', table_name='payment_invoice')
    op.drop_table('payment_invoice')
    op.drop_index('ix_payment_request_urgency', table_name='payment_request')
    op.drop_index('ix_payment_request_payee', table_name='payment_request')
    op.drop_index('ix_payment_request_holder', table_name='payment_request')
    op.drop_index('ix_payment_request_asked_by', table_name='payment_request')
    op.drop_table('payment_request')
    op.drop_table('stored_file')
