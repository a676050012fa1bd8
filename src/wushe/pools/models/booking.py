"""A booking, and its life from the first wish to the key given back."""

from datetime import date, datetime, time, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key
from wushe.kernel.rhythm import Rhythm
from wushe.pools.errors import BookingDecided, NotHandedOver, NotYet, ReasonNeeded
from wushe.pools.kinds import EXPECTED, BookingState

AHEAD = timedelta(hours=24)
"""How long before its start something may be handed over: keys and chairs are fetched the day before."""

HOLDING = frozenset({BookingState.ASKED, BookingState.CONFIRMED, BookingState.HANDED_OVER})


class Series(TenantModel):
    """What a number of bookings were made from. Each of them is its own row from then on, and may be an exception."""

    __tablename__ = "booking_series"
    grants = "SELECT, INSERT"

    resource_id: Mapped[UUID | None]
    borrowed_id: Mapped[UUID | None]
    rhythm: Mapped[Rhythm]
    first_on: Mapped[date]
    last_on: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]

    __table_args__ = (
        tenant_key("resource_id", "resource"),
        tenant_key("borrowed_id", "borrowed"),
        CheckConstraint("num_nonnulls(resource_id, borrowed_id) = 1", name="of_one_thing"),
        CheckConstraint("first_on <= last_on", name="first_before_last"),
    )


