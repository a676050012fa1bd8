"""三权分立: the roles 安全管理员 and 审计员, and no account that holds two of the three powers at once."""

from collections.abc import Sequence

from alembic import op

revision: str = 'powers'
down_revision: str | None = 'resource_pictures'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BEFORE = (
    'platform_operator', 'county_viewer', 'township_admin', 'community_staff', 'social_worker', 'organization_leader',
    'volunteer', 'funder', 'mentor', 'resident', 'system',
)  # fmt: skip
POWERS = "role IN ('township_admin', 'security', 'auditor')"


def upgrade() -> None:
    for table in ('extra_grant', 'role_holding'):
        _have_roles(table, (*BEFORE, 'security', 'auditor'))
    op.create_check_constraint(op.f('ck_role_holding_power_has_account'), 'role_holding', f"account_id IS NOT NULL OR NOT {POWERS}")
    op.execute(f"""
        ALTER TABLE role_holding ADD CONSTRAINT ex_role_holding_one_power EXCLUDE USING gist (
            tenant_id WITH =, account_id WITH =, role WITH <>, tstzrange(since, until) WITH &&
        ) WHERE ({POWERS})
    """)


def downgrade() -> None:
    op.drop_constraint('ex_role_holding_one_power', 'role_holding')
    op.drop_constraint(op.f('ck_role_holding_power_has_account'), 'role_holding')
    op.everywhere("DELETE FROM role_holding WHERE role IN ('security', 'auditor')")
    op.everywhere("DELETE FROM extra_grant WHERE role IN ('security', 'auditor')")
    for table in ('extra_grant', 'role_holding'):
        _have_roles(table, BEFORE)


def _have_roles(table: str, roles: Sequence[str]) -> None:
    op.drop_constraint(op.f(f'ck_{table}_role'), table)
    op.create_check_constraint(op.f(f'ck_{table}_role'), table, f"role IN ({', '.join(map(repr, roles))})")
