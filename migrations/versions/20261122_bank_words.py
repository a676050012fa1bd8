"""Names and remarks of bank lines can be erased when statements need be kept no longer; nothing else of a line changes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'bank_words'
down_revision: str | None = 'session_bookings'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TOLD_APART_BY = ['tenant_id', 'account_id', 'on', 'fen', 'balance_fen', 'counterparty_hash']
COLUMNS = "counterparty_sealed, counterparty_hash, summary_sealed, erased_on"


def upgrade() -> None:
    op.add_column('ledger_bank_line', sa.Column('erased_on', sa.Date(), nullable=True))
    op.create_check_constraint(op.f('ck_ledger_bank_line_erased'), 'ledger_bank_line', 'erased_on IS NULL OR num_nonnulls(counterparty_sealed, summary_sealed) = 0')
    _tell_apart('serial IS NULL AND erased_on IS NULL')
    op.execute(f'GRANT UPDATE ({COLUMNS}) ON ledger_bank_line TO wushe_app')


def downgrade() -> None:
    """Lines that only their payers told apart cannot be held any more once those are erased."""
    op.execute(f'REVOKE UPDATE ({COLUMNS}) ON ledger_bank_line FROM wushe_app')
    _tell_apart('serial IS NULL')
    op.drop_constraint(op.f('ck_ledger_bank_line_erased'), 'ledger_bank_line', type_='check')
    op.drop_column('ledger_bank_line', 'erased_on')


def _tell_apart(where: str) -> None:
    op.drop_index('uq_ledger_bank_line_fingerprint', table_name='ledger_bank_line')
    op.create_index('uq_ledger_bank_line_fingerprint', 'ledger_bank_line', TOLD_APART_BY, unique=True, postgresql_where=sa.text(where), postgresql_nulls_not_distinct=True)
