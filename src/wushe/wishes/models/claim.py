"""Who claims a wish, until when, and how it was handed over and confirmed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import local_day
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.wishes.errors import AlreadyClaimed, ClaimDone, NotDeliveredYet, OwnDelivery
from wushe.wishes.kinds import Claimer, ClaimState, Confirmer, ReleaseReason

HELD_FOR = timedelta(hours=48)
WARNED_BEFORE = timedelta(days=3)
CONFIRMED_WITHIN = timedelta(days=7)
"""Within which the resident's word is fetched; after that it is overdue."""


class WishClaim(TenantModel, Versioned):
    """One claim. A UNIQUE index keeps a second one from standing beside it, whatever the program does.

    `person_id` is who signed in, `recorded_by` the member of staff who wrote down a claim at the counter. Until
    `called_at` a passer-by's claim is only held. `received_at`: it lies at the delivery point, no day runs any more.
    """

    __tablename__ = "wish_claim"
    grants = "SELECT, INSERT, UPDATE"

    wish_id: Mapped[UUID]
    claimer: Mapped[Claimer]
    person_id: Mapped[UUID | None]
    organization_id: Mapped[UUID | None]
    enterprise: Mapped[Name | None]
    recorded_by: Mapped[UUID | None]
    state: Mapped[ClaimState]
    claimed_at: Mapped[datetime]
    held_until: Mapped[datetime | None]
    called_at: Mapped[datetime | None]
    called_by: Mapped[UUID | None]
    due_on: Mapped[date | None]
    warned_at: Mapped[datetime | None]
    received_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    delivered_by: Mapped[UUID | None]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[UUID | None]
    confirmer: Mapped[Confirmer | None]
    thanks: Mapped[str] = mapped_column(String(300), default="")
    thanks_checked_at: Mapped[datetime | None]
    thanks_shown: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[ReleaseReason | None]
    end_note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("wish_id", "micro_wish"),
        tenant_key("person_id", "person"),
        tenant_key("organization_id", "organization"),
        CheckConstraint(
            "CASE claimer WHEN 'person' THEN person_id IS NOT NULL AND num_nonnulls(organization_id, enterprise) = 0 "
            "WHEN 'organization' THEN num_nonnulls(person_id, organization_id) = 2 AND enterprise IS NULL "
            "WHEN 'enterprise' THEN num_nonnulls(enterprise, recorded_by) = 2 AND organization_id IS NULL "
            "ELSE num_nonnulls(person_id, organization_id, enterprise) = 0 END",
            name="by_somebody",
        ),
        CheckConstraint("state <> 'held' OR (claimer = 'stranger' AND held_until IS NOT NULL)", name="held_until_when"),
        CheckConstraint("num_nonnulls(called_at, called_by) IN (0, 2)", name="call_whole"),
        CheckConstraint(
            "claimer <> 'stranger' OR state IN ('held', 'released') OR called_at IS NOT NULL", name="called"
        ),
        CheckConstraint("state IN ('held', 'released') OR due_on IS NOT NULL", name="due_when_firm"),
        CheckConstraint("num_nonnulls(delivered_at, delivered_by) IN (0, 2)", name="delivery_whole"),
        CheckConstraint("state NOT IN ('delivered', 'fulfilled') OR delivered_at IS NOT NULL", name="delivered_when"),
        CheckConstraint(
            "(state = 'fulfilled') = (confirmed_at IS NOT NULL) AND (confirmed_at IS NULL) = (confirmer IS NULL)",
            name="confirmed_when",
        ),
        CheckConstraint("(confirmer IS NOT DISTINCT FROM 'staff') = (confirmed_by IS NOT NULL)", name="confirmed_by"),
        CheckConstraint("confirmed_by <> delivered_by", name="another_confirms"),
        CheckConstraint("NOT thanks_shown OR (thanks <> '' AND thanks_checked_at IS NOT NULL)", name="thanks_checked"),
        CheckConstraint(
            "(state = 'released') = (end_reason IS NOT NULL) AND (state IN ('released', 'fulfilled')) = "
            "(ended_at IS NOT NULL)",
            name="ended_when",
        ),
        Index(
            "uq_wish_claim_live", "tenant_id", "wish_id", unique=True, postgresql_where=text("state <> 'released'")
        ),
        Index("ix_wish_claim_wish", "tenant_id", "wish_id", "claimed_at"),
        Index("ix_wish_claim_person", "tenant_id", "person_id", postgresql_where=text("person_id IS NOT NULL")),
        Index("ix_wish_claim_organization", "tenant_id", "organization_id"),
        Index("ix_wish_claim_due", "tenant_id", "state", "due_on"),
    )  # fmt: skip

    def hold(self, at: datetime) -> None:
        self.state, self.claimed_at, self.held_until = ClaimState.HELD, at, at + HELD_FOR

    def stand(self, at: datetime, days: int) -> None:
        """From now on it counts."""
        self.state, self.claimed_at = ClaimState.FIRM, self.claimed_at or at
        self.due_on = local_day(at) + timedelta(days=days)

    def call(self, at: datetime, by: UUID, days: int) -> None:
        """Somebody answered the telephone and meant it."""
        self._must_be(ClaimState.HELD)
        self.called_at, self.called_by = at, by
        self.stand(at, days)

    def receive(self, at: datetime) -> None:
        self._must_be(ClaimState.FIRM)
        self.received_at = self.received_at or at

    def deliver(self, at: datetime, by: UUID) -> None:
        self._must_be(ClaimState.FIRM)
        self.received_at = self.received_at or at
        self.delivered_at, self.delivered_by, self.state = at, by, ClaimState.DELIVERED

    def confirm(self, at: datetime, by: UUID | None, thanks: str) -> Confirmer:
        """By the resident's code, or by a member of staff who did not hand it over; raises `OwnDelivery`."""
        if self.state in {ClaimState.HELD, ClaimState.FIRM}:
            raise NotDeliveredYet
        self._must_be(ClaimState.DELIVERED)
        if by is not None and by == self.delivered_by:
            raise OwnDelivery
        confirmer = Confirmer.CODE if by is None else Confirmer.STAFF
        self.confirmer, self.confirmed_by, self.thanks = confirmer, by, thanks
        self.confirmed_at = self.ended_at = at
        self.state = ClaimState.FULFILLED
        return confirmer

    def check_thanks(self, at: datetime, *, show: bool) -> None:
        """Raises `ClaimDone` where there is nothing to check."""
        if not self.thanks or self.thanks_checked_at is not None:
            raise ClaimDone(state=self.state.label)
        self.thanks_checked_at, self.thanks_shown = at, show

    def release(self, reason: ReleaseReason, at: datetime, note: str = "") -> None:
        """Only while nothing was brought; raises `ClaimDone`."""
        if self.state not in {ClaimState.HELD, ClaimState.FIRM} or self._lies_there(reason):
            raise ClaimDone(state=self.state.label)
        self.state, self.ended_at, self.end_reason, self.end_note = ClaimState.RELEASED, at, reason, note

    def _lies_there(self, reason: ReleaseReason) -> bool:
        """What lies at the delivery point is not lost by a date, only by staff who see it lie."""
        return self.received_at is not None and reason is not ReleaseReason.BY_STAFF

    def _must_be(self, state: ClaimState) -> None:
        if self.state is not state:
            raise ClaimDone(state=self.state.label)


class WishContact(TenantModel):
    """How to reach who claims, sealed. It is deleted when they ask for it, and 90 days after the claim ended."""

    __tablename__ = "wish_contact"
    grants = "SELECT, INSERT, DELETE"

    claim_id: Mapped[UUID]
    name_sealed: Mapped[bytes]
    phone_sealed: Mapped[bytes]
    phone_hash: Mapped[bytes]
    phone_masked: Mapped[Code]
    wording: Mapped[Code]
    consented_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("claim_id", "wish_claim"),
        tenant_unique("claim_id"),
        Index("ix_wish_contact_phone_hash", "tenant_id", "phone_hash"),
    )


refuses("uq_wish_claim_live", AlreadyClaimed)
refuses("ck_wish_claim_another_confirms", OwnDelivery)
