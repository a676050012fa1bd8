"""The journal's next entries in one round trip."""

from collections.abc import Sequence

from alembic import op
from wushe.kernel.journal.chain import CHAIN_SQL

revision: str = 'journal_append'
down_revision: str | None = 'by_sound'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute(CHAIN_SQL)


def downgrade() -> None:
    op.execute("DROP FUNCTION journal_append(uuid, text[], uuid[], integer[])")
    op.execute("DROP FUNCTION journal_moment(timestamptz)")
