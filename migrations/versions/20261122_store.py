"""The store: rules, credit and its moves, prices, carts, exchanges, and townships that recognise each other's hours."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'store'
down_revision: str | None = 'topic_of_pools'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('store_rules',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('percent', sa.SmallInteger(), nullable=False),
    sa.Column('lasts', sa.SmallInteger(), nullable=True),
    sa.Column('pickup_days', sa.SmallInteger(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('id = tenant_id', name=op.f('ck_store_rules_one_for_a_township')),
    sa.CheckConstraint('lasts BETWEEN 1 AND 3650', name=op.f('ck_store_rules_lasts')),
    sa.CheckConstraint('percent BETWEEN 10 AND 300', name=op.f('ck_store_rules_percent')),
    sa.CheckConstraint('pickup_days BETWEEN 1 AND 30', name=op.f('ck_store_rules_pickup_days')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_rules')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("store_rules", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('store_recognition',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('other_id', sa.Uuid(), nullable=False),
    sa.Column('ours_by', sa.Uuid(), nullable=True),
    sa.Column('ours_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('theirs_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('(ours_at IS NULL) = (ours_by IS NULL)', name=op.f('ck_store_recognition_signed_by_somebody')),
    sa.CheckConstraint('num_nonnulls(ours_at, theirs_at) >= 1', name=op.f('ck_store_recognition_signed')),
    sa.CheckConstraint('other_id <> tenant_id', name=op.f('ck_store_recognition_with_another')),
    sa.ForeignKeyConstraint(['tenant_id', 'ours_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_store_recognition_tenant_id_ours_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_recognition')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("store_recognition", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('uq_store_recognition_other', 'store_recognition', ['tenant_id', 'other_id'], unique=True, postgresql_where=sa.text('ended_at IS NULL'))
    op.create_table('store_exchange',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=64), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'handed_over', 'cancelled', 'forfeited', name='exchangestate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('placed_on', sa.Date(), nullable=False),
    sa.Column('placed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('fetch_by', sa.Date(), nullable=False),
    sa.Column('warned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_by', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'waiting') = (ended_at IS NULL)", name=op.f('ck_store_exchange_ended')),
    sa.CheckConstraint("state <> 'handed_over' OR ended_by IS NOT NULL AND ended_by <> person_id", name=op.f('ck_store_exchange_another_hands_over')),
    sa.CheckConstraint('fetch_by >= placed_on', name=op.f('ck_store_exchange_fetch_by')),
    sa.CheckConstraint('minutes > 0', name=op.f('ck_store_exchange_minutes')),
    sa.ForeignKeyConstraint(['tenant_id', 'ended_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_store_exchange_tenant_id_ended_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_store_exchange_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'point_id'], ['donation_point.tenant_id', 'donation_point.id'], name=op.f('fk_store_exchange_tenant_id_point_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_exchange')),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_store_exchange_tenant_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("store_exchange", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_store_exchange_person', 'store_exchange', ['tenant_id', 'person_id', 'placed_on'], unique=False)
    op.create_index('ix_store_exchange_placed', 'store_exchange', ['tenant_id', 'placed_at', 'id'], unique=False)
    op.create_index('ix_store_exchange_point', 'store_exchange', ['tenant_id', 'point_id', 'state', 'fetch_by'], unique=False)
    op.create_table('store_price',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('portion', sa.Integer(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('most', sa.SmallInteger(), nullable=True),
    sa.Column('on_shelf', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('minutes BETWEEN 30 AND 12000 AND mod(minutes, 30) = 0', name=op.f('ck_store_price_half_hours')),
    sa.CheckConstraint('most BETWEEN 1 AND 99', name=op.f('ck_store_price_most')),
    sa.CheckConstraint('portion > 0', name=op.f('ck_store_price_portion')),
    sa.ForeignKeyConstraint(['tenant_id', 'item_id'], ['goods_item.tenant_id', 'goods_item.id'], name=op.f('fk_store_price_tenant_id_item_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'point_id'], ['donation_point.tenant_id', 'donation_point.id'], name=op.f('fk_store_price_tenant_id_point_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_price')),
    sa.UniqueConstraint('tenant_id', 'point_id', 'item_id', name='uq_store_price_item'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("store_price", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_store_price_item', 'store_price', ['tenant_id', 'item_id'], unique=False)
    op.create_table('store_settlement',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('recognition_id', sa.Uuid(), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('owed', sa.Integer(), nullable=False),
    sa.Column('due', sa.Integer(), nullable=False),
    sa.Column('ours_by', sa.Uuid(), nullable=True),
    sa.Column('ours_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('theirs_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('(ours_at IS NULL) = (ours_by IS NULL)', name=op.f('ck_store_settlement_signed_by_somebody')),
    sa.CheckConstraint('extract(day FROM month) = 1', name=op.f('ck_store_settlement_month')),
    sa.CheckConstraint('num_nonnulls(ours_at, theirs_at) >= 1', name=op.f('ck_store_settlement_signed')),
    sa.ForeignKeyConstraint(['tenant_id', 'ours_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_store_settlement_tenant_id_ours_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'recognition_id'], ['store_recognition.tenant_id', 'store_recognition.id'], name=op.f('fk_store_settlement_tenant_id_recognition_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_settlement')),
    sa.UniqueConstraint('tenant_id', 'recognition_id', 'month', name='uq_store_settlement_month'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("store_settlement", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('store_cart_line',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('price_id', sa.Uuid(), nullable=False),
    sa.Column('pieces', sa.SmallInteger(), nullable=False),
    sa.CheckConstraint('pieces BETWEEN 1 AND 99', name=op.f('ck_store_cart_line_pieces')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_store_cart_line_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'price_id'], ['store_price.tenant_id', 'store_price.id'], name=op.f('fk_store_cart_line_tenant_id_price_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_cart_line')),
    sa.UniqueConstraint('tenant_id', 'person_id', 'price_id', name='uq_store_cart_line_price'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("store_cart_line", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_store_cart_line_price', 'store_cart_line', ['tenant_id', 'price_id'], unique=False)
    op.create_table('store_exchange_line',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('exchange_id', sa.Uuid(), nullable=False),
    sa.Column('price_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('pieces', sa.SmallInteger(), nullable=False),
    sa.Column('portion', sa.Integer(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.CheckConstraint('minutes >= 30 AND mod(minutes, 30) = 0', name=op.f('ck_store_exchange_line_half_hours')),
    sa.CheckConstraint('pieces > 0 AND portion > 0', name=op.f('ck_store_exchange_line_pieces')),
    sa.ForeignKeyConstraint(['tenant_id', 'exchange_id'], ['store_exchange.tenant_id', 'store_exchange.id'], name=op.f('fk_store_exchange_line_tenant_id_exchange_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'item_id'], ['goods_item.tenant_id', 'goods_item.id'], name=op.f('fk_store_exchange_line_tenant_id_item_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'price_id'], ['store_price.tenant_id', 'store_price.id'], name=op.f('fk_store_exchange_line_tenant_id_price_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_exchange_line')),
    sa.UniqueConstraint('tenant_id', 'exchange_id', 'price_id', name='uq_store_exchange_line_price'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("store_exchange_line", "tenant", "SELECT, INSERT")
    op.create_index('ix_store_exchange_line_item', 'store_exchange_line', ['tenant_id', 'item_id'], unique=False)
    op.create_index('ix_store_exchange_line_price', 'store_exchange_line', ['tenant_id', 'price_id'], unique=False)
    op.create_table('store_tender',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('exchange_id', sa.Uuid(), nullable=False),
    sa.Column('home_id', sa.Uuid(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.CheckConstraint('minutes > 0', name=op.f('ck_store_tender_minutes')),
    sa.ForeignKeyConstraint(['tenant_id', 'exchange_id'], ['store_exchange.tenant_id', 'store_exchange.id'], name=op.f('fk_store_tender_tenant_id_exchange_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_tender')),
    sa.UniqueConstraint('tenant_id', 'exchange_id', 'home_id', name='uq_store_tender_home'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("store_tender", "tenant", "SELECT, INSERT")
    op.create_table('store_credit',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('hours_id', sa.Uuid(), nullable=False),
    sa.Column('earned_on', sa.Date(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.Column('percent', sa.SmallInteger(), nullable=False),
    sa.Column('earned', sa.Integer(), nullable=False),
    sa.Column('remaining', sa.Integer(), nullable=False),
    sa.Column('lapsed', sa.Integer(), nullable=False),
    sa.Column('owed', sa.Integer(), nullable=False),
    sa.Column('moves', sa.Integer(), nullable=False),
    sa.CheckConstraint('lapsed >= 0', name=op.f('ck_store_credit_lapsed')),
    sa.CheckConstraint('owed >= 0 AND (owed = 0 OR remaining = 0)', name=op.f('ck_store_credit_owes_when_empty')),
    sa.CheckConstraint('remaining BETWEEN 0 AND earned', name=op.f('ck_store_credit_not_below_zero')),
    sa.ForeignKeyConstraint(['tenant_id', 'hours_id'], ['service_hours.tenant_id', 'service_hours.id'], name=op.f('fk_store_credit_tenant_id_hours_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_store_credit_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_credit')),
    sa.UniqueConstraint('tenant_id', 'hours_id', name=op.f('uq_store_credit_tenant_id_hours_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("store_credit", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_store_credit_expires', 'store_credit', ['tenant_id', 'expires_on'], unique=False, postgresql_where=sa.text('remaining > 0'))
    op.create_index('ix_store_credit_first_out', 'store_credit', ['tenant_id', 'person_id', 'expires_on', 'id'], unique=False, postgresql_where=sa.text('remaining > 0'))
    op.create_index('ix_store_credit_owed', 'store_credit', ['tenant_id', 'person_id'], unique=False, postgresql_where=sa.text('owed > 0'))
    op.create_table('store_credit_move',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('credit_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('previous', sa.Integer(), sa.Computed('nullif(number - 1, 0)', persisted=True), nullable=True),
    sa.Column('kind', sa.Enum('earned', 'raised', 'withdrawn', 'drawn', 'given_back', 'squared', 'lapsed', name='creditmovekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('before', sa.Integer(), nullable=False),
    sa.Column('change', sa.Integer(), nullable=False),
    sa.Column('after', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('about_id', sa.Uuid(), nullable=False),
    sa.Column('township_id', sa.Uuid(), nullable=True),
    sa.Column('moved_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(kind IN ('drawn', 'given_back')) = (township_id IS NOT NULL)", name=op.f('ck_store_credit_move_of_an_exchange')),
    sa.CheckConstraint("(number = 1) = (kind = 'earned')", name=op.f('ck_store_credit_move_begins_with_hours')),
    sa.CheckConstraint("CASE WHEN kind IN ('earned', 'raised', 'given_back') THEN change > 0 ELSE change < 0 END", name=op.f('ck_store_credit_move_direction')),
    sa.CheckConstraint('after = before + change', name=op.f('ck_store_credit_move_adds_up')),
    sa.CheckConstraint('after >= 0', name=op.f('ck_store_credit_move_not_below_zero')),
    sa.CheckConstraint('number > 1 OR before = 0', name=op.f('ck_store_credit_move_begins_at_zero')),
    sa.ForeignKeyConstraint(['tenant_id', 'credit_id', 'previous', 'before'], ['store_credit_move.tenant_id', 'store_credit_move.credit_id', 'store_credit_move.number', 'store_credit_move.after'], name='fk_store_credit_move_previous'),
    sa.ForeignKeyConstraint(['tenant_id', 'credit_id'], ['store_credit.tenant_id', 'store_credit.id'], name=op.f('fk_store_credit_move_tenant_id_credit_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_store_credit_move_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_store_credit_move')),
    sa.UniqueConstraint('tenant_id', 'credit_id', 'number', 'after', name='uq_store_credit_move_balance'),
    sa.UniqueConstraint('tenant_id', 'credit_id', 'number', name='uq_store_credit_move_number'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("store_credit_move", "tenant", "SELECT, INSERT")
    op.create_index('ix_store_credit_move_about', 'store_credit_move', ['tenant_id', 'about_id'], unique=False)
    op.create_index('ix_store_credit_move_person', 'store_credit_move', ['tenant_id', 'person_id', 'id'], unique=False)
    op.create_index('ix_store_credit_move_township', 'store_credit_move', ['tenant_id', 'township_id', 'on'], unique=False)
    op.create_foreign_key(
        'fk_store_credit_moves', 'store_credit', 'store_credit_move', ['tenant_id', 'id', 'moves', 'remaining'],
        ['tenant_id', 'credit_id', 'number', 'after'], deferrable=True, initially='DEFERRED',
    )


def downgrade() -> None:
    op.drop_constraint('fk_store_credit_moves', 'store_credit', type_='foreignkey')
    op.drop_index('ix_store_credit_move_township', table_name='store_credit_move')
    op.drop_index('ix_store_credit_move_person', table_name='store_credit_move')
    op.drop_index('ix_store_credit_move_about', table_name='store_credit_move')
    op.drop_table('store_credit_move')
    op.drop_index('ix_store_credit_owed', table_name='store_credit', postgresql_where=sa.text('owed > 0'))
    op.drop_index('ix_store_credit_first_out', table_name='store_credit', postgresql_where=sa.text('remaining > 0'))
    op.drop_index('ix_store_credit_expires', table_name='store_credit', postgresql_where=sa.text('remaining > 0'))
    op.drop_table('store_credit')
    op.drop_table('store_tender')
    op.drop_index('ix_store_exchange_line_price', table_name='store_exchange_line')
    op.drop_index('ix_store_exchange_line_item', table_name='store_exchange_line')
    op.drop_table('store_exchange_line')
    op.drop_index('ix_store_cart_line_price', table_name='store_cart_line')
    op.drop_table('store_cart_line')
    op.drop_table('store_settlement')
    op.drop_index('ix_store_price_item', table_name='store_price')
    op.drop_table('store_price')
    op.drop_index('ix_store_exchange_point', table_name='store_exchange')
    op.drop_index('ix_store_exchange_placed', table_name='store_exchange')
    op.drop_index('ix_store_exchange_person', table_name='store_exchange')
    op.drop_table('store_exchange')
    op.drop_index('uq_store_recognition_other', table_name='store_recognition', postgresql_where=sa.text('ended_at IS NULL'))
    op.drop_table('store_recognition')
    op.drop_table('store_rules')
