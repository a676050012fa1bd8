"""The tables of `people`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = 'people'
down_revision: str | None = 'communities'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('guardianship',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('relation', sa.Enum('mother', 'father', 'grandparent', 'other', name='guardianrelation', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('phone_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('wording', sa.String(length=64), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_guardianship')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("guardianship", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('person',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('gender', sa.Enum('female', 'male', name='gender', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('birth_date', sa.Date(), nullable=True),
    sa.Column('phone_sealed', sa.LargeBinary(), nullable=True),
    sa.Column('phone_hash', sa.LargeBinary(), nullable=True),
    sa.Column('phone_masked', sa.String(length=64), nullable=True),
    sa.Column('status', sa.Enum('active', 'moved_away', 'deceased', 'erased', name='personstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('guardianship_id', sa.Uuid(), nullable=True),
    sa.Column('recorded_on', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("birth_date + interval '14 years' < recorded_on OR guardianship_id IS NOT NULL", name=op.f('ck_person_child_has_guardian')),
    sa.CheckConstraint("status <> 'erased' OR num_nonnulls(gender, birth_date, phone_hash) = 0", name=op.f('ck_person_erased_is_empty')),
    sa.CheckConstraint('num_nonnulls(phone_sealed, phone_hash, phone_masked) IN (0, 3)', name=op.f('ck_person_phone_whole')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_person_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'guardianship_id'], ['guardianship.tenant_id', 'guardianship.id'], name=op.f('fk_person_tenant_id_guardianship_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_person')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("person", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_person_community_id', 'person', ['tenant_id', 'community_id', 'id'], unique=False)
    op.create_index('ix_person_phone_hash', 'person', ['tenant_id', 'phone_hash'], unique=False)
    op.create_table('consent',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('purpose', sa.Enum('service', 'identity', 'volunteering', 'publicity', name='purpose', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('wording', sa.String(length=64), nullable=False),
    sa.Column('form', sa.Enum('paper', 'online', 'spoken', name='consentform', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('guardianship_id', sa.Uuid(), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('stands', sa.Boolean(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('stands = (withdrawn_at IS NULL)', name=op.f('ck_consent_withdrawn_or_stands')),
    sa.ForeignKeyConstraint(['tenant_id', 'guardianship_id'], ['guardianship.tenant_id', 'guardianship.id'], name=op.f('fk_consent_tenant_id_guardianship_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_consent_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_consent')),
    sa.UniqueConstraint('tenant_id', 'id', 'person_id', 'stands', name=op.f('uq_consent_tenant_id_id_person_id_stands')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("consent", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('uq_consent_standing', 'consent', ['tenant_id', 'person_id', 'purpose'], unique=True, postgresql_where=sa.text('stands'))
    op.create_table('social_worker',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('tier', sa.Enum('township', 'community', name='workertier', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('level', sa.Enum('assistant', 'social_worker', 'senior', name='credentiallevel', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('number', sa.String(length=64), nullable=True),
    sa.Column('issued_on', sa.Date(), nullable=True),
    sa.Column('expires_on', sa.Date(), nullable=True),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('expires_on > issued_on', name=op.f('ck_social_worker_ends_after_issue')),
    sa.CheckConstraint('expires_on IS NULL OR issued_on IS NOT NULL', name=op.f('ck_social_worker_term_of_credential')),
    sa.CheckConstraint('num_nonnulls(level, number, issued_on) IN (0, 3)', name=op.f('ck_social_worker_credential_whole')),
    sa.CheckConstraint('until >= since', name=op.f('ck_social_worker_ends_after_start')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_social_worker_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_social_worker')),
    sa.UniqueConstraint('tenant_id', 'number', name=op.f('uq_social_worker_tenant_id_number')),
    sa.UniqueConstraint('tenant_id', 'person_id', name=op.f('uq_social_worker_tenant_id_person_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("social_worker", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_social_worker_expires_on', 'social_worker', ['tenant_id', 'expires_on'], unique=False)
    op.create_table('person_sensitive',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('field', sa.Enum('id_number', 'address', name='sensitivefield', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('fingerprint', sa.LargeBinary(), nullable=True),
    sa.Column('consent_id', sa.Uuid(), nullable=False),
    sa.Column('consent_stands', sa.Boolean(), nullable=False),
    sa.CheckConstraint("(field = 'id_number') = (fingerprint IS NOT NULL)", name=op.f('ck_person_sensitive_id_number_is_found')),
    sa.CheckConstraint('consent_stands', name=op.f('ck_person_sensitive_consent_stands')),
    sa.ForeignKeyConstraint(['tenant_id', 'consent_id', 'person_id', 'consent_stands'], ['consent.tenant_id', 'consent.id', 'consent.person_id', 'consent.stands'], name='fk_person_sensitive_consent'),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_person_sensitive_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_person_sensitive')),
    sa.UniqueConstraint('tenant_id', 'field', 'fingerprint', name=op.f('uq_person_sensitive_tenant_id_field_fingerprint')),
    sa.UniqueConstraint('tenant_id', 'person_id', 'field', name=op.f('uq_person_sensitive_tenant_id_person_id_field')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("person_sensitive", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('volunteer',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('skills', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('availability', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('joined_on', sa.Date(), nullable=False),
    sa.Column('left_on', sa.Date(), nullable=True),
    sa.Column('public_consent_id', sa.Uuid(), nullable=True),
    sa.Column('public_consent_stands', sa.Boolean(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("availability <@ ARRAY['mon_morning', 'mon_afternoon', 'mon_evening', 'tue_morning', 'tue_afternoon', 'tue_evening', 'wed_morning', 'wed_afternoon', 'wed_evening', 'thu_morning', 'thu_afternoon', 'thu_evening', 'fri_morning', 'fri_afternoon', 'fri_evening', 'sat_morning', 'sat_afternoon', 'sat_evening', 'sun_morning', 'sun_afternoon', 'sun_evening']::text[]", name=op.f('ck_volunteer_availability_known')),
    sa.CheckConstraint("skills <@ ARRAY['elder_care', 'child_care', 'tutoring', 'disability_aid', 'medical', 'counselling', 'legal', 'mediation', 'repair', 'haircut', 'cooking', 'driving', 'arts', 'sports', 'environment', 'safety', 'publicity', 'computing', 'organizing']::text[]", name=op.f('ck_volunteer_skills_known')),
    sa.CheckConstraint('(public_consent_id IS NULL) = (public_consent_stands IS NULL) AND public_consent_stands IS NOT FALSE', name=op.f('ck_volunteer_public_with_consent')),
    sa.CheckConstraint('left_on >= joined_on', name=op.f('ck_volunteer_leaves_after_joining')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_volunteer_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'public_consent_id', 'person_id', 'public_consent_stands'], ['consent.tenant_id', 'consent.id', 'consent.person_id', 'consent.stands'], name='fk_volunteer_public_consent'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_volunteer')),
    sa.UniqueConstraint('tenant_id', 'person_id', name=op.f('uq_volunteer_tenant_id_person_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("volunteer", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_volunteer_joined_on', 'volunteer', ['tenant_id', 'joined_on'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_volunteer_joined_on', table_name='volunteer')
    op.drop_table('volunteer')
    op.drop_table('person_sensitive')
    op.drop_index('ix_social_worker_expires_on', table_name='social_worker')
    op.drop_table('social_worker')
    op.drop_index('uq_consent_standing', table_name='consent', postgresql_where=sa.text('stands'))
    op.drop_table('consent')
    op.drop_index('ix_person_phone_hash', table_name='person')
    op.drop_index('ix_person_community_id', table_name='person')
    op.drop_table('person')
    op.drop_table('guardianship')
