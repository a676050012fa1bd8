"""Goods: items, points, deliveries, lots with their stock cards, allocations, adjustments, rescues."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'goods'
down_revision: str | None = 'pools'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('goods_item',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('spelling', sa.Text(), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('category', sa.Enum('food', 'daily', 'clothing', 'books', 'aid', 'emergency', 'other', name='category', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('unit', sa.Enum('piece', 'one', 'box', 'case', 'bag', 'pack', 'bottle', 'barrel', 'copy', 'set', 'pair', 'quilt', 'machine', 'portion', 'kilogram', name='unit', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('grams', sa.Integer(), nullable=True),
    sa.Column('perishable', sa.Boolean(), nullable=False),
    sa.Column('retired', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("unit <> 'kilogram' OR grams = 10", name=op.f('ck_goods_item_kilogram')),
    sa.CheckConstraint('grams > 0', name=op.f('ck_goods_item_grams')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_item')),
    sa.UniqueConstraint('tenant_id', 'name_key', name=op.f('uq_goods_item_tenant_id_name_key')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("goods_item", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_goods_item_spelling', 'goods_item', ['tenant_id', 'spelling', 'id'], unique=False)
    op.create_table('donation_point',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('owner_kind', sa.Enum('township', 'community', 'organization', 'enterprise', name='ownerkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('owner_community_id', sa.Uuid(), nullable=True),
    sa.Column('owner_organization_id', sa.Uuid(), nullable=True),
    sa.Column('owner_name', sa.String(length=120), nullable=False),
    sa.Column('steward_id', sa.Uuid(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(owner_kind = 'community') = (owner_community_id IS NOT NULL) AND (owner_kind = 'organization') = (owner_organization_id IS NOT NULL) AND (owner_kind = 'enterprise') = (owner_name <> '')", name=op.f('ck_donation_point_owner_named')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_donation_point_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'owner_community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_donation_point_tenant_id_owner_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'owner_organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_donation_point_tenant_id_owner_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'steward_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_donation_point_tenant_id_steward_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_donation_point')),
    sa.UniqueConstraint('tenant_id', 'name_key', name=op.f('uq_donation_point_tenant_id_name_key')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("donation_point", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_donation_point_community', 'donation_point', ['tenant_id', 'community_id'], unique=False)
    op.create_table('goods_delivery',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=64), nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('giver', sa.Enum('organization', 'enterprise', 'person', 'gift', name='giver', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('giver_name', sa.String(length=120), nullable=False),
    sa.Column('in_kind_id', sa.Uuid(), nullable=True),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('received_by', sa.Uuid(), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.CheckConstraint("(giver = 'organization') = (organization_id IS NOT NULL) AND (giver = 'enterprise') = (giver_name <> '') AND (giver = 'gift') = (in_kind_id IS NOT NULL)", name=op.f('ck_goods_delivery_giver_named')),
    sa.ForeignKeyConstraint(['tenant_id', 'in_kind_id'], ['in_kind_gift.tenant_id', 'in_kind_gift.id'], name=op.f('fk_goods_delivery_tenant_id_in_kind_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_goods_delivery_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'point_id'], ['donation_point.tenant_id', 'donation_point.id'], name=op.f('fk_goods_delivery_tenant_id_point_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'received_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_delivery_tenant_id_received_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_delivery')),
    sa.UniqueConstraint('tenant_id', 'id', 'point_id', 'received_on', name='uq_goods_delivery_place'),
    sa.UniqueConstraint('tenant_id', 'in_kind_id', name=op.f('uq_goods_delivery_tenant_id_in_kind_id')),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_goods_delivery_tenant_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("goods_delivery", "tenant", "SELECT, INSERT")
    op.create_index('ix_goods_delivery_point', 'goods_delivery', ['tenant_id', 'point_id'], unique=False)
    op.create_index('ix_goods_delivery_received', 'goods_delivery', ['tenant_id', 'received_on', 'id'], unique=False)
    op.create_table('goods_lot',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('delivery_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('best_before', sa.Date(), nullable=False),
    sa.Column('received', sa.Integer(), nullable=False),
    sa.Column('remaining', sa.Integer(), nullable=False),
    sa.Column('moves', sa.Integer(), nullable=False),
    sa.Column('basis', sa.Enum('invoice', 'market', 'wage', 'appraisal', 'none', name='basis', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('value_fen', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("(basis = 'none') = (value_fen IS NULL)", name=op.f('ck_goods_lot_basis_of_value')),
    sa.CheckConstraint('best_before >= received_on', name=op.f('ck_goods_lot_in_date')),
    sa.CheckConstraint('moves > 1 OR moves = 1 AND remaining = received', name=op.f('ck_goods_lot_begins_with_delivery')),
    sa.CheckConstraint('received > 0', name=op.f('ck_goods_lot_received')),
    sa.CheckConstraint('remaining >= 0', name=op.f('ck_goods_lot_not_below_zero')),
    sa.CheckConstraint('value_fen > 0', name=op.f('ck_goods_lot_value')),
    sa.ForeignKeyConstraint(['tenant_id', 'item_id'], ['goods_item.tenant_id', 'goods_item.id'], name=op.f('fk_goods_lot_tenant_id_item_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'delivery_id', 'point_id', 'received_on'], ['goods_delivery.tenant_id', 'goods_delivery.id', 'goods_delivery.point_id', 'goods_delivery.received_on'], name='fk_goods_lot_delivery'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_lot')),
    sa.UniqueConstraint('tenant_id', 'id', 'best_before', name='uq_goods_lot_best_before'),
    sa.UniqueConstraint('tenant_id', 'id', 'received', name='uq_goods_lot_received'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("goods_lot", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_goods_lot_expiry', 'goods_lot', ['tenant_id', 'best_before', 'id'], unique=False, postgresql_where=sa.text('remaining > 0'))
    op.create_index('ix_goods_lot_first_out', 'goods_lot', ['tenant_id', 'item_id', 'best_before', 'id'], unique=False, postgresql_where=sa.text('remaining > 0'), postgresql_include=['point_id', 'remaining', 'received', 'value_fen'])
    op.create_index('ix_goods_lot_point', 'goods_lot', ['tenant_id', 'point_id', 'best_before', 'id'], unique=False)
    op.create_index('ix_goods_lot_delivery', 'goods_lot', ['tenant_id', 'delivery_id'], unique=False)
    op.create_table('goods_rescue',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=64), nullable=False),
    sa.Column('enterprise', sa.String(length=120), nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('delivery_id', sa.Uuid(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('state', sa.Enum('open', 'closed', name='rescuestate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('begun_by', sa.Uuid(), nullable=True),
    sa.Column('closed_by', sa.Uuid(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name=op.f('ck_goods_rescue_closed')),
    sa.ForeignKeyConstraint(['tenant_id', 'begun_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_rescue_tenant_id_begun_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'closed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_rescue_tenant_id_closed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'point_id'], ['donation_point.tenant_id', 'donation_point.id'], name=op.f('fk_goods_rescue_tenant_id_point_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'delivery_id'], ['goods_delivery.tenant_id', 'goods_delivery.id'], name=op.f('fk_goods_rescue_tenant_id_delivery_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_rescue')),
    sa.UniqueConstraint('tenant_id', 'id', 'state', name='uq_goods_rescue_state'),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_goods_rescue_tenant_id_number')),
    sa.UniqueConstraint('tenant_id', 'delivery_id', name=op.f('uq_goods_rescue_tenant_id_delivery_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("goods_rescue", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_goods_rescue_on', 'goods_rescue', ['tenant_id', 'on', 'id'], unique=False)
    op.create_table('goods_adjustment',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('lot_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('write_off', 'count', name='adjustmentkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('booked', sa.Integer(), nullable=False),
    sa.Column('counted', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Enum('expired', 'damaged', 'lost', 'to_animals', 'sent_back', 'recalled', 'miscounted', 'found', name='reason', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('value_fen', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'done', 'refused', name='adjustmentstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind <> 'write_off' OR counted < booked", name=op.f('ck_goods_adjustment_write_off')),
    sa.CheckConstraint("state <> 'done' OR decided_by IS NOT NULL OR booked = counted OR (kind = 'write_off' AND value_fen <= 20000)", name=op.f('ck_goods_adjustment_second_person')),
    sa.CheckConstraint('(decided_by IS NULL) = (decided_at IS NULL)', name=op.f('ck_goods_adjustment_decided')),
    sa.CheckConstraint('booked = counted OR reason IS NOT NULL', name=op.f('ck_goods_adjustment_reason_given')),
    sa.CheckConstraint('booked >= 0 AND counted >= 0 AND value_fen >= 0', name=op.f('ck_goods_adjustment_not_below_zero')),
    sa.CheckConstraint('decided_by <> asked_by', name=op.f('ck_goods_adjustment_another_decides')),
    sa.ForeignKeyConstraint(['tenant_id', 'asked_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_adjustment_tenant_id_asked_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'decided_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_adjustment_tenant_id_decided_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'lot_id'], ['goods_lot.tenant_id', 'goods_lot.id'], name=op.f('fk_goods_adjustment_tenant_id_lot_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_adjustment')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("goods_adjustment", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_goods_adjustment_lot', 'goods_adjustment', ['tenant_id', 'lot_id'], unique=False)
    op.create_index('ix_goods_adjustment_state', 'goods_adjustment', ['tenant_id', 'state', 'id'], unique=False)
    op.create_index('uq_goods_adjustment_waiting', 'goods_adjustment', ['tenant_id', 'lot_id'], unique=True, postgresql_where=sa.text("state = 'waiting'"))
    op.create_table('goods_allocation',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=64), nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('recipient', sa.Enum('organization', 'community', 'households', 'cause', name='recipient', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('households', sa.Integer(), nullable=True),
    sa.Column('cause_kind', sa.String(length=64), nullable=False),
    sa.Column('cause_id', sa.Uuid(), nullable=True),
    sa.Column('purpose', sa.String(length=120), nullable=False),
    sa.Column('rescue_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.Enum('asked', 'allocated', 'handed_over', 'confirmed', 'cancelled', name='allocationstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=True),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('allocated_by', sa.Uuid(), nullable=True),
    sa.Column('allocated_on', sa.Date(), nullable=True),
    sa.Column('handed_by', sa.Uuid(), nullable=True),
    sa.Column('handed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('confirmed_by', sa.Uuid(), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(recipient = 'organization') = (organization_id IS NOT NULL)\n AND (recipient = 'community') = (community_id IS NOT NULL)\n AND (recipient = 'households') = (households IS NOT NULL)\n AND (recipient = 'cause') = (cause_id IS NOT NULL) AND (cause_id IS NULL) = (cause_kind = '')", name=op.f('ck_goods_allocation_recipient_named')),
    sa.CheckConstraint("(state IN ('allocated', 'handed_over', 'confirmed')) <= (allocated_by IS NOT NULL)\n AND (state IN ('handed_over', 'confirmed')) = (handed_at IS NOT NULL)\n AND (state = 'confirmed') = (confirmed_at IS NOT NULL)\n AND (handed_at IS NULL) = (handed_by IS NULL) AND (confirmed_at IS NULL) = (confirmed_by IS NULL)", name=op.f('ck_goods_allocation_steps')),
    sa.CheckConstraint('confirmed_by <> handed_by', name=op.f('ck_goods_allocation_another_confirms')),
    sa.CheckConstraint('households > 0', name=op.f('ck_goods_allocation_households')),
    sa.ForeignKeyConstraint(['tenant_id', 'allocated_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_allocation_tenant_id_allocated_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'asked_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_allocation_tenant_id_asked_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_goods_allocation_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'confirmed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_allocation_tenant_id_confirmed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'handed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_allocation_tenant_id_handed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_goods_allocation_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'point_id'], ['donation_point.tenant_id', 'donation_point.id'], name=op.f('fk_goods_allocation_tenant_id_point_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'rescue_id'], ['goods_rescue.tenant_id', 'goods_rescue.id'], name=op.f('fk_goods_allocation_tenant_id_rescue_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_allocation')),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_goods_allocation_tenant_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("goods_allocation", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_goods_allocation_cause', 'goods_allocation', ['tenant_id', 'cause_id'], unique=False)
    op.create_index('ix_goods_allocation_organization', 'goods_allocation', ['tenant_id', 'organization_id'], unique=False)
    op.create_index('ix_goods_allocation_point', 'goods_allocation', ['tenant_id', 'point_id'], unique=False)
    op.create_index('ix_goods_allocation_rescue', 'goods_allocation', ['tenant_id', 'rescue_id'], unique=False)
    op.create_index('ix_goods_allocation_state', 'goods_allocation', ['tenant_id', 'state', 'id'], unique=False)
    op.create_table('goods_move',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('lot_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('previous', sa.Integer(), sa.Computed('nullif(number - 1, 0)', persisted=True), nullable=True),
    sa.Column('kind', sa.Enum('received', 'taken', 'given_back', 'written_off', 'counted', name='movekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('before', sa.Integer(), nullable=False),
    sa.Column('change', sa.Integer(), nullable=False),
    sa.Column('after', sa.Integer(), nullable=False),
    sa.Column('best_before', sa.Date(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('cause', sa.String(length=64), nullable=False),
    sa.Column('about_id', sa.Uuid(), nullable=False),
    sa.Column('moved_by', sa.Uuid(), nullable=True),
    sa.Column('moved_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(number = 1) = (kind = 'received')", name=op.f('ck_goods_move_begins_with_delivery')),
    sa.CheckConstraint("CASE WHEN kind IN ('received', 'given_back') THEN change > 0\n WHEN kind IN ('taken', 'written_off') THEN change < 0 ELSE change <> 0 END", name=op.f('ck_goods_move_direction')),
    sa.CheckConstraint('after = before + change', name=op.f('ck_goods_move_adds_up')),
    sa.CheckConstraint('after >= 0', name=op.f('ck_goods_move_not_below_zero')),
    sa.CheckConstraint('kind <> \'taken\' OR best_before >= "on"', name=op.f('ck_goods_move_in_date')),
    sa.CheckConstraint('number > 1 OR before = 0', name=op.f('ck_goods_move_begins_at_zero')),
    sa.CheckConstraint('number >= 1', name=op.f('ck_goods_move_number')),
    sa.ForeignKeyConstraint(['tenant_id', 'lot_id', 'best_before'], ['goods_lot.tenant_id', 'goods_lot.id', 'goods_lot.best_before'], name='fk_goods_move_lot'),
    sa.ForeignKeyConstraint(['tenant_id', 'lot_id', 'previous', 'before'], ['goods_move.tenant_id', 'goods_move.lot_id', 'goods_move.number', 'goods_move.after'], name='fk_goods_move_previous'),
    sa.ForeignKeyConstraint(['tenant_id', 'moved_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_move_tenant_id_moved_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_move')),
    sa.UniqueConstraint('tenant_id', 'lot_id', 'number', 'after', name='uq_goods_move_balance'),
    sa.UniqueConstraint('tenant_id', 'lot_id', 'number', name='uq_goods_move_number'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("goods_move", "tenant", "SELECT, INSERT")
    op.create_index('ix_goods_move_about', 'goods_move', ['tenant_id', 'about_id'], unique=False)
    op.create_index('ix_goods_move_on', 'goods_move', ['tenant_id', 'on', 'id'], unique=False)
    op.create_foreign_key(
        'fk_goods_lot_card', 'goods_lot', 'goods_move',
        ['tenant_id', 'id', 'moves', 'remaining'], ['tenant_id', 'lot_id', 'number', 'after'],
        deferrable=True, initially='DEFERRED',
    )
    op.create_table('goods_rescue_line',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('rescue_id', sa.Uuid(), nullable=False),
    sa.Column('lot_id', sa.Uuid(), nullable=False),
    sa.Column('picked', sa.Integer(), nullable=False),
    sa.Column('given', sa.Integer(), nullable=False),
    sa.Column('remainder', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('open', 'closed', name='rescuestate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.CheckConstraint("state = 'open' OR picked = given + remainder", name=op.f('ck_goods_rescue_line_accounted_for')),
    sa.CheckConstraint('given >= 0 AND remainder >= 0', name=op.f('ck_goods_rescue_line_not_below_zero')),
    sa.ForeignKeyConstraint(['tenant_id', 'lot_id', 'picked'], ['goods_lot.tenant_id', 'goods_lot.id', 'goods_lot.received'], name='fk_goods_rescue_line_lot'),
    sa.ForeignKeyConstraint(['tenant_id', 'rescue_id', 'state'], ['goods_rescue.tenant_id', 'goods_rescue.id', 'goods_rescue.state'], name='fk_goods_rescue_line_rescue', onupdate='CASCADE'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_rescue_line')),
    sa.UniqueConstraint('tenant_id', 'lot_id', name=op.f('uq_goods_rescue_line_tenant_id_lot_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("goods_rescue_line", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_goods_rescue_line_rescue', 'goods_rescue_line', ['tenant_id', 'rescue_id'], unique=False)
    op.create_table('goods_rescue_member',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('rescue_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_goods_rescue_member_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'rescue_id'], ['goods_rescue.tenant_id', 'goods_rescue.id'], name=op.f('fk_goods_rescue_member_tenant_id_rescue_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_rescue_member')),
    sa.UniqueConstraint('tenant_id', 'rescue_id', 'person_id', name='uq_goods_rescue_member_person'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("goods_rescue_member", "tenant", "SELECT, INSERT")
    op.create_index('ix_goods_rescue_member_person', 'goods_rescue_member', ['tenant_id', 'person_id'], unique=False)
    op.create_table('goods_allocation_line',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('allocation_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('returned', sa.Integer(), nullable=False),
    sa.CheckConstraint('quantity > 0', name=op.f('ck_goods_allocation_line_quantity')),
    sa.CheckConstraint('returned BETWEEN 0 AND quantity', name=op.f('ck_goods_allocation_line_returned')),
    sa.ForeignKeyConstraint(['tenant_id', 'allocation_id'], ['goods_allocation.tenant_id', 'goods_allocation.id'], name=op.f('fk_goods_allocation_line_tenant_id_allocation_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'item_id'], ['goods_item.tenant_id', 'goods_item.id'], name=op.f('fk_goods_allocation_line_tenant_id_item_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_goods_allocation_line')),
    sa.UniqueConstraint('tenant_id', 'allocation_id', 'item_id', name='uq_goods_allocation_line_item'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("goods_allocation_line", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_goods_allocation_line_item', 'goods_allocation_line', ['tenant_id', 'item_id'], unique=False)


def downgrade() -> None:
    op.drop_constraint('fk_goods_lot_card', 'goods_lot')
    op.drop_table('goods_allocation_line')
    op.drop_table('goods_rescue_member')
    op.drop_table('goods_rescue_line')
    op.drop_table('goods_move')
    op.drop_table('goods_allocation')
    op.drop_table('goods_adjustment')
    op.drop_table('goods_rescue')
    op.drop_table('goods_lot')
    op.drop_table('goods_delivery')
    op.drop_table('donation_point')
    op.drop_table('goods_item')
