"""Questions about who accompanies which group."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from wushe.access.models import RoleHolding
from wushe.access.roles import Role
from wushe.communities.models import Community
from wushe.identity.models import Membership
from wushe.organizations.kinds import Level, Stage
from wushe.organizations.models import Assignment, Organization
from wushe.organizations.queries.listing import assigned
from wushe.organizations.queries.reach import holds
from wushe.people.models import Person, SocialWorker


def assignments(organization_id: UUID) -> Select[Assignment, str]:
    """(row, name) of everyone who accompanied, accompanies or will, the latest first."""
    return (
        select(Assignment, Person.name)
        .join(Person, Person.id == Assignment.person_id)
        .where(Assignment.organization_id == organization_id)
        .order_by(Assignment.since.desc(), Assignment.level, Assignment.id)
    )


def assignment(organization_id: UUID, assignment_id: UUID) -> Select[Assignment]:
    return select(Assignment).where(Assignment.organization_id == organization_id, Assignment.id == assignment_id)


def assigned_from(organization_id: UUID, level: Level, since: date) -> Select[Assignment]:
    """What is in force on that level on `since` or begins later, the earliest first."""
    return (
        select(Assignment)
        .where(
            Assignment.organization_id == organization_id,
            Assignment.level == level,
            lasts_beyond(since),
        )
        .order_by(Assignment.since)
    )


def carried_by(person_id: UUID, since: date) -> Select[Assignment]:
    """What the person carries on `since` or will later."""
    return select(Assignment).where(Assignment.person_id == person_id, lasts_beyond(since)).order_by(Assignment.id)


def lasts_beyond(day: date) -> ColumnElement[bool]:
    """In force on that day or later; what was ended before it began is neither."""
    return or_(Assignment.until.is_(None), and_(Assignment.until > day, Assignment.until > Assignment.since))


def handed_over_by(person_id: UUID, since: date) -> Select[Assignment, str]:
    """(row, group's name) of what the person carries on `since` or will later, by level and name."""
    return (
        select(Assignment, Organization.name)
        .join(Organization, Organization.id == Assignment.organization_id)
        .where(Assignment.person_id == person_id, lasts_beyond(since))
        .order_by(Assignment.level, Organization.spelling, Assignment.since, Assignment.id)
    )


def leaving(on: date) -> Select[UUID, str, int]:
    """(person, name, groups) of those who carry groups and are social workers no more, by roster or by role."""
    off_roster = ~exists().where(SocialWorker.person_id == Person.id, SocialWorker.until.is_(None))
    held = and_(
        RoleHolding.role == Role.SOCIAL_WORKER,
        or_(RoleHolding.person_id == Person.id, RoleHolding.account_id.in_(_accounts_of_person())),
    )
    role_ended = and_(
        exists().where(held, RoleHolding.until.is_not(None)), ~exists().where(held, RoleHolding.until.is_(None))
    )
    return (
        select(Person.id, Person.name, func.count(Assignment.organization_id.distinct()))
        .join(Assignment, Assignment.person_id == Person.id)
        .where(lasts_beyond(on), or_(off_roster, role_ended))
        .group_by(Person.tenant_id, Person.id, Person.name)
        .order_by(Person.name, Person.id)
    )


def _accounts_of_person() -> Select[UUID]:
    return select(Membership.account_id).where(
        Membership.tenant_id == Person.tenant_id, Membership.person_id == Person.id
    )


def workers_of(organization_ids: Iterable[UUID], on: date) -> Select[UUID, UUID, str]:
    """(organisation, person, name) of those who accompany these groups on that day."""
    return (
        select(Assignment.organization_id, Assignment.person_id, Person.name)
        .join(Person, Person.id == Assignment.person_id)
        .where(Assignment.organization_id.in_(list(organization_ids)), holds(on))
        .order_by(Assignment.level, Person.name)
    )


def workers() -> Select[UUID, str, UUID | None]:
    """(person, name, community) of the social workers of the township."""
    return (
        select(Person.id, Person.name, Person.community_id)
        .join(SocialWorker, SocialWorker.person_id == Person.id)
        .where(SocialWorker.until.is_(None))
        .order_by(Person.name, Person.id)
    )


def worker(person_id: UUID) -> Select[UUID]:
    """The person, if they are a social worker of the township now."""
    return select(SocialWorker.person_id).where(SocialWorker.person_id == person_id, SocialWorker.until.is_(None))


def caseloads(level: Level, on: date) -> Select[UUID, str, int]:
    """(person, name, groups) of every social worker, those without a group too, and who left and still has one."""
    carried = and_(Assignment.person_id == SocialWorker.person_id, Assignment.level == level, holds(on))
    return (
        select(Person.id, Person.name, func.count(Assignment.id))
        .select_from(SocialWorker)
        .join(Person, Person.id == SocialWorker.person_id)
        .outerjoin(Assignment, carried)
        .where(or_(SocialWorker.until.is_(None), Assignment.id.is_not(None)))
        .group_by(Person.tenant_id, Person.id, Person.name)
        .order_by(Person.name, Person.id)
    )


def unassigned_count(level: Level, on: date) -> Select[int]:
    """Living groups that nobody accompanies on that level."""
    living = Organization.stage != Stage.DISSOLVED
    return select(func.count()).select_from(Organization).where(living, ~assigned(on, level))


def places_of_groups() -> Select[UUID, str, UUID | None, str]:
    """(id, name, community, its code, None where it has none) of every living group, for the distribution."""
    return (
        select(Organization.id, Organization.name, Organization.community_id, Community.code)
        .outerjoin(Community, Community.id == Organization.community_id)
        .where(Organization.stage != Stage.DISSOLVED)
        .order_by(Organization.id)
    )


def community_codes() -> Select[UUID, str]:
    """(id, code) of the communities."""
    return select(Community.id, Community.code)


def carried_on(level: Level, on: date) -> Select[UUID, UUID]:
    """(organisation, person) of what is in force on that level."""
    return select(Assignment.organization_id, Assignment.person_id).where(Assignment.level == level, holds(on))
