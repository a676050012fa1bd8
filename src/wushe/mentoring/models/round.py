"""A round: what it weighs, who stands in it, what the township decided by itself, and what was solved."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.i18n import _
from wushe.kernel.text import search_key
from wushe.mentoring.errors import (
    AlreadyApplied,
    AlreadyPublished,
    EndsBeforeStart,
    MarkContradicts,
    RoundNameTaken,
    RoundPublished,
    WrongRoundState,
)
from wushe.mentoring.kinds import BEFORE_PUBLISHING, NEXT, MarkKind, Maturity, RoundState


class PairingRound(TenantModel, Versioned):
    """`weights` by factor; they and `stable` can be changed while the round is prepared and are fixed from then on.

    A mentorship of the round begins on `since` and its last day is before `until`. `outcome` holds
    what was solved in hundredths of a point: the total, the bound that nothing exceeds, what stability costs.
    """

    __tablename__ = "pairing_round"
    grants = "SELECT, INSERT, UPDATE"

    name: Mapped[Name]
    search: Mapped[str]
    weights: Mapped[dict[str, Any]]
    stable: Mapped[bool] = mapped_column(default=False)
    needs_licence: Mapped[bool] = mapped_column(default=False)
    gather_until: Mapped[date]
    since: Mapped[date]
    until: Mapped[date]
    state: Mapped[RoundState] = mapped_column(default=RoundState.OPEN)
    outcome: Mapped[dict[str, Any] | None]
    job_id: Mapped[UUID | None]
    made_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_unique("name"),
        CheckConstraint("until > since", name="ends_after_start"),
        CheckConstraint(
            "(state IN ('published', 'agreed', 'running', 'closed')) = (published_at IS NOT NULL)", name="published"
        ),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
    )

    @property
    def last_day(self) -> date:
        return self.until - timedelta(days=1)

    def be_called(self, name: str) -> None:
        self.name, self.search = name, search_key(name)

    def go(self, to: RoundState) -> None:
        """One step on its way. Raises `AlreadyPublished`, `WrongRoundState`."""
        if to is RoundState.PUBLISHED and self.state not in BEFORE_PUBLISHING:
            raise AlreadyPublished
        if NEXT.get(self.state) is not to:
            raise WrongRoundState(state=self.state.label)
        self.state = to

    def publish(self, at: datetime) -> None:
        self.go(RoundState.PUBLISHED)
        self.published_at = at

    def close(self, at: datetime) -> None:
        self.go(RoundState.CLOSED)
        self.closed_at = at

    def must_be(self, *states: RoundState) -> None:
        """Raises `RoundPublished` once it is out, else `WrongRoundState`."""
        if self.state in states:
            return
        if self.state not in BEFORE_PUBLISHING:
            raise RoundPublished
        raise WrongRoundState(state=self.state.label)


class PairingMentor(TenantModel):
    """A mentor in a round: for so many groups, those most wished for first, and those that must not be."""

    __tablename__ = "pairing_mentor"

    round_id: Mapped[UUID]
    mentor_id: Mapped[UUID]
    capacity: Mapped[int]
    wishes: Mapped[list[UUID]]

    __table_args__ = (
        tenant_key("round_id", "pairing_round"),
        tenant_key("mentor_id", "mentor"),
        tenant_unique("round_id", "mentor_id"),
        CheckConstraint("capacity BETWEEN 0 AND 20", name="capacity"),
    )


class PairingGroup(TenantModel, Versioned):
    """A group that asks for a mentor: what for, where it is weak, when it has time, whom it wishes for first."""

    __tablename__ = "pairing_group"

    round_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    goals: Mapped[str]
    fields: Mapped[list[str]]
    weak: Mapped[list[str]]
    methods: Mapped[list[str]]
    languages: Mapped[list[str]]
    slots: Mapped[list[str]]
    maturity: Mapped[Maturity]
    community_id: Mapped[UUID | None]
    wishes: Mapped[list[UUID]]
    no_go: Mapped[list[UUID]]
    applied_by: Mapped[UUID]
    applied_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("round_id", "pairing_round"),
        tenant_key("organization_id", "organization"),
        tenant_key("community_id", "community"),
        tenant_key("applied_by", "person"),
        tenant_unique("round_id", "organization_id"),
    )


class PairingMark(TenantModel):
    """The township's own decision about one mentor and one group, around which the rest is solved."""

    __tablename__ = "pairing_mark"

    round_id: Mapped[UUID]
    mentor_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    kind: Mapped[MarkKind]
    reason: Mapped[str]
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]

    __table_args__ = (
        tenant_key("round_id", "pairing_round"),
        tenant_key("mentor_id", "mentor"),
        tenant_key("organization_id", "organization"),
        tenant_key("made_by", "person"),
        tenant_unique("round_id", "mentor_id", "organization_id", name="uq_pairing_mark_once"),
        Index(
            "uq_pairing_mark_one_pin", "tenant_id", "round_id", "organization_id",
            unique=True, postgresql_where=text("kind = 'pinned'"),
        ),
    )  # fmt: skip


class PairingMatch(TenantModel):
    """What was solved for one group of the round: its mentor with the reasons, or why it has none.

    `told` holds codes, ids and numbers of the reasons; words are made of them when they are read. `before_id` is the
    mentor of the solution before, so that the difference can be shown.
    """

    __tablename__ = "pairing_match"

    round_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    mentor_id: Mapped[UUID | None]
    before_id: Mapped[UUID | None]
    told: Mapped[dict[str, Any]]

    __table_args__ = (
        tenant_key("round_id", "pairing_round"),
        tenant_key("organization_id", "organization"),
        tenant_key("mentor_id", "mentor"),
        tenant_key("before_id", "mentor"),
        tenant_unique("round_id", "organization_id"),
    )


def _contradicts() -> MarkContradicts:
    return MarkContradicts(why=_("同一个组织只能指定一位导师，同一对不能既指定又排除").say())


class RoundGoneOn(WrongRoundState):
    """Somebody else took the step meanwhile."""

    code = "mentoring.round_gone_on"
    sentence = _("本轮已经走到别的一步，请刷新后再看")


refuses("uq_pairing_group_tenant_id_round_id_organization_id", AlreadyApplied)
refuses("uq_pairing_round_tenant_id_name", RoundNameTaken)
refuses("uq_pairing_mark_once", _contradicts)
refuses("uq_pairing_mark_one_pin", _contradicts)
refuses("ck_pairing_round_ends_after_start", EndsBeforeStart)
refuses("ck_pairing_round_way", RoundGoneOn)
