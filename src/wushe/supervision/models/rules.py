"""How often groups are visited: one row for a township that changed it, none for the usual."""

from sqlalchemy import CheckConstraint, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import TenantModel, Versioned

VISIT_DAYS = 30
SHORTEST, LONGEST = 7, 180


class SupervisionRules(TenantModel, Versioned):
    """Its id is the tenant's, so that there is one. `visit_days` may lie between two visits to a group."""

    __tablename__ = "supervision_rules"
    grants = "SELECT, INSERT, UPDATE"

    visit_days: Mapped[int] = mapped_column(SmallInteger, default=VISIT_DAYS)

    __table_args__ = (
        CheckConstraint("id = tenant_id", name="one_for_a_township"),
        CheckConstraint(f"visit_days BETWEEN {SHORTEST} AND {LONGEST}", name="days"),
    )
