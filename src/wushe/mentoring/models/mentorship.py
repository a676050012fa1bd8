"""A mentor beside a group: offered, agreed to by both, with goals and meetings, until both have reviewed it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, SmallInteger, text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, Versioned, tenant_key
from wushe.kernel.i18n import _
from wushe.mentoring.errors import (
    AlreadyAnswered,
    AlreadyPaired,
    ReasonNeeded,
    ReviewedAlready,
    WrongMentorshipState,
)
from wushe.mentoring.kinds import AGREED, LIVE, EndReason, MentorshipState, Side

_IS_LIVE = "state IN ('offered', 'running', 'paused', 'reviewing')"


class Mentorship(TenantModel, Versioned):
    """From `since` up to and not with `until`. Who is a party reaches it on its days and while it lives alone."""

    __tablename__ = "mentorship"
    grants = "SELECT, INSERT, UPDATE"

    round_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    mentor_id: Mapped[UUID]
    since: Mapped[date]
    until: Mapped[date]
    state: Mapped[MentorshipState] = mapped_column(default=MentorshipState.OFFERED)
    offered_at: Mapped[datetime]
    mentor_agreed_at: Mapped[datetime | None]
    group_agreed_at: Mapped[datetime | None]
    declined_by: Mapped[Side | None]
    reason: Mapped[str] = mapped_column(default="")
    ended_because: Mapped[EndReason | None]
    mentor_review: Mapped[str] = mapped_column(default="")
    mentor_stars: Mapped[int | None] = mapped_column(SmallInteger)
    group_review: Mapped[str] = mapped_column(default="")
    group_stars: Mapped[int | None] = mapped_column(SmallInteger)

    __table_args__ = (
        tenant_key("round_id", "pairing_round"),
        tenant_key("organization_id", "organization"),
        tenant_key("mentor_id", "mentor"),
        CheckConstraint("until >= since", name="ends_after_start"),
        CheckConstraint(
            "state NOT IN ('running', 'paused', 'reviewing')"
            " OR num_nonnulls(mentor_agreed_at, group_agreed_at) = 2",
            name="both_agreed",
        ),
        CheckConstraint("(state = 'declined') = (declined_by IS NOT NULL)", name="declined_by"),
        CheckConstraint("(state = 'ended') = (ended_because IS NOT NULL)", name="says_why"),
        CheckConstraint("mentor_stars BETWEEN 1 AND 5 AND group_stars BETWEEN 1 AND 5", name="stars"),
        Index(
            "uq_mentorship_one_live", "tenant_id", "organization_id",
            unique=True, postgresql_where=text(_IS_LIVE),
        ),
        Index("ix_mentorship_mentor", "tenant_id", "mentor_id"),
        Index("ix_mentorship_round", "tenant_id", "round_id"),
    )  # fmt: skip

    @property
    def last_day(self) -> date | None:
        """None where it was over before it began."""
        return self.until - timedelta(days=1) if self.until > self.since else None

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_agreed(self) -> bool:
        return self.state in AGREED

    def is_answered(self, side: Side) -> bool:
        return (self.mentor_agreed_at if side is Side.MENTOR else self.group_agreed_at) is not None

    def is_reviewed(self, side: Side) -> bool:
        return bool(self.mentor_stars if side is Side.MENTOR else self.group_stars)

    # --- offered

    def agree(self, side: Side, at: datetime) -> bool:
        """Whether that was the second yes, so that it runs. Raises `AlreadyAnswered`, `WrongMentorshipState`."""
        self.must_be(MentorshipState.OFFERED)
        if self.is_answered(side):
            raise AlreadyAnswered
        if side is Side.MENTOR:
            self.mentor_agreed_at = at
        else:
            self.group_agreed_at = at
        if self.mentor_agreed_at and self.group_agreed_at:
            self.state = MentorshipState.RUNNING
        return self.state is MentorshipState.RUNNING

    def decline(self, side: Side, reason: str) -> None:
        """Also after one's own yes, as long as the other side has not answered."""
        self.must_be(MentorshipState.OFFERED)
        if not reason:
            raise ReasonNeeded
        self.state, self.declined_by, self.reason = MentorshipState.DECLINED, side, reason

    def replace(self) -> None:
        """The rest was paired anew after a decline."""
        self.must_be(MentorshipState.OFFERED)
        self.state = MentorshipState.REPLACED

    # --- running

    def pause(self, reason: str) -> None:
        self.must_be(MentorshipState.RUNNING)
        if not reason:
            raise ReasonNeeded
        self.state, self.reason = MentorshipState.PAUSED, reason

    def resume(self) -> None:
        self.must_be(MentorshipState.PAUSED)
        self.state, self.reason = MentorshipState.RUNNING, ""

    def wind_up(self) -> None:
        """Both are asked for their review."""
        self.must_be(MentorshipState.RUNNING, MentorshipState.PAUSED)
        self.state = MentorshipState.REVIEWING

    def review(self, side: Side, stars: int, words: str) -> bool:
        """Whether both have reviewed now. Raises `ReviewedAlready`, `WrongMentorshipState`."""
        self.must_be(MentorshipState.REVIEWING)
        if self.is_reviewed(side):
            raise ReviewedAlready
        if side is Side.MENTOR:
            self.mentor_stars, self.mentor_review = stars, words
        else:
            self.group_stars, self.group_review = stars, words
        return self.is_reviewed(Side.MENTOR) and self.is_reviewed(Side.GROUP)

    def end(self, because: EndReason, reason: str, on: date) -> None:
        """`on` is the first day without."""
        self.must_be(*LIVE)
        self.state, self.ended_because, self.reason = MentorshipState.ENDED, because, reason
        self.until = max(self.since, min(on, self.until))

    def must_be(self, *states: MentorshipState) -> None:
        if self.state not in states:
            raise WrongMentorshipState(state=self.state.label)


class MentorshipGoal(TenantModel, Versioned):
    """What the two want to reach, by when, and how far they are."""

    __tablename__ = "mentorship_goal"

    mentorship_id: Mapped[UUID]
    title: Mapped[str]
    due_on: Mapped[date]
    progress: Mapped[int] = mapped_column(SmallInteger, default=0)

    __table_args__ = (
        tenant_key("mentorship_id", "mentorship"),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress"),
        Index("ix_mentorship_goal_mentorship", "tenant_id", "mentorship_id", "due_on", "id"),
    )


class MentorshipMeeting(TenantModel):
    """When the two met and for how long. What was written of it is sealed, and never loaded with the row."""

    __tablename__ = "mentorship_meeting"
    grants = "SELECT, INSERT"

    mentorship_id: Mapped[UUID]
    on: Mapped[date]
    minutes: Mapped[int]
    method: Mapped[str]
    recorded_by: Mapped[UUID]
    has_notes: Mapped[bool]
    notes_sealed: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))

    __table_args__ = (
        tenant_key("mentorship_id", "mentorship"),
        tenant_key("recorded_by", "person"),
        CheckConstraint("minutes BETWEEN 1 AND 720", name="minutes"),
        CheckConstraint("has_notes = (notes_sealed IS NOT NULL)", name="has_notes"),
        Index("ix_mentorship_meeting_mentorship", "tenant_id", "mentorship_id", "on", "id"),
    )


class MentorshipGoneOn(WrongMentorshipState):
    """Somebody else took the step meanwhile."""

    code = "mentoring.mentorship_gone_on"
    sentence = _("这个结对已经变化，请刷新后再看")


refuses("uq_mentorship_one_live", AlreadyPaired)
refuses("ck_mentorship_way", MentorshipGoneOn)
