"""Accounts of the books and food rescues are found by the sound of their names."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from wushe.kernel.text import search_key

revision: str = 'by_sound'
down_revision: str | None = 'mentoring'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

FOUND_BY = {'ledger_account': 'name', 'goods_rescue': 'enterprise'}


def upgrade() -> None:
    """Each township's rows by themselves, because not even the owner sees those of all at once."""
    for table in FOUND_BY:
        op.add_column(table, sa.Column('search', sa.Text(), nullable=False, server_default=''))
    here = op.get_bind()
    for place in here.execute(sa.text('SELECT id FROM township')).scalars().all():
        here.execute(sa.text("SELECT set_config('app.tenant_id', :place, true)"), {'place': str(place)})
        for table, name in FOUND_BY.items():
            _fill(here, sa.table(table, sa.column('id'), sa.column(name), sa.column('search')), name)
    here.execute(sa.text("SELECT set_config('app.tenant_id', '', true)"))
    for table in FOUND_BY:
        op.alter_column(table, 'search', server_default=None)


def _fill(here: sa.Connection, table: sa.TableClause, name: str) -> None:
    for row in here.execute(sa.select(table.c.id, table.c[name])).all():
        here.execute(sa.update(table).where(table.c.id == row[0]).values(search=search_key(row[1])))


def downgrade() -> None:
    for table in FOUND_BY:
        op.drop_column(table, 'search')
