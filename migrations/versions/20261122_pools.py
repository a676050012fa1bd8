"""Shared pools. Every place becomes a venue of one zone under its former id, so that what was held there stays there."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = 'pools'
down_revision: str | None = 'matching'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

VENUES = """
    INSERT INTO resource (tenant_id, id, kind, name, name_key, search, community_id, address, quantity, unit_name, fields,
        admission, buffer_minutes, longest_minutes, lead_days, closed_on_holidays, rules, closed_on, owner_kind,
        owner_community_id, owner_name, version)
        SELECT tenant_id, id, 'venue', name, name_key, search, community_id, address, 1, '', '{}',
            'self_service', 0, 960, 366, false, '', closed_on, 'community', community_id, '', version FROM place;
    INSERT INTO zone (tenant_id, id, resource_id, number, name, name_key, search, capacity, closed_on, version)
        SELECT tenant_id, id, id, 1, name, name_key, search, capacity, closed_on, version FROM place
"""
PLACES = """
    INSERT INTO place (tenant_id, id, community_id, name, name_key, address, capacity, search, closed_on, version)
        SELECT zone.tenant_id, zone.id, resource.community_id, zone.name, zone.name_key || zone.id::text, resource.address,
            zone.capacity, zone.search, zone.closed_on, zone.version
        FROM zone JOIN resource ON resource.tenant_id = zone.tenant_id AND resource.id = zone.resource_id;
    DELETE FROM opening_hours WHERE resource_id NOT IN (SELECT id FROM place)
