"""Questions about rosters: who is in which group."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Select, and_, case, func, or_, select

from wushe.kernel.work import Reach
from wushe.organizations.kinds import MemberRole
from wushe.organizations.models import Member, Organization
from wushe.organizations.queries.reach import changeable
from wushe.people.models import Person

_ORDER = case({role: number for number, role in enumerate(MemberRole)}, value=Member.role)


def members(organization_id: UUID) -> Select[Member, str]:
    """(row, name) of those who are in it now: the leader, the core members, the others, each by age of membership."""
    return (
        _named()
        .where(Member.organization_id == organization_id, Member.until.is_(None))
        .order_by(_ORDER, Member.since, Member.id)
    )


def members_within(reach: Reach, organization_id: UUID) -> Select[Member]:
    """The same without their names, where the person may read the roster."""
    within = select(Organization.id).where(Organization.id == organization_id, changeable(reach))
    return (
        select(Member)
        .where(Member.organization_id.in_(within), Member.until.is_(None))
        .order_by(_ORDER, Member.since, Member.id)
    )


def former_members(organization_id: UUID) -> Select[Member, str]:
    """(row, name) of what has ended, the latest first."""
    return (
        _named()
        .where(Member.organization_id == organization_id, Member.until.is_not(None))
        .order_by(Member.until.desc(), Member.id.desc())
    )


def spans(organization_id: UUID) -> Select[UUID, date, date | None]:
    """(person, since, until) of every row, for the growth."""
    return select(Member.person_id, Member.since, Member.until).where(Member.organization_id == organization_id)


def member(organization_id: UUID, member_id: UUID) -> Select[Member]:
    return select(Member).where(Member.organization_id == organization_id, Member.id == member_id)


def member_now(organization_id: UUID, person_id: UUID) -> Select[Member]:
    """The person's present row in the group."""
    return select(Member).where(
        Member.organization_id == organization_id, Member.person_id == person_id, Member.until.is_(None)
    )


def leader_of(organization_id: UUID) -> Select[Member]:
    """The row of whoever leads it now."""
    return _leaders().where(Member.organization_id == organization_id)


def leaders_of(organization_ids: Iterable[UUID]) -> Select[UUID, UUID]:
    """(organisation, person) of those that have a leader."""
    found = select(Member.organization_id, Member.person_id)
    return found.where(
        Member.role == MemberRole.LEADER, Member.until.is_(None), Member.organization_id.in_(list(organization_ids))
    )


def lost_leader_on(organization_id: UUID) -> Select[date | None]:
    """The day on which its last leader went."""
    return select(func.max(Member.until)).where(
        Member.organization_id == organization_id, Member.role == MemberRole.LEADER
    )


def parts_now(organization_id: UUID) -> Select[MemberRole, int]:
    """(part, persons) of those who are in it now."""
    return (
        select(Member.role, func.count())
        .where(Member.organization_id == organization_id, Member.until.is_(None))
        .group_by(Member.role)
    )


def persons_on(organization_id: UUID, day: date) -> Select[int]:
    """How many persons were in it on that day."""
    in_it = and_(Member.since <= day, or_(Member.until.is_(None), Member.until > day))
    return select(func.count(Member.person_id.distinct())).where(Member.organization_id == organization_id, in_it)


def memberships_of(person_id: UUID) -> Select[Member, str]:
    """(row, organisation's name) of everything the person was and is, the newest first."""
    return (
        select(Member, Organization.name)
        .join(Organization, Organization.id == Member.organization_id)
        .where(Member.person_id == person_id)
        .order_by(Member.since.desc(), Member.id.desc())
    )


def _named() -> Select[Member, str]:
    return select(Member, Person.name).join(Person, Person.id == Member.person_id)


def _leaders() -> Select[Member]:
    return select(Member).where(Member.role == MemberRole.LEADER, Member.until.is_(None))
