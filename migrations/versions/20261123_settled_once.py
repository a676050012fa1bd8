"""A month between two townships is settled once, also where they ended their recognition and agreed anew."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'settled_once'
down_revision: str | None = 'borrowed_series'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_unique_constraint(op.f('uq_store_recognition_tenant_id_id_other_id'), 'store_recognition', ['tenant_id', 'id', 'other_id'])
    op.add_column('store_settlement', sa.Column('other_id', sa.Uuid(), nullable=True))
    op.everywhere("UPDATE store_settlement SET other_id = (SELECT other_id FROM store_recognition WHERE store_recognition.id = recognition_id)")
    op.alter_column('store_settlement', 'other_id', existing_type=sa.UUID(), nullable=False)
    op.drop_constraint(op.f('uq_store_settlement_month'), 'store_settlement', type_='unique')
    op.create_unique_constraint(op.f('uq_store_settlement_month'), 'store_settlement', ['tenant_id', 'other_id', 'month'])
    op.drop_constraint(op.f('fk_store_settlement_tenant_id_recognition_id'), 'store_settlement', type_='foreignkey')
    op.create_foreign_key(op.f('fk_store_settlement_tenant_id_recognition_id_other_id'), 'store_settlement', 'store_recognition', ['tenant_id', 'recognition_id', 'other_id'], ['tenant_id', 'id', 'other_id'])


def downgrade() -> None:
    op.drop_constraint(op.f('fk_store_settlement_tenant_id_recognition_id_other_id'), 'store_settlement', type_='foreignkey')
    op.create_foreign_key(op.f('fk_store_settlement_tenant_id_recognition_id'), 'store_settlement', 'store_recognition', ['tenant_id', 'recognition_id'], ['tenant_id', 'id'])
    op.drop_constraint(op.f('uq_store_settlement_month'), 'store_settlement', type_='unique')
    op.create_unique_constraint(op.f('uq_store_settlement_month'), 'store_settlement', ['tenant_id', 'recognition_id', 'month'])
    op.drop_column('store_settlement', 'other_id')
    op.drop_constraint(op.f('uq_store_recognition_tenant_id_id_other_id'), 'store_recognition', type_='unique')
