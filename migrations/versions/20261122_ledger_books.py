"""What the bank says, which entries it stands for, and when the books were proved."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "ledger_books"
down_revision: str | None = "payments"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "ledger_check",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_ledger_check")),
        info={"class": "tenant", "grants": "SELECT, INSERT", "readers": ""},
    )
    op.protect("ledger_check", "tenant", "SELECT, INSERT")
    op.create_index("ix_ledger_check_at", "ledger_check", ["tenant_id", "checked_at"], unique=False)
    op.create_table(
        "ledger_bank_line",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("fen", sa.BigInteger(), nullable=False),
        sa.Column("balance_fen", sa.BigInteger(), nullable=True),
        sa.Column("serial", sa.String(length=64), nullable=True),
        sa.Column("counterparty_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("counterparty_hash", sa.LargeBinary(), nullable=True),
        sa.Column("summary_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("fen <> 0", name=op.f("ck_ledger_bank_line_fen")),
        sa.CheckConstraint(
            "num_nonnulls(counterparty_sealed, counterparty_hash) <> 1",
            name=op.f("ck_ledger_bank_line_counterparty_whole"),
        ),
        sa.CheckConstraint("num_nonnulls(serial, balance_fen) > 0", name=op.f("ck_ledger_bank_line_can_be_told")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account_id"],
            ["ledger_account.tenant_id", "ledger_account.id"],
            name=op.f("fk_ledger_bank_line_tenant_id_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "entered_by"],
            ["person.tenant_id", "person.id"],
            name=op.f("fk_ledger_bank_line_tenant_id_entered_by"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_ledger_bank_line")),
        sa.UniqueConstraint(
            "tenant_id", "account_id", "serial", name=op.f("uq_ledger_bank_line_tenant_id_account_id_serial")
        ),
        info={"class": "tenant", "grants": "SELECT, INSERT, DELETE", "readers": ""},
    )
    op.protect("ledger_bank_line", "tenant", "SELECT, INSERT, DELETE")
    op.create_index(
        "ix_ledger_bank_line_counterparty", "ledger_bank_line", ["tenant_id", "counterparty_hash"], unique=False
    )
    op.create_index("ix_ledger_bank_line_on", "ledger_bank_line", ["tenant_id", "account_id", "on", "id"], unique=False)
    op.create_index(
        "uq_ledger_bank_line_fingerprint",
        "ledger_bank_line",
        ["tenant_id", "account_id", "on", "fen", "balance_fen", "counterparty_hash"],
        unique=True,
        postgresql_where=sa.text("serial IS NULL"),
        postgresql_nulls_not_distinct=True,
    )
    op.create_table(
        "ledger_match",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("matched_by", sa.Uuid(), nullable=True),
        sa.Column("matched_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "account_id"],
            ["ledger_account.tenant_id", "ledger_account.id"],
            name=op.f("fk_ledger_match_tenant_id_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "entry_id"],
            ["ledger_entry.tenant_id", "ledger_entry.id"],
            name=op.f("fk_ledger_match_tenant_id_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "line_id"],
            ["ledger_bank_line.tenant_id", "ledger_bank_line.id"],
            name=op.f("fk_ledger_match_tenant_id_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "matched_by"],
            ["person.tenant_id", "person.id"],
            name=op.f("fk_ledger_match_tenant_id_matched_by"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_ledger_match")),
        sa.UniqueConstraint(
            "tenant_id", "account_id", "entry_id", name=op.f("uq_ledger_match_tenant_id_account_id_entry_id")
        ),
        sa.UniqueConstraint("tenant_id", "line_id", name=op.f("uq_ledger_match_tenant_id_line_id")),
        info={"class": "tenant", "grants": "SELECT, INSERT, DELETE", "readers": ""},
    )
    op.protect("ledger_match", "tenant", "SELECT, INSERT, DELETE")


def downgrade() -> None:
    op.drop_table("ledger_match")
    op.drop_index(
        "uq_ledger_bank_line_fingerprint",
        table_name="ledger_bank_line",
        postgresql_where=sa.text("serial IS NULL"),
        postgresql_nulls_not_distinct=True,
    )
    op.drop_index("ix_ledger_bank_line_on", table_name="ledger_bank_line")
    op.drop_index("ix_ledger_bank_line_counterparty", table_name="ledger_bank_line")
    op.drop_table("ledger_bank_line")
    op.drop_index("ix_ledger_check_at", table_name="ledger_check")
    op.drop_table("ledger_check")
