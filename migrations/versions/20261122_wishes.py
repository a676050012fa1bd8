"""Micro-wishes: the wishes, who claims them, how to reach who claims without an account, and what the township set."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'wishes'
down_revision: str | None = 'lending'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('wish_rules',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('limit_fen', sa.BigInteger(), nullable=False),
    sa.Column('claim_days', sa.SmallInteger(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('claim_days BETWEEN 1 AND 90', name=op.f('ck_wish_rules_days')),
    sa.CheckConstraint('id = tenant_id', name=op.f('ck_wish_rules_one_for_a_township')),
    sa.CheckConstraint('limit_fen BETWEEN 0 AND 1000000', name=op.f('ck_wish_rules_limit')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_wish_rules')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("wish_rules", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('micro_wish',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('alias', sa.String(length=120), nullable=True),
    sa.Column('title', sa.String(length=60), nullable=False),
    sa.Column('story', sa.Text(), nullable=False),
    sa.Column('kind', sa.Enum('item', 'help', 'company', 'learning', name='wishkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('beneficiary', sa.Enum('everyone', 'elder', 'child', 'low_income', 'extreme_poverty', 'disabled', 'empty_nest', 'left_behind', 'child_in_difficulty', 'woman', 'new_employment', 'veteran', name='group', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('value_fen', sa.BigInteger(), nullable=False),
    sa.Column('notes', sa.String(length=200), nullable=False),
    sa.Column('delivery_point', sa.String(length=120), nullable=False),
    sa.Column('wanted_by', sa.Date(), nullable=True),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum('collected', 'refused', 'verified', 'open', 'claimed', 'delivered', 'fulfilled', 'withdrawn', name='wishstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('collected_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('collected_by', sa.Uuid(), nullable=False),
    sa.Column('written_by', sa.Uuid(), nullable=False),
    sa.Column('verified_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('verified_by', sa.Uuid(), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('fulfilled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'fulfilled') = (fulfilled_at IS NOT NULL)", name=op.f('ck_micro_wish_fulfilled_when')),
    sa.CheckConstraint("state NOT IN ('open', 'claimed', 'delivered', 'fulfilled') OR published_at IS NOT NULL", name=op.f('ck_micro_wish_claimed_when_published')),
    sa.CheckConstraint("state NOT IN ('refused', 'withdrawn') OR reason <> ''", name=op.f('ck_micro_wish_says_why')),
    sa.CheckConstraint("state NOT IN ('verified', 'open', 'claimed', 'delivered', 'fulfilled') OR verified_at IS NOT NULL", name=op.f('ck_micro_wish_published_when_verified')),
    sa.CheckConstraint('num_nonnulls(person_id, alias) = 1', name=op.f('ck_micro_wish_of_somebody')),
    sa.CheckConstraint('num_nonnulls(verified_at, verified_by) IN (0, 2)', name=op.f('ck_micro_wish_verification_whole')),
    sa.CheckConstraint('value_fen >= 0', name=op.f('ck_micro_wish_value')),
    sa.CheckConstraint('verified_by <> collected_by AND verified_by <> written_by', name=op.f('ck_micro_wish_another_verifies')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_micro_wish_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_micro_wish_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_micro_wish')),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_micro_wish_tenant_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("micro_wish", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_micro_wish_community', 'micro_wish', ['tenant_id', 'community_id', 'number'], unique=False)
    op.create_index('ix_micro_wish_state', 'micro_wish', ['tenant_id', 'state', 'number'], unique=False)
    op.create_table('wish_claim',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('wish_id', sa.Uuid(), nullable=False),
    sa.Column('claimer', sa.Enum('person', 'organization', 'enterprise', 'stranger', name='claimer', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('enterprise', sa.String(length=120), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('state', sa.Enum('held', 'firm', 'delivered', 'fulfilled', 'released', name='claimstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('held_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('called_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('called_by', sa.Uuid(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('warned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('delivered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('delivered_by', sa.Uuid(), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('confirmed_by', sa.Uuid(), nullable=True),
    sa.Column('confirmer', sa.Enum('code', 'staff', name='confirmer', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('thanks', sa.String(length=300), nullable=False),
    sa.Column('thanks_checked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('thanks_shown', sa.Boolean(), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('end_reason', sa.Enum('given_back', 'overdue', 'not_reached', 'by_staff', name='releasereason', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('end_note', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(confirmer IS NOT DISTINCT FROM 'staff') = (confirmed_by IS NOT NULL)", name=op.f('ck_wish_claim_confirmed_by')),
    sa.CheckConstraint("(state = 'fulfilled') = (confirmed_at IS NOT NULL) AND (confirmed_at IS NULL) = (confirmer IS NULL)", name=op.f('ck_wish_claim_confirmed_when')),
    sa.CheckConstraint("(state = 'released') = (end_reason IS NOT NULL) AND (state IN ('released', 'fulfilled')) = (ended_at IS NOT NULL)", name=op.f('ck_wish_claim_ended_when')),
    sa.CheckConstraint("CASE claimer WHEN 'person' THEN person_id IS NOT NULL AND num_nonnulls(organization_id, enterprise) = 0 WHEN 'organization' THEN num_nonnulls(person_id, organization_id) = 2 AND enterprise IS NULL WHEN 'enterprise' THEN num_nonnulls(enterprise, recorded_by) = 2 AND organization_id IS NULL ELSE num_nonnulls(person_id, organization_id, enterprise) = 0 END", name=op.f('ck_wish_claim_by_somebody')),
    sa.CheckConstraint("NOT thanks_shown OR (thanks <> '' AND thanks_checked_at IS NOT NULL)", name=op.f('ck_wish_claim_thanks_checked')),
    sa.CheckConstraint("claimer <> 'stranger' OR state IN ('held', 'released') OR called_at IS NOT NULL", name=op.f('ck_wish_claim_called')),
    sa.CheckConstraint("state <> 'held' OR (claimer = 'stranger' AND held_until IS NOT NULL)", name=op.f('ck_wish_claim_held_until_when')),
    sa.CheckConstraint("state IN ('held', 'released') OR due_on IS NOT NULL", name=op.f('ck_wish_claim_due_when_firm')),
    sa.CheckConstraint("state NOT IN ('delivered', 'fulfilled') OR delivered_at IS NOT NULL", name=op.f('ck_wish_claim_delivered_when')),
    sa.CheckConstraint('confirmed_by <> delivered_by', name=op.f('ck_wish_claim_another_confirms')),
    sa.CheckConstraint('num_nonnulls(called_at, called_by) IN (0, 2)', name=op.f('ck_wish_claim_call_whole')),
    sa.CheckConstraint('num_nonnulls(delivered_at, delivered_by) IN (0, 2)', name=op.f('ck_wish_claim_delivery_whole')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_wish_claim_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_wish_claim_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'wish_id'], ['micro_wish.tenant_id', 'micro_wish.id'], name=op.f('fk_wish_claim_tenant_id_wish_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_wish_claim')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("wish_claim", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_wish_claim_due', 'wish_claim', ['tenant_id', 'state', 'due_on'], unique=False)
    op.create_index('ix_wish_claim_organization', 'wish_claim', ['tenant_id', 'organization_id'], unique=False)
    op.create_index('ix_wish_claim_person', 'wish_claim', ['tenant_id', 'person_id'], unique=False, postgresql_where=sa.text('person_id IS NOT NULL'))
    op.create_index('ix_wish_claim_wish', 'wish_claim', ['tenant_id', 'wish_id', 'claimed_at'], unique=False)
    op.create_index('uq_wish_claim_live', 'wish_claim', ['tenant_id', 'wish_id'], unique=True, postgresql_where=sa.text("state <> 'released'"))
    op.create_table('wish_contact',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('claim_id', sa.Uuid(), nullable=False),
    sa.Column('name_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('phone_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('phone_hash', sa.LargeBinary(), nullable=False),
    sa.Column('phone_masked', sa.String(length=64), nullable=False),
    sa.Column('wording', sa.String(length=64), nullable=False),
    sa.Column('consented_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'claim_id'], ['wish_claim.tenant_id', 'wish_claim.id'], name=op.f('fk_wish_contact_tenant_id_claim_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_wish_contact')),
    sa.UniqueConstraint('tenant_id', 'claim_id', name=op.f('uq_wish_contact_tenant_id_claim_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("wish_contact", "tenant", "SELECT, INSERT, DELETE")
    op.create_index('ix_wish_contact_phone_hash', 'wish_contact', ['tenant_id', 'phone_hash'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_wish_contact_phone_hash', table_name='wish_contact')
    op.drop_table('wish_contact')
    op.drop_index('uq_wish_claim_live', table_name='wish_claim', postgresql_where=sa.text("state <> 'released'"))
    op.drop_index('ix_wish_claim_wish', table_name='wish_claim')
    op.drop_index('ix_wish_claim_person', table_name='wish_claim', postgresql_where=sa.text('person_id IS NOT NULL'))
    op.drop_index('ix_wish_claim_organization', table_name='wish_claim')
    op.drop_index('ix_wish_claim_due', table_name='wish_claim')
    op.drop_table('wish_claim')
    op.drop_index('ix_micro_wish_state', table_name='micro_wish')
    op.drop_index('ix_micro_wish_community', table_name='micro_wish')
    op.drop_table('micro_wish')
    op.drop_table('wish_rules')
