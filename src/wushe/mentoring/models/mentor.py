"""Who stands beside groups, and to which other township they are sent."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.clock import today
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.text import search_key
from wushe.mentoring.errors import (
    AlreadyMentor,
    AlreadySent,
    EndsBeforeStart,
    GrantOver,
    GrantToOneself,
    MentorAway,
    ReasonNeeded,
)
from wushe.mentoring.kinds import GrantState, MentorState


class Mentor(TenantModel, Versioned):
    """One of the township's own people, or with `home_tenant_id` one whom another township sends until `until`.

    A visitor's row has the id of the grant and is written by the verbs of the township that sends; only `account_id`
    says who signs in. They are a person here from their first pair on. `no_go` are groups that the mentor must not
    stand beside: own organisation, relatives, a conflict of interest.
    """

    __tablename__ = "mentor"
    grants = "SELECT, INSERT, UPDATE"

    person_id: Mapped[UUID | None]
    home_tenant_id: Mapped[UUID | None]
    home: Mapped[Name] = mapped_column(default="")
    account_id: Mapped[UUID | None]
    name: Mapped[Name]
    search: Mapped[str]
    headline: Mapped[str] = mapped_column(default="")
    fields: Mapped[list[str]]
    methods: Mapped[list[str]]
    stages: Mapped[list[str]]
    languages: Mapped[list[str]]
    slots: Mapped[list[str]]
    communities: Mapped[list[UUID]]
    capacity: Mapped[int]
    no_go: Mapped[list[UUID]]
    is_licensed: Mapped[bool] = mapped_column(default=False)
    let_in: Mapped[bool] = mapped_column(default=False)
    until: Mapped[date | None]
    state: Mapped[MentorState] = mapped_column(default=MentorState.ACTIVE)

    __table_args__ = (
        tenant_key("person_id", "person"),
        tenant_unique("person_id"),
        CheckConstraint("num_nonnulls(person_id, home_tenant_id) > 0", name="somebody"),
        CheckConstraint("home_tenant_id <> tenant_id", name="from_another"),
        CheckConstraint("home_tenant_id IS NULL OR num_nonnulls(account_id, until) = 2", name="visits_until"),
        CheckConstraint("capacity BETWEEN 0 AND 20", name="capacity"),
        Index("ix_mentor_name", "tenant_id", "name", "id"),
    )

    @property
    def is_visiting(self) -> bool:
        return self.home_tenant_id is not None

    @property
    def last_day(self) -> date | None:
        """Of a visit; None for the township's own."""
        return self.until - timedelta(days=1) if self.until else None

    def is_there(self, on: date | None = None) -> bool:
        return self.state is MentorState.ACTIVE and (self.until is None or (on or today()) < self.until)

    def refuse_if_away(self) -> None:
        if not self.is_there():
            raise MentorAway

    def be_called(self, name: str, headline: str) -> None:
        self.name, self.headline = name, headline
        self.search = search_key(name, headline, self.home or "")


class MentorGrant(TenantModel, Versioned):
    """A mentor of this township sent to another one, up to and not with `until`. Its mirror there has its id."""

    __tablename__ = "mentor_grant"
    grants = "SELECT, INSERT, UPDATE"

    mentor_id: Mapped[UUID]
    host_tenant_id: Mapped[UUID]
    capacity: Mapped[int]
    since: Mapped[date]
    until: Mapped[date]
    state: Mapped[GrantState] = mapped_column(default=GrantState.LIVE)
    granted_by: Mapped[UUID]
    granted_at: Mapped[datetime]
    revoked_because: Mapped[str] = mapped_column(default="")
    revoked_at: Mapped[datetime | None]

    __table_args__ = (
        tenant_key("mentor_id", "mentor"),
        tenant_key("granted_by", "person"),
        CheckConstraint("host_tenant_id <> tenant_id", name="to_another"),
        CheckConstraint("until > since", name="ends_after_start"),
        CheckConstraint("capacity BETWEEN 1 AND 20", name="capacity"),
        CheckConstraint("(state = 'revoked') = (revoked_at IS NOT NULL)", name="revoked"),
        Index(
            "uq_mentor_grant_live", "tenant_id", "mentor_id", "host_tenant_id",
            unique=True, postgresql_where=text("state = 'live'"),
        ),
    )  # fmt: skip

    @property
    def last_day(self) -> date:
        return self.until - timedelta(days=1)

    def is_live(self, on: date | None = None) -> bool:
        return self.state is GrantState.LIVE and (on or today()) < self.until

    def revoke(self, because: str, at: datetime) -> None:
        """Raises `GrantOver`, `ReasonNeeded`."""
        if self.state is not GrantState.LIVE:
            raise GrantOver
        if not because:
            raise ReasonNeeded
        self.state, self.revoked_because, self.revoked_at = GrantState.REVOKED, because, at

    def end(self) -> None:
        if self.state is not GrantState.LIVE:
            raise GrantOver
        self.state = GrantState.ENDED


refuses("uq_mentor_tenant_id_person_id", AlreadyMentor)
refuses("uq_mentor_grant_live", AlreadySent)
refuses("ck_mentor_grant_to_another", GrantToOneself)
refuses("ck_mentor_grant_ends_after_start", EndsBeforeStart)