"""
MOVED = (
    ("activity_conflict", "place_id", "zone_id", "zone", None), ("activity_session", "place_id", "zone_id", "zone", None),
    ("conflict_proposal", "place_id", "zone_id", "zone", None), ("linkage_participant", "place_id", "zone_id", "zone", None),
    ("opening_hours", "place_id", "resource_id", "resource", "CASCADE"),
)
INDEXES = (
    ("ix_activity_session_place", "ix_activity_session_zone"), ("ix_opening_hours_place_id", "ix_opening_hours_resource_id"),
)


def upgrade() -> None:
    op.create_table('borrowed',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('owner_tenant_id', sa.Uuid(), nullable=False),
    sa.Column('owner', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.Enum('venue', 'equipment', 'expertise', name='resourcekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('unit_name', sa.String(length=120), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('rules', sa.Text(), nullable=False),
    sa.Column('hours', sa.Text(), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('exclusive', sa.Boolean(), nullable=False),
    sa.Column('verbs', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.Enum('live', 'revoked', name='grantstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.CheckConstraint('owner_tenant_id <> tenant_id', name=op.f('ck_borrowed_from_another')),
    sa.CheckConstraint('quantity > 0', name=op.f('ck_borrowed_quantity_counts')),
    sa.ForeignKeyConstraint(['owner_tenant_id'], ['tenant.id'], name=op.f('fk_borrowed_owner_tenant_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_borrowed')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("borrowed", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_borrowed_name', 'borrowed', ['tenant_id', 'kind', 'name', 'id'], unique=False)
    op.create_table('resource',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('venue', 'equipment', 'expertise', name='resourcekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=True),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('unit_name', sa.String(length=120), nullable=False),
    sa.Column('fields', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('expert_id', sa.Uuid(), nullable=True),
    sa.Column('admission', sa.Enum('self_service', 'steward', name='admission', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('buffer_minutes', sa.SmallInteger(), nullable=False),
    sa.Column('longest_minutes', sa.Integer(), nullable=False),
    sa.Column('lead_days', sa.SmallInteger(), nullable=False),
    sa.Column('closed_on_holidays', sa.Boolean(), nullable=False),
    sa.Column('rules', sa.Text(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('owner_kind', sa.Enum('township', 'community', 'organization', 'enterprise', name='ownerkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('owner_community_id', sa.Uuid(), nullable=True),
    sa.Column('owner_organization_id', sa.Uuid(), nullable=True),
    sa.Column('owner_name', sa.String(length=120), nullable=False),
    sa.Column('steward_id', sa.Uuid(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(kind = 'expertise') = (expert_id IS NOT NULL)", name=op.f('ck_resource_expertise_is_a_persons')),
    sa.CheckConstraint("(owner_kind = 'community') = (owner_community_id IS NOT NULL) AND (owner_kind = 'organization') = (owner_organization_id IS NOT NULL) AND (owner_kind = 'enterprise') = (owner_name <> '')", name=op.f('ck_resource_owner_named')),
    sa.CheckConstraint("kind <> 'expertise' OR quantity = 1", name=op.f('ck_resource_a_person_is_one')),
    sa.CheckConstraint("kind <> 'venue' OR community_id IS NOT NULL", name=op.f('ck_resource_a_venue_stands_somewhere')),
    sa.CheckConstraint('buffer_minutes BETWEEN 0 AND 240 AND longest_minutes BETWEEN 30 AND 44640 AND lead_days BETWEEN 1 AND 366', name=op.f('ck_resource_terms_within_reason')),
    sa.CheckConstraint('quantity BETWEEN 1 AND 100000', name=op.f('ck_resource_quantity_counts')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_resource_tenant_id_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'expert_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_resource_tenant_id_expert_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'owner_community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_resource_tenant_id_owner_community_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'owner_organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_resource_tenant_id_owner_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'steward_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_resource_tenant_id_steward_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_resource')),
    sa.UniqueConstraint('tenant_id', 'expert_id', name=op.f('uq_resource_tenant_id_expert_id')),
    sa.UniqueConstraint('tenant_id', 'id', 'quantity', name='uq_resource_quantity'),
    sa.UniqueConstraint('tenant_id', 'kind', 'community_id', 'name_key', name='uq_resource_name', postgresql_nulls_not_distinct=True),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("resource", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_resource_name', 'resource', ['tenant_id', 'kind', 'name', 'id'], unique=False)
    op.create_index('ix_resource_steward', 'resource', ['tenant_id', 'steward_id'], unique=False)
    op.create_table('booking_series',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=False),
    sa.Column('rhythm', sa.Enum('daily', 'weekly', 'fortnightly', 'monthly', name='rhythm', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=False),
    sa.Column('starts', sa.Time(), nullable=False),
    sa.Column('ends', sa.Time(), nullable=False),
    sa.CheckConstraint('first_on <= last_on', name=op.f('ck_booking_series_first_before_last')),
    sa.ForeignKeyConstraint(['tenant_id', 'resource_id'], ['resource.tenant_id', 'resource.id'], name=op.f('fk_booking_series_tenant_id_resource_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_booking_series')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("booking_series", "tenant", "SELECT, INSERT")
    op.create_table('calendar_link',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('digest', sa.LargeBinary(), nullable=False),
    sa.Column('renewed_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('num_nonnulls(resource_id, person_id) = 1', name=op.f('ck_calendar_link_of_one_calendar')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_calendar_link_tenant_id_person_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'resource_id'], ['resource.tenant_id', 'resource.id'], name=op.f('fk_calendar_link_tenant_id_resource_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_calendar_link')),
    sa.UniqueConstraint('tenant_id', 'person_id', name=op.f('uq_calendar_link_tenant_id_person_id')),
    sa.UniqueConstraint('tenant_id', 'resource_id', name=op.f('uq_calendar_link_tenant_id_resource_id')),
    sa.UniqueConstraint('tenant_id', 'digest', name=op.f('uq_calendar_link_tenant_id_digest')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("calendar_link", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('pool_grant',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=False),
    sa.Column('borrower_tenant_id', sa.Uuid(), nullable=False),
    sa.Column('unit_from', sa.Integer(), nullable=False),
    sa.Column('unit_to', sa.Integer(), nullable=False),
    sa.Column('exclusive', sa.Boolean(), nullable=False),
    sa.Column('verbs', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum('live', 'revoked', name='grantstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('granted_by', sa.Uuid(), nullable=False),
    sa.Column('granted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked_by', sa.Uuid(), nullable=True),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revoked_because', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'revoked') = (revoked_at IS NOT NULL) AND (state = 'revoked') = (revoked_because <> '')", name=op.f('ck_pool_grant_revoked')),
    sa.CheckConstraint('borrower_tenant_id <> tenant_id', name=op.f('ck_pool_grant_to_another')),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_pool_grant_ends_after_start')),
    sa.CheckConstraint('unit_from >= 1 AND unit_from < unit_to', name=op.f('ck_pool_grant_units_count')),
    sa.ForeignKeyConstraint(['borrower_tenant_id'], ['tenant.id'], name=op.f('fk_pool_grant_borrower_tenant_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'granted_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_pool_grant_tenant_id_granted_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'resource_id'], ['resource.tenant_id', 'resource.id'], name=op.f('fk_pool_grant_tenant_id_resource_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'revoked_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_pool_grant_tenant_id_revoked_by')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_pool_grant')),
    sa.UniqueConstraint('tenant_id', 'id', 'resource_id', 'unit_from', 'unit_to', 'starts_at', 'ends_at', 'exclusive', name='uq_pool_grant_carried'),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("pool_grant", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_pool_grant_borrower', 'pool_grant', ['tenant_id', 'borrower_tenant_id', 'id'], unique=False)
    op.create_index('ix_pool_grant_resource', 'pool_grant', ['tenant_id', 'resource_id'], unique=False)
    op.create_table('zone',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=True),
    sa.Column('area', sa.Integer(), nullable=True),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('capacity > 0 AND area > 0', name=op.f('ck_zone_sizes_count')),
    sa.CheckConstraint('number >= 1', name=op.f('ck_zone_numbered_from_one')),
    sa.ForeignKeyConstraint(['tenant_id', 'resource_id'], ['resource.tenant_id', 'resource.id'], name=op.f('fk_zone_tenant_id_resource_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_zone')),
    sa.UniqueConstraint('tenant_id', 'resource_id', 'name_key', name='uq_zone_name'),
    sa.UniqueConstraint('tenant_id', 'resource_id', 'number', name=op.f('uq_zone_tenant_id_resource_id_number')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("zone", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('booking',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=True),
    sa.Column('borrowed_id', sa.Uuid(), nullable=True),
    sa.Column('series_id', sa.Uuid(), nullable=True),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('asked_by', sa.Uuid(), nullable=True),
    sa.Column('grant_id', sa.Uuid(), nullable=True),
    sa.Column('borrower_tenant_id', sa.Uuid(), nullable=True),
    sa.Column('party', sa.String(length=120), nullable=False),
    sa.Column('purpose', sa.String(length=120), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('heads', sa.Integer(), nullable=True),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('zone_ids', postgresql.ARRAY(sa.Uuid()), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'asked', 'confirmed', 'handed_over', 'returned', 'no_show', 'refused', 'cancelled', name='bookingstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('handed_over_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('handed_over_by', sa.Uuid(), nullable=True),
    sa.Column('returned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('returned_by', sa.Uuid(), nullable=True),
    sa.Column('condition', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'returned') = (returned_at IS NOT NULL)", name=op.f('ck_booking_returned')),
    sa.CheckConstraint("state NOT IN ('handed_over', 'returned') OR handed_over_at IS NOT NULL", name=op.f('ck_booking_handed_over')),
    sa.CheckConstraint("state NOT IN ('refused', 'cancelled') OR reason <> ''", name=op.f('ck_booking_no_has_a_reason')),
    sa.CheckConstraint('(borrower_tenant_id IS NULL) = (organization_id IS NOT NULL)', name=op.f('ck_booking_for_one_party')),
    sa.CheckConstraint('borrower_tenant_id <> tenant_id', name=op.f('ck_booking_borrower_is_another')),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_booking_ends_after_start')),
    sa.CheckConstraint('num_nonnulls(grant_id, borrower_tenant_id) IN (0, 2)', name=op.f('ck_booking_borrower_by_grant')),
    sa.CheckConstraint('num_nonnulls(resource_id, borrowed_id) = 1', name=op.f('ck_booking_of_one_thing')),
    sa.CheckConstraint('quantity > 0 AND heads > 0', name=op.f('ck_booking_numbers_count')),
    sa.ForeignKeyConstraint(['tenant_id', 'asked_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_booking_tenant_id_asked_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'borrowed_id'], ['borrowed.tenant_id', 'borrowed.id'], name=op.f('fk_booking_tenant_id_borrowed_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'decided_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_booking_tenant_id_decided_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'grant_id'], ['pool_grant.tenant_id', 'pool_grant.id'], name=op.f('fk_booking_tenant_id_grant_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'handed_over_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_booking_tenant_id_handed_over_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'organization_id'], ['organization.tenant_id', 'organization.id'], name=op.f('fk_booking_tenant_id_organization_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'resource_id'], ['resource.tenant_id', 'resource.id'], name=op.f('fk_booking_tenant_id_resource_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'returned_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_booking_tenant_id_returned_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'series_id'], ['booking_series.tenant_id', 'booking_series.id'], name=op.f('fk_booking_tenant_id_series_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_booking')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("booking", "tenant", "SELECT, INSERT, UPDATE")
    op.create_index('ix_booking_asked', 'booking', ['tenant_id', 'starts_at', 'id'], unique=False, postgresql_where=sa.text("state = 'asked'"))
    op.create_index('ix_booking_borrowed', 'booking', ['tenant_id', 'borrowed_id', 'starts_at'], unique=False)
    op.create_index('ix_booking_calendar', 'booking', ['tenant_id', 'resource_id', 'starts_at'], unique=False)
    op.create_index('ix_booking_grant', 'booking', ['tenant_id', 'grant_id'], unique=False)
    op.create_index('ix_booking_organization', 'booking', ['tenant_id', 'organization_id', 'starts_at', 'id'], unique=False)
    op.create_index('ix_booking_starts_at', 'booking', ['tenant_id', 'starts_at', 'id'], unique=False)
    op.create_index('ix_booking_waiting', 'booking', ['tenant_id', 'resource_id', 'asked_at', 'id'], unique=False, postgresql_where=sa.text("state = 'waiting'"))
    op.create_table('hold',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('resource_id', sa.Uuid(), nullable=False),
    sa.Column('quantity', sa.Integer(), nullable=False),
    sa.Column('unit_from', sa.Integer(), nullable=False),
    sa.Column('unit_to', sa.Integer(), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.Enum('booked', 'lent', 'closed', 'withdrawn', name='holdreason', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('note', sa.String(length=120), nullable=False),
    sa.Column('booking_id', sa.Uuid(), nullable=True),
    sa.Column('lane', sa.Uuid(), nullable=False),
    sa.Column('grant_id', sa.Uuid(), nullable=True),
    sa.Column('grant_from', sa.Integer(), nullable=True),
    sa.Column('grant_to', sa.Integer(), nullable=True),
    sa.Column('grant_starts_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('grant_ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('grant_exclusive', sa.Boolean(), nullable=True),
    postgresql.ExcludeConstraint((sa.column('tenant_id'), '='), (sa.column('lane'), '='), (sa.text('int4range(unit_from, unit_to)'), '&&'), (sa.text('tstzrange(starts_at, ends_at)'), '&&'), using='gist', name='ex_hold_never_twice'),
    sa.CheckConstraint("(reason = 'booked') = (booking_id IS NOT NULL)", name=op.f('ck_hold_booked_by_a_booking')),
    sa.CheckConstraint("lane = CASE WHEN grant_exclusive AND reason = 'booked' THEN grant_id ELSE resource_id END", name=op.f('ck_hold_lane_of_its_grant')),
    sa.CheckConstraint("reason <> 'lent' OR (grant_exclusive AND unit_from = grant_from AND unit_to = grant_to AND ends_at = grant_ends_at)", name=op.f('ck_hold_lent_whole')),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_hold_ends_after_start')),
    sa.CheckConstraint('num_nonnulls(grant_from, grant_to, grant_starts_at, grant_ends_at, grant_exclusive) = CASE WHEN grant_id IS NULL THEN 0 ELSE 5 END', name=op.f('ck_hold_grant_whole')),
    sa.CheckConstraint('unit_from >= 1 AND unit_from < unit_to AND unit_to <= quantity + 1', name=op.f('ck_hold_units_exist')),
    sa.CheckConstraint('unit_from >= grant_from AND unit_to <= grant_to AND starts_at >= grant_starts_at AND ends_at <= grant_ends_at', name=op.f('ck_hold_within_grant')),
    sa.ForeignKeyConstraint(['tenant_id', 'booking_id'], ['booking.tenant_id', 'booking.id'], name=op.f('fk_hold_tenant_id_booking_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'grant_id', 'resource_id', 'grant_from', 'grant_to', 'grant_starts_at', 'grant_ends_at', 'grant_exclusive'], ['pool_grant.tenant_id', 'pool_grant.id', 'pool_grant.resource_id', 'pool_grant.unit_from', 'pool_grant.unit_to', 'pool_grant.starts_at', 'pool_grant.ends_at', 'pool_grant.exclusive'], name='fk_hold_grant', onupdate='CASCADE'),
    sa.ForeignKeyConstraint(['tenant_id', 'resource_id', 'quantity'], ['resource.tenant_id', 'resource.id', 'resource.quantity'], name='fk_hold_resource', onupdate='CASCADE'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_hold')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("hold", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_hold_booking', 'hold', ['tenant_id', 'booking_id'], unique=False)
    op.create_index('ix_hold_calendar', 'hold', ['tenant_id', 'resource_id', 'starts_at'], unique=False)
    op.everywhere(VENUES)
    for table, column, renamed, target, ondelete in MOVED:
        op.drop_constraint(op.f(f"fk_{table}_tenant_id_{column}"), table, type_="foreignkey")
        op.alter_column(table, column, new_column_name=renamed)
        op.create_foreign_key(
            op.f(f"fk_{table}_tenant_id_{renamed}"), table, target, ["tenant_id", renamed], ["tenant_id", "id"],
            ondelete=ondelete,
        )
    for former, now in INDEXES:
        op.execute(f"ALTER INDEX {former} RENAME TO {now}")
    op.drop_table("place")


def downgrade() -> None:
    op.create_table('place',
    sa.Column('tenant_id', sa.UUID(), autoincrement=False, nullable=False),
    sa.Column('id', sa.UUID(), autoincrement=False, nullable=False),
    sa.Column('community_id', sa.UUID(), autoincrement=False, nullable=False),
    sa.Column('name', sa.VARCHAR(length=120), autoincrement=False, nullable=False),
    sa.Column('name_key', sa.VARCHAR(length=120), autoincrement=False, nullable=False),
    sa.Column('address', sa.TEXT(), autoincrement=False, nullable=False),
    sa.Column('capacity', sa.INTEGER(), autoincrement=False, nullable=True),
    sa.Column('search', sa.TEXT(), autoincrement=False, nullable=False),
    sa.Column('closed_on', sa.DATE(), autoincrement=False, nullable=True),
    sa.Column('version', sa.INTEGER(), autoincrement=False, nullable=False),
    sa.CheckConstraint('capacity > 0', name=op.f('ck_place_capacity_counts')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_place_tenant_id_community_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_place')),
    sa.UniqueConstraint('tenant_id', 'community_id', 'name_key', name=op.f('uq_place_tenant_id_community_id_name_key'), postgresql_include=[], postgresql_nulls_not_distinct=False)
    )
    op.protect("place", "tenant", "SELECT, INSERT, UPDATE")
    op.everywhere(PLACES)
    for table, column, renamed, _target, ondelete in MOVED:
        op.drop_constraint(op.f(f"fk_{table}_tenant_id_{renamed}"), table, type_="foreignkey")
        op.alter_column(table, renamed, new_column_name=column)
        op.create_foreign_key(
            op.f(f"fk_{table}_tenant_id_{column}"), table, "place", ["tenant_id", column], ["tenant_id", "id"],
            ondelete=ondelete,
        )
    for former, now in INDEXES:
        op.execute(f"ALTER INDEX {now} RENAME TO {former}")
    op.drop_index('ix_hold_calendar', table_name='hold')
    op.drop_index('ix_hold_booking', table_name='hold')
    op.drop_table('hold')
    op.drop_index('ix_booking_waiting', table_name='booking', postgresql_where=sa.text("state = 'waiting'"))
    op.drop_index('ix_booking_starts_at', table_name='booking')
    op.drop_index('ix_booking_organization', table_name='booking')
    op.drop_index('ix_booking_grant', table_name='booking')
    op.drop_index('ix_booking_calendar', table_name='booking')
    op.drop_index('ix_booking_borrowed', table_name='booking')
    op.drop_index('ix_booking_asked', table_name='booking', postgresql_where=sa.text("state = 'asked'"))
    op.drop_table('booking')
    op.drop_table('zone')
    op.drop_index('ix_pool_grant_resource', table_name='pool_grant')
    op.drop_index('ix_pool_grant_borrower', table_name='pool_grant')
    op.drop_table('pool_grant')
    op.drop_table('calendar_link')
    op.drop_table('booking_series')
    op.drop_index('ix_resource_steward', table_name='resource')
    op.drop_index('ix_resource_name', table_name='resource')
    op.drop_table('resource')
    op.drop_index('ix_borrowed_name', table_name='borrowed')
    op.drop_table('borrowed')
