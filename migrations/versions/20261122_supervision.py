"""Supervision: visits with photos, group and individual supervision, actions, courses."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = 'supervision'
down_revision: str | None = 'evaluation'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('supervision_rules',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('visit_days', sa.SmallInteger(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('id = tenant_id', name=op.f('ck_supervision_rules_one_for_a_township')),
    sa.CheckConstraint('visit_days BETWEEN 7 AND 180', name=op.f('ck_supervision_rules_days')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_supervision_rules')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("supervision_rules", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('course',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('theme', sa.Enum('policy', 'project', 'building', name='theme', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('academy', sa.Enum('county', 'township', 'community', name='academy', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('about', sa.String(length=1000), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_by', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'opened_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_course_tenant_id_opened_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_course')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("course", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_course_opened', 'course', ['tenant_id', 'opened_at', 'id'], unique=False)
    op.create_table('group_supervision',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('supervisor_id', sa.Uuid(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('minutes', sa.SmallInteger(), nullable=False),
    sa.Column('functions', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('problem', sa.String(length=200), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('advice', sa.String(length=2000), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("functions <@ ARRAY['administrative', 'educational', 'supportive'] AND cardinality(functions) > 0", name=op.f('ck_group_supervision_functions')),
    sa.CheckConstraint("problem <> '' AND advice <> ''", name=op.f('ck_group_supervision_says_what')),
    sa.CheckConstraint('minutes BETWEEN 1 AND 720', name=op.f('ck_group_supervision_minutes')),
    sa.ForeignKeyConstraint(['tenant_id', 'supervisor_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_group_supervision_tenant_id_supervisor_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_group_supervision')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("group_supervision", "tenant", "SELECT, INSERT")
    op.create_index('ix_group_supervision_day', 'group_supervision', ['tenant_id', 'held_on', 'id'], unique=False)
    op.create_index('ix_group_supervision_supervisor', 'group_supervision', ['tenant_id', 'supervisor_id'], unique=False)
    op.create_table('individual_supervision',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('supervisor_id', sa.Uuid(), nullable=False),
    sa.Column('supervisee_id', sa.Uuid(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('minutes', sa.SmallInteger(), nullable=False),
    sa.Column('functions', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('topic_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('talk_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('agreed_sealed', sa.LargeBinary(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("functions <@ ARRAY['administrative', 'educational', 'supportive'] AND cardinality(functions) > 0", name=op.f('ck_individual_supervision_functions')),
    sa.CheckConstraint('minutes BETWEEN 1 AND 720', name=op.f('ck_individual_supervision_minutes')),
    sa.CheckConstraint('supervisor_id <> supervisee_id', name=op.f('ck_individual_supervision_two_people')),
    sa.ForeignKeyConstraint(['tenant_id', 'supervisee_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_individual_supervision_tenant_id_supervisee_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'supervisor_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_individual_supervision_tenant_id_supervisor_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_individual_supervision')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("individual_supervision", "tenant", "SELECT, INSERT, DELETE")
    op.create_index('ix_individual_supervision_supervisee', 'individual_supervision', ['tenant_id', 'supervisee_id', 'held_on'], unique=False)
    op.create_index('ix_individual_supervision_supervisor', 'individual_supervision', ['tenant_id', 'supervisor_id', 'held_on'], unique=False)
    op.create_table('visit',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('worker_id', sa.Uuid(), nullable=False),
    sa.Column('template', sa.Enum('daily', 'activity', 'finance', 'interview', name='visittemplate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('visited_on', sa.Date(), nullable=False),
    sa.Column('minutes', sa.SmallInteger(), nullable=False),
    sa.Column('seen', sa.String(length=2000), nullable=False),
    sa.Column('advice', sa.String(length=2000), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('said', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint("seen <> ''", name=op.f('ck_visit_seen')),
    sa.CheckConstraint('minutes BETWEEN 1 AND 720', name=op.f('ck_visit_minutes')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_visit_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'worker_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_visit_tenant_id_worker_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_visit')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("visit", "tenant", "SELECT, INSERT")
    op.create_index('ix_visit_day', 'visit', ['tenant_id', 'visited_on', 'id'], unique=False)
    op.create_index('ix_visit_organization', 'visit', ['tenant_id', 'organization_id', 'visited_on'], unique=False)
    op.create_index('ix_visit_worker', 'visit', ['tenant_id', 'worker_id', 'visited_on'], unique=False)
    op.create_table('course_lesson',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('minutes', sa.SmallInteger(), nullable=False),
    sa.Column('place', sa.String(length=120), nullable=False),
    sa.Column('teacher_id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('minutes BETWEEN 1 AND 720', name=op.f('ck_course_lesson_minutes')),
    sa.ForeignKeyConstraint(['tenant_id', 'course_id'], ['course.tenant_id', 'course.id'], name=op.f('fk_course_lesson_tenant_id_course_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'teacher_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_course_lesson_tenant_id_teacher_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_course_lesson')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("course_lesson", "tenant", "SELECT, INSERT")
    op.create_index('ix_course_lesson_course', 'course_lesson', ['tenant_id', 'course_id', 'held_on'], unique=False)
    op.create_index('ix_course_lesson_day', 'course_lesson', ['tenant_id', 'held_on'], unique=False)
    op.create_index('ix_course_lesson_teacher', 'course_lesson', ['tenant_id', 'teacher_id'], unique=False)
    op.create_table('course_outcome',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('outcome', sa.Enum('filed', 'registered', name='outcome', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('granted_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'course_id'], ['course.tenant_id', 'course.id'], name=op.f('fk_course_outcome_tenant_id_course_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_course_outcome_tenant_id_organization_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_course_outcome')),
    sa.UniqueConstraint('tenant_id', 'course_id', 'organization_id', 'outcome', name=op.f('uq_course_outcome_tenant_id_course_id_organization_id_outcome')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("course_outcome", "tenant", "SELECT, INSERT, DELETE")
    op.create_table('courseware',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('course_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('brought_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'course_id'], ['course.tenant_id', 'course.id'], name=op.f('fk_courseware_tenant_id_course_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'file_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_courseware_tenant_id_file_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_courseware')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("courseware", "tenant", "SELECT, INSERT, DELETE")
    op.create_index('ix_courseware_course', 'courseware', ['tenant_id', 'course_id'], unique=False)
    op.create_table('supervision_action',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('visit_id', sa.Uuid(), nullable=True),
    sa.Column('group_supervision_id', sa.Uuid(), nullable=True),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('agreed_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('outcome', sa.String(length=500), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_by', sa.Uuid(), nullable=True),
    sa.Column('reminded_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(closed_at IS NULL) = (outcome = '')", name=op.f('ck_supervision_action_closed_with_outcome')),
    sa.CheckConstraint("title <> ''", name=op.f('ck_supervision_action_title')),
    sa.CheckConstraint('due_on >= agreed_on', name=op.f('ck_supervision_action_due_after')),
    sa.CheckConstraint('num_nonnulls(closed_at, closed_by) IN (0, 2)', name=op.f('ck_supervision_action_closing_whole')),
    sa.CheckConstraint('num_nonnulls(visit_id, group_supervision_id) = 1', name=op.f('ck_supervision_action_comes_from')),
    sa.ForeignKeyConstraint(['tenant_id', 'closed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_supervision_action_tenant_id_closed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'group_supervision_id'], ['group_supervision.tenant_id', 'group_supervision.id'], name=op.f('fk_supervision_action_tenant_id_group_supervision_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_supervision_action_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'owner_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_supervision_action_tenant_id_owner_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'visit_id'], ['visit.tenant_id', 'visit.id'], name=op.f('fk_supervision_action_tenant_id_visit_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_supervision_action')),
    sa.UniqueConstraint('tenant_id', 'group_supervision_id', 'organization_id', name=op.f('uq_supervision_action_tenant_id_group_supervision_id_organization_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("supervision_action", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_supervision_action_due', 'supervision_action', ['tenant_id', 'due_on', 'id'], unique=False)
    op.create_index('ix_supervision_action_open', 'supervision_action', ['tenant_id', 'due_on'], unique=False, postgresql_where=sa.text('closed_at IS NULL'))
    op.create_index('ix_supervision_action_organization', 'supervision_action', ['tenant_id', 'organization_id', 'due_on'], unique=False)
    op.create_index('ix_supervision_action_owner', 'supervision_action', ['tenant_id', 'owner_id'], unique=False)
    op.create_index('ix_supervision_action_visit', 'supervision_action', ['tenant_id', 'visit_id'], unique=False)
    op.create_table('visit_photo',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('visit_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.SmallInteger(), nullable=False),
    sa.Column('caption', sa.String(length=120), nullable=False),
    sa.Column('shows_faces', sa.Boolean(), nullable=False),
    sa.Column('agreed', sa.Boolean(), nullable=False),
    sa.Column('said', sa.LargeBinary(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('small_id', sa.Uuid(), nullable=False),
    sa.Column('brought_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('agreed OR NOT shows_faces', name=op.f('ck_visit_photo_faces_agreed')),
    sa.CheckConstraint('place BETWEEN 1 AND 6', name=op.f('ck_visit_photo_place')),
    sa.ForeignKeyConstraint(['tenant_id', 'file_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_visit_photo_tenant_id_file_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'small_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_visit_photo_tenant_id_small_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'visit_id'], ['visit.tenant_id', 'visit.id'], name=op.f('fk_visit_photo_tenant_id_visit_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_visit_photo')),
    sa.UniqueConstraint('tenant_id', 'visit_id', 'place', name=op.f('uq_visit_photo_tenant_id_visit_id_place')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("visit_photo", "tenant", "SELECT, INSERT, DELETE")
    op.create_table('course_attendance',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('lesson_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'lesson_id'], ['course_lesson.tenant_id', 'course_lesson.id'], name=op.f('fk_course_attendance_tenant_id_lesson_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_course_attendance_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_course_attendance_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_course_attendance')),
    sa.UniqueConstraint('tenant_id', 'lesson_id', 'person_id', name=op.f('uq_course_attendance_tenant_id_lesson_id_person_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("course_attendance", "tenant", "SELECT, INSERT, DELETE")
    op.create_index('ix_course_attendance_organization', 'course_attendance', ['tenant_id', 'organization_id'], unique=False)
    op.create_index('ix_course_attendance_person', 'course_attendance', ['tenant_id', 'person_id'], unique=False)
    op.create_table('supervision_action_step',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('action_id', sa.Uuid(), nullable=False),
    sa.Column('turn', sa.Enum('closed', 'reopened', 'noted', name='turn', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(length=500), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_by', sa.Uuid(), nullable=False),
    sa.CheckConstraint("words <> ''", name=op.f('ck_supervision_action_step_says_what')),
    sa.ForeignKeyConstraint(['tenant_id', 'action_id'], ['supervision_action.tenant_id', 'supervision_action.id'], name=op.f('fk_supervision_action_step_tenant_id_action_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'done_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_supervision_action_step_tenant_id_done_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_supervision_action_step')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("supervision_action_step", "tenant", "SELECT, INSERT")
    op.create_index('ix_supervision_action_step_action', 'supervision_action_step', ['tenant_id', 'action_id', 'done_at'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_supervision_action_step_action', table_name='supervision_action_step')
    op.drop_table('supervision_action_step')
    op.drop_index('ix_course_attendance_person', table_name='course_attendance')
    op.drop_index('ix_course_attendance_organization', table_name='course_attendance')
    op.drop_table('course_attendance')
    op.drop_table('visit_photo')
    op.drop_index('ix_supervision_action_visit', table_name='supervision_action')
    op.drop_index('ix_supervision_action_owner', table_name='supervision_action')
    op.drop_index('ix_supervision_action_organization', table_name='supervision_action')
    op.drop_index('ix_supervision_action_open', table_name='supervision_action', postgresql_where=sa.text('closed_at IS NULL'))
    op.drop_index('ix_supervision_action_due', table_name='supervision_action')
    op.drop_table('supervision_action')
    op.drop_index('ix_courseware_course', table_name='courseware')
    op.drop_table('courseware')
    op.drop_table('course_outcome')
    op.drop_index('ix_course_lesson_teacher', table_name='course_lesson')
    op.drop_index('ix_course_lesson_day', table_name='course_lesson')
    op.drop_index('ix_course_lesson_course', table_name='course_lesson')
    op.drop_table('course_lesson')
    op.drop_index('ix_visit_worker', table_name='visit')
    op.drop_index('ix_visit_organization', table_name='visit')
    op.drop_index('ix_visit_day', table_name='visit')
    op.drop_table('visit')
    op.drop_index('ix_individual_supervision_supervisor', table_name='individual_supervision')
    op.drop_index('ix_individual_supervision_supervisee', table_name='individual_supervision')
    op.drop_table('individual_supervision')
    op.drop_index('ix_group_supervision_supervisor', table_name='group_supervision')
    op.drop_index('ix_group_supervision_day', table_name='group_supervision')
    op.drop_table('group_supervision')
    op.drop_index('ix_course_opened', table_name='course')
    op.drop_table('course')
    op.drop_table('supervision_rules')
