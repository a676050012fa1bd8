"""What brings the books to what is there: goods written off, and lots counted."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.goods.errors.adjustments import AlreadyDecided, RefusedWithoutReason, SamePerson, WaitsAlready
from wushe.goods.kinds import AdjustmentKind, AdjustmentState, Reason
from wushe.kernel import clock
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Fen, TenantModel, Versioned, tenant_key

ALONE_FEN = 20_000
"""¥200: what is written off up to this value needs no second person. A count that differs always does."""


class Adjustment(TenantModel, Versioned):
    """`booked` was in the books and `counted` was there, in steps. `value_fen` is that of the difference.

    Above the limit, and for every count that differs, another person than who asked agrees: in the database itself.
    `refusal` says why that person did not.
    """

    __tablename__ = "goods_adjustment"
    grants = "SELECT, INSERT, UPDATE"

    lot_id: Mapped[UUID]
    kind: Mapped[AdjustmentKind]
    booked: Mapped[int]
    counted: Mapped[int]
    reason: Mapped[Reason | None]
    words: Mapped[str] = mapped_column(default="")
    value_fen: Mapped[Fen]
    state: Mapped[AdjustmentState]
    asked_by: Mapped[UUID]
    asked_on: Mapped[date]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    refusal: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("lot_id", "goods_lot"),
        tenant_key("asked_by", "person"),
        tenant_key("decided_by", "person"),
        CheckConstraint("booked >= 0 AND counted >= 0 AND value_fen >= 0", name="not_below_zero"),
        CheckConstraint("kind <> 'write_off' OR counted < booked", name="write_off"),
        CheckConstraint("booked = counted OR reason IS NOT NULL", name="reason_given"),
        CheckConstraint("decided_by <> asked_by", name="another_decides"),
        CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="decided"),
        CheckConstraint("(state = 'refused') = (refusal <> '')", name="refused_with_reason"),
        CheckConstraint(
            f"state <> 'done' OR decided_by IS NOT NULL OR booked = counted"
            f" OR (kind = 'write_off' AND value_fen <= {ALONE_FEN})",
            name="second_person",
        ),
        Index(
            "uq_goods_adjustment_waiting", "tenant_id", "lot_id", unique=True,
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_goods_adjustment_lot", "tenant_id", "lot_id"),
        Index("ix_goods_adjustment_state", "tenant_id", "state", "id"),
    )  # fmt: skip

    @property
    def change(self) -> int:
        """What is added to the lot; below zero what is taken off."""
        return self.counted - self.booked

    @property
    def needs_second_person(self) -> bool:
        if self.kind is AdjustmentKind.COUNT:
            return self.change != 0
        return self.value_fen > ALONE_FEN

    def agree(self, by: UUID) -> None:
        """Raises `AlreadyDecided`, `SamePerson`."""
        self._decide(by, AdjustmentState.DONE)

    def refuse(self, by: UUID, because: str) -> None:
        """Raises `AlreadyDecided`, `SamePerson`, `RefusedWithoutReason`."""
        self._decide(by, AdjustmentState.REFUSED)
        self.refusal = because

    def _decide(self, by: UUID, state: AdjustmentState) -> None:
        if self.state is not AdjustmentState.WAITING:
            raise AlreadyDecided(state=self.state.label)
        if by == self.asked_by:
            raise SamePerson
        self.state, self.decided_by, self.decided_at = state, by, clock.now()


refuses("uq_goods_adjustment_waiting", WaitsAlready)
refuses("ck_goods_adjustment_another_decides", SamePerson)
refuses("ck_goods_adjustment_refused_with_reason", RefusedWithoutReason)
refuses("ck_goods_adjustment_second_person", SamePerson)
