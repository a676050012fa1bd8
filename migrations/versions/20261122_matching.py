"""A line of the bank may stand for several entries and an entry for several lines: matches have amounts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from wushe.ledger.queries import MATCHING_SQL

revision: str = 'matching'
down_revision: str | None = 'photos'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WHOLE_LINES = """
    UPDATE ledger_match SET fen = line.fen FROM ledger_bank_line AS line
    WHERE line.tenant_id = ledger_match.tenant_id AND line.id = line_id
"""
PARTS = """
    DELETE FROM ledger_match USING ledger_bank_line AS line
    WHERE line.tenant_id = ledger_match.tenant_id AND line.id = line_id AND line.fen <> ledger_match.fen
"""


def upgrade() -> None:
    """Each match that is there is of a whole line."""
    op.add_column('ledger_match', sa.Column('fen', sa.BigInteger(), nullable=True))
    op.everywhere(WHOLE_LINES)
    op.alter_column('ledger_match', 'fen', nullable=False)
    op.create_check_constraint(op.f('ck_ledger_match_fen'), 'ledger_match', 'fen <> 0')
    op.drop_constraint(op.f('uq_ledger_match_tenant_id_account_id_entry_id'), 'ledger_match', type_='unique')
    op.drop_constraint(op.f('uq_ledger_match_tenant_id_line_id'), 'ledger_match', type_='unique')
    op.create_unique_constraint(op.f('uq_ledger_match_tenant_id_line_id_entry_id'), 'ledger_match', ['tenant_id', 'line_id', 'entry_id'])
    op.create_index('ix_ledger_match_entry', 'ledger_match', ['tenant_id', 'entry_id'], unique=False)
    op.execute(MATCHING_SQL)
    op.drop_index('uq_donation_receiving_bank_line', table_name='donation_receiving', postgresql_where=sa.text('reversed_on IS NULL'))
    op.create_index('uq_donation_receiving_bank_line', 'donation_receiving', ['tenant_id', 'bank_line_id', 'donation_id'], unique=True, postgresql_where=sa.text('reversed_on IS NULL'))


def downgrade() -> None:
    """Matches of parts cannot be held any more. Receivings that share a line have to be reversed first."""
    op.drop_index('uq_donation_receiving_bank_line', table_name='donation_receiving', postgresql_where=sa.text('reversed_on IS NULL'))
    op.create_index('uq_donation_receiving_bank_line', 'donation_receiving', ['tenant_id', 'bank_line_id'], unique=True, postgresql_where=sa.text('reversed_on IS NULL'))
    op.execute('DROP TRIGGER ledger_match_fits ON ledger_match')
    op.execute('DROP FUNCTION ledger_match_fits()')
    op.everywhere(PARTS)
    op.drop_index('ix_ledger_match_entry', table_name='ledger_match')
    op.drop_constraint(op.f('uq_ledger_match_tenant_id_line_id_entry_id'), 'ledger_match', type_='unique')
    op.create_unique_constraint(op.f('uq_ledger_match_tenant_id_line_id'), 'ledger_match', ['tenant_id', 'line_id'])
    op.create_unique_constraint(op.f('uq_ledger_match_tenant_id_account_id_entry_id'), 'ledger_match', ['tenant_id', 'account_id', 'entry_id'])
    op.drop_constraint(op.f('ck_ledger_match_fen'), 'ledger_match', type_='check')
    op.drop_column('ledger_match', 'fen')
