"""Credit: the minutes that one entry of approved hours gave, and every move of them."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from wushe.goods.models import NEVER
from wushe.kernel import clock
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, new_id, tenant_key, tenant_unique
from wushe.store.errors import CreditTwice, TooFewHours
from wushe.store.kinds import CreditMoveKind as Kind

_DIRECTION = """CASE WHEN kind IN ('earned', 'raised', 'given_back') THEN change > 0 ELSE change < 0 END"""


class Why(NamedTuple):
    """What a move is about: hours, another credit, or an exchange and the township where it stands."""

    about_id: UUID
    township_id: UUID | None = None


class Credit(TenantModel):
    """A lot of minutes, `percent` of those served: what was earned and not spent nor lapsed is `remaining - owed`.

    `owed` was spent before the hours turned out to be fewer; what the person earns next pays it. `moves` and
    `remaining` are those of its last move: the key into the moves is looked at when the transaction ends.
    """

    __tablename__ = "store_credit"
    grants = "SELECT, INSERT, UPDATE"

    person_id: Mapped[UUID]
    hours_id: Mapped[UUID]
    earned_on: Mapped[date]
    expires_on: Mapped[date]
    percent: Mapped[int] = mapped_column(SmallInteger)
    earned: Mapped[int]
    remaining: Mapped[int] = mapped_column(default=0)
    lapsed: Mapped[int] = mapped_column(default=0)
    owed: Mapped[int] = mapped_column(default=0)
    moves: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        tenant_unique("hours_id"),
        tenant_key("person_id", "person"),
        tenant_key("hours_id", "service_hours"),
        ForeignKeyConstraint(
            ["tenant_id", "id", "moves", "remaining"],
            ["store_credit_move.tenant_id", "store_credit_move.credit_id", "store_credit_move.number",
             "store_credit_move.after"],
            name="fk_store_credit_moves", deferrable=True, initially="DEFERRED", use_alter=True,
        ),
        CheckConstraint("remaining BETWEEN 0 AND earned", name="not_below_zero"),
        CheckConstraint("lapsed >= 0", name="lapsed"),
        CheckConstraint("owed >= 0 AND (owed = 0 OR remaining = 0)", name="owes_when_empty"),
        Index(
            "ix_store_credit_first_out", "tenant_id", "person_id", "expires_on", "id",
            postgresql_where=text("remaining > 0"),
        ),
        Index("ix_store_credit_expires", "tenant_id", "expires_on", postgresql_where=text("remaining > 0")),
        Index("ix_store_credit_owed", "tenant_id", "person_id", postgresql_where=text("owed > 0")),
    )  # fmt: skip

    @property
    def lasts_until(self) -> date | None:
        """None for what does not expire."""
        return None if self.expires_on == NEVER else self.expires_on

    def earn(self) -> "CreditMove":
        """Its first move."""
        return self._move(Kind.EARNED, self.earned, Why(self.hours_id))

    def draw(self, minutes: int, why: Why) -> "CreditMove":
        return self._move(Kind.DRAWN, -minutes, why)

    def give_back(self, minutes: int, why: Why) -> "list[CreditMove]":
        """What it owes is paid out of that at once."""
        moves = [self._move(Kind.GIVEN_BACK, minutes, why)]
        if paid := min(self.owed, minutes):
            moves.append(self.pay(paid, self.id))
            self.owed -= paid
        return moves

    def pay(self, minutes: int, credit_id: UUID) -> "CreditMove":
        """For what another credit, or itself, owes."""
        return self._move(Kind.SQUARED, -minutes, Why(credit_id))

    def correct(self, earned: int) -> "CreditMove | None":
        """The hours are worth that much after all: what is missing is taken from what is left, and else owed."""
        more, self.earned = earned - self.earned, earned
        if more < 0:
            return self._withdraw(-more)
        self.owed, more = max(self.owed - more, 0), max(more - self.owed, 0)
        return self._move(Kind.RAISED, more, Why(self.hours_id)) if more else None

    def _withdraw(self, minutes: int) -> "CreditMove | None":
        """What has lapsed is nobody's debt."""
        left = min(self.remaining, minutes)
        from_lapsed = min(self.lapsed, minutes - left)
        self.lapsed -= from_lapsed
        self.owed += minutes - left - from_lapsed
        return self._move(Kind.WITHDRAWN, -left, Why(self.hours_id)) if left else None

    def lapse(self) -> "CreditMove":
        self.lapsed += self.remaining
        return self._move(Kind.LAPSED, -self.remaining, Why(self.hours_id))

    def _move(self, kind: Kind, by: int, why: Why) -> "CreditMove":
        before = self.remaining
        self.remaining, self.moves = before + by, self.moves + 1
        return CreditMove(
            id=new_id(), credit_id=self.id, person_id=self.person_id, number=self.moves, kind=kind, before=before,
            change=by, after=self.remaining, on=clock.today(), about_id=why.about_id, township_id=why.township_id,
        )  # fmt: skip


class CreditMove(TenantModel):
    """The `number`th move of a credit: append-only, each continuing the one before it, so that a credit adds up.

    `township_id` is where the exchange stands that it was drawn for; no key leads there.
    """

    __tablename__ = "store_credit_move"
    grants = "SELECT, INSERT"

    credit_id: Mapped[UUID]
    person_id: Mapped[UUID]
    number: Mapped[int]
    previous: Mapped[int | None] = mapped_column(Integer, Computed("nullif(number - 1, 0)", persisted=True))
    kind: Mapped[Kind]
    before: Mapped[int]
    change: Mapped[int]
    after: Mapped[int]
    on: Mapped[date]
    about_id: Mapped[UUID]
    township_id: Mapped[UUID | None]
    moved_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        UniqueConstraint("tenant_id", "credit_id", "number", name="uq_store_credit_move_number"),
        UniqueConstraint("tenant_id", "credit_id", "number", "after", name="uq_store_credit_move_balance"),
        ForeignKeyConstraint(
            ["tenant_id", "credit_id", "previous", "before"],
            ["store_credit_move.tenant_id", "store_credit_move.credit_id", "store_credit_move.number",
             "store_credit_move.after"],
            name="fk_store_credit_move_previous",
        ),
        tenant_key("credit_id", "store_credit"),
        tenant_key("person_id", "person"),
        CheckConstraint("number > 1 OR before = 0", name="begins_at_zero"),
        CheckConstraint("(number = 1) = (kind = 'earned')", name="begins_with_hours"),
        CheckConstraint("after = before + change", name="adds_up"),
        CheckConstraint("after >= 0", name="not_below_zero"),
        CheckConstraint(_DIRECTION, name="direction"),
        CheckConstraint("(kind IN ('drawn', 'given_back')) = (township_id IS NOT NULL)", name="of_an_exchange"),
        Index("ix_store_credit_move_person", "tenant_id", "person_id", "id"),
        Index("ix_store_credit_move_about", "tenant_id", "about_id"),
        Index("ix_store_credit_move_township", "tenant_id", "township_id", "on"),
    )  # fmt: skip


def _overdrawn() -> TooFewHours:
    return TooFewHours(left="0", short="0.5")


refuses("uq_store_credit_tenant_id_hours_id", CreditTwice)
for _name in ("ck_store_credit_not_below_zero", "ck_store_credit_move_not_below_zero",
              "uq_store_credit_move_number", "fk_store_credit_move_previous"):  # fmt: skip
    refuses(_name, _overdrawn)
