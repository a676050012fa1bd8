"""等保模式 of the platform itself follows `WUSHE_PLATFORM_PASSWORD_DAYS`; until a process starts with it, it is off."""

from collections.abc import Sequence

from alembic import op

revision: str = 'platform_mode'
down_revision: str | None = 'powers'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute("""UPDATE tenant SET protection = '{"off_because": "WUSHE_PLATFORM_PASSWORD_DAYS"}' WHERE kind = 'platform'""")


def downgrade() -> None:
    op.execute("UPDATE tenant SET protection = '{}' WHERE kind = 'platform'")
