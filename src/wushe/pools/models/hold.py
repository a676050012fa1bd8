"""What takes units out of a calendar, and the one constraint that keeps any of them from being held twice."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, func, literal_column
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, tenant_key
from wushe.pools.errors import BeyondGrant, Taken
from wushe.pools.kinds import HoldReason

EXCLUSION = "ex_hold_never_twice"


class Hold(TenantModel):
    """Units [`unit_from`, `unit_to`) for [`starts_at`, `ends_at`), a booking's buffer with it; None never ends.

    `quantity` is the resource's, carried along by the foreign key, so that the database knows how many units there are.

    `lane` is whose calendar it stands in: the resource's own, or that of a grant which keeps its units for the
    borrower alone. Those units stand in the resource's lane as one hold, `LENT`, and the borrower's bookings beside
    each other in the grant's. What a grant says is carried along, so that no borrower's hold can leave it.
    """

    __tablename__ = "hold"
    grants = "SELECT, INSERT, UPDATE, DELETE"

    resource_id: Mapped[UUID]
    quantity: Mapped[int]
    unit_from: Mapped[int]
    unit_to: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    reason: Mapped[HoldReason]
    note: Mapped[Name]
    booking_id: Mapped[UUID | None]
    lane: Mapped[UUID]
    grant_id: Mapped[UUID | None]
    grant_from: Mapped[int | None]
    grant_to: Mapped[int | None]
    grant_starts_at: Mapped[datetime | None]
    grant_ends_at: Mapped[datetime | None]
    grant_exclusive: Mapped[bool | None]

    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "resource_id", "quantity"],
            ["resource.tenant_id", "resource.id", "resource.quantity"],
            name="fk_hold_resource",
            onupdate="CASCADE",
        ),
        ForeignKeyConstraint(
            [
                "tenant_id", "grant_id", "resource_id", "grant_from", "grant_to", "grant_starts_at", "grant_ends_at",
                "grant_exclusive",
            ],
            [
                "pool_grant.tenant_id", "pool_grant.id", "pool_grant.resource_id", "pool_grant.unit_from",
                "pool_grant.unit_to", "pool_grant.starts_at", "pool_grant.ends_at", "pool_grant.exclusive",
            ],
            name="fk_hold_grant",
            onupdate="CASCADE",
        ),
        tenant_key("booking_id", "booking"),
        CheckConstraint("unit_from >= 1 AND unit_from < unit_to AND unit_to <= quantity + 1", name="units_exist"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("(reason = 'booked') = (booking_id IS NOT NULL)", name="booked_by_a_booking"),
        CheckConstraint("num_nonnulls(grant_from, grant_to, grant_starts_at, grant_ends_at, grant_exclusive)"
                        " = CASE WHEN grant_id IS NULL THEN 0 ELSE 5 END", name="grant_whole"),
        CheckConstraint("unit_from >= grant_from AND unit_to <= grant_to"
                        " AND starts_at >= grant_starts_at AND ends_at <= grant_ends_at", name="within_grant"),
        CheckConstraint("reason <> 'lent' OR (grant_exclusive AND unit_from = grant_from AND unit_to = grant_to"
                        " AND ends_at = grant_ends_at)", name="lent_whole"),
        CheckConstraint("lane = CASE WHEN grant_exclusive AND reason = 'booked' THEN grant_id ELSE resource_id END",
                        name="lane_of_its_grant"),
        ExcludeConstraint(
            ("tenant_id", "="),
            ("lane", "="),
            (func.int4range(literal_column("unit_from"), literal_column("unit_to")), "&&"),
            (func.tstzrange(literal_column("starts_at"), literal_column("ends_at")), "&&"),
            name=EXCLUSION,
            using="gist",
        ),
        Index("ix_hold_calendar", "tenant_id", "resource_id", "starts_at"),
        Index("ix_hold_lane", "tenant_id", "lane", "ends_at"),
        Index("ix_hold_booking", "tenant_id", "booking_id"),
    )  # fmt: skip

    def come_home(self) -> None:
        """What a grant lent is the owner's again: whatever holds the units stands in the owner's own calendar."""
        self.lane, self.grant_id = self.resource_id, None
        self.grant_from = self.grant_to = self.grant_starts_at = self.grant_ends_at = self.grant_exclusive = None


refuses(EXCLUSION, Taken)
refuses("ck_hold_units_exist", Taken)
refuses("ck_hold_within_grant", BeyondGrant)
