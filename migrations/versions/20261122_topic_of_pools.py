"""People choose how they hear of shared resources and bookings."""

from collections.abc import Sequence

from alembic import op

revision: str = 'topic_of_pools'
down_revision: str | None = 'wishes'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ('notification', 'notification_preference')
TOPICS = ('needs', 'linkages', 'activities', 'hours', 'organizations', 'funds', 'safety')


def upgrade() -> None:
    _allow(*TOPICS, 'pools')


def downgrade() -> None:
    for table in TABLES:
        op.everywhere(f"DELETE FROM {table} WHERE topic = 'pools'")
    _allow(*TOPICS)


def _allow(*topics: str) -> None:
    listed = ', '.join(f"'{topic}'" for topic in topics)
    for table in TABLES:
        op.drop_constraint(op.f(f'ck_{table}_topic'), table, type_='check')
        op.create_check_constraint(op.f(f'ck_{table}_topic'), table, f'topic IN ({listed})')
