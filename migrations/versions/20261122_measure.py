"""Counting the tables that a large import fills."""

from collections.abc import Sequence

from alembic import op
from wushe.kernel.database.bulk import MEASURE_SQL

revision: str = 'measure'
down_revision: str | None = 'budgets'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute(MEASURE_SQL)


def downgrade() -> None:
    op.execute("DROP FUNCTION measure(regclass[])")
