"""The tables of `donations`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'donations'
down_revision: str | None = 'measure'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('payment_channel',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('label', sa.String(length=120), nullable=False),
    sa.Column('secret_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('alarmed_on', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_payment_channel')),
    sa.UniqueConstraint('tenant_id', 'name', name=op.f('uq_payment_channel_tenant_id_name')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("payment_channel", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('donor',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('person', 'enterprise', 'organization', 'office', 'community', 'volunteers', name='donorkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('contact', sa.String(length=120), nullable=False),
    sa.Column('phone_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('phone_hash', sa.LargeBinary(), nullable=True),
    sa.Column('phone_masked', sa.String(length=64), nullable=True),
    sa.Column('anonymous', sa.Boolean(), nullable=False),
    sa.Column('recorded_on', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('num_nonnulls(phone_sealed, phone_hash, phone_masked) IN (0, 3)', name=op.f('ck_donor_phone_whole')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_donor_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_donor')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("donor", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_donor_name_key', 'donor', ['tenant_id', 'name_key', 'id'], unique=False)
    op.create_index('uq_donor_body', 'donor', ['tenant_id', 'name_key'], unique=True, postgresql_where=sa.text("kind <> 'person'"))
    op.create_index('uq_donor_person', 'donor', ['tenant_id', 'person_id'], unique=True)
    op.create_table('donation',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('donor_id', sa.Uuid(), nullable=False),
    sa.Column('fund_id', sa.Uuid(), nullable=False),
    sa.Column('rhythm', sa.Enum('once', 'monthly', name='rhythm', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('state', sa.Enum('pledged', 'partly', 'received', 'cancelled', name='donationstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('pledged_on', sa.Date(), nullable=False),
    sa.Column('anonymous', sa.Boolean(), nullable=False),
    sa.Column('purpose_id', sa.Uuid(), nullable=True),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('group', sa.String(length=64), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_donation_amount')),
    sa.CheckConstraint('since <= until', name=op.f('ck_donation_period')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_donation_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'donor_id'], ['donor.tenant_id', 'donor.id'], name=op.f('fk_donation_tenant_id_donor_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'fund_id'], ['fund.tenant_id', 'fund.id'], name=op.f('fk_donation_tenant_id_fund_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'purpose_id'], ['ledger_purpose.tenant_id', 'ledger_purpose.id'], name=op.f('fk_donation_tenant_id_purpose_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'recorded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_donation_tenant_id_recorded_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_donation')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("donation", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_donation_donor', 'donation', ['tenant_id', 'donor_id'], unique=False)
    op.create_index('ix_donation_fund', 'donation', ['tenant_id', 'fund_id'], unique=False)
    op.create_index('ix_donation_pledged', 'donation', ['tenant_id', 'pledged_on', 'id'], unique=False)
    op.create_table('in_kind_gift',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('donor_id', sa.Uuid(), nullable=False),
    sa.Column('sort', sa.Enum('goods', 'labour', 'items', name='inkindsort', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('unit', sa.String(length=64), nullable=False),
    sa.Column('basis', sa.Enum('invoice', 'market', 'wage', 'appraisal', 'none', name='basis', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('value_fen', sa.BigInteger(), nullable=True),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('receiver_id', sa.Uuid(), nullable=True),
    sa.Column('anonymous', sa.Boolean(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(sort = 'items') = (basis = 'none')", name=op.f('ck_in_kind_gift_items_have_no_basis')),
    sa.CheckConstraint("(sort = 'items') = (value_fen IS NULL)", name=op.f('ck_in_kind_gift_items_have_no_value')),
    sa.CheckConstraint('quantity > 0', name=op.f('ck_in_kind_gift_quantity')),
    sa.CheckConstraint('value_fen > 0', name=op.f('ck_in_kind_gift_value')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_in_kind_gift_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'donor_id'], ['donor.tenant_id', 'donor.id'], name=op.f('fk_in_kind_gift_tenant_id_donor_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'receiver_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_in_kind_gift_tenant_id_receiver_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'recorded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_in_kind_gift_tenant_id_recorded_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_in_kind_gift')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("in_kind_gift", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_in_kind_gift_donor', 'in_kind_gift', ['tenant_id', 'donor_id'], unique=False)
    op.create_index('ix_in_kind_gift_given', 'in_kind_gift', ['tenant_id', 'given_on', 'id'], unique=False)
    op.create_table('donation_change',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('donation_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('refund', 'purpose', name='changekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('consent_form', sa.Enum('letter', 'signed_form', 'message', 'phone', name='consentform', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('consent_on', sa.Date(), nullable=False),
    sa.Column('consent_words', sa.Text(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('fund_id', sa.Uuid(), nullable=False),
    sa.Column('purpose_id', sa.Uuid(), nullable=True),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('group', sa.String(length=64), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("consent_words <> ''", name=op.f('ck_donation_change_consent_words')),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_donation_change_amount')),
    sa.CheckConstraint('consent_on <= "on"', name=op.f('ck_donation_change_consent_first')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_donation_change_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'donation_id'], ['donation.tenant_id', 'donation.id'], name=op.f('fk_donation_change_tenant_id_donation_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'entry_id'], ['ledger_entry.tenant_id', 'ledger_entry.id'], name=op.f('fk_donation_change_tenant_id_entry_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'fund_id'], ['fund.tenant_id', 'fund.id'], name=op.f('fk_donation_change_tenant_id_fund_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'purpose_id'], ['ledger_purpose.tenant_id', 'ledger_purpose.id'], name=op.f('fk_donation_change_tenant_id_purpose_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'recorded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_donation_change_tenant_id_recorded_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_donation_change')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("donation_change", "tenant", "SELECT, INSERT")
    op.create_index('ix_donation_change_donation', 'donation_change', ['tenant_id', 'donation_id'], unique=False)
    op.create_table('donation_due',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('donation_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=True),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_donation_due_amount')),
    sa.ForeignKeyConstraint(['tenant_id', 'donation_id'], ['donation.tenant_id', 'donation.id'], name=op.f('fk_donation_due_tenant_id_donation_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_donation_due')),
    sa.UniqueConstraint('tenant_id', 'donation_id', 'number', name=op.f('uq_donation_due_tenant_id_donation_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("donation_due", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_donation_due_on', 'donation_due', ['tenant_id', 'due_on'], unique=False)
    op.create_table('donation_receiving',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('donation_id', sa.Uuid(), nullable=False),
    sa.Column('way', sa.Enum('bank', 'cash', 'online', name='way', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('reference', sa.String(length=120), nullable=False),
    sa.Column('bank_line_id', sa.Uuid(), nullable=True),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('reversed_on', sa.Date(), nullable=True),
    sa.Column('waived_on', sa.Date(), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_donation_receiving_amount')),
    sa.ForeignKeyConstraint(['tenant_id', 'donation_id'], ['donation.tenant_id', 'donation.id'], name=op.f('fk_donation_receiving_tenant_id_donation_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'entry_id'], ['ledger_entry.tenant_id', 'ledger_entry.id'], name=op.f('fk_donation_receiving_tenant_id_entry_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'recorded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_donation_receiving_tenant_id_recorded_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'source_id'], ['ledger_source.tenant_id', 'ledger_source.id'], name=op.f('fk_donation_receiving_tenant_id_source_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_donation_receiving')),
    sa.UniqueConstraint('tenant_id', 'entry_id', name=op.f('uq_donation_receiving_tenant_id_entry_id')),
    sa.UniqueConstraint('tenant_id', 'source_id', name=op.f('uq_donation_receiving_tenant_id_source_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("donation_receiving", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_donation_receiving_donation', 'donation_receiving', ['tenant_id', 'donation_id'], unique=False)
    op.create_index('ix_donation_receiving_on', 'donation_receiving', ['tenant_id', 'on'], unique=False)
    op.create_index('uq_donation_receiving_bank_line', 'donation_receiving', ['tenant_id', 'bank_line_id'], unique=True, postgresql_where=sa.text('reversed_on IS NULL'))
    op.create_index('uq_donation_receiving_reference', 'donation_receiving', ['tenant_id', 'way', 'reference'], unique=True, postgresql_where=sa.text("reference <> '' AND reversed_on IS NULL"))
    op.create_table('payment_order',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('channel_id', sa.Uuid(), nullable=False),
    sa.Column('out_trade_no', sa.String(length=64), nullable=False),
    sa.Column('donation_id', sa.Uuid(), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Enum('open', 'paid', name='orderstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('placed_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_payment_order_amount')),
    sa.ForeignKeyConstraint(['tenant_id', 'channel_id'], ['payment_channel.tenant_id', 'payment_channel.id'], name=op.f('fk_payment_order_tenant_id_channel_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'donation_id'], ['donation.tenant_id', 'donation.id'], name=op.f('fk_payment_order_tenant_id_donation_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_payment_order')),
    sa.UniqueConstraint('tenant_id', 'channel_id', 'out_trade_no', name=op.f('uq_payment_order_tenant_id_channel_id_out_trade_no')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("payment_order", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_payment_order_donation', 'payment_order', ['tenant_id', 'donation_id'], unique=False)
    op.create_table('donation_change_part',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('change_id', sa.Uuid(), nullable=False),
    sa.Column('from_source_id', sa.Uuid(), nullable=False),
    sa.Column('to_source_id', sa.Uuid(), nullable=True),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_donation_change_part_amount')),
    sa.ForeignKeyConstraint(['tenant_id', 'change_id'], ['donation_change.tenant_id', 'donation_change.id'], name=op.f('fk_donation_change_part_tenant_id_change_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'from_source_id'], ['ledger_source.tenant_id', 'ledger_source.id'], name=op.f('fk_donation_change_part_tenant_id_from_source_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'to_source_id'], ['ledger_source.tenant_id', 'ledger_source.id'], name=op.f('fk_donation_change_part_tenant_id_to_source_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_donation_change_part')),
    sa.UniqueConstraint('tenant_id', 'change_id', 'from_source_id', name=op.f('uq_donation_change_part_tenant_id_change_id_from_source_id')),
    sa.UniqueConstraint('tenant_id', 'to_source_id', name=op.f('uq_donation_change_part_tenant_id_to_source_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("donation_change_part", "tenant", "SELECT, INSERT")
    op.create_index('ix_donation_change_part_from', 'donation_change_part', ['tenant_id', 'from_source_id'], unique=False)
    op.create_table('donation_receipt',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('receiving_id', sa.Uuid(), nullable=True),
    sa.Column('in_kind_id', sa.Uuid(), nullable=True),
    sa.Column('donor_id', sa.Uuid(), nullable=False),
    sa.Column('donor_name', sa.String(length=120), nullable=False),
    sa.Column('given', sa.Text(), nullable=False),
    sa.Column('designation', sa.Text(), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=True),
    sa.Column('arrived_on', sa.Date(), nullable=False),
    sa.Column('handler', sa.String(length=120), nullable=False),
    sa.Column('issued_by', sa.Uuid(), nullable=True),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('replaces_id', sa.Uuid(), nullable=True),
    sa.Column('voided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('voided_by', sa.Uuid(), nullable=True),
    sa.Column('void_reason', sa.Text(), nullable=False),
    sa.CheckConstraint("(voided_at IS NULL) = (void_reason = '')", name=op.f('ck_donation_receipt_void_has_reason')),
    sa.CheckConstraint('amount_fen > 0', name=op.f('ck_donation_receipt_amount')),
    sa.CheckConstraint('num_nonnulls(receiving_id, in_kind_id) = 1', name=op.f('ck_donation_receipt_one_thing')),
    sa.CheckConstraint('receiving_id IS NULL OR amount_fen IS NOT NULL', name=op.f('ck_donation_receipt_money_has_amount')),
    sa.ForeignKeyConstraint(['tenant_id', 'donor_id'], ['donor.tenant_id', 'donor.id'], name=op.f('fk_donation_receipt_tenant_id_donor_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'in_kind_id'], ['in_kind_gift.tenant_id', 'in_kind_gift.id'], name=op.f('fk_donation_receipt_tenant_id_in_kind_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'issued_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_donation_receipt_tenant_id_issued_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'receiving_id'], ['donation_receiving.tenant_id', 'donation_receiving.id'], name=op.f('fk_donation_receipt_tenant_id_receiving_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'replaces_id'], ['donation_receipt.tenant_id', 'donation_receipt.id'], name=op.f('fk_donation_receipt_tenant_id_replaces_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'voided_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_donation_receipt_tenant_id_voided_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_donation_receipt')),
    sa.UniqueConstraint('tenant_id', 'code', name=op.f('uq_donation_receipt_tenant_id_code')),
    sa.UniqueConstraint('tenant_id', 'replaces_id', name=op.f('uq_donation_receipt_tenant_id_replaces_id')),
    sa.UniqueConstraint('tenant_id', 'year', 'number', name=op.f('uq_donation_receipt_tenant_id_year_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("donation_receipt", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_donation_receipt_donor', 'donation_receipt', ['tenant_id', 'donor_id'], unique=False)
    op.create_index('uq_donation_receipt_in_kind', 'donation_receipt', ['tenant_id', 'in_kind_id'], unique=True, postgresql_where=sa.text('voided_at IS NULL'))
    op.create_index('uq_donation_receipt_receiving', 'donation_receipt', ['tenant_id', 'receiving_id'], unique=True, postgresql_where=sa.text('voided_at IS NULL'))
    op.create_table('payment_notice',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('channel_id', sa.Uuid(), nullable=False),
    sa.Column('out_trade_no', sa.String(length=64), nullable=False),
    sa.Column('order_id', sa.Uuid(), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('told_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'channel_id'], ['payment_channel.tenant_id', 'payment_channel.id'], name=op.f('fk_payment_notice_tenant_id_channel_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'order_id'], ['payment_order.tenant_id', 'payment_order.id'], name=op.f('fk_payment_notice_tenant_id_order_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'channel_id', 'out_trade_no', name=op.f('pk_payment_notice')),
    sa.UniqueConstraint('tenant_id', 'order_id', name=op.f('uq_payment_notice_tenant_id_order_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("payment_notice", "tenant", "SELECT, INSERT")


def downgrade() -> None:
    op.drop_table('payment_notice')
    op.drop_index('uq_donation_receipt_receiving', table_name='donation_receipt', postgresql_where=sa.text('voided_at IS NULL'))
    op.drop_index('uq_donation_receipt_in_kind', table_name='donation_receipt', postgresql_where=sa.text('voided_at IS NULL'))
    op.drop_index('ix_donation_receipt_donor', table_name='donation_receipt')
    op.drop_table('donation_receipt')
    op.drop_index('ix_donation_change_part_from', table_name='donation_change_part')
    op.drop_table('donation_change_part')
    op.drop_index('ix_payment_order_donation', table_name='payment_order')
    op.drop_table('payment_order')
    op.drop_index('uq_donation_receiving_reference', table_name='donation_receiving', postgresql_where=sa.text("reference <> '' AND reversed_on IS NULL"))
    op.drop_index('uq_donation_receiving_bank_line', table_name='donation_receiving', postgresql_where=sa.text('reversed_on IS NULL'))
    op.drop_index('ix_donation_receiving_on', table_name='donation_receiving')
    op.drop_index('ix_donation_receiving_donation', table_name='donation_receiving')
    op.drop_table('donation_receiving')
    op.drop_index('ix_donation_due_on', table_name='donation_due')
    op.drop_table('donation_due')
    op.drop_index('ix_donation_change_donation', table_name='donation_change')
    op.drop_table('donation_change')
    op.drop_index('ix_in_kind_gift_given', table_name='in_kind_gift')
    op.drop_index('ix_in_kind_gift_donor', table_name='in_kind_gift')
    op.drop_table('in_kind_gift')
    op.drop_index('ix_donation_pledged', table_name='donation')
    op.drop_index('ix_donation_fund', table_name='donation')
    op.drop_index('ix_donation_donor', table_name='donation')
    op.drop_table('donation')
    op.drop_index('uq_donor_person', table_name='donor')
    op.drop_index('uq_donor_body', table_name='donor', postgresql_where=sa.text("kind <> 'person'"))
    op.drop_index('ix_donor_name_key', table_name='donor')
    op.drop_table('donor')
    op.drop_table('payment_channel')
