"""The tables of `activities`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = 'activities'
down_revision: str | None = 'linkages'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('service_certificate',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=64), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('in_charge', sa.String(length=120), nullable=False),
    sa.Column('contact', sa.String(length=120), nullable=False),
    sa.Column('issued_by', sa.Uuid(), nullable=True),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('first_on <= last_on', name=op.f('ck_service_certificate_first_before_last')),
    sa.CheckConstraint('minutes > 0 AND minutes % 30 = 0', name=op.f('ck_service_certificate_half_hours')),
    sa.ForeignKeyConstraint(['tenant_id', 'issued_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_service_certificate_tenant_id_issued_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_service_certificate_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_service_certificate')),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_service_certificate_tenant_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("service_certificate", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_service_certificate_person', 'service_certificate', ['tenant_id', 'person_id', 'issued_at'], unique=False)
    op.create_table('service_day',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.CheckConstraint('minutes BETWEEN 0 AND 960', name=op.f('ck_service_day_sixteen_hours')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_service_day_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_service_day')),
    sa.UniqueConstraint('tenant_id', 'person_id', 'day', name=op.f('uq_service_day_tenant_id_person_id_day')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("service_day", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('activity',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('method', sa.Enum('casework', 'group_work', 'community_work', name='method', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('linkage_id', sa.Uuid(), nullable=True),
    sa.Column('need_id', sa.Uuid(), nullable=True),
    sa.Column('override_reason', sa.Text(), nullable=False),
    sa.Column('introduction', sa.Text(), nullable=False),
    sa.Column('open_to_public', sa.Boolean(), nullable=False),
    sa.Column('least_sign_ups', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'submitted', 'approved', 'published', 'reviewed', 'signed_off', 'cancelled', name='activitystate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('begins_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('plan_submitted_by', sa.Uuid(), nullable=True),
    sa.Column('plan_submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('plan_approved_by', sa.Uuid(), nullable=True),
    sa.Column('plan_approved_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reviewed_by', sa.Uuid(), nullable=True),
    sa.Column('reviewed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('signed_by', sa.Uuid(), nullable=True),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('returned_because', sa.Text(), nullable=False),
    sa.Column('cancelled_because', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'cancelled') = (cancelled_because <> '')", name=op.f('ck_activity_cancelled_because')),
    sa.CheckConstraint("(state = 'signed_off') = (signed_by IS NOT NULL AND signed_at IS NOT NULL)", name=op.f('ck_activity_signed_off')),
    sa.CheckConstraint("(state IN ('reviewed', 'signed_off')) = (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)", name=op.f('ck_activity_reviewed')),
    sa.CheckConstraint("linkage_id IS NOT NULL OR need_id IS NOT NULL OR override_reason <> ''", name=op.f('ck_activity_answers_something')),
    sa.CheckConstraint("state IN ('draft', 'submitted', 'approved', 'cancelled') OR published_at IS NOT NULL", name=op.f('ck_activity_published')),
    sa.CheckConstraint("state IN ('draft', 'submitted', 'cancelled') OR (plan_submitted_by IS NOT NULL AND plan_approved_by IS NOT NULL AND plan_approved_at IS NOT NULL)", name=op.f('ck_activity_goes_on_with_approved_plan')),
    sa.CheckConstraint('least_sign_ups >= 0', name=op.f('ck_activity_least_sign_ups')),
    sa.CheckConstraint('plan_approved_by <> plan_submitted_by', name=op.f('ck_activity_plan_maker_checker')),
    sa.CheckConstraint('signed_by <> reviewed_by', name=op.f('ck_activity_review_maker_checker')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_activity_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'linkage_id'], ['linkage.tenant_id', 'linkage.id'], name=op.f('fk_activity_tenant_id_linkage_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'need_id'], ['need.tenant_id', 'need.id'], name=op.f('fk_activity_tenant_id_need_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_activity_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'plan_approved_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_activity_tenant_id_plan_approved_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'plan_submitted_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_activity_tenant_id_plan_submitted_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'recorded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_activity_tenant_id_recorded_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'reviewed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_activity_tenant_id_reviewed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'signed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_activity_tenant_id_signed_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_activity')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("activity", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_activity_begins_at', 'activity', ['tenant_id', 'begins_at', 'id'], unique=False)
    op.create_index('ix_activity_community', 'activity', ['tenant_id', 'community_id', 'state'], unique=False)
    op.create_index('ix_activity_linkage', 'activity', ['tenant_id', 'linkage_id'], unique=False)
    op.create_index('ix_activity_organization', 'activity', ['tenant_id', 'organization_id', 'state'], unique=False)
    op.create_table('activity_plan',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('activity_id', sa.Uuid(), nullable=False),
    sa.Column('goal', sa.Text(), nullable=False),
    sa.Column('audience', sa.Text(), nullable=False),
    sa.Column('survey', sa.Text(), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('division', sa.Text(), nullable=False),
    sa.Column('budget_fen', sa.BigInteger(), nullable=False),
    sa.Column('risks', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('budget_fen >= 0', name=op.f('ck_activity_plan_budget')),
    sa.ForeignKeyConstraint(['tenant_id', 'activity_id'], ['activity.tenant_id', 'activity.id'], name=op.f('fk_activity_plan_tenant_id_activity_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_activity_plan')),
    sa.UniqueConstraint('tenant_id', 'activity_id', name=op.f('uq_activity_plan_tenant_id_activity_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("activity_plan", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('activity_review',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('activity_id', sa.Uuid(), nullable=False),
    sa.Column('completion', sa.Text(), nullable=False),
    sa.Column('effect', sa.Text(), nullable=False),
    sa.Column('problems', sa.Text(), nullable=False),
    sa.Column('improvements', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'activity_id'], ['activity.tenant_id', 'activity.id'], name=op.f('fk_activity_review_tenant_id_activity_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_activity_review')),
    sa.UniqueConstraint('tenant_id', 'activity_id', name=op.f('uq_activity_review_tenant_id_activity_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("activity_review", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('activity_series',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('activity_id', sa.Uuid(), nullable=False),
    sa.Column('rhythm', sa.Enum('daily', 'weekly', 'fortnightly', 'monthly', name='rhythm', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=False),
    sa.Column('starts', sa.Time(), nullable=False),
    sa.Column('ends', sa.Time(), nullable=False),
    sa.CheckConstraint('first_on <= last_on', name=op.f('ck_activity_series_first_before_last')),
    sa.ForeignKeyConstraint(['tenant_id', 'activity_id'], ['activity.tenant_id', 'activity.id'], name=op.f('fk_activity_series_tenant_id_activity_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_activity_series')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("activity_series", "tenant", "SELECT, INSERT")
    op.create_table('activity_session',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('activity_id', sa.Uuid(), nullable=False),
    sa.Column('series_id', sa.Uuid(), nullable=True),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('place_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_point', sa.String(length=120), nullable=False),
    sa.Column('participants_limit', sa.Integer(), nullable=True),
    sa.Column('volunteers_limit', sa.Integer(), nullable=True),
    sa.Column('participants_taken', sa.Integer(), nullable=False),
    sa.Column('volunteers_taken', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('scheduled', 'held', 'cancelled', name='sessionstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('cancelled_because', sa.Text(), nullable=False),
    sa.Column('held_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    postgresql.ExcludeConstraint((sa.column('tenant_id'), '='), (sa.column('activity_id'), '='), (sa.column('place_id'), '='), (sa.text('tstzrange(starts_at, ends_at)'), '&&'), where=sa.text("state <> 'cancelled'"), using='gist', name='ex_activity_session_once'),
    sa.CheckConstraint("(state = 'cancelled') = (cancelled_because <> '')", name=op.f('ck_activity_session_cancelled_because')),
    sa.CheckConstraint("(state = 'held') = (held_at IS NOT NULL)", name=op.f('ck_activity_session_held_at')),
    sa.CheckConstraint("ends_at > starts_at AND ends_at - starts_at <= interval '16 hours'", name=op.f('ck_activity_session_ends_after_start')),
    sa.CheckConstraint('participants_limit > 0 AND volunteers_limit > 0', name=op.f('ck_activity_session_limits_count')),
    sa.CheckConstraint('participants_taken BETWEEN 0 AND participants_limit', name=op.f('ck_activity_session_participants_fit')),
    sa.CheckConstraint('volunteers_taken BETWEEN 0 AND volunteers_limit', name=op.f('ck_activity_session_volunteers_fit')),
    sa.ForeignKeyConstraint(['tenant_id', 'activity_id'], ['activity.tenant_id', 'activity.id'], name=op.f('fk_activity_session_tenant_id_activity_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'place_id'], ['place.tenant_id', 'place.id'], name=op.f('fk_activity_session_tenant_id_place_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'series_id'], ['activity_series.tenant_id', 'activity_series.id'], name=op.f('fk_activity_session_tenant_id_series_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_activity_session')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("activity_session", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_activity_session_activity', 'activity_session', ['tenant_id', 'activity_id', 'starts_at'], unique=False)
    op.create_index('ix_activity_session_place', 'activity_session', ['tenant_id', 'place_id', 'starts_at'], unique=False, postgresql_where=sa.text("state <> 'cancelled'"))
    op.create_index('ix_activity_session_starts_at', 'activity_session', ['tenant_id', 'starts_at', 'id'], unique=False)
    op.create_table('activity_conflict',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('place_id', sa.Uuid(), nullable=False),
    sa.Column('session_id', sa.Uuid(), nullable=False),
    sa.Column('other_session_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('other_organization_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Enum('open', 'joint', 'cleared', name='conflictstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('found_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(state = 'open') = (closed_at IS NULL)", name=op.f('ck_activity_conflict_closed_at')),
    sa.CheckConstraint('session_id < other_session_id', name=op.f('ck_activity_conflict_pair_in_order')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_activity_conflict_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'other_organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_activity_conflict_tenant_id_other_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'other_session_id'], ['activity_session.tenant_id', 'activity_session.id'], name=op.f('fk_activity_conflict_tenant_id_other_session_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'place_id'], ['place.tenant_id', 'place.id'], name=op.f('fk_activity_conflict_tenant_id_place_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'session_id'], ['activity_session.tenant_id', 'activity_session.id'], name=op.f('fk_activity_conflict_tenant_id_session_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_activity_conflict')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("activity_conflict", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_activity_conflict_other', 'activity_conflict', ['tenant_id', 'other_session_id'], unique=False)
    op.create_index('uq_activity_conflict_pair', 'activity_conflict', ['tenant_id', 'session_id', 'other_session_id'], unique=True, postgresql_where=sa.text("state <> 'cleared'"))
    op.create_table('attendance',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('session_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('part', sa.Enum('member', 'volunteer', 'beneficiary', name='part', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('heads', sa.Integer(), nullable=False),
    sa.Column('way', sa.Enum('code', 'list', 'paper', 'head_count', name='checkinway', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.String(length=120), nullable=False),
    sa.Column('in_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('is_child', sa.Boolean(), nullable=False),
    sa.Column('guardianship_id', sa.Uuid(), nullable=True),
    sa.CheckConstraint("(person_id IS NULL) = (way = 'head_count') AND (person_id IS NOT NULL OR part = 'beneficiary')", name=op.f('ck_attendance_heads_are_beneficiaries')),
    sa.CheckConstraint("out_at > in_at AND out_at - in_at <= interval '16 hours'", name=op.f('ck_attendance_out_after_in')),
    sa.CheckConstraint("way <> 'paper' OR reason <> ''", name=op.f('ck_attendance_paper_has_reason')),
    sa.CheckConstraint('NOT is_child OR guardianship_id IS NOT NULL', name=op.f('ck_attendance_child_has_guardian')),
    sa.CheckConstraint('heads BETWEEN 1 AND 10000', name=op.f('ck_attendance_heads')),
    sa.CheckConstraint('person_id IS NULL OR heads = 1', name=op.f('ck_attendance_one_head')),
    sa.ForeignKeyConstraint(['tenant_id', 'guardianship_id'], ['guardianship.tenant_id', 'guardianship.id'], name=op.f('fk_attendance_tenant_id_guardianship_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_attendance_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'recorded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_attendance_tenant_id_recorded_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'session_id'], ['activity_session.tenant_id', 'activity_session.id'], name=op.f('fk_attendance_tenant_id_session_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_attendance')),
    sa.UniqueConstraint('tenant_id', 'session_id', 'person_id', name=op.f('uq_attendance_tenant_id_session_id_person_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("attendance", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_attendance_person', 'attendance', ['tenant_id', 'person_id', 'in_at'], unique=False)
    op.create_table('sign_up',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('session_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('part', sa.Enum('member', 'volunteer', 'beneficiary', name='part', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('state', sa.Enum('taken', 'waiting', 'withdrawn', name='signupstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_child', sa.Boolean(), nullable=False),
    sa.Column('guardianship_id', sa.Uuid(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=True),
    sa.Column('wording', sa.String(length=64), nullable=False),
    sa.CheckConstraint('NOT is_child OR guardianship_id IS NOT NULL', name=op.f('ck_sign_up_child_has_guardian')),
    sa.ForeignKeyConstraint(['tenant_id', 'guardianship_id'], ['guardianship.tenant_id', 'guardianship.id'], name=op.f('fk_sign_up_tenant_id_guardianship_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_sign_up_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'session_id'], ['activity_session.tenant_id', 'activity_session.id'], name=op.f('fk_sign_up_tenant_id_session_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_sign_up')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("sign_up", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_sign_up_person', 'sign_up', ['tenant_id', 'person_id', 'id'], unique=False)
    op.create_index('uq_sign_up_once', 'sign_up', ['tenant_id', 'session_id', 'person_id'], unique=True, postgresql_where=sa.text("state <> 'withdrawn'"))
    op.create_table('conflict_proposal',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('conflict_id', sa.Uuid(), nullable=False),
    sa.Column('resolution', sa.Enum('move_time', 'move_place', 'hold_jointly', name='resolution', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('session_id', sa.Uuid(), nullable=True),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('place_id', sa.Uuid(), nullable=True),
    sa.Column('state', sa.Enum('open', 'accepted', 'declined', 'superseded', name='proposalstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('proposed_by', sa.Uuid(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('agreed_by', sa.Uuid(), nullable=True),
    sa.Column('other_agreed_by', sa.Uuid(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(state = 'open') = (closed_at IS NULL)", name=op.f('ck_conflict_proposal_closed_at')),
    sa.CheckConstraint("CASE resolution WHEN 'move_time' THEN num_nulls(session_id, starts_at, ends_at) = 0 WHEN 'move_place' THEN num_nulls(session_id, place_id) = 0 ELSE num_nonnulls(session_id, starts_at, ends_at, place_id) = 0 END", name=op.f('ck_conflict_proposal_says_where_to')),
    sa.CheckConstraint("state <> 'accepted' OR num_nulls(agreed_by, other_agreed_by) = 0", name=op.f('ck_conflict_proposal_both_agreed')),
    sa.CheckConstraint('agreed_by <> other_agreed_by', name=op.f('ck_conflict_proposal_two_persons')),
    sa.ForeignKeyConstraint(['tenant_id', 'agreed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_conflict_proposal_tenant_id_agreed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'conflict_id'], ['activity_conflict.tenant_id', 'activity_conflict.id'], name=op.f('fk_conflict_proposal_tenant_id_conflict_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'other_agreed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_conflict_proposal_tenant_id_other_agreed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'place_id'], ['place.tenant_id', 'place.id'], name=op.f('fk_conflict_proposal_tenant_id_place_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'proposed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_conflict_proposal_tenant_id_proposed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'session_id'], ['activity_session.tenant_id', 'activity_session.id'], name=op.f('fk_conflict_proposal_tenant_id_session_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_conflict_proposal')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("conflict_proposal", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_conflict_proposal_conflict', 'conflict_proposal', ['tenant_id', 'conflict_id', 'id'], unique=False)
    op.create_index('uq_conflict_proposal_open', 'conflict_proposal', ['tenant_id', 'conflict_id'], unique=True, postgresql_where=sa.text("state = 'open'"))
    op.create_table('rating',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('attendance_id', sa.Uuid(), nullable=False),
    sa.Column('session_id', sa.Uuid(), nullable=False),
    sa.Column('stars', sa.SmallInteger(), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('comment_state', sa.Enum('none', 'waiting', 'shown', 'hidden', name='commentstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('rated_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("(comment = '') = (comment_state = 'none')", name=op.f('ck_rating_comment')),
    sa.CheckConstraint('stars BETWEEN 1 AND 5', name=op.f('ck_rating_stars')),
    sa.ForeignKeyConstraint(['tenant_id', 'attendance_id'], ['attendance.tenant_id', 'attendance.id'], name=op.f('fk_rating_tenant_id_attendance_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tenant_id', 'session_id'], ['activity_session.tenant_id', 'activity_session.id'], name=op.f('fk_rating_tenant_id_session_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_rating')),
    sa.UniqueConstraint('tenant_id', 'attendance_id', name=op.f('uq_rating_tenant_id_attendance_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("rating", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_rating_session', 'rating', ['tenant_id', 'session_id'], unique=False)
    op.create_table('service_hours',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('attendance_id', sa.Uuid(), nullable=False),
    sa.Column('session_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('minutes', sa.Integer(), sa.Computed('floor(extract(epoch FROM ends_at - starts_at) / 1800)::integer * 30', persisted=True), nullable=False),
    sa.Column('state', sa.Enum('pending', 'approved', 'refused', name='hoursstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('refused_because', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    postgresql.ExcludeConstraint((sa.column('tenant_id'), '='), (sa.column('person_id'), '='), (sa.text('tstzrange(starts_at, ends_at)'), '&&'), where=sa.text("state = 'approved'"), using='gist', name='ex_service_hours_overlap'),
    sa.CheckConstraint("(state = 'pending') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)", name=op.f('ck_service_hours_decided')),
    sa.CheckConstraint("(state = 'refused') = (refused_because <> '')", name=op.f('ck_service_hours_refused_because')),
    sa.CheckConstraint('decided_by <> person_id', name=op.f('ck_service_hours_maker_checker')),
    sa.CheckConstraint('minutes BETWEEN 30 AND 960', name=op.f('ck_service_hours_half_hours_of_a_day')),
    sa.ForeignKeyConstraint(['tenant_id', 'attendance_id'], ['attendance.tenant_id', 'attendance.id'], name=op.f('fk_service_hours_tenant_id_attendance_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'decided_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_service_hours_tenant_id_decided_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_service_hours_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'session_id'], ['activity_session.tenant_id', 'activity_session.id'], name=op.f('fk_service_hours_tenant_id_session_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_service_hours')),
    sa.UniqueConstraint('tenant_id', 'attendance_id', name=op.f('uq_service_hours_tenant_id_attendance_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("service_hours", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_service_hours_pending', 'service_hours', ['tenant_id', 'starts_at', 'id'], unique=False, postgresql_where=sa.text("state = 'pending'"))
    op.create_index('ix_service_hours_person', 'service_hours', ['tenant_id', 'person_id', 'starts_at'], unique=False)
    op.create_index('ix_service_hours_session', 'service_hours', ['tenant_id', 'session_id', 'state'], unique=False)
    op.create_table('certificate_entry',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('certificate_id', sa.Uuid(), nullable=False),
    sa.Column('hours_id', sa.Uuid(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'certificate_id'], ['service_certificate.tenant_id', 'service_certificate.id'], name=op.f('fk_certificate_entry_tenant_id_certificate_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'hours_id'], ['service_hours.tenant_id', 'service_hours.id'], name=op.f('fk_certificate_entry_tenant_id_hours_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_certificate_entry')),
    sa.UniqueConstraint('tenant_id', 'certificate_id', 'hours_id', name=op.f('uq_certificate_entry_tenant_id_certificate_id_hours_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("certificate_entry", "tenant", "SELECT, INSERT")
    op.create_table('hours_correction',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('hours_id', sa.Uuid(), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum('asked', 'accepted', 'refused', name='correctionstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(state = 'asked') = (decided_by IS NULL)", name=op.f('ck_hours_correction_decided')),
    sa.CheckConstraint("ends_at > starts_at AND reason <> ''", name=op.f('ck_hours_correction_asks_something')),
    sa.CheckConstraint('decided_by <> asked_by', name=op.f('ck_hours_correction_maker_checker')),
    sa.ForeignKeyConstraint(['tenant_id', 'asked_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_hours_correction_tenant_id_asked_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'decided_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_hours_correction_tenant_id_decided_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'hours_id'], ['service_hours.tenant_id', 'service_hours.id'], name=op.f('fk_hours_correction_tenant_id_hours_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_hours_correction')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("hours_correction", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('uq_hours_correction_asked', 'hours_correction', ['tenant_id', 'hours_id'], unique=True, postgresql_where=sa.text("state = 'asked'"))


def downgrade() -> None:
    op.drop_index('uq_hours_correction_asked', table_name='hours_correction', postgresql_where=sa.text("state = 'asked'"))
    op.drop_table('hours_correction')
    op.drop_table('certificate_entry')
    op.drop_index('ix_service_hours_session', table_name='service_hours')
    op.drop_index('ix_service_hours_person', table_name='service_hours')
    op.drop_index('ix_service_hours_pending', table_name='service_hours', postgresql_where=sa.text("state = 'pending'"))
    op.drop_table('service_hours')
    op.drop_index('ix_rating_session', table_name='rating')
    op.drop_table('rating')
    op.drop_index('uq_conflict_proposal_open', table_name='conflict_proposal', postgresql_where=sa.text("state = 'open'"))
    op.drop_index('ix_conflict_proposal_conflict', table_name='conflict_proposal')
    op.drop_table('conflict_proposal')
    op.drop_index('uq_sign_up_once', table_name='sign_up', postgresql_where=sa.text("state <> 'withdrawn'"))
    op.drop_index('ix_sign_up_person', table_name='sign_up')
    op.drop_table('sign_up')
    op.drop_index('ix_attendance_person', table_name='attendance')
    op.drop_table('attendance')
    op.drop_index('uq_activity_conflict_pair', table_name='activity_conflict', postgresql_where=sa.text("state <> 'cleared'"))
    op.drop_index('ix_activity_conflict_other', table_name='activity_conflict')
    op.drop_table('activity_conflict')
    op.drop_index('ix_activity_session_starts_at', table_name='activity_session')
    op.drop_index('ix_activity_session_place', table_name='activity_session', postgresql_where=sa.text("state <> 'cancelled'"))
    op.drop_index('ix_activity_session_activity', table_name='activity_session')
    op.drop_table('activity_session')
    op.drop_table('activity_series')
    op.drop_table('activity_review')
    op.drop_table('activity_plan')
    op.drop_index('ix_activity_organization', table_name='activity')
    op.drop_index('ix_activity_linkage', table_name='activity')
    op.drop_index('ix_activity_community', table_name='activity')
    op.drop_index('ix_activity_begins_at', table_name='activity')
    op.drop_table('activity')
    op.drop_table('service_day')
    op.drop_index('ix_service_certificate_person', table_name='service_certificate')
    op.drop_table('service_certificate')
