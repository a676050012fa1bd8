"""一码一服务: an order and its way from being placed to the resident's word."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import local_day
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key, tenant_unique
from wushe.orders.errors import (
    AlreadyStarted,
    CodeUsed,
    MinutesNeeded,
    MinutesUnfit,
    NotFinishedYet,
    OwnService,
    ReasonNeeded,
    ServesOneself,
    WrongState,
)
from wushe.orders.kinds import OPEN, UNCONFIRMED, Confirmer, OrderState, ServiceKind

MOST_HOURS = 12
MOST_MINUTES = MOST_HOURS * 60
"""Beyond it somebody forgot to finish, and says how long it took."""


class ServiceOrder(TenantModel, Versioned):
    """One service of one member of a team (`server_id`) at the home of one resident (`person_id`).

    `code_digest` is all that is kept of the code on the slip; `minutes` is how long the service took. `due_on` is the
    last day for the resident's word. `reason` says why it was cancelled, or confirmed by staff.
    """

    __tablename__ = "service_order"
    grants = "SELECT, INSERT, UPDATE"

    number: Mapped[int]
    community_id: Mapped[UUID]
    team_id: Mapped[UUID]
    person_id: Mapped[UUID]
    server_id: Mapped[UUID]
    kind: Mapped[ServiceKind]
    visit_on: Mapped[date]
    notes: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[OrderState] = mapped_column(default=OrderState.PLACED)
    code_digest: Mapped[bytes | None]
    code_issued_at: Mapped[datetime | None]
    placed_at: Mapped[datetime]
    placed_by: Mapped[UUID]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    minutes: Mapped[int | None]
    due_on: Mapped[date | None]
    overdue_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[UUID | None]
    confirmer: Mapped[Confirmer | None]
    ended_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        tenant_key("community_id", "community"),
        tenant_key("team_id", "village_team"),
        tenant_key("person_id", "person"),
        tenant_key("server_id", "person"),
        tenant_unique("number"),
        tenant_unique("code_digest"),
        CheckConstraint("server_id <> person_id", name="serves_another"),
        CheckConstraint("num_nonnulls(code_digest, code_issued_at) IN (0, 2)", name="code_whole"),
        CheckConstraint("state IN ('placed', 'cancelled') OR started_at IS NOT NULL", name="started_when"),
        CheckConstraint("state <> 'placed' OR started_at IS NULL", name="placed_when"),
        CheckConstraint("started_at IS NULL OR code_digest IS NOT NULL", name="started_by_code"),
        CheckConstraint("num_nonnulls(finished_at, minutes, due_on) IN (0, 3)", name="finish_whole"),
        CheckConstraint(
            "state = 'cancelled' OR (state IN ('finished', 'overdue', 'confirmed')) = (finished_at IS NOT NULL)",
            name="finished_when",
        ),
        CheckConstraint("finished_at >= started_at", name="finishes_after_start"),
        CheckConstraint(f"minutes BETWEEN 0 AND {MOST_MINUTES}", name="minutes"),
        CheckConstraint("state <> 'overdue' OR overdue_at IS NOT NULL", name="overdue_when"),
        CheckConstraint("overdue_at IS NULL OR state IN ('overdue', 'confirmed', 'cancelled')", name="was_overdue"),
        CheckConstraint(
            "(state = 'confirmed') = (confirmed_at IS NOT NULL) AND (confirmed_at IS NULL) = (confirmer IS NULL)",
            name="confirmed_when",
        ),
        CheckConstraint("(confirmer IS NOT DISTINCT FROM 'staff') = (confirmed_by IS NOT NULL)", name="confirmed_by"),
        CheckConstraint("confirmed_by <> server_id", name="another_confirms"),
        CheckConstraint(
            "(state <> 'cancelled' AND confirmer IS DISTINCT FROM 'staff') OR reason <> ''", name="says_why"
        ),
        CheckConstraint("(state IN ('confirmed', 'cancelled')) = (ended_at IS NOT NULL)", name="ended_when"),
        Index("ix_service_order_community", "tenant_id", "community_id", "number"),
        Index("ix_service_order_server", "tenant_id", "server_id", "state"),
        Index("ix_service_order_person", "tenant_id", "person_id"),
        Index("ix_service_order_due", "tenant_id", "state", "due_on"),
    )

    # --- before the door

    def issue(self, digest: bytes, at: datetime) -> None:
        """A slip is printed; the code of a former one is unknown from now on."""
        self._must_be(OPEN)
        self.code_digest, self.code_issued_at = digest, at

    def reassign(self, server_id: UUID, visit_on: date) -> UUID:
        """Somebody else comes, who is not there yet; who was to come before is returned."""
        self._must_be({OrderState.PLACED})
        before, self.server_id, self.visit_on = self.server_id, server_id, visit_on
        return before

    def cancel(self, reason: str, at: datetime) -> None:
        """Raises `ReasonNeeded`, `WrongState` once it is closed."""
        self._must_be(OPEN)
        if not reason:
            raise ReasonNeeded
        self.reason, self.ended_at, self.state = reason, at, OrderState.CANCELLED

    # --- at the door

    def refuse_if_used(self) -> None:
        """Raises `CodeUsed`: what is closed is neither served nor confirmed once more."""
        if self.state not in OPEN:
            raise CodeUsed(state=self.state.label)

    def start(self, at: datetime) -> None:
        """Raises `CodeUsed`, `AlreadyStarted`."""
        self.refuse_if_used()
        if self.state is not OrderState.PLACED:
            raise AlreadyStarted
        self.started_at, self.state = at, OrderState.STARTED

    def finish(self, at: datetime, confirm_days: int, minutes: int | None = None) -> None:
        """`minutes` only where the clock says too much. Raises `CodeUsed`, `MinutesNeeded`, `MinutesUnfit`."""
        self.refuse_if_used()
        self._must_be({OrderState.STARTED})
        self.minutes = self._took(at, minutes)
        self.finished_at, self.due_on = at, local_day(at) + timedelta(days=confirm_days)
        self.state = OrderState.FINISHED

    def _took(self, at: datetime, said: int | None) -> int:
        passed = int((at - (self.started_at or at)).total_seconds()) // 60
        if said is None and passed > MOST_MINUTES:
            raise MinutesNeeded(most=MOST_HOURS).beside("minutes")
        if said is not None and said > min(passed, MOST_MINUTES):
            raise MinutesUnfit(most=min(passed, MOST_MINUTES)).beside("minutes")
        return passed if said is None else said

    # --- the resident's word

    def fall_overdue(self, at: datetime) -> None:
        self._must_be({OrderState.FINISHED})
        self.overdue_at, self.state = at, OrderState.OVERDUE

    def confirm(self, at: datetime) -> None:
        """By the code; raises `CodeUsed`, `NotFinishedYet`."""
        self._close(at, Confirmer.CODE)

    def vouch(self, at: datetime, by: UUID, reason: str) -> None:
        """By staff who asked the resident; raises `OwnService`, `ReasonNeeded`, `CodeUsed`, `NotFinishedYet`."""
        if by == self.server_id:
            raise OwnService
        if not reason:
            raise ReasonNeeded
        self._close(at, Confirmer.STAFF)
        self.confirmed_by, self.reason = by, reason

    def _close(self, at: datetime, confirmer: Confirmer) -> None:
        self.refuse_if_used()
        if self.state not in UNCONFIRMED:
            raise NotFinishedYet
        self.confirmer, self.state = confirmer, OrderState.CONFIRMED
        self.confirmed_at = self.ended_at = at

    def _must_be(self, states: set[OrderState] | frozenset[OrderState]) -> None:
        if self.state not in states:
            raise WrongState(state=self.state.label)


refuses("ck_service_order_serves_another", ServesOneself)
refuses("ck_service_order_another_confirms", OwnService)
