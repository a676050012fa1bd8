"""Funds and promises stand on the ledger: each has an account, and no typed amount says what a fund has.

What was typed before had no source behind it. Funds and promises of that time get empty accounts; their money is taken
in as income.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = 'funds_on_ledger'
down_revision: str | None = 'ledger_books'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KINDS, FORMER_KINDS = ("community_fund", "special", "project"), ("community_fund", "donation", "enterprise", "appropriation")
KIND = "UPDATE fund SET kind = CASE kind WHEN 'community_fund' THEN kind WHEN 'appropriation' THEN 'special' ELSE 'project' END"
FORMER_KIND = "UPDATE fund SET kind = CASE kind WHEN 'special' THEN 'appropriation' WHEN 'project' THEN 'donation' ELSE kind END"
OPEN_ACCOUNTS = """
    UPDATE fund SET account_id = gen_random_uuid();
    INSERT INTO ledger_account (tenant_id, id, kind, side, holder_id, name, opened_on)
        SELECT tenant_id, account_id, 'fund', 'credit', id, name, recorded_on FROM fund;
    UPDATE fund_promise SET account_id = gen_random_uuid(), "group" = '', organization_id =
        (SELECT organization_id FROM linkage WHERE linkage.tenant_id = fund_promise.tenant_id AND linkage.id = linkage_id);
    INSERT INTO ledger_account (tenant_id, id, kind, side, holder_id, within_id, name, opened_on)
        SELECT fund_promise.tenant_id, fund_promise.account_id, 'reserve', 'credit', fund_promise.id, fund.account_id, fund.name, promised_on
        FROM fund_promise JOIN fund ON fund.tenant_id = fund_promise.tenant_id AND fund.id = fund_promise.fund_id
"""


def upgrade() -> None:
    op.drop_constraint(op.f('ck_fund_promises_within_amount'), 'fund', type_='check')
    op.drop_constraint(op.f('ck_fund_promises_not_negative'), 'fund', type_='check')
    op.drop_column('fund', 'amount_fen')
    op.drop_column('fund', 'promised_fen')
    op.drop_constraint(op.f('ck_fund_fundkind'), 'fund', type_='check')
    op.add_column('fund', sa.Column('account_id', sa.Uuid(), nullable=True))
    op.add_column('fund', sa.Column('purpose_id', sa.Uuid(), nullable=True))
    op.add_column('fund_promise', sa.Column('account_id', sa.Uuid(), nullable=True))
    op.add_column('fund_promise', sa.Column('organization_id', sa.Uuid(), nullable=True))
    op.add_column('fund_promise', sa.Column('purpose_id', sa.Uuid(), nullable=True))
    op.add_column('fund_promise', sa.Column('community_id', sa.Uuid(), nullable=True))
    op.add_column('fund_promise', sa.Column('group', sa.String(length=64), nullable=True))
    op.add_column('fund_promise', sa.Column('paid_by', sa.Uuid(), nullable=True))
    op.everywhere(f"{KIND}; {OPEN_ACCOUNTS}")
    op.create_check_constraint(op.f('ck_fund_fundkind'), 'fund', sa.column('kind').in_(KINDS))
    for table, column in (('fund', 'account_id'), ('fund_promise', 'account_id'), ('fund_promise', 'organization_id'), ('fund_promise', 'group'), ('fund_promise', 'promised_by')):
        op.alter_column(table, column, nullable=False)
    for table in ('fund', 'fund_promise'):
        op.create_unique_constraint(op.f(f'uq_{table}_tenant_id_account_id'), table, ['tenant_id', 'account_id'])
    for table, column, target in KEYS:
        op.create_foreign_key(op.f(f'fk_{table}_tenant_id_{column}'), table, target, ['tenant_id', column], ['tenant_id', 'id'])
    op.create_check_constraint(op.f('ck_fund_promise_two_hands'), 'fund_promise', 'paid_by <> promised_by')
    op.create_check_constraint(op.f('ck_fund_promise_paid_by'), 'fund_promise', "paid_by IS NULL OR state = 'kept'")


KEYS = (
    ('fund', 'account_id', 'ledger_account'), ('fund', 'purpose_id', 'ledger_purpose'),
    ('fund_promise', 'account_id', 'ledger_account'), ('fund_promise', 'purpose_id', 'ledger_purpose'),
    ('fund_promise', 'organization_id', 'organization'), ('fund_promise', 'community_id', 'community'),
    ('fund_promise', 'paid_by', 'person'),
)


def downgrade() -> None:
    op.drop_constraint(op.f('ck_fund_promise_paid_by'), 'fund_promise', type_='check')
    op.drop_constraint(op.f('ck_fund_promise_two_hands'), 'fund_promise', type_='check')
    for table, column, _target in KEYS:
        op.drop_constraint(op.f(f'fk_{table}_tenant_id_{column}'), table, type_='foreignkey')
    for table in ('fund', 'fund_promise'):
        op.drop_constraint(op.f(f'uq_{table}_tenant_id_account_id'), table, type_='unique')
    op.alter_column('fund_promise', 'promised_by', nullable=True)
    for column in ('paid_by', 'group', 'community_id', 'purpose_id', 'organization_id', 'account_id'):
        op.drop_column('fund_promise', column)
    op.drop_constraint(op.f('ck_fund_fundkind'), 'fund', type_='check')
    op.everywhere(FORMER_KIND)
    op.create_check_constraint(op.f('ck_fund_fundkind'), 'fund', sa.column('kind').in_(FORMER_KINDS))
    op.drop_column('fund', 'purpose_id')
    op.drop_column('fund', 'account_id')
    op.add_column('fund', sa.Column('promised_fen', sa.BigInteger(), server_default='0', nullable=False))
    op.add_column('fund', sa.Column('amount_fen', sa.BigInteger(), server_default='0', nullable=False))
    op.alter_column('fund', 'promised_fen', server_default=None)
    op.alter_column('fund', 'amount_fen', server_default=None)
    op.create_check_constraint(op.f('ck_fund_promises_not_negative'), 'fund', 'promised_fen >= 0')
    op.create_check_constraint(op.f('ck_fund_promises_within_amount'), 'fund', 'promised_fen <= amount_fen')
