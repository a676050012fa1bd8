"""What is shared: a venue, a piece of equipment of which there are so many, a person's hours."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import normalised, search_key
from wushe.pools.errors import ExpertListed, OnlyGrows, ResourceClosed, ResourceNameTaken
from wushe.pools.kinds import Admission, ResourceKind
from wushe.pools.ownership import Owned, ownership
from wushe.pools.terms import Terms


class Resource(Owned, TenantModel, Versioned):
    """`quantity` units, numbered from one: the zones of a venue, the pieces of an equipment, one for a person.

    It only grows. Units that are broken or given away are a hold without an end, so that a booking for them is refused
    by the same constraint as any other. `expert_id` is the person whose hours they are.
    """

    __tablename__ = "resource"
    grants = "SELECT, INSERT, UPDATE"

    kind: Mapped[ResourceKind]
    name: Mapped[Name]
    name_key: Mapped[Name]
    search: Mapped[str]
    community_id: Mapped[UUID | None]
    address: Mapped[str] = mapped_column(default="")
    quantity: Mapped[int]
    unit_name: Mapped[Name] = mapped_column(default="")
    fields: Mapped[list[str]] = mapped_column(default=list)
    expert_id: Mapped[UUID | None]
    admission: Mapped[Admission] = mapped_column(default=Admission.SELF_SERVICE)
    buffer_minutes: Mapped[int] = mapped_column(SmallInteger, default=0)
    longest_minutes: Mapped[int] = mapped_column(default=480)
    lead_days: Mapped[int] = mapped_column(SmallInteger, default=60)
    closed_on_holidays: Mapped[bool] = mapped_column(default=True)
    rules: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]

    __table_args__ = (
        *ownership(),
        tenant_key("community_id", "community"),
        tenant_key("expert_id", "person"),
        UniqueConstraint("tenant_id", "id", "quantity", name="uq_resource_quantity"),
        UniqueConstraint(
            "tenant_id", "kind", "community_id", "name_key", name="uq_resource_name", postgresql_nulls_not_distinct=True
        ),
        tenant_unique("expert_id"),
        CheckConstraint("quantity BETWEEN 1 AND 100000", name="quantity_counts"),
        CheckConstraint("(kind = 'expertise') = (expert_id IS NOT NULL)", name="expertise_is_a_persons"),
        CheckConstraint("kind <> 'expertise' OR quantity = 1", name="a_person_is_one"),
        CheckConstraint("kind <> 'venue' OR community_id IS NOT NULL", name="a_venue_stands_somewhere"),
        CheckConstraint(
            "buffer_minutes BETWEEN 0 AND 240 AND longest_minutes BETWEEN 30 AND 44640 AND lead_days BETWEEN 1 AND 366",
            name="terms_within_reason",
        ),
        Index("ix_resource_name", "tenant_id", "kind", "name", "id"),
        Index("ix_resource_steward", "tenant_id", "steward_id"),
    )

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    def describe(self, *, name: str, community_id: UUID | None, address: str, fields: list[str]) -> None:
        """Raises `ResourceClosed`."""
        self.refuse_if_closed()
        self.name, self.name_key = name, normalised(name)
        self.community_id, self.address, self.fields = community_id, address, fields
        self.search = search_key(name, address, *fields)

    def set_terms(self, terms: Terms) -> None:
        self.admission, self.rules = terms.admission, terms.rules
        self.buffer_minutes, self.longest_minutes = terms.buffer_minutes, terms.longest_minutes
        self.lead_days, self.closed_on_holidays = terms.lead_days, terms.closed_on_holidays

    def grow(self, quantity: int) -> None:
        """Raises `OnlyGrows`: fewer units are units withdrawn."""
        if quantity < self.quantity:
            raise OnlyGrows(quantity=self.quantity)
        self.quantity = quantity

    def close(self, on: date) -> None:
        self.refuse_if_closed()
        self.closed_on = on

    def reopen(self) -> None:
        self.closed_on = None

    def refuse_if_closed(self) -> None:
        if self.is_closed:
            raise ResourceClosed(name=self.name)

    @property
    def buffer(self) -> timedelta:
        """For clearing up, behind each booking."""
        return timedelta(minutes=self.buffer_minutes)

    @property
    def longest(self) -> timedelta:
        return timedelta(minutes=self.longest_minutes)

    @property
    def lead(self) -> timedelta:
        """How far ahead it may be booked."""
        return timedelta(days=self.lead_days)


refuses("uq_resource_name", ResourceNameTaken)
refuses("uq_resource_tenant_id_expert_id", ExpertListed)
