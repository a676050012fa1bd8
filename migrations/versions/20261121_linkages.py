"""The tables of `linkages`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'linkages'
down_revision: str | None = 'needs'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('linkage',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('need_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('stage', sa.Enum('proposed', 'agreed', 'running', 'confirmed', 'closed', 'withdrawn', name='stage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('proposed_on', sa.Date(), nullable=False),
    sa.Column('proposed_by', sa.Uuid(), nullable=True),
    sa.Column('agreed_on', sa.Date(), nullable=True),
    sa.Column('started_on', sa.Date(), nullable=True),
    sa.Column('confirmed_on', sa.Date(), nullable=True),
    sa.Column('confirmed_by', sa.Uuid(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('signed_off_by', sa.Uuid(), nullable=True),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.Column('end_reason', sa.Enum('no_capacity', 'not_our_field', 'time_does_not_fit', 'no_money', 'need_is_gone', 'better_offer', 'entered_in_error', name='endreason', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(stage = 'withdrawn') = (end_reason IS NOT NULL)", name=op.f('ck_linkage_end_reason')),
    sa.CheckConstraint("stage <> 'closed' OR (confirmed_on IS NOT NULL AND closed_on IS NOT NULL)", name=op.f('ck_linkage_way')),
    sa.CheckConstraint('signed_off_by <> confirmed_by', name=op.f('ck_linkage_two_hands')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_linkage_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'confirmed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_linkage_tenant_id_confirmed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'need_id'], ['need.tenant_id', 'need.id'], name=op.f('fk_linkage_tenant_id_need_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_linkage_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'proposed_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_linkage_tenant_id_proposed_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'signed_off_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_linkage_tenant_id_signed_off_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_linkage')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("linkage", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_linkage_community', 'linkage', ['tenant_id', 'community_id'], unique=False)
    op.create_index('ix_linkage_newest', 'linkage', ['tenant_id', 'proposed_on', 'id'], unique=False)
    op.create_index('ix_linkage_organization', 'linkage', ['tenant_id', 'organization_id'], unique=False)
    op.create_index('uq_linkage_open_need', 'linkage', ['tenant_id', 'need_id'], unique=True, postgresql_where=sa.text("stage NOT IN ('withdrawn', 'closed')"))
    op.create_table('linkage_participant',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('linkage_id', sa.Uuid(), nullable=False),
    sa.Column('society', sa.Enum('community', 'worker', 'organization', 'volunteer', 'resource', name='society', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('party_id', sa.Uuid(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('place_id', sa.Uuid(), nullable=True),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('promise_id', sa.Uuid(), nullable=True),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.CheckConstraint("CASE society WHEN 'community' THEN community_id WHEN 'organization' THEN organization_id WHEN 'resource' THEN promise_id ELSE person_id END = party_id", name=op.f('ck_linkage_participant_party_fits_society')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_linkage_participant_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'linkage_id'], ['linkage.tenant_id', 'linkage.id'], name=op.f('fk_linkage_participant_tenant_id_linkage_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_linkage_participant_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_linkage_participant_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'place_id'], ['place.tenant_id', 'place.id'], name=op.f('fk_linkage_participant_tenant_id_place_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'promise_id'], ['fund_promise.tenant_id', 'fund_promise.id'], name=op.f('fk_linkage_participant_tenant_id_promise_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_linkage_participant')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("linkage_participant", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_linkage_participant_person', 'linkage_participant', ['tenant_id', 'person_id'], unique=False)
    op.create_index('uq_linkage_participant_now', 'linkage_participant', ['tenant_id', 'linkage_id', 'society', 'party_id'], unique=True, postgresql_where=sa.text('until IS NULL'))


def downgrade() -> None:
    op.drop_index('uq_linkage_participant_now', table_name='linkage_participant', postgresql_where=sa.text('until IS NULL'))
    op.drop_index('ix_linkage_participant_person', table_name='linkage_participant')
    op.drop_table('linkage_participant')
    op.drop_index('uq_linkage_open_need', table_name='linkage', postgresql_where=sa.text("stage NOT IN ('withdrawn', 'closed')"))
    op.drop_index('ix_linkage_organization', table_name='linkage')
    op.drop_index('ix_linkage_newest', table_name='linkage')
    op.drop_index('ix_linkage_community', table_name='linkage')
    op.drop_table('linkage')
