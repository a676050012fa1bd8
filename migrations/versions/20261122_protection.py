"""等保模式: a switch of each place, and what is known of a password."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = 'protection'
down_revision: str | None = 'funds_on_ledger'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """The defaults are for the rows that are there: the mode is on, and their passwords were chosen without its rules."""
    op.add_column('tenant', sa.Column('protection', postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default='{}'))
    op.alter_column('tenant', 'protection', server_default=None)
    op.add_column('account', sa.Column('password_set_at', sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()))
    op.alter_column('account', 'password_set_at', server_default=None)
    op.add_column('account', sa.Column('password_composed', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column('account', 'password_composed', server_default=None)


def downgrade() -> None:
    op.drop_column('account', 'password_composed')
    op.drop_column('account', 'password_set_at')
    op.drop_column('tenant', 'protection')
