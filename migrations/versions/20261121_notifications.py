"""The tables of `notifications`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = 'notifications'
down_revision: str | None = 'activities'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('notification',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('topic', sa.Enum('needs', 'linkages', 'activities', 'hours', 'organizations', 'funds', 'safety', name='topic', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('rule', sa.String(length=64), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('shown', sa.Boolean(), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('mail', sa.Enum('never', 'at_once', 'daily', name='mail', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('mailed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.CheckConstraint("mail <> 'never' OR mailed_at IS NULL", name=op.f('ck_notification_mailed_as_wanted')),
    sa.CheckConstraint("shown OR mail <> 'never'", name=op.f('ck_notification_goes_somewhere')),
    sa.CheckConstraint('num_nonnulls(person_id, account_id) = 1', name=op.f('ck_notification_one_reader')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_notification_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_notification')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("notification", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('ix_notification_account', 'notification', ['tenant_id', 'account_id', 'at', 'id'], unique=False)
    op.create_index('ix_notification_person', 'notification', ['tenant_id', 'person_id', 'at', 'id'], unique=False)
    op.create_index('ix_notification_to_mail', 'notification', ['tenant_id', 'at'], unique=False, postgresql_where=sa.text("mail = 'daily' AND mailed_at IS NULL"))
    op.create_index('ix_notification_unread', 'notification', ['tenant_id', 'person_id', 'account_id'], unique=False, postgresql_where=sa.text('shown AND read_at IS NULL'))
    op.create_table('notification_preference',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('topic', sa.Enum('needs', 'linkages', 'activities', 'hours', 'organizations', 'funds', 'safety', name='topic', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('in_product', sa.Boolean(), nullable=False),
    sa.Column('mail', sa.Enum('never', 'at_once', 'daily', name='mail', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.CheckConstraint('num_nonnulls(person_id, account_id) = 1', name=op.f('ck_notification_preference_one_reader')),
    sa.ForeignKeyConstraint(['tenant_id', 'person_id'], ['person.tenant_id', 'person.id'], name=op.f('fk_notification_preference_tenant_id_person_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_notification_preference')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT, UPDATE, DELETE', 'readers': ''}
    )
    op.protect("notification_preference", "tenant", "SELECT, INSERT, UPDATE, DELETE")
    op.create_index('uq_notification_preference_topic', 'notification_preference', ['tenant_id', 'person_id', 'account_id', 'topic'], unique=True, postgresql_nulls_not_distinct=True)


def downgrade() -> None:
    op.drop_index('uq_notification_preference_topic', table_name='notification_preference', postgresql_nulls_not_distinct=True)
    op.drop_table('notification_preference')
    op.drop_index('ix_notification_unread', table_name='notification', postgresql_where=sa.text('shown AND read_at IS NULL'))
    op.drop_index('ix_notification_to_mail', table_name='notification', postgresql_where=sa.text("mail = 'daily' AND mailed_at IS NULL"))
    op.drop_index('ix_notification_person', table_name='notification')
    op.drop_index('ix_notification_account', table_name='notification')
    op.drop_table('notification')
