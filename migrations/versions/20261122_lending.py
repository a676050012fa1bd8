"""What is lent may end by its date, and its borrower may live in another installation by then."""

from collections.abc import Sequence

from alembic import op

revision: str = 'lending'
down_revision: str | None = 'platform_mode'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ELSEWHERE = (('pool_grant', 'borrower_tenant_id'), ('borrowed', 'owner_tenant_id'))
STATES = ('pool_grant', 'borrowed')


def upgrade() -> None:
    for table, column in ELSEWHERE:
        op.drop_constraint(op.f(f'fk_{table}_{column}'), table, type_='foreignkey')
    for table in STATES:
        op.drop_constraint(op.f(f'ck_{table}_grantstate'), table, type_='check')
        op.create_check_constraint(op.f(f'ck_{table}_grantstate'), table, "state IN ('live', 'ended', 'revoked')")


def downgrade() -> None:
    """An ended grant is a live one whose last day has passed."""
    for table in STATES:
        op.everywhere(f"UPDATE {table} SET state = 'live' WHERE state = 'ended'")
        op.drop_constraint(op.f(f'ck_{table}_grantstate'), table, type_='check')
        op.create_check_constraint(op.f(f'ck_{table}_grantstate'), table, "state IN ('live', 'revoked')")
    for table, column in ELSEWHERE:
        op.create_foreign_key(op.f(f'fk_{table}_{column}'), table, 'tenant', [column], ['id'])
