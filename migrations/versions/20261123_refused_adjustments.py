"""Who does not agree to a write-off or a count says why."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'refused_adjustments'
down_revision: str | None = 'settled_once'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column('goods_adjustment', sa.Column('refusal', sa.Text(), server_default='', nullable=False))
    op.alter_column('goods_adjustment', 'refusal', existing_type=sa.Text(), server_default=None)
    op.everywhere("UPDATE goods_adjustment SET refusal = '当时没有记录' WHERE state = 'refused'")
    op.create_check_constraint(op.f('ck_goods_adjustment_refused_with_reason'), 'goods_adjustment', "(state = 'refused') = (refusal <> '')")


def downgrade() -> None:
    op.drop_constraint(op.f('ck_goods_adjustment_refused_with_reason'), 'goods_adjustment', type_='check')
    op.drop_column('goods_adjustment', 'refusal')
