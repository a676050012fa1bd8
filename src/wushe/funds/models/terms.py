"""Whom a fund is for: what is not said is not asked."""

from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.funds.errors import TermsTurned
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Fen, TenantModel, Versioned, tenant_key, tenant_unique


class Terms(TenantModel, Versioned):
    """Months since the organisation was filed or registered, its kinds and types, and the most of one award in fen."""

    __tablename__ = "fund_terms"
    grants = "SELECT, INSERT, UPDATE"

    fund_id: Mapped[UUID]
    least_months: Mapped[int | None]
    most_months: Mapped[int | None]
    kinds: Mapped[list[str]] = mapped_column(default=list)
    type_ids: Mapped[list[UUID]] = mapped_column(default=list)
    most_fen: Mapped[Fen | None]

    __table_args__ = (
        tenant_unique("fund_id"),
        tenant_key("fund_id", "fund"),
        CheckConstraint("least_months >= 0 AND most_months >= 0 AND least_months <= most_months", name="months"),
        CheckConstraint("most_fen > 0", name="most_fen"),
    )


refuses("ck_fund_terms_months", TermsTurned)
