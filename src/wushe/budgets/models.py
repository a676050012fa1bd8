"""A year's cost of one organisation, and who bears it. Amounts are whole fen."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.budgets.errors import NotAnAmountOfMoney, YearTaken
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Fen, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.ledger.kinds import SourceKind


class Budget(TenantModel, Versioned):
    """What one organisation's year costs."""

    __tablename__ = "budget"
    grants = "SELECT, INSERT, UPDATE"

    organization_id: Mapped[UUID]
    year: Mapped[int]
    cost_fen: Mapped[Fen]
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("organization_id", "organization"),
        tenant_unique("organization_id", "year"),
        CheckConstraint("cost_fen > 0", name="cost"),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year"),
    )


class BudgetLine(TenantModel):
    """What one source bears of the year; only a secured one counts."""

    __tablename__ = "budget_line"

    budget_id: Mapped[UUID]
    kind: Mapped[SourceKind]
    title: Mapped[Name]
    amount_fen: Mapped[Fen]
    secured: Mapped[bool]

    __table_args__ = (
        tenant_key("budget_id", "budget"),
        CheckConstraint("amount_fen > 0", name="amount"),
        Index("ix_budget_line_budget", "tenant_id", "budget_id"),
    )


refuses("uq_budget_tenant_id_organization_id_year", YearTaken)
refuses("ck_budget_cost", NotAnAmountOfMoney)
refuses("ck_budget_line_amount", NotAnAmountOfMoney)
