"""What is lent to another township: the owner's grant, and the borrower's mirror of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import local_day
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key
from wushe.kernel.text import search_key
from wushe.pools.errors import GrantOver, GrantToOneself, ReasonNeeded, StillLent
from wushe.pools.kinds import GrantState, GrantVerb, ResourceKind


def last_day(ends_at: datetime) -> date:
    """The day that ends at that moment, and is lent as a whole."""
    return local_day(ends_at - timedelta(microseconds=1))


class PoolGrant(TenantModel, Versioned):
    """Units [`unit_from`, `unit_to`) of one resource for one borrower, from `starts_at` until `ends_at`.

    `exclusive` keeps them for the borrower alone; otherwise both book in one calendar. The borrower is a township, or
    a county, whose pool every township of it may borrow from. No foreign key leads to it: it may stand in another
    installation once one of the two has moved there.
    """

    __tablename__ = "pool_grant"
    grants = "SELECT, INSERT, UPDATE"

    resource_id: Mapped[UUID]
    borrower_tenant_id: Mapped[UUID]
    unit_from: Mapped[int]
    unit_to: Mapped[int]
    exclusive: Mapped[bool]
    verbs: Mapped[list[str]]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    state: Mapped[GrantState] = mapped_column(default=GrantState.LIVE)
    granted_by: Mapped[UUID]
    granted_at: Mapped[datetime]
    revoked_by: Mapped[UUID | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("resource_id", "resource"),
        tenant_key("granted_by", "person"),
        tenant_key("revoked_by", "person"),
        UniqueConstraint(
            "tenant_id", "id", "resource_id", "unit_from", "unit_to", "starts_at", "ends_at", "exclusive",
            name="uq_pool_grant_carried",
        ),
        CheckConstraint("borrower_tenant_id <> tenant_id", name="to_another"),
        CheckConstraint("unit_from >= 1 AND unit_from < unit_to", name="units_count"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("(state = 'revoked') = (revoked_at IS NOT NULL) AND"
                        " (state = 'revoked') = (revoked_because <> '')", name="revoked"),
        Index("ix_pool_grant_resource", "tenant_id", "resource_id"),
        Index("ix_pool_grant_borrower", "tenant_id", "borrower_tenant_id", "id"),
    )  # fmt: skip

    @property
    def quantity(self) -> int:
        return self.unit_to - self.unit_from

    @property
    def last_day(self) -> date:
        return last_day(self.ends_at)

    def is_live(self, at: datetime) -> bool:
        return self.state is GrantState.LIVE and at < self.ends_at

    def refuse_if_over(self, at: datetime) -> None:
        """Raises `GrantOver`."""
        if not self.is_live(at):
            raise GrantOver

    def allows(self, verb: GrantVerb) -> bool:
        return verb in self.verbs

    def revoke(self, because: str, by: UUID, at: datetime) -> None:
        """Raises `GrantOver`."""
        self.refuse_if_over(at)
        if not because:
            raise ReasonNeeded
        self.state, self.revoked_by, self.revoked_at, self.revoked_because = GrantState.REVOKED, by, at, because

    def end(self, at: datetime) -> None:
        """Its last day is over. Raises `StillLent` before."""
        if self.is_live(at):
            raise StillLent
        self.state = GrantState.ENDED


class Borrowed(TenantModel):
    """The grant as its borrower sees it, with the grant's id: exactly what was lent, and nothing else of the owner.

    Written by the owner's verbs alone. A county keeps one for what stands in its pool; a township that books from
    there gets its own.
    """

    __tablename__ = "borrowed"
    grants = "SELECT, INSERT, UPDATE"

    owner_tenant_id: Mapped[UUID]
    owner: Mapped[Name]
    kind: Mapped[ResourceKind]
    name: Mapped[Name]
    unit_name: Mapped[Name]
    address: Mapped[str]
    rules: Mapped[str]
    hours: Mapped[str]
    search: Mapped[str]
    quantity: Mapped[int]
    exclusive: Mapped[bool]
    verbs: Mapped[list[str]]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    state: Mapped[GrantState]

    __table_args__ = (
        CheckConstraint("owner_tenant_id <> tenant_id", name="from_another"),
        CheckConstraint("quantity > 0", name="quantity_counts"),
        Index("ix_borrowed_name", "tenant_id", "kind", "name", "id"),
    )

    def is_live(self, at: datetime) -> bool:
        """Also before its first day: what is promised can be booked ahead."""
        return self.state is GrantState.LIVE and at < self.ends_at

    @property
    def is_bookable(self) -> bool:
        return bool(self.verbs)

    @property
    def last_day(self) -> date:
        return last_day(self.ends_at)

    def be_found_by(self, words: Sequence[str]) -> None:
        self.search = search_key(*words)


refuses("ck_pool_grant_to_another", GrantToOneself)
