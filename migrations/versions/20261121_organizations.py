"""The tables of `organizations`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = 'organizations'
down_revision: str | None = 'people'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('checklist_item',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('procedure', sa.Enum('filing', 'registration', name='procedure', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('explanation', sa.Text(), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_checklist_item')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("checklist_item", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('uq_checklist_item_current', 'checklist_item', ['tenant_id', 'procedure', 'name'], unique=True, postgresql_where=sa.text('retired_on IS NULL'))
    op.create_table('filing_series',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.CheckConstraint('last >= 0', name=op.f('ck_filing_series_last')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_filing_series')),
    sa.UniqueConstraint('tenant_id', 'year', name=op.f('uq_filing_series_tenant_id_year')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("filing_series", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('organization_type',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('recreational', sa.Boolean(), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_organization_type')),
    sa.UniqueConstraint('tenant_id', 'name_key', name=op.f('uq_organization_type_tenant_id_name_key')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("organization_type", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('procedure_term',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('procedure', sa.Enum('filing', 'registration', name='procedure', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('days', sa.Integer(), nullable=False),
    sa.CheckConstraint('days BETWEEN 1 AND 365', name=op.f('ck_procedure_term_days')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_procedure_term')),
    sa.UniqueConstraint('tenant_id', 'procedure', name=op.f('uq_procedure_term_tenant_id_procedure')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("procedure_term", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('organization',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('spelling', sa.Text(), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('kind', sa.Enum('association', 'foundation', 'agency', 'community', 'hub', name='organizationkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('type_id', sa.Uuid(), nullable=False),
    sa.Column('level', sa.Enum('township', 'community', name='level', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('founded_on', sa.Date(), nullable=True),
    sa.Column('introduction', sa.Text(), nullable=False),
    sa.Column('public_affair', sa.Text(), nullable=False),
    sa.Column('stage', sa.Enum('active', 'dormant', 'dissolved', name='stage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('stage_since', sa.Date(), nullable=True),
    sa.Column('last_active_on', sa.Date(), nullable=True),
    sa.Column('filing_state', sa.Enum('none', 'applied', 'returned', 'refused', 'granted', name='filingstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('filing_number', sa.String(length=120), nullable=True),
    sa.Column('filed_on', sa.Date(), nullable=True),
    sa.Column('registration_state', sa.Enum('none', 'applied', 'returned', 'refused', 'granted', name='registrationstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('credit_code', sa.String(length=18), nullable=True),
    sa.Column('registered_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(filing_state = 'granted') = (filing_number IS NOT NULL)", name=op.f('ck_organization_filed_has_number')),
    sa.CheckConstraint("(registration_state = 'granted') = (credit_code IS NOT NULL)", name=op.f('ck_organization_registered_has_code')),
    sa.CheckConstraint("level = 'township' OR community_id IS NOT NULL", name=op.f('ck_organization_has_community')),
    sa.CheckConstraint("registration_state <> 'granted' OR kind <> 'community'", name=op.f('ck_organization_registered_is_legal_person')),
    sa.CheckConstraint('filed_on IS NULL OR filing_number IS NOT NULL', name=op.f('ck_organization_filed_on')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_organization_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'type_id'], ['organization_type.tenant_id', 'organization_type.id'], name=op.f('fk_organization_tenant_id_type_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_organization')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("organization", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_organization_community', 'organization', ['tenant_id', 'community_id'], unique=False)
    op.create_index('ix_organization_spelling', 'organization', ['tenant_id', 'spelling', 'id'], unique=False)
    op.create_index('uq_organization_credit_code', 'organization', ['tenant_id', 'credit_code'], unique=True)
    op.create_index('uq_organization_filing_number', 'organization', ['tenant_id', 'filing_number'], unique=True)
    op.create_index('uq_organization_name', 'organization', ['tenant_id', 'name_key'], unique=True, postgresql_where=sa.text("stage <> 'dissolved'"))
    op.create_table('application',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('procedure', sa.Enum('filing', 'registration', name='procedure', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('registers_as', sa.Enum('association', 'foundation', 'agency', 'community', 'hub', name='organizationkind', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('state', sa.Enum('applied', 'returned', 'granted', 'refused', 'withdrawn', name='applicationstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('applied_on', sa.Date(), nullable=False),
    sa.Column('clock_from', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('papers_missing', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(decided_on IS NULL) = (state IN ('applied', 'returned'))", name=op.f('ck_application_decided_on')),
    sa.CheckConstraint("state <> 'granted' OR papers_missing = 0", name=op.f('ck_application_granted_is_complete')),
    sa.CheckConstraint("state NOT IN ('returned', 'refused') OR reason <> ''", name=op.f('ck_application_no_needs_reason')),
    sa.CheckConstraint('papers_missing >= 0', name=op.f('ck_application_papers_missing')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_application_tenant_id_organization_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_application')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("application", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_application_due', 'application', ['tenant_id', 'due_on'], unique=False, postgresql_where=sa.text("state = 'applied'"))
    op.create_index('ix_application_organization', 'application', ['tenant_id', 'organization_id'], unique=False)
    op.create_index('uq_application_open', 'application', ['tenant_id', 'organization_id', 'procedure'], unique=True, postgresql_where=sa.text("state IN ('applied', 'returned')"))
    op.create_table('assignment',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('level', sa.Enum('township', 'community', name='level', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    postgresql.ExcludeConstraint((sa.column('tenant_id'), '='), (sa.column('organization_id'), '='), (sa.column('level'), '='), (sa.text('daterange(since, until)'), '&&'), using='gist', name='ex_assignment_one_worker'),
    sa.CheckConstraint('until IS NULL OR until >= since', name=op.f('ck_assignment_ends_after_start')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_assignment_tenant_id_organization_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_assignment_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_assignment')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("assignment", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_assignment_organization', 'assignment', ['tenant_id', 'organization_id', 'since'], unique=False)
    op.create_index('ix_assignment_person', 'assignment', ['tenant_id', 'person_id', 'since', 'until'], unique=False)
    op.create_table('member',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('leader', 'core', 'member', name='memberrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('occupation', sa.String(length=120), nullable=False),
    sa.Column('age_band', sa.Enum('under_14', '14_17', '18_44', '45_59', '60_79', '80_plus', name='ageband', native_enum=False, create_constraint=True, length=40), nullable=True),
    postgresql.ExcludeConstraint((sa.column('tenant_id'), '='), (sa.column('organization_id'), '='), (sa.column('person_id'), '='), (sa.text('daterange(since, until)'), '&&'), using='gist', name='ex_member_once'),
    postgresql.ExcludeConstraint((sa.column('tenant_id'), '='), (sa.column('organization_id'), '='), (sa.text('daterange(since, until)'), '&&'), where=sa.text("role = 'leader'"), using='gist', name='ex_member_one_leader'),
    sa.CheckConstraint('until IS NULL OR until >= since', name=op.f('ck_member_ends_after_start')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_member_tenant_id_organization_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_member_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_member')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("member", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_member_organization', 'member', ['tenant_id', 'organization_id'], unique=False, postgresql_where=sa.text('until IS NULL'))
    op.create_index('ix_member_person', 'member', ['tenant_id', 'person_id'], unique=False, postgresql_where=sa.text('until IS NULL'))
    op.create_index('uq_member_leader_now', 'member', ['tenant_id', 'organization_id'], unique=True, postgresql_where=sa.text("role = 'leader' AND until IS NULL"))
    op.create_table('application_paper',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('application_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('explanation', sa.Text(), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('handed_in_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['tenant_id', 'application_id'], ['application.tenant_id', 'application.id'], name=op.f('fk_application_paper_tenant_id_application_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tenant_id', 'item_id'], ['checklist_item.tenant_id', 'checklist_item.id'], name=op.f('fk_application_paper_tenant_id_item_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_application_paper')),
    sa.UniqueConstraint('tenant_id', 'application_id', 'item_id', name=op.f('uq_application_paper_tenant_id_application_id_item_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("application_paper", "tenant", "SELECT, INSERT, UPDATE, DELETE")


def downgrade() -> None:
    op.drop_table('application_paper')
    op.drop_index('uq_member_leader_now', table_name='member', postgresql_where=sa.text("role = 'leader' AND until IS NULL"))
    op.drop_index('ix_member_person', table_name='member', postgresql_where=sa.text('until IS NULL'))
    op.drop_index('ix_member_organization', table_name='member', postgresql_where=sa.text('until IS NULL'))
    op.drop_table('member')
    op.drop_index('ix_assignment_person', table_name='assignment')
    op.drop_index('ix_assignment_organization', table_name='assignment')
    op.drop_table('assignment')
    op.drop_index('uq_application_open', table_name='application', postgresql_where=sa.text("state IN ('applied', 'returned')"))
    op.drop_index('ix_application_organization', table_name='application')
    op.drop_index('ix_application_due', table_name='application', postgresql_where=sa.text("state = 'applied'"))
    op.drop_table('application')
    op.drop_index('uq_organization_name', table_name='organization', postgresql_where=sa.text("stage <> 'dissolved'"))
    op.drop_index('uq_organization_filing_number', table_name='organization')
    op.drop_index('uq_organization_credit_code', table_name='organization')
    op.drop_index('ix_organization_spelling', table_name='organization')
    op.drop_index('ix_organization_community', table_name='organization')
    op.drop_table('organization')
    op.drop_table('procedure_term')
    op.drop_table('organization_type')
    op.drop_table('filing_series')
    op.drop_index('uq_checklist_item_current', table_name='checklist_item', postgresql_where=sa.text('retired_on IS NULL'))
    op.drop_table('checklist_item')
