"""The tables of `tenancy`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = 'tenancy'
down_revision: str | None = 'kernel'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('directory_version',
    sa.Column('id', sa.SmallInteger(), autoincrement=False, nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directory_version')),
    info={'class': 'reference', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("directory_version", "reference", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('tenant',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('platform', 'county', 'township', name='placekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('slug', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('status', sa.Enum('active', 'suspended', 'removed', name='placestatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tenant')),
    sa.UniqueConstraint('slug', name=op.f('uq_tenant_slug')),
    info={'class': 'reference', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("tenant", "reference", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('county',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['id'], ['tenant.id'], name=op.f('fk_county_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_county')),
    sa.UniqueConstraint('code', name=op.f('uq_county_code')),
    info={'class': 'reference', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("county", "reference", "SELECT, INSERT, UPDATE, DELETE")
    op.create_table('township',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('county_code', sa.String(length=64), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('official_name', sa.String(length=120), nullable=False),
    sa.Column('township_kind', sa.Enum('town', 'subdistrict', name='townshipkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('modules', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('wording', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('quotas', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('settings', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('policy_version', sa.Integer(), nullable=False),
    sa.Column('suspended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('exported_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('exported_number', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['county_code'], ['county.code'], name=op.f('fk_township_county_code')),
    sa.ForeignKeyConstraint(['id'], ['tenant.id'], name=op.f('fk_township_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_township')),
    sa.UniqueConstraint('code', name=op.f('uq_township_code')),
    info={'class': 'reference', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("township", "reference", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index(op.f('ix_township_county_code'), 'township', ['county_code'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_township_county_code'), table_name='township')
    op.drop_table('township')
    op.drop_table('county')
    op.drop_table('tenant')
    op.drop_table('directory_version')
