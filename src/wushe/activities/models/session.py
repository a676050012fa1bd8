"""Sessions: when and where an activity is held, and how many places there are."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func, literal_column, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.activities.errors import (
    CheckInClosed,
    EndsBeforeStart,
    LimitBelowTaken,
    NotBegun,
    NotOpen,
    ReasonNeeded,
    SessionDoubled,
    SessionFull,
    SessionOver,
)
from wushe.activities.kinds import Part, SessionState
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key
from wushe.kernel.rhythm import Rhythm

LONGEST = timedelta(hours=16)
AROUND = timedelta(hours=1)
"""How long before the start and after the end somebody may check in or out: rooms are set up and cleared."""


class Series(TenantModel):
    """What a number of sessions were made from. Each of them is its own row from then on, and may be an exception."""

    __tablename__ = "activity_series"
    grants = "SELECT, INSERT"

    activity_id: Mapped[UUID]
    rhythm: Mapped[Rhythm]
    first_on: Mapped[date]
    last_on: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]

    __table_args__ = (
        tenant_key("activity_id", "activity"),
        CheckConstraint("first_on <= last_on", name="first_before_last"),
    )


class Session(TenantModel, Versioned):
    """One time at one place. A limit of None means that everybody is welcome.

    The counters of taken places are moved by one statement that looks at the limit as well (`service.places`), and
    never by assignment: so nobody who signs up makes an editor's version stale, and nobody gets a place too many.
    """

    __tablename__ = "activity_session"
    grants = "SELECT, INSERT, UPDATE"

    activity_id: Mapped[UUID]
    series_id: Mapped[UUID | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    zone_id: Mapped[UUID | None]
    meeting_point: Mapped[Name] = mapped_column(default="")
    participants_limit: Mapped[int | None]
    volunteers_limit: Mapped[int | None]
    participants_taken: Mapped[int] = mapped_column(default=0)
    volunteers_taken: Mapped[int] = mapped_column(default=0)
    state: Mapped[SessionState] = mapped_column(default=SessionState.SCHEDULED)
    cancelled_because: Mapped[str] = mapped_column(default="")
    held_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("activity_id", "activity"),
        tenant_key("series_id", "activity_series"),
        tenant_key("zone_id", "zone"),
        CheckConstraint("ends_at > starts_at AND ends_at - starts_at <= interval '16 hours'", name="ends_after_start"),
        CheckConstraint("participants_limit > 0 AND volunteers_limit > 0", name="limits_count"),
        CheckConstraint("participants_taken BETWEEN 0 AND participants_limit", name="participants_fit"),
        CheckConstraint("volunteers_taken BETWEEN 0 AND volunteers_limit", name="volunteers_fit"),
        CheckConstraint("(state = 'cancelled') = (cancelled_because <> '')", name="cancelled_because"),
        CheckConstraint("(state = 'held') = (held_at IS NOT NULL)", name="held_at"),
        ExcludeConstraint(
            ("tenant_id", "="),
            ("activity_id", "="),
            ("zone_id", "="),
            (func.tstzrange(literal_column("starts_at"), literal_column("ends_at")), "&&"),
            name="ex_activity_session_once",
            using="gist",
            where=text("state <> 'cancelled'"),
        ),
        Index("ix_activity_session_activity", "tenant_id", "activity_id", "starts_at"),
        Index("ix_activity_session_starts_at", "tenant_id", "starts_at", "id"),
        Index(
            "ix_activity_session_zone",
            "tenant_id",
            "zone_id",
            "starts_at",
            postgresql_where=text("state <> 'cancelled'"),
        ),
    )

    def schedule(self, starts_at: datetime, ends_at: datetime, zone_id: UUID | None, meeting_point: str = "") -> None:
        """Raises `EndsBeforeStart`, `SessionOver`."""
        self.refuse_if_over()
        if not timedelta(0) < ends_at - starts_at <= LONGEST:
            raise EndsBeforeStart().beside("ends_at")
        self.starts_at, self.ends_at = starts_at, ends_at
        self.zone_id, self.meeting_point = zone_id, meeting_point

    def cancel(self, because: str) -> None:
        """Raises `ReasonNeeded`, `SessionOver`."""
        self.refuse_if_over()
        if not because:
            raise ReasonNeeded
        self.state, self.cancelled_because = SessionState.CANCELLED, because

    def hold(self, at: datetime) -> None:
        """Close its attendance; raises `NotBegun`, `SessionOver`."""
        self.refuse_if_over()
        if at < self.starts_at:
            raise NotBegun
        self.state, self.held_at = SessionState.HELD, at

    def refuse_if_over(self) -> None:
        if self.is_over:
            raise SessionOver(state=self.state.label)

    @property
    def is_over(self) -> bool:
        return self.state is not SessionState.SCHEDULED

    def takes_sign_ups(self, at: datetime) -> bool:
        return self.state is SessionState.SCHEDULED and at < self.ends_at

    def refuse_sign_up(self, at: datetime) -> None:
        if not self.takes_sign_ups(at):
            raise NotOpen

    def checks_in(self, at: datetime) -> bool:
        return self.state is SessionState.SCHEDULED and self.starts_at - AROUND <= at <= self.ends_at + AROUND

    def refuse_check_in(self, at: datetime) -> None:
        """Raises `SessionOver`, `CheckInClosed`."""
        self.refuse_if_over()
        if not self.checks_in(at):
            raise CheckInClosed

    def limit_of(self, part: Part) -> int | None:
        """Members of the organisation need no place."""
        return {Part.VOLUNTEER: self.volunteers_limit, Part.BENEFICIARY: self.participants_limit}.get(part)

    def taken_of(self, part: Part) -> int:
        return {Part.VOLUNTEER: self.volunteers_taken, Part.BENEFICIARY: self.participants_taken}.get(part, 0)

    def free_of(self, part: Part) -> int | None:
        """How many places are left, None where nobody counts."""
        limit = self.limit_of(part)
        return None if limit is None else limit - self.taken_of(part)

    def offer(self, participants_limit: int | None, volunteers_limit: int | None) -> None:
        """Raises `LimitBelowTaken`."""
        for part, limit in ((Part.BENEFICIARY, participants_limit), (Part.VOLUNTEER, volunteers_limit)):
            if limit is not None and limit < (self.taken_of(part) or 0):
                raise LimitBelowTaken
        self.participants_limit, self.volunteers_limit = participants_limit, volunteers_limit


refuses("ex_activity_session_once", SessionDoubled)
refuses("ck_activity_session_ends_after_start", EndsBeforeStart)
refuses("ck_activity_session_participants_fit", SessionFull)
refuses("ck_activity_session_volunteers_fit", SessionFull)
