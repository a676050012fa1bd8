"""The tables of `needs`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = 'needs'
down_revision: str | None = 'funds'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('service_type',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('parent_id <> id', name=op.f('ck_service_type_not_its_own_parent')),
    sa.ForeignKeyConstraint(['tenant_id', 'parent_id'], ['service_type.tenant_id', 'service_type.id'], name=op.f('fk_service_type_tenant_id_parent_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_service_type')),
    sa.UniqueConstraint('tenant_id', 'name_key', name=op.f('uq_service_type_tenant_id_name_key')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("service_type", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('need',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('service_type_id', sa.Uuid(), nullable=True),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('story', sa.Text(), nullable=False),
    sa.Column('headline', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('groups', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('age', sa.SmallInteger(), nullable=True),
    sa.Column('mobility', sa.Enum('free', 'limited', 'homebound', name='mobility', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('urgency', sa.Enum('urgent', 'soon', 'normal', name='urgency', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('times', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('wanted_by', sa.Date(), nullable=True),
    sa.Column('heard_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('state', sa.Enum('collected', 'merged', 'open', 'taken_up', 'answered', 'confirmed', 'withdrawn', name='needstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('state_before', sa.String(length=64), nullable=True),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by', sa.Uuid(), nullable=True),
    sa.Column('merged_into_id', sa.Uuid(), nullable=True),
    sa.Column('linkage_id', sa.Uuid(), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('taken_up_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('first_answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('response_minutes', sa.Integer(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'confirmed') = (confirmed_at IS NOT NULL)", name=op.f('ck_need_confirmed_when')),
    sa.CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name=op.f('ck_need_merged_names_another')),
    sa.CheckConstraint("(state = 'merged') = (state_before IS NOT NULL)", name=op.f('ck_need_merged_can_go_back')),
    sa.CheckConstraint("groups <@ ARRAY['everyone', 'elder', 'child', 'low_income', 'extreme_poverty', 'disabled', 'empty_nest', 'left_behind', 'child_in_difficulty', 'woman', 'new_employment', 'veteran']::text[]", name=op.f('ck_need_groups_known')),
    sa.CheckConstraint("headline = '' OR published_at IS NOT NULL", name=op.f('ck_need_on_board_when_published')),
    sa.CheckConstraint("state <> 'taken_up' OR linkage_id IS NOT NULL", name=op.f('ck_need_taken_up_by_a_linkage')),
    sa.CheckConstraint("state <> 'withdrawn' OR reason <> ''", name=op.f('ck_need_withdrawn_says_why')),
    sa.CheckConstraint("state NOT IN ('answered', 'confirmed') OR answered_at IS NOT NULL", name=op.f('ck_need_answered_when')),
    sa.CheckConstraint("times <@ ARRAY['weekday', 'evening', 'weekend', 'holiday']::text[]", name=op.f('ck_need_times_known')),
    sa.CheckConstraint('age BETWEEN 0 AND 120', name=op.f('ck_need_age')),
    sa.CheckConstraint('answered_at IS NULL OR first_answered_at <= answered_at', name=op.f('ck_need_first_answer_comes_first')),
    sa.CheckConstraint('merged_into_id <> id', name=op.f('ck_need_not_merged_into_itself')),
    sa.CheckConstraint('num_nonnulls(first_answered_at, response_minutes) IN (0, 2)', name=op.f('ck_need_response_is_stored')),
    sa.CheckConstraint('response_minutes >= 0 AND heard_at <= first_answered_at', name=op.f('ck_need_heard_before_answered')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_need_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'merged_into_id'], ['need.tenant_id', 'need.id'], name=op.f('fk_need_tenant_id_merged_into_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'service_type_id'], ['service_type.tenant_id', 'service_type.id'], name=op.f('fk_need_tenant_id_service_type_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_need')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("need", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_need_community', 'need', ['tenant_id', 'community_id', 'heard_at'], unique=False)
    op.create_index('ix_need_heard_at', 'need', ['tenant_id', 'heard_at', 'id'], unique=False)
    op.create_index('ix_need_linkage', 'need', ['tenant_id', 'linkage_id'], unique=False, postgresql_where=sa.text('linkage_id IS NOT NULL'))
    op.create_index('ix_need_merged_into', 'need', ['tenant_id', 'merged_into_id'], unique=False, postgresql_where=sa.text('merged_into_id IS NOT NULL'))
    op.create_table('needs_round',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('quarter', sa.String(length=6), nullable=False),
    sa.Column('state', sa.Enum('running', 'finished', name='roundstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('finished_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'finished') = (finished_on IS NOT NULL)", name=op.f('ck_needs_round_finished_when')),
    sa.CheckConstraint("quarter ~ '^[0-9]{4}Q[1-4]$'", name=op.f('ck_needs_round_quarter_written')),
    sa.CheckConstraint('finished_on >= opened_on', name=op.f('ck_needs_round_finished_after_opening')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_needs_round_tenant_id_community_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_needs_round')),
    sa.UniqueConstraint('tenant_id', 'community_id', 'quarter', name=op.f('uq_needs_round_tenant_id_community_id_quarter')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("needs_round", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('need_reply',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('need_id', sa.Uuid(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('said_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('said_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint("text <> ''", name=op.f('ck_need_reply_says_something')),
    sa.ForeignKeyConstraint(['tenant_id', 'need_id'], ['need.tenant_id', 'need.id'], name=op.f('fk_need_reply_tenant_id_need_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_need_reply')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("need_reply", "tenant", "SELECT, INSERT")
    op.create_index('ix_need_reply_need', 'need_reply', ['tenant_id', 'need_id', 'said_at'], unique=False)
    op.create_table('need_source',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('need_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.Enum('door_knock', 'courtyard_meeting', 'online_form', 'phone', 'walk_in', 'worker_visit', name='channel', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('heard_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reference', sa.String(length=12), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('note', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'need_id'], ['need.tenant_id', 'need.id'], name=op.f('fk_need_source_tenant_id_need_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_need_source_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_need_source')),
    sa.UniqueConstraint('tenant_id', 'reference', name=op.f('uq_need_source_tenant_id_reference')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("need_source", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_need_source_heard_at', 'need_source', ['tenant_id', 'heard_at'], unique=False)
    op.create_index('ix_need_source_need', 'need_source', ['tenant_id', 'need_id', 'heard_at'], unique=False)
    op.create_table('needs_round_channel',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.Enum('door_knock', 'courtyard_meeting', 'online_form', 'phone', 'walk_in', 'worker_visit', name='channel', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('households', sa.Integer(), nullable=False),
    sa.Column('persons', sa.Integer(), nullable=False),
    sa.Column('note', sa.String(length=200), nullable=False),
    sa.CheckConstraint("channel IN ('door_knock', 'courtyard_meeting', 'online_form')", name=op.f('ck_needs_round_channel_channel_of_rounds')),
    sa.CheckConstraint('households BETWEEN 0 AND 100000 AND persons BETWEEN 0 AND 100000', name=op.f('ck_needs_round_channel_counts')),
    sa.ForeignKeyConstraint(['tenant_id', 'round_id'], ['needs_round.tenant_id', 'needs_round.id'], name=op.f('fk_needs_round_channel_tenant_id_round_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_needs_round_channel')),
    sa.UniqueConstraint('tenant_id', 'round_id', 'channel', 'held_on', name=op.f('uq_needs_round_channel_tenant_id_round_id_channel_held_on')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("needs_round_channel", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('opportunity',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('story', sa.Text(), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('channel', sa.String(length=120), nullable=False),
    sa.Column('channel_key', sa.String(length=120), nullable=False),
    sa.Column('category', sa.Enum('governance', 'resident_service', 'platform', 'public_benefit', name='category', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('amount_fen', sa.BigInteger(), nullable=False),
    sa.Column('deadline', sa.Date(), nullable=True),
    sa.Column('service_type_id', sa.Uuid(), nullable=True),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('posted_on', sa.Date(), nullable=False),
    sa.Column('state', sa.Enum('open', 'dealt', 'closed', name='opportunitystate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('dealt_fen', sa.BigInteger(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'dealt') = (dealt_fen IS NOT NULL)", name=op.f('ck_opportunity_dealt_for_how_much')),
    sa.CheckConstraint("(state = 'dealt') = (organization_id IS NOT NULL)", name=op.f('ck_opportunity_dealt_with_whom')),
    sa.CheckConstraint("(state = 'open') = (ended_on IS NULL)", name=op.f('ck_opportunity_ended_when')),
    sa.CheckConstraint("channel_key <> ''", name=op.f('ck_opportunity_channel_said')),
    sa.CheckConstraint('amount_fen BETWEEN 0 AND 9000000000000000 AND dealt_fen BETWEEN 0 AND 9000000000000000', name=op.f('ck_opportunity_amounts')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_opportunity_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_opportunity_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'service_type_id'], ['service_type.tenant_id', 'service_type.id'], name=op.f('fk_opportunity_tenant_id_service_type_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_opportunity')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("opportunity", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_opportunity_deadline', 'opportunity', ['tenant_id', 'state', 'deadline'], unique=False)
    op.create_table('service_offer',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('service_type_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('story', sa.Text(), nullable=False),
    sa.Column('eligibility', sa.String(length=200), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('age_from', sa.SmallInteger(), nullable=True),
    sa.Column('age_to', sa.SmallInteger(), nullable=True),
    sa.Column('groups', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('mobility', sa.Enum('free', 'limited', 'homebound', name='mobility', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('times', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=False),
    sa.Column('everywhere', sa.Boolean(), nullable=False),
    sa.Column('state', sa.Enum('open', 'paused', 'ended', name='offerstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('state_since', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("groups <@ ARRAY['everyone', 'elder', 'child', 'low_income', 'extreme_poverty', 'disabled', 'empty_nest', 'left_behind', 'child_in_difficulty', 'woman', 'new_employment', 'veteran']::text[]", name=op.f('ck_service_offer_groups_known')),
    sa.CheckConstraint("times <@ ARRAY['weekday', 'evening', 'weekend', 'holiday']::text[]", name=op.f('ck_service_offer_times_known')),
    sa.CheckConstraint('age_from <= age_to', name=op.f('ck_service_offer_ages_in_order')),
    sa.CheckConstraint('age_from BETWEEN 0 AND 120 AND age_to BETWEEN 0 AND 120', name=op.f('ck_service_offer_ages')),
    sa.CheckConstraint('capacity BETWEEN 1 AND 100000', name=op.f('ck_service_offer_capacity')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_service_offer_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'service_type_id'], ['service_type.tenant_id', 'service_type.id'], name=op.f('fk_service_offer_tenant_id_service_type_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_service_offer')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("service_offer", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_service_offer_organization', 'service_offer', ['tenant_id', 'organization_id'], unique=False)
    op.create_index('ix_service_offer_type', 'service_offer', ['tenant_id', 'service_type_id'], unique=False)
    op.create_table('need_contact',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('source_id', sa.Uuid(), nullable=False),
    sa.Column('name_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('phone_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('phone_masked', sa.String(length=64), nullable=True),
    sa.Column('wording', sa.String(length=64), nullable=False),
    sa.Column('consented_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('num_nonnulls(name_sealed, phone_sealed) > 0', name=op.f('ck_need_contact_says_something')),
    sa.CheckConstraint('num_nonnulls(phone_sealed, phone_masked) IN (0, 2)', name=op.f('ck_need_contact_phone_whole')),
    sa.ForeignKeyConstraint(['tenant_id', 'source_id'], ['need_source.tenant_id', 'need_source.id'], name=op.f('fk_need_contact_tenant_id_source_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_need_contact')),
    sa.UniqueConstraint('tenant_id', 'source_id', name=op.f('uq_need_contact_tenant_id_source_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("need_contact", "tenant", "SELECT, INSERT, DELETE")
    op.create_table('service_offer_area',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_service_offer_area_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'offer_id'], ['service_offer.tenant_id', 'service_offer.id'], name=op.f('fk_service_offer_area_tenant_id_offer_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_service_offer_area')),
    sa.UniqueConstraint('tenant_id', 'offer_id', 'community_id', name=op.f('uq_service_offer_area_tenant_id_offer_id_community_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("service_offer_area", "tenant", "SELECT, INSERT, DELETE")
    op.create_table('service_offer_use',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=False),
    sa.Column('linkage_id', sa.Uuid(), nullable=False),
    sa.Column('need_id', sa.Uuid(), nullable=True),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('person_times', sa.Integer(), nullable=False),
    sa.CheckConstraint('extract(day from month) = 1', name=op.f('ck_service_offer_use_month_begins')),
    sa.CheckConstraint('person_times > 0', name=op.f('ck_service_offer_use_person_times')),
    sa.ForeignKeyConstraint(['tenant_id', 'need_id'], ['need.tenant_id', 'need.id'], name=op.f('fk_service_offer_use_tenant_id_need_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'offer_id'], ['service_offer.tenant_id', 'service_offer.id'], name=op.f('fk_service_offer_use_tenant_id_offer_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_service_offer_use')),
    sa.UniqueConstraint('tenant_id', 'offer_id', 'linkage_id', 'month', name=op.f('uq_service_offer_use_tenant_id_offer_id_linkage_id_month')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("service_offer_use", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_service_offer_use_month', 'service_offer_use', ['tenant_id', 'month', 'offer_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_service_offer_use_month', table_name='service_offer_use')
    op.drop_table('service_offer_use')
    op.drop_table('service_offer_area')
    op.drop_table('need_contact')
    op.drop_index('ix_service_offer_type', table_name='service_offer')
    op.drop_index('ix_service_offer_organization', table_name='service_offer')
    op.drop_table('service_offer')
    op.drop_index('ix_opportunity_deadline', table_name='opportunity')
    op.drop_table('opportunity')
    op.drop_table('needs_round_channel')
    op.drop_index('ix_need_source_need', table_name='need_source')
    op.drop_index('ix_need_source_heard_at', table_name='need_source')
    op.drop_table('need_source')
    op.drop_index('ix_need_reply_need', table_name='need_reply')
    op.drop_table('need_reply')
    op.drop_table('needs_round')
    op.drop_index('ix_need_merged_into', table_name='need', postgresql_where=sa.text('merged_into_id IS NOT NULL'))
    op.drop_index('ix_need_linkage', table_name='need', postgresql_where=sa.text('linkage_id IS NOT NULL'))
    op.drop_index('ix_need_heard_at', table_name='need')
    op.drop_index('ix_need_community', table_name='need')
    op.drop_table('need')
    op.drop_table('service_type')
