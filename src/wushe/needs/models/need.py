"""A need and its way from being heard to being confirmed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import local_day
from wushe.kernel.database.model import Code, TenantModel, Versioned, tenant_key
from wushe.kernel.text import search_key
from wushe.needs.errors import NotSameCommunity, NotUndoable, ReasonNeeded, SameNeed, WrongState
from wushe.needs.kinds import WAITING, Group, Mobility, NeedState, Time, Urgency
from wushe.needs.models.columns import holds_only
from wushe.needs.privacy import refuse_personal_data

OLDEST = 120


class Need(TenantModel, Versioned):
    """What residents of one community need. Who said it stands with its sources.

    `heard_at` is the first time; `first_answered_at` the first reply, and `response_minutes` what lay between.
    `headline` is what everybody may read on the board, empty for a need that is not shown; title and story stay with
    staff and organisations. `state_before` is where a merged need goes back to. `age` and `mobility` are those of the
    person concerned.
    """

    __tablename__ = "need"
    grants = "SELECT, INSERT, UPDATE"

    community_id: Mapped[UUID]
    service_type_id: Mapped[UUID | None]
    title: Mapped[str] = mapped_column(String(120))
    story: Mapped[str] = mapped_column(default="")
    headline: Mapped[str] = mapped_column(String(120), default="")
    search: Mapped[str]
    groups: Mapped[list[str]]
    age: Mapped[int | None] = mapped_column(SmallInteger)
    mobility: Mapped[Mobility | None]
    urgency: Mapped[Urgency] = mapped_column(default=Urgency.NORMAL)
    times: Mapped[list[str]]
    wanted_by: Mapped[date | None]
    heard_at: Mapped[datetime]
    due_on: Mapped[date]
    state: Mapped[NeedState] = mapped_column(default=NeedState.COLLECTED)
    state_before: Mapped[Code | None]
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID | None]
    merged_into_id: Mapped[UUID | None]
    linkage_id: Mapped[UUID | None]
    published_at: Mapped[datetime | None]
    taken_up_at: Mapped[datetime | None]
    first_answered_at: Mapped[datetime | None]
    response_minutes: Mapped[int | None]
    answered_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("community_id", "community"),
        tenant_key("service_type_id", "service_type"),
        tenant_key("merged_into_id", "need"),
        holds_only("groups", Group),
        holds_only("times", Time),
        CheckConstraint(f"age BETWEEN 0 AND {OLDEST}", name="age"),
        CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name="merged_names_another"),
        CheckConstraint("(state = 'merged') = (state_before IS NOT NULL)", name="merged_can_go_back"),
        CheckConstraint("merged_into_id <> id", name="not_merged_into_itself"),
        CheckConstraint("state <> 'taken_up' OR linkage_id IS NOT NULL", name="taken_up_by_a_linkage"),
        CheckConstraint("state NOT IN ('answered', 'confirmed') OR answered_at IS NOT NULL", name="answered_when"),
        CheckConstraint("(state = 'confirmed') = (confirmed_at IS NOT NULL)", name="confirmed_when"),
        CheckConstraint("state <> 'withdrawn' OR reason <> ''", name="withdrawn_says_why"),
        CheckConstraint("answered_at IS NULL OR first_answered_at <= answered_at", name="first_answer_comes_first"),
        CheckConstraint("num_nonnulls(first_answered_at, response_minutes) IN (0, 2)", name="response_is_stored"),
        CheckConstraint("response_minutes >= 0 AND heard_at <= first_answered_at", name="heard_before_answered"),
        CheckConstraint("headline = '' OR published_at IS NOT NULL", name="on_board_when_published"),
        Index("ix_need_heard_at", "tenant_id", "heard_at", "id"),
        Index("ix_need_community", "tenant_id", "community_id", "heard_at"),
        Index(
            "ix_need_merged_into", "tenant_id", "merged_into_id",
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
        Index("ix_need_linkage", "tenant_id", "linkage_id", postgresql_where=text("linkage_id IS NOT NULL")),
    )  # fmt: skip

    # --- what it says

    def say(self, title: str, story: str) -> None:
        self.title, self.story = title, story
        self.search = search_key(title)

    def concern(self, groups: list[Group], age: int | None, mobility: Mobility | None) -> None:
        """Whom it is for; nobody named means everybody."""
        self.groups = _codes(groups)
        self.age, self.mobility = age, mobility

    def want(self, urgency: Urgency, times: list[Time], wanted_by: date | None) -> None:
        """How soon and when; the day by which an answer is due follows from the urgency."""
        self.urgency, self.times, self.wanted_by = urgency, _codes(times), wanted_by
        self.due_on = local_day(self.heard_at) + timedelta(days=urgency.days)

    def was_heard(self, at: datetime) -> None:
        """The clock runs from the first time anybody said it."""
        if at < self.heard_at:
            self.first_heard(at)

    def first_heard(self, at: datetime) -> None:
        """Set the clock's beginning, when sources come or go."""
        self.heard_at = at
        self.due_on = local_day(at) + timedelta(days=self.urgency.days)
        if self.first_answered_at is not None:
            self._answered_first(max(at, self.first_answered_at))

    # --- its way

    def publish(self, at: datetime, by: UUID | None, headline: str = "") -> None:
        """Open it for whoever can answer; with a headline everybody sees it. Raises `PersonalDataInText`."""
        self._must_be(WAITING)
        refuse_personal_data(headline, "headline")
        self.headline = headline
        self.published_at = self.published_at or at
        self._move(NeedState.OPEN, at, by)

    def take_up(self, linkage_id: UUID, at: datetime, by: UUID | None) -> None:
        self._must_be(WAITING)
        self.linkage_id, self.taken_up_at = linkage_id, at
        self._move(NeedState.TAKEN_UP, at, by)

    def release(self, at: datetime, by: UUID | None) -> None:
        """The linkage came to nothing."""
        self._must_be({NeedState.TAKEN_UP})
        self.linkage_id = self.taken_up_at = None
        self._move(self._waiting, at, by)

    def reply(self, at: datetime) -> None:
        """Stop the response clock, once."""
        if self.state in {NeedState.MERGED, NeedState.WITHDRAWN}:
            raise WrongState(state=self.state.label)
        self._stop_clock(at)

    def answer(self, at: datetime, by: UUID | None) -> None:
        """What was needed has been done."""
        self._must_be({NeedState.COLLECTED, NeedState.OPEN, NeedState.TAKEN_UP})
        self._stop_clock(at)
        self.answered_at = at
        self._move(NeedState.ANSWERED, at, by)

    def confirm(self, at: datetime, by: UUID | None) -> None:
        self._must_be({NeedState.ANSWERED})
        self.confirmed_at = at
        self._move(NeedState.CONFIRMED, at, by)

    def reopen(self, at: datetime, by: UUID | None) -> None:
        """It waits again. When it was first answered stays: that is history."""
        self._must_be({NeedState.ANSWERED, NeedState.CONFIRMED, NeedState.WITHDRAWN})
        self.linkage_id = self.taken_up_at = self.answered_at = self.confirmed_at = None
        self.reason = ""
        self._move(self._waiting, at, by)

    def withdraw(self, reason: str, at: datetime, by: UUID | None) -> None:
        """Raises `ReasonNeeded`, `WrongState` once somebody has taken it up."""
        self._must_be(WAITING)
        if not reason:
            raise ReasonNeeded
        self.reason, self.headline = reason, ""
        self._move(NeedState.WITHDRAWN, at, by)

    # --- the same thing heard elsewhere

    def merge_into(self, other: "Need", at: datetime, by: UUID | None) -> None:
        """`other` stands for both from now on; raises `SameNeed`, `NotSameCommunity`, `WrongState`."""
        if other.id == self.id:
            raise SameNeed
        if other.community_id != self.community_id:
            raise NotSameCommunity
        self._must_be(WAITING)
        if other.state in {NeedState.MERGED, NeedState.WITHDRAWN}:
            raise WrongState(state=other.state.label)
        self.merged_into_id, self.state_before = other.id, self.state.value
        self._move(NeedState.MERGED, at, by)
        other.was_heard(self.heard_at)

    def separate(self, other: "Need", at: datetime, by: UUID | None) -> None:
        """Undo the merge while `other` still waits; raises `NotUndoable`."""
        self._must_be({NeedState.MERGED})
        if not other.state.waits:
            raise NotUndoable(state=other.state.label)
        before = NeedState(self.state_before)
        self.merged_into_id = self.state_before = None
        self._move(before, at, by)

    def _must_be(self, states: set[NeedState] | frozenset[NeedState]) -> None:
        if self.state not in states:
            raise WrongState(state=self.state.label)

    @property
    def _waiting(self) -> NeedState:
        return NeedState.OPEN if self.published_at else NeedState.COLLECTED

    def _move(self, state: NeedState, at: datetime, by: UUID | None) -> None:
        self.state, self.changed_at, self.changed_by = state, at, by

    def _stop_clock(self, at: datetime) -> None:
        if self.first_answered_at is None:
            self._answered_first(max(at, self.heard_at))

    def _answered_first(self, at: datetime) -> None:
        self.first_answered_at = at
        self.response_minutes = int((at - self.heard_at).total_seconds()) // 60


def _codes(members: list[Group] | list[Time]) -> list[str]:
    """Each once, in a fixed order."""
    return sorted({member.value for member in members})
