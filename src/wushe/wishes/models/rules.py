"""How dear a wish may be and how long a claim has: one row for a township that changed it, none for the usual."""

from sqlalchemy import CheckConstraint, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Fen, TenantModel, Versioned
from wushe.kernel.money import show_yuan
from wushe.wishes.errors import TooDear

LIMIT_FEN, CLAIM_DAYS = 50_000, 14
DEAREST, LONGEST = 1_000_000, 90


class WishRules(TenantModel, Versioned):
    """Its id is the tenant's, so that there is one."""

    __tablename__ = "wish_rules"
    grants = "SELECT, INSERT, UPDATE"

    limit_fen: Mapped[Fen] = mapped_column(default=LIMIT_FEN)
    claim_days: Mapped[int] = mapped_column(SmallInteger, default=CLAIM_DAYS)

    __table_args__ = (
        CheckConstraint("id = tenant_id", name="one_for_a_township"),
        CheckConstraint(f"limit_fen BETWEEN 0 AND {DEAREST}", name="limit"),
        CheckConstraint(f"claim_days BETWEEN 1 AND {LONGEST}", name="days"),
    )

    def refuse_too_dear(self, value_fen: int) -> None:
        """Raises `TooDear` beside `value`."""
        if value_fen > self.limit_fen:
            raise TooDear(most=show_yuan(self.limit_fen)).beside("value")
