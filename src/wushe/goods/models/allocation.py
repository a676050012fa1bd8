"""Goods on their way to whom they are for."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from wushe.goods.errors.allocations import (
    AllocationElsewhere,
    HandedOverByThem,
    ItemTwice,
    NotMore,
    RecipientUnfit,
    ReturnedTwice,
)
from wushe.goods.kinds import AllocationState, Recipient
from wushe.kernel import clock
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel, Versioned, tenant_key, tenant_unique

_NAMED = """(recipient = 'organization') = (organization_id IS NOT NULL)
 AND (recipient = 'community') = (community_id IS NOT NULL)
 AND (recipient = 'households') = (households IS NOT NULL)
 AND (recipient = 'cause') = (cause_id IS NOT NULL) AND (cause_id IS NULL) = (cause_kind = '')"""
_STEPS = """(state IN ('allocated', 'handed_over', 'confirmed')) <= (allocated_by IS NOT NULL)
 AND (state IN ('handed_over', 'confirmed')) = (handed_at IS NOT NULL)
 AND (state = 'confirmed') = (confirmed_at IS NOT NULL)
 AND (handed_at IS NULL) = (handed_by IS NULL) AND (confirmed_at IS NULL) = (confirmed_by IS NULL)"""


class Allocation(TenantModel, Versioned):
    """From one point to one recipient. `households` are counted and confirm nothing: handing over ends it.

    `cause_id` is a thing of a slice above, of the kind that it registered in `causes`.
    """

    __tablename__ = "goods_allocation"
    grants = "SELECT, INSERT, UPDATE"

    number: Mapped[Code]
    point_id: Mapped[UUID]
    recipient: Mapped[Recipient]
    organization_id: Mapped[UUID | None]
    community_id: Mapped[UUID | None]
    households: Mapped[int | None]
    cause_kind: Mapped[Code] = mapped_column(default="")
    cause_id: Mapped[UUID | None]
    purpose: Mapped[Name]
    rescue_id: Mapped[UUID | None]
    state: Mapped[AllocationState] = mapped_column(default=AllocationState.ASKED)
    asked_by: Mapped[UUID | None]
    asked_on: Mapped[date]
    allocated_by: Mapped[UUID | None]
    allocated_on: Mapped[date | None]
    handed_by: Mapped[UUID | None]
    handed_at: Mapped[datetime | None]
    confirmed_by: Mapped[UUID | None]
    confirmed_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_unique("number"),
        tenant_key("point_id", "donation_point"),
        tenant_key("organization_id", "organization"),
        tenant_key("community_id", "community"),
        tenant_key("rescue_id", "goods_rescue"),
        *(tenant_key(who, "person") for who in ("asked_by", "allocated_by", "handed_by", "confirmed_by")),
        CheckConstraint(_NAMED, name="recipient_named"),
        CheckConstraint("households > 0", name="households"),
        CheckConstraint(_STEPS, name="steps"),
        CheckConstraint("confirmed_by <> handed_by", name="another_confirms"),
        Index("ix_goods_allocation_state", "tenant_id", "state", "id"),
        Index("ix_goods_allocation_organization", "tenant_id", "organization_id"),
        Index("ix_goods_allocation_point", "tenant_id", "point_id"),
        Index("ix_goods_allocation_rescue", "tenant_id", "rescue_id"),
        Index("ix_goods_allocation_cause", "tenant_id", "cause_id"),
    )

    @property
    def is_over(self) -> bool:
        """Nothing is awaited of anybody."""
        given = self.state is AllocationState.HANDED_OVER and self.recipient is Recipient.HOUSEHOLDS
        return given or self.state in {AllocationState.CONFIRMED, AllocationState.CANCELLED}

    @property
    def awaits_confirmation(self) -> bool:
        return self.state is AllocationState.HANDED_OVER and not self.is_over

    def refuse_unless(self, *states: AllocationState) -> None:
        """Raises `AllocationElsewhere`."""
        if self.state not in states:
            raise AllocationElsewhere(state=self.state.label)

    def allocate(self, by: UUID, on: date) -> None:
        self.refuse_unless(AllocationState.ASKED)
        self.state, self.allocated_by, self.allocated_on = AllocationState.ALLOCATED, by, on

    def hand_over(self, by: UUID) -> None:
        self.refuse_unless(AllocationState.ALLOCATED)
        self.state, self.handed_by, self.handed_at = AllocationState.HANDED_OVER, by, clock.now()

    def confirm(self, by: UUID) -> None:
        """Raises `AllocationElsewhere`, `HandedOverByThem`."""
        if not self.awaits_confirmation:
            raise AllocationElsewhere(state=self.state.label)
        if by == self.handed_by:
            raise HandedOverByThem
        self.state, self.confirmed_by, self.confirmed_at = AllocationState.CONFIRMED, by, clock.now()

    def cancel(self) -> None:
        self.refuse_unless(AllocationState.ASKED, AllocationState.ALLOCATED)
        self.state = AllocationState.CANCELLED


class AllocationLine(TenantModel):
    """So much of one item, in steps of its unit; the lots are those of its moves. `returned` came back after all."""

    __tablename__ = "goods_allocation_line"
    grants = "SELECT, INSERT, UPDATE, DELETE"

    allocation_id: Mapped[UUID]
    item_id: Mapped[UUID]
    quantity: Mapped[int]
    returned: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        tenant_unique("allocation_id", "item_id", name="uq_goods_allocation_line_item"),
        tenant_key("allocation_id", "goods_allocation"),
        tenant_key("item_id", "goods_item"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("returned BETWEEN 0 AND quantity", name="returned"),
        Index("ix_goods_allocation_line_item", "tenant_id", "item_id"),
    )

    @property
    def kept(self) -> int:
        """What stayed with whom it was for."""
        return self.quantity - self.returned

    def lessen(self, quantity: int) -> int:
        """Allocate only so much; returns what goes back into stock. Raises `NotMore`."""
        if quantity >= self.quantity:
            raise NotMore
        less, self.quantity = self.quantity - quantity, quantity
        return less


refuses("uq_goods_allocation_line_item", ItemTwice)
refuses("ck_goods_allocation_recipient_named", RecipientUnfit)
refuses("ck_goods_allocation_another_confirms", HandedOverByThem)
refuses("ck_goods_allocation_line_returned", ReturnedTwice)
