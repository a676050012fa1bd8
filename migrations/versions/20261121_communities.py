"""The tables of `communities`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = 'communities'
down_revision: str | None = 'access'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('community',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('short_name', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.Enum('community', 'village', name='communitykind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('phone', sa.String(length=64), nullable=False),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("code ~ '^[1-9][0-9]{11}$'", name=op.f('ck_community_code_digits')),
    sa.CheckConstraint("short_name <> ''", name=op.f('ck_community_short_name_said')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_community')),
    sa.UniqueConstraint('tenant_id', 'code', name=op.f('uq_community_tenant_id_code')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("community", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('place',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('community_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('name_key', sa.String(length=120), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=True),
    sa.Column('search', sa.Text(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('capacity > 0', name=op.f('ck_place_capacity_counts')),
    sa.ForeignKeyConstraint(['tenant_id', 'community_id'], ['community.tenant_id', 'community.id'], name=op.f('fk_place_tenant_id_community_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_place')),
    sa.UniqueConstraint('tenant_id', 'community_id', 'name_key', name=op.f('uq_place_tenant_id_community_id_name_key')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE', 'readers': ''}
    )
    op.protect("place", "tenant", "SELECT, INSERT, UPDATE")
    op.create_table('opening_hours',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('place_id', sa.Uuid(), nullable=False),
    sa.Column('weekday', sa.SmallInteger(), nullable=False),
    sa.Column('opens', sa.Time(), nullable=False),
    sa.Column('closes', sa.Time(), nullable=False),
    postgresql.ExcludeConstraint((sa.column('tenant_id'), '='), (sa.column('place_id'), '='), (sa.column('weekday'), '='), (sa.text('int4range(extract(epoch FROM opens)::int, extract(epoch FROM closes)::int)'), '&&'), using='gist', name='ex_opening_hours_overlap'),
    sa.CheckConstraint('opens < closes', name=op.f('ck_opening_hours_opens_before_closing')),
    sa.CheckConstraint('weekday BETWEEN 1 AND 7', name=op.f('ck_opening_hours_weekday')),
    sa.ForeignKeyConstraint(['tenant_id', 'place_id'], ['place.tenant_id', 'place.id'], name=op.f('fk_opening_hours_tenant_id_place_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_opening_hours')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, DELETE', 'readers': ''}
    )
    op.protect("opening_hours", "tenant", "SELECT, INSERT, DELETE")
    op.create_index('ix_opening_hours_place_id', 'opening_hours', ['tenant_id', 'place_id', 'weekday', 'opens'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_opening_hours_place_id', table_name='opening_hours')
    op.drop_table('opening_hours')
    op.drop_table('place')
    op.drop_table('community')