class Booking(TenantModel, Versioned):
    """So many units of one resource for one span of time, for one organisation.

    The units themselves are its holds; `zone_ids` names those of a venue, also when the holds are gone. A booking by
    another township stands in both with one id: the owner's row names `borrower_tenant_id` and its grant, the
    borrower's names what was borrowed. `party` is what the owner calls the borrower's group; there is no person in it.
    """

    __tablename__ = "booking"
    grants = "SELECT, INSERT, UPDATE"

    resource_id: Mapped[UUID | None]
    borrowed_id: Mapped[UUID | None]
    series_id: Mapped[UUID | None]
    organization_id: Mapped[UUID | None]
    asked_by: Mapped[UUID | None]
    grant_id: Mapped[UUID | None]
    borrower_tenant_id: Mapped[UUID | None]
    party: Mapped[Name] = mapped_column(default="")
    purpose: Mapped[Name]
    search: Mapped[str]
    heads: Mapped[int | None]
    quantity: Mapped[int]
    zone_ids: Mapped[list[UUID]] = mapped_column(default=list)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    state: Mapped[BookingState]
    asked_at: Mapped[datetime]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    handed_over_at: Mapped[datetime | None]
    handed_over_by: Mapped[UUID | None]
    returned_at: Mapped[datetime | None]
    returned_by: Mapped[UUID | None]
    condition: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("resource_id", "resource"),
        tenant_key("borrowed_id", "borrowed"),
        tenant_key("series_id", "booking_series"),
        tenant_key("organization_id", "organization"),
        tenant_key("asked_by", "person"),
        tenant_key("decided_by", "person"),
        tenant_key("handed_over_by", "person"),
        tenant_key("returned_by", "person"),
        tenant_key("grant_id", "pool_grant"),
        CheckConstraint("num_nonnulls(resource_id, borrowed_id) = 1", name="of_one_thing"),
        CheckConstraint("num_nonnulls(grant_id, borrower_tenant_id) IN (0, 2)", name="borrower_by_grant"),
        CheckConstraint("(borrower_tenant_id IS NULL) = (organization_id IS NOT NULL)", name="for_one_party"),
        CheckConstraint("borrower_tenant_id <> tenant_id", name="borrower_is_another"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("quantity > 0 AND heads > 0", name="numbers_count"),
        CheckConstraint("state NOT IN ('refused', 'cancelled') OR reason <> ''", name="no_has_a_reason"),
        CheckConstraint("state NOT IN ('handed_over', 'returned') OR handed_over_at IS NOT NULL", name="handed_over"),
        CheckConstraint("(state = 'returned') = (returned_at IS NOT NULL)", name="returned"),
        Index("ix_booking_calendar", "tenant_id", "resource_id", "starts_at"),
        Index("ix_booking_borrowed", "tenant_id", "borrowed_id", "starts_at"),
        Index("ix_booking_organization", "tenant_id", "organization_id", "starts_at", "id"),
        Index("ix_booking_starts_at", "tenant_id", "starts_at", "id"),
        Index("ix_booking_grant", "tenant_id", "grant_id"),
        Index("ix_booking_asked", "tenant_id", "starts_at", "id", postgresql_where=text("state = 'asked'")),
        Index("ix_booking_waiting", "tenant_id", "resource_id", "asked_at", "id",
              postgresql_where=text("state = 'waiting'")),
    )  # fmt: skip

    @property
    def thing_id(self) -> UUID:
        """What it is of: the township's own, or what it has borrowed."""
        return cast("UUID", self.resource_id or self.borrowed_id)

    @property
    def holds_units(self) -> bool:
        return self.state in HOLDING

    @property
    def is_to_come(self) -> bool:
        """Hoped for or expected, and nobody has the units yet."""
        return self.state is BookingState.WAITING or self.state in EXPECTED

    def admit(self, state: BookingState) -> None:
        """Units were found: it stands, or the steward is asked."""
        self._refuse_unless(BookingState.WAITING)
        self.state = state

    def confirm(self, by: UUID, at: datetime) -> None:
        """Raises `BookingDecided`."""
        self._refuse_unless(BookingState.ASKED)
        self.state, self.decided_by, self.decided_at = BookingState.CONFIRMED, by, at

    def refuse(self, because: str, by: UUID, at: datetime) -> None:
        """Row 49: never without a reason. Raises `BookingDecided`, `ReasonNeeded`."""
        self._refuse_unless(BookingState.ASKED, BookingState.WAITING)
        self.reason = _said(because)
        self.state, self.decided_by, self.decided_at = BookingState.REFUSED, by, at

    def cancel(self, because: str, by: UUID | None, at: datetime) -> None:
        """By whoever asked, by the steward, or by the product when what was lent is taken back."""
        self._refuse_unless(BookingState.WAITING, *EXPECTED)
        self.reason = _said(because)
        self.state, self.decided_by, self.decided_at = BookingState.CANCELLED, by, at

    def move(self, starts_at: datetime, ends_at: datetime, state: BookingState) -> None:
        """Another time; the steward decides anew where they decide at all."""
        self._refuse_unless(BookingState.WAITING, *EXPECTED)
        self.starts_at, self.ends_at, self.state = starts_at, ends_at, state

    def hand_over(self, by: UUID, at: datetime) -> None:
        """Raises `BookingDecided`, and `NotYet` before its day."""
        self._refuse_unless(BookingState.CONFIRMED)
        if at < self.starts_at - AHEAD:
            raise NotYet
        self.state, self.handed_over_by, self.handed_over_at = BookingState.HANDED_OVER, by, at

    def give_back(self, condition: str, by: UUID, at: datetime) -> None:
        """Raises `NotHandedOver`."""
        if self.state is not BookingState.HANDED_OVER:
            raise NotHandedOver
        self.state, self.returned_by, self.returned_at, self.condition = BookingState.RETURNED, by, at, condition

    def be_used(self, by: UUID | None, at: datetime) -> None:
        """What it was booked for took place, and no key changed hands. Raises `BookingDecided`."""
        self._refuse_unless(BookingState.CONFIRMED)
        self.state, self.handed_over_at, self.returned_at = BookingState.RETURNED, self.starts_at, at
        self.returned_by = by

    def pass_on(self, organization_id: UUID, party: str, purpose: str, search: str) -> None:
        """It is another organisation's from now on."""
        self._refuse_unless(BookingState.WAITING, *EXPECTED)
        self.organization_id, self.party, self.purpose, self.search = organization_id, party, purpose, search

    def miss(self, by: UUID, at: datetime) -> None:
        """Nobody came. Raises `NotYet` before it has begun."""
        self._refuse_unless(BookingState.CONFIRMED)
        if at < self.starts_at:
            raise NotYet
        self.state, self.decided_by, self.decided_at = BookingState.NO_SHOW, by, at

    def is_overdue(self, at: datetime) -> bool:
        return self.state is BookingState.HANDED_OVER and self.ends_at < at

    def _refuse_unless(self, *states: BookingState) -> None:
        if self.state not in states:
            raise BookingDecided(state=self.state.label)


def _said(because: str) -> str:
    if not because:
        raise ReasonNeeded
    return because


refuses("ck_booking_no_has_a_reason", ReasonNeeded)
