"""The roster: who was in which group, as what, from when to when."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func, literal_column, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Name, TenantModel, tenant_key
from wushe.organizations.errors import AlreadyMember, EndsBeforeStart, MembershipEnded, TwoLeaders
from wushe.organizations.kinds import AgeBand, MemberRole

_SPAN = func.daterange(literal_column("since"), literal_column("until"))


class Member(TenantModel):
    """One part of one person in one group, from `since` up to and not with `until`.

    A roster tells facts, so neither day lies in the future, and whoever has no `until` is a member now. Somebody who
    becomes the leader ends one row and begins another.
    """

    __tablename__ = "member"

    organization_id: Mapped[UUID]
    person_id: Mapped[UUID]
    role: Mapped[MemberRole]
    since: Mapped[date]
    until: Mapped[date | None]
    occupation: Mapped[Name] = mapped_column(default="")
    age_band: Mapped[AgeBand | None]

    __table_args__ = (
        tenant_key("organization_id", "organization", ondelete="CASCADE"),
        tenant_key("person_id", "person"),
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_start"),
        ExcludeConstraint(
            ("tenant_id", "="), ("organization_id", "="), ("person_id", "="), (_SPAN, "&&"),
            name="ex_member_once", using="gist",
        ),
        ExcludeConstraint(
            ("tenant_id", "="), ("organization_id", "="), (_SPAN, "&&"),
            name="ex_member_one_leader", using="gist", where=text("role = 'leader'"),
        ),
        Index("ix_member_organization", "tenant_id", "organization_id", postgresql_where=text("until IS NULL")),
        Index("ix_member_person", "tenant_id", "person_id", postgresql_where=text("until IS NULL")),
        Index(
            "uq_member_leader_now", "tenant_id", "organization_id",
            unique=True, postgresql_where=text("role = 'leader' AND until IS NULL"),
        ),
    )  # fmt: skip

    @property
    def is_current(self) -> bool:
        return self.until is None

    def leave(self, on: date) -> None:
        """Raises `MembershipEnded`, `EndsBeforeStart`."""
        if self.until is not None:
            raise MembershipEnded
        if on < self.since:
            raise EndsBeforeStart
        self.until = on

    def become(self, role: MemberRole, on: date) -> "Member | None":
        """Change the part from `on`: on the first day the row itself, later a row that follows, returned to be kept."""
        if self.until is not None:
            raise MembershipEnded
        if on == self.since:
            self.role = role
            return None
        self.leave(on)
        return Member(
            organization_id=self.organization_id,
            person_id=self.person_id,
            role=role,
            since=on,
            occupation=self.occupation,
            age_band=self.age_band,
        )


refuses("ex_member_once", AlreadyMember)
refuses("ex_member_one_leader", TwoLeaders)
refuses("uq_member_leader_now", TwoLeaders)
