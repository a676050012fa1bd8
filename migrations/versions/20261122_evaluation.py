"""Evaluation: rubrics by version, assessments with what was entered, plans, stars and grades."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = 'evaluation'
down_revision: str | None = 'bank_words'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('official_grade',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('grade', sa.Enum('5a', '4a', '3a', '2a', '1a', name='grade', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('issuer', sa.String(length=120), nullable=False),
    sa.Column('granted_on', sa.Date(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('removed_because', sa.String(length=300), nullable=False),
    sa.CheckConstraint("(removed_at IS NULL) = (removed_because = '')", name=op.f('ck_official_grade_removed_because')),
    sa.CheckConstraint("issuer <> ''", name=op.f('ck_official_grade_issuer')),
    sa.CheckConstraint('expires_on > granted_on', name=op.f('ck_official_grade_expires_later')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_official_grade_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'recorded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_official_grade_tenant_id_recorded_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_official_grade')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("official_grade", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_official_grade_organization', 'official_grade', ['tenant_id', 'organization_id', 'granted_on'], unique=False)
    op.create_table('rubric',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('hub', 'community', name='rubrickind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_by', sa.Uuid(), nullable=True),
    sa.Column('weak_below', sa.SmallInteger(), nullable=False),
    sa.Column('star_1', sa.SmallInteger(), nullable=False),
    sa.Column('star_2', sa.SmallInteger(), nullable=False),
    sa.Column('star_3', sa.SmallInteger(), nullable=False),
    sa.Column('star_4', sa.SmallInteger(), nullable=False),
    sa.Column('star_5', sa.SmallInteger(), nullable=False),
    sa.Column('star_months', sa.SmallInteger(), nullable=False),
    sa.Column('plan_days', sa.SmallInteger(), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.CheckConstraint('0 < star_1 AND star_1 < star_2 AND star_2 < star_3 AND star_3 < star_4 AND star_4 < star_5 AND star_5 <= 100', name=op.f('ck_rubric_stars_rise')),
    sa.CheckConstraint('number > 0', name=op.f('ck_rubric_number')),
    sa.CheckConstraint('plan_days BETWEEN 14 AND 365', name=op.f('ck_rubric_plan_days')),
    sa.CheckConstraint('star_months BETWEEN 6 AND 60', name=op.f('ck_rubric_star_months')),
    sa.CheckConstraint('weak_below BETWEEN 30 AND 90', name=op.f('ck_rubric_weak_below')),
    sa.ForeignKeyConstraint(['tenant_id', 'published_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_rubric_tenant_id_published_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_rubric')),
    sa.UniqueConstraint('tenant_id', 'kind', 'number', name=op.f('uq_rubric_tenant_id_kind_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("rubric", "tenant", "SELECT, INSERT")
    op.create_table('rubric_draft',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('hub', 'community', name='rubrickind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('begun_by', sa.Uuid(), nullable=True),
    sa.Column('weak_below', sa.SmallInteger(), nullable=False),
    sa.Column('star_1', sa.SmallInteger(), nullable=False),
    sa.Column('star_2', sa.SmallInteger(), nullable=False),
    sa.Column('star_3', sa.SmallInteger(), nullable=False),
    sa.Column('star_4', sa.SmallInteger(), nullable=False),
    sa.Column('star_5', sa.SmallInteger(), nullable=False),
    sa.Column('star_months', sa.SmallInteger(), nullable=False),
    sa.Column('plan_days', sa.SmallInteger(), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('0 < star_1 AND star_1 < star_2 AND star_2 < star_3 AND star_3 < star_4 AND star_4 < star_5 AND star_5 <= 100', name=op.f('ck_rubric_draft_stars_rise')),
    sa.CheckConstraint('plan_days BETWEEN 14 AND 365', name=op.f('ck_rubric_draft_plan_days')),
    sa.CheckConstraint('star_months BETWEEN 6 AND 60', name=op.f('ck_rubric_draft_star_months')),
    sa.CheckConstraint('weak_below BETWEEN 30 AND 90', name=op.f('ck_rubric_draft_weak_below')),
    sa.ForeignKeyConstraint(['tenant_id', 'begun_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_rubric_draft_tenant_id_begun_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_rubric_draft')),
    sa.UniqueConstraint('tenant_id', 'kind', name=op.f('uq_rubric_draft_tenant_id_kind')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("rubric_draft", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('assessment',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('rubric_id', sa.Uuid(), nullable=False),
    sa.Column('former_id', sa.Uuid(), nullable=True),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('state', sa.Enum('self', 'check', 'panel', 'concluded', 'withdrawn', name='assessmentstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('opened_by', sa.Uuid(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('typed', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('typed_note', sa.String(length=1000), nullable=False),
    sa.Column('self_by', sa.Uuid(), nullable=True),
    sa.Column('checked_by', sa.Uuid(), nullable=True),
    sa.Column('concluded_by', sa.Uuid(), nullable=True),
    sa.Column('concluded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('score', sa.SmallInteger(), nullable=True),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    sa.Column('entries', sa.SmallInteger(), nullable=False),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("num_nonnulls(concluded_by, concluded_at, score) = CASE state WHEN 'concluded' THEN 3 ELSE 0 END", name=op.f('ck_assessment_concluded_whole')),
    sa.CheckConstraint("state <> 'withdrawn' OR reason <> ''", name=op.f('ck_assessment_says_why')),
    sa.CheckConstraint("state NOT IN ('check', 'panel', 'concluded') OR self_by IS NOT NULL", name=op.f('ck_assessment_self_first')),
    sa.CheckConstraint("state NOT IN ('panel', 'concluded') OR checked_by IS NOT NULL", name=op.f('ck_assessment_check_second')),
    sa.CheckConstraint('checked_by <> self_by', name=op.f('ck_assessment_another_checks')),
    sa.CheckConstraint('concluded_by <> self_by AND concluded_by <> checked_by', name=op.f('ck_assessment_another_concludes')),
    sa.CheckConstraint('former_id <> id', name=op.f('ck_assessment_former')),
    sa.CheckConstraint('score BETWEEN 0 AND 10000', name=op.f('ck_assessment_score')),
    sa.CheckConstraint('until >= since', name=op.f('ck_assessment_period')),
    sa.ForeignKeyConstraint(['tenant_id', 'checked_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_assessment_tenant_id_checked_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'concluded_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_assessment_tenant_id_concluded_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'former_id'], ['assessment.tenant_id', 'assessment.id'], name=op.f('fk_assessment_tenant_id_former_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'opened_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_assessment_tenant_id_opened_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_assessment_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'rubric_id'], ['rubric.tenant_id', 'rubric.id'], name=op.f('fk_assessment_tenant_id_rubric_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'self_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_assessment_tenant_id_self_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_assessment')),
    sa.UniqueConstraint('tenant_id', 'id', 'organization_id', name=op.f('uq_assessment_tenant_id_id_organization_id')),
    sa.UniqueConstraint('tenant_id', 'id', 'rubric_id', name=op.f('uq_assessment_tenant_id_id_rubric_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("assessment", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_assessment_organization', 'assessment', ['tenant_id', 'organization_id', 'concluded_at'], unique=False)
    op.create_index('ix_assessment_state', 'assessment', ['tenant_id', 'state', 'id'], unique=False)
    op.create_index('uq_assessment_open', 'assessment', ['tenant_id', 'organization_id'], unique=True, postgresql_where=sa.text("state IN ('self', 'check', 'panel')"))
    op.create_table('draft_indicator',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('draft_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('domain', sa.Enum('staffing', 'resources', 'planning', 'governance', 'results', 'finance', 'participation', 'cultivation', name='domain', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('nature', sa.Enum('core', 'administrative', name='nature', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('explanation', sa.String(length=300), nullable=False),
    sa.Column('weight', sa.SmallInteger(), nullable=False),
    sa.Column('levels', sa.Text(), nullable=False),
    sa.Column('fact', sa.Enum('members', 'core_members', 'plans', 'sessions', 'person_times', 'minutes', name='fact', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.Column('standard_weight', sa.SmallInteger(), nullable=True),
    sa.Column('rank', sa.SmallInteger(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("cardinality(string_to_array(levels, E'\\n')) BETWEEN 3 AND 6", name=op.f('ck_draft_indicator_levels')),
    sa.CheckConstraint("nature = 'core'", name=op.f('ck_draft_indicator_no_handed_down_task')),
    sa.CheckConstraint('CASE WHEN standard_weight IS NULL THEN weight <= 20 ELSE weight BETWEEN standard_weight - 5 AND standard_weight + 5 END', name=op.f('ck_draft_indicator_weight_in_band')),
    sa.CheckConstraint('NOT required OR standard_weight IS NOT NULL', name=op.f('ck_draft_indicator_required_is_standard')),
    sa.CheckConstraint('weight BETWEEN 1 AND 100', name=op.f('ck_draft_indicator_weight')),
    sa.ForeignKeyConstraint(['tenant_id', 'draft_id'], ['rubric_draft.tenant_id', 'rubric_draft.id'], name=op.f('fk_draft_indicator_tenant_id_draft_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_draft_indicator')),
    sa.UniqueConstraint('tenant_id', 'draft_id', 'code', name=op.f('uq_draft_indicator_tenant_id_draft_id_code')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("draft_indicator", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('rubric_indicator',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('rubric_id', sa.Uuid(), nullable=False),
    sa.Column('starts_at', sa.SmallInteger(), nullable=False),
    sa.Column('top', sa.SmallInteger(), sa.Computed("cardinality(string_to_array(levels, '\n'::text)) - 1", persisted=True), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('domain', sa.Enum('staffing', 'resources', 'planning', 'governance', 'results', 'finance', 'participation', 'cultivation', name='domain', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('nature', sa.Enum('core', 'administrative', name='nature', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('explanation', sa.String(length=300), nullable=False),
    sa.Column('weight', sa.SmallInteger(), nullable=False),
    sa.Column('levels', sa.Text(), nullable=False),
    sa.Column('fact', sa.Enum('members', 'core_members', 'plans', 'sessions', 'person_times', 'minutes', name='fact', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.Column('standard_weight', sa.SmallInteger(), nullable=True),
    sa.Column('rank', sa.SmallInteger(), nullable=False),
    postgresql.ExcludeConstraint((sa.column('tenant_id'), '='), (sa.column('rubric_id'), '='), (sa.text('int4range(starts_at, starts_at + weight)'), '&&'), using='gist', name='ex_rubric_indicator_points'),
    sa.CheckConstraint("cardinality(string_to_array(levels, E'\\n')) BETWEEN 3 AND 6", name=op.f('ck_rubric_indicator_levels')),
    sa.CheckConstraint("nature = 'core'", name=op.f('ck_rubric_indicator_no_handed_down_task')),
    sa.CheckConstraint('CASE WHEN standard_weight IS NULL THEN weight <= 20 ELSE weight BETWEEN standard_weight - 5 AND standard_weight + 5 END', name=op.f('ck_rubric_indicator_weight_in_band')),
    sa.CheckConstraint('NOT required OR standard_weight IS NOT NULL', name=op.f('ck_rubric_indicator_required_is_standard')),
    sa.CheckConstraint('starts_at >= 0 AND starts_at + weight <= 100', name=op.f('ck_rubric_indicator_within_a_hundred')),
    sa.CheckConstraint('weight BETWEEN 1 AND 100', name=op.f('ck_rubric_indicator_weight')),
    sa.ForeignKeyConstraint(['tenant_id', 'rubric_id'], ['rubric.tenant_id', 'rubric.id'], name=op.f('fk_rubric_indicator_tenant_id_rubric_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_rubric_indicator')),
    sa.UniqueConstraint('tenant_id', 'id', 'rubric_id', name=op.f('uq_rubric_indicator_tenant_id_id_rubric_id')),
    sa.UniqueConstraint('tenant_id', 'rubric_id', 'code', name=op.f('uq_rubric_indicator_tenant_id_rubric_id_code')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("rubric_indicator", "tenant", "SELECT, INSERT")
    op.create_table('assessment_entry',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('assessment_id', sa.Uuid(), nullable=False),
    sa.Column('rubric_id', sa.Uuid(), nullable=False),
    sa.Column('step', sa.Enum('self', 'check', 'panel', name='step', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('entered_by', sa.Uuid(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('note', sa.String(length=1000), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'assessment_id', 'rubric_id'], ['assessment.tenant_id', 'assessment.id', 'assessment.rubric_id'], name=op.f('fk_assessment_entry_tenant_id_assessment_id_rubric_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'entered_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_assessment_entry_tenant_id_entered_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_assessment_entry')),
    sa.UniqueConstraint('tenant_id', 'assessment_id', 'number', name=op.f('uq_assessment_entry_tenant_id_assessment_id_number')),
    sa.UniqueConstraint('tenant_id', 'id', 'rubric_id', name=op.f('uq_assessment_entry_tenant_id_id_rubric_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("assessment_entry", "tenant", "SELECT, INSERT")
    op.create_index('uq_assessment_entry_result', 'assessment_entry', ['tenant_id', 'assessment_id'], unique=True, postgresql_where=sa.text("step = 'panel'"))
    op.create_table('assessment_evidence',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('assessment_id', sa.Uuid(), nullable=False),
    sa.Column('indicator_id', sa.Uuid(), nullable=False),
    sa.Column('step', sa.Enum('self', 'check', 'panel', name='step', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('caption', sa.String(length=120), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('brought_by', sa.Uuid(), nullable=False),
    sa.Column('brought_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'assessment_id'], ['assessment.tenant_id', 'assessment.id'], name=op.f('fk_assessment_evidence_tenant_id_assessment_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'brought_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_assessment_evidence_tenant_id_brought_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'file_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_assessment_evidence_tenant_id_file_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'indicator_id'], ['rubric_indicator.tenant_id', 'rubric_indicator.id'], name=op.f('fk_assessment_evidence_tenant_id_indicator_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_assessment_evidence')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("assessment_evidence", "tenant", "SELECT, INSERT, DELETE")
    op.create_index('ix_assessment_evidence_assessment', 'assessment_evidence', ['tenant_id', 'assessment_id'], unique=False)
    op.create_table('assessment_panellist',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('assessment_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'assessment_id'], ['assessment.tenant_id', 'assessment.id'], name=op.f('fk_assessment_panellist_tenant_id_assessment_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_assessment_panellist_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_assessment_panellist')),
    sa.UniqueConstraint('tenant_id', 'assessment_id', 'person_id', name=op.f('uq_assessment_panellist_tenant_id_assessment_id_person_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("assessment_panellist", "tenant", "SELECT, INSERT, DELETE")
    op.create_index('ix_assessment_panellist_person', 'assessment_panellist', ['tenant_id', 'person_id'], unique=False)
    op.create_table('improvement',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('assessment_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('indicator_id', sa.Uuid(), nullable=False),
    sa.Column('action', sa.String(length=300), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('state', sa.Enum('open', 'done', name='itemstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('outcome', sa.String(length=500), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('done_by', sa.Uuid(), nullable=True),
    sa.Column('warned_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("CASE state WHEN 'done' THEN num_nonnulls(done_on, done_by) = 2 AND outcome <> '' ELSE num_nonnulls(done_on, done_by) = 0 END", name=op.f('ck_improvement_done_with_what')),
    sa.CheckConstraint("action <> ''", name=op.f('ck_improvement_action')),
    sa.ForeignKeyConstraint(['tenant_id', 'assessment_id', 'organization_id'], ['assessment.tenant_id', 'assessment.id', 'assessment.organization_id'], name=op.f('fk_improvement_tenant_id_assessment_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'done_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_improvement_tenant_id_done_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'indicator_id'], ['rubric_indicator.tenant_id', 'rubric_indicator.id'], name=op.f('fk_improvement_tenant_id_indicator_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'owner_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_improvement_tenant_id_owner_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_improvement')),
    sa.UniqueConstraint('tenant_id', 'assessment_id', 'indicator_id', name=op.f('uq_improvement_tenant_id_assessment_id_indicator_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("improvement", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_improvement_due', 'improvement', ['tenant_id', 'due_on'], unique=False, postgresql_where=sa.text("state = 'open'"))
    op.create_index('ix_improvement_organization', 'improvement', ['tenant_id', 'organization_id', 'due_on'], unique=False)
    op.create_table('star_rating',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('assessment_id', sa.Uuid(), nullable=True),
    sa.Column('change', sa.Enum('awarded', 'raised', 'lowered', 'kept', 'withdrawn', name='starchange', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('before', sa.SmallInteger(), nullable=False),
    sa.Column('stars', sa.SmallInteger(), nullable=False),
    sa.Column('score', sa.SmallInteger(), nullable=True),
    sa.Column('line', sa.SmallInteger(), nullable=True),
    sa.Column('reason', sa.String(length=300), nullable=False),
    sa.Column('awarded_on', sa.Date(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=True),
    sa.Column('changed_by', sa.Uuid(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("CASE change WHEN 'withdrawn' THEN stars = 0 AND reason <> '' AND assessment_id IS NULL ELSE num_nonnulls(assessment_id, score) = 2 END", name=op.f('ck_star_rating_says_why')),
    sa.CheckConstraint('(stars > 0) = (expires_on IS NOT NULL)', name=op.f('ck_star_rating_stars_expire')),
    sa.CheckConstraint('expires_on > awarded_on', name=op.f('ck_star_rating_expires_later')),
    sa.CheckConstraint('stars BETWEEN 0 AND 5 AND before BETWEEN 0 AND 5', name=op.f('ck_star_rating_stars')),
    sa.ForeignKeyConstraint(['tenant_id', 'assessment_id', 'organization_id'], ['assessment.tenant_id', 'assessment.id', 'assessment.organization_id'], name=op.f('fk_star_rating_tenant_id_assessment_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'changed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_star_rating_tenant_id_changed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_star_rating_tenant_id_organization_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_star_rating')),
    sa.UniqueConstraint('tenant_id', 'assessment_id', name=op.f('uq_star_rating_tenant_id_assessment_id')),
    sa.UniqueConstraint('tenant_id', 'organization_id', 'number', name=op.f('uq_star_rating_tenant_id_organization_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("star_rating", "tenant", "SELECT, INSERT")
    op.create_index('ix_star_rating_newest', 'star_rating', ['tenant_id', 'organization_id', 'number'], unique=False)
    op.create_table('assessment_score',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('rubric_id', sa.Uuid(), nullable=False),
    sa.Column('indicator_id', sa.Uuid(), nullable=False),
    sa.Column('level', sa.SmallInteger(), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.CheckConstraint('level BETWEEN 0 AND 5', name=op.f('ck_assessment_score_level')),
    sa.ForeignKeyConstraint(['tenant_id', 'entry_id', 'rubric_id'], ['assessment_entry.tenant_id', 'assessment_entry.id', 'assessment_entry.rubric_id'], name=op.f('fk_assessment_score_tenant_id_entry_id_rubric_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'indicator_id', 'rubric_id'], ['rubric_indicator.tenant_id', 'rubric_indicator.id', 'rubric_indicator.rubric_id'], name=op.f('fk_assessment_score_tenant_id_indicator_id_rubric_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_assessment_score')),
    sa.UniqueConstraint('tenant_id', 'entry_id', 'indicator_id', name=op.f('uq_assessment_score_tenant_id_entry_id_indicator_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("assessment_score", "tenant", "SELECT, INSERT")


def downgrade() -> None:
    op.drop_table('assessment_score')
    op.drop_index('ix_star_rating_newest', table_name='star_rating')
    op.drop_table('star_rating')
    op.drop_index('ix_improvement_organization', table_name='improvement')
    op.drop_index('ix_improvement_due', table_name='improvement', postgresql_where=sa.text("state = 'open'"))
    op.drop_table('improvement')
    op.drop_index('ix_assessment_panellist_person', table_name='assessment_panellist')
    op.drop_table('assessment_panellist')
    op.drop_index('ix_assessment_evidence_assessment', table_name='assessment_evidence')
    op.drop_table('assessment_evidence')
    op.drop_index('uq_assessment_entry_result', table_name='assessment_entry', postgresql_where=sa.text("step = 'panel'"))
    op.drop_table('assessment_entry')
    op.drop_table('rubric_indicator')
    op.drop_table('draft_indicator')
    op.drop_index('uq_assessment_open', table_name='assessment', postgresql_where=sa.text("state IN ('self', 'check', 'panel')"))
    op.drop_index('ix_assessment_state', table_name='assessment')
    op.drop_index('ix_assessment_organization', table_name='assessment')
    op.drop_table('assessment')
    op.drop_table('rubric_draft')
    op.drop_table('rubric')
    op.drop_index('ix_official_grade_organization', table_name='official_grade')
    op.drop_table('official_grade')
