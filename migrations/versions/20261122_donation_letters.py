"""The letters in which donors agree."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'donation_letters'
down_revision: str | None = 'awards'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('donation_letter',
    sa.Column('tenant_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('change_id', sa.Uuid(), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=False),
    sa.Column('brought_by', sa.Uuid(), nullable=True),
    sa.Column('brought_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id', 'brought_by'], ['person.tenant_id', 'person.id'], name=op.f('fk_donation_letter_tenant_id_brought_by')),
    sa.ForeignKeyConstraint(['tenant_id', 'change_id'], ['donation_change.tenant_id', 'donation_change.id'], name=op.f('fk_donation_letter_tenant_id_change_id')),
    sa.ForeignKeyConstraint(['tenant_id', 'file_id'], ['stored_file.tenant_id', 'stored_file.id'], name=op.f('fk_donation_letter_tenant_id_file_id')),
    sa.PrimaryKeyConstraint('tenant_id', 'id', name=op.f('pk_donation_letter')),
    sa.UniqueConstraint('tenant_id', 'change_id', name=op.f('uq_donation_letter_tenant_id_change_id')),
    info={'class': 'tenant', 'grants': 'SELECT, INSERT', 'readers': ''}
    )
    op.protect("donation_letter", "tenant", "SELECT, INSERT")


def downgrade() -> None:
    op.drop_table('donation_letter')
