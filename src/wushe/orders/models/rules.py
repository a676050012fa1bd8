"""Within how many days a resident confirms: one row for a township that changed it, none for the usual."""

from sqlalchemy import CheckConstraint, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import TenantModel, Versioned

CONFIRM_DAYS, LONGEST = 3, 30


class OrderRules(TenantModel, Versioned):
    """Its id is the tenant's, so that there is one."""

    __tablename__ = "order_rules"
    grants = "SELECT, INSERT, UPDATE"

    confirm_days: Mapped[int] = mapped_column(SmallInteger, default=CONFIRM_DAYS)

    __table_args__ = (
        CheckConstraint("id = tenant_id", name="one_for_a_township"),
        CheckConstraint(f"confirm_days BETWEEN 1 AND {LONGEST}", name="days"),
    )
