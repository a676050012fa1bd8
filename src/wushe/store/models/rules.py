"""How hours become credit: one row for a township whose store is open, none for the others."""

from datetime import date, timedelta

from sqlalchemy import CheckConstraint, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from wushe.activities.models.hours import HALF_HOUR
from wushe.goods.models import NEVER
from wushe.kernel.database.model import TenantModel, Versioned

SAME, LEAST_PERCENT, MOST_PERCENT = 100, 10, 300
FETCHED_WITHIN, LONGEST_WAIT = 7, 30
LONGEST_LIFE = 3_650


def credit_for(minutes: int, percent: int) -> int:
    """Minutes of credit for so many minutes of service: whole half hours, never rounded up."""
    return minutes * percent // (100 * HALF_HOUR) * HALF_HOUR


class StoreRules(TenantModel, Versioned):
    """Its id is the tenant's, so that there is one. `lasts` in days from when the hours were approved; None: for ever.

    Credits that exist keep what they were given when a rule changes.
    """

    __tablename__ = "store_rules"
    grants = "SELECT, INSERT, UPDATE"

    opened_on: Mapped[date]
    percent: Mapped[int] = mapped_column(SmallInteger, default=SAME)
    lasts: Mapped[int | None] = mapped_column(SmallInteger)
    pickup_days: Mapped[int] = mapped_column(SmallInteger, default=FETCHED_WITHIN)

    __table_args__ = (
        CheckConstraint("id = tenant_id", name="one_for_a_township"),
        CheckConstraint(f"percent BETWEEN {LEAST_PERCENT} AND {MOST_PERCENT}", name="percent"),
        CheckConstraint(f"lasts BETWEEN 1 AND {LONGEST_LIFE}", name="lasts"),
        CheckConstraint(f"pickup_days BETWEEN 1 AND {LONGEST_WAIT}", name="pickup_days"),
    )

    def expires(self, on: date) -> date:
        return NEVER if self.lasts is None else on + timedelta(days=self.lasts)

    def fetch_by(self, on: date) -> date:
        return on + timedelta(days=self.pickup_days)
