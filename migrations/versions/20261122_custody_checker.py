"""Deposits and closings of custody need a second person.

What was booked and closed before had none; the constraints hold from now on.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'custody_checker'
down_revision: str | None = 'goods'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

STATES = sa.Enum('entered', 'confirmed', 'dropped', name='depositstate', native_enum=False, length=40)
FROM_NOW_ON = (
    ('custody_deposit', 'decided', "(state = 'entered') = (decided_by IS NULL)"),
    ('custody_deposit', 'checker', "state <> 'confirmed' OR (entered_by IS NOT NULL AND decided_by IS NOT NULL AND decided_by <> entered_by)"),
    ('custody_agreement', 'closed_by_two', "state <> 'closed' OR (closing_asked_by IS NOT NULL AND ended_by IS NOT NULL AND ended_by <> closing_asked_by)"),
)
VALIDATE = """
DO $$ BEGIN
    ALTER TABLE {table} VALIDATE CONSTRAINT ck_{table}_{name};
EXCEPTION WHEN check_violation THEN NULL;  -- one person booked it before; from now on two do
END $$
"""
OF_ALL = (
    ('custody_deposit', 'depositstate', "state IN ('entered', 'confirmed', 'dropped')"),
    ('custody_deposit', 'booked', "(state = 'confirmed') = (source_id IS NOT NULL)"),
    ('custody_deposit', 'decided_at', "(decided_by IS NULL) = (decided_at IS NULL)"),
    ('custody_agreement', 'closing_asked', "(closing_asked_by IS NULL) = (closing_asked_at IS NULL)"),
    ('custody_agreement', 'closing_in_force', "closing_asked_by IS NULL OR account_id IS NOT NULL"),
)


def upgrade() -> None:
    """The default is for the deposits that are there: they are in the books."""
    op.add_column('custody_deposit', sa.Column('state', STATES, nullable=False, server_default='confirmed'))
    op.alter_column('custody_deposit', 'state', server_default=None)
    op.alter_column('custody_deposit', 'source_id', existing_type=sa.Uuid(), nullable=True)
    for table, who, at in (('custody_deposit', 'decided_by', 'decided_at'), ('custody_agreement', 'closing_asked_by', 'closing_asked_at')):
        op.add_column(table, sa.Column(who, sa.Uuid(), nullable=True))
        op.add_column(table, sa.Column(at, sa.DateTime(timezone=True), nullable=True))
        op.create_foreign_key(op.f(f'fk_{table}_tenant_id_{who}'), table, 'person', ['tenant_id', who], ['tenant_id', 'id'])
    for table, name, holds in OF_ALL:
        op.create_check_constraint(op.f(f'ck_{table}_{name}'), table, holds)
    for table, name, holds in FROM_NOW_ON:
        op.execute(f'ALTER TABLE {table} ADD CONSTRAINT ck_{table}_{name} CHECK ({holds}) NOT VALID')
        op.execute(VALIDATE.format(table=table, name=name))
    op.execute('GRANT UPDATE ON custody_deposit TO wushe_app')


def downgrade() -> None:
    """Deposits that nobody has confirmed are no deposits to the former tables: they have to be decided first."""
    op.execute('REVOKE UPDATE ON custody_deposit FROM wushe_app')
    for table, name, _holds in (*FROM_NOW_ON, *OF_ALL):
        op.drop_constraint(op.f(f'ck_{table}_{name}'), table, type_='check')
    for table, who, at in (('custody_deposit', 'decided_by', 'decided_at'), ('custody_agreement', 'closing_asked_by', 'closing_asked_at')):
        op.drop_constraint(op.f(f'fk_{table}_tenant_id_{who}'), table, type_='foreignkey')
        op.drop_column(table, at)
        op.drop_column(table, who)
    op.alter_column('custody_deposit', 'source_id', existing_type=sa.Uuid(), nullable=False)
    op.drop_column('custody_deposit', 'state')
