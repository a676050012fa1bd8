"""Group supervision by the groups that took part; individual supervision by its two parties and by nothing else."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Bundle, aliased

from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.kinds import MemberRole
from wushe.organizations.models import Member, Organization
from wushe.people.kinds import PersonStatus
from wushe.people.models import Person
from wushe.supervision.models import Action, GroupSupervision, IndividualSupervision
from wushe.supervision.queries.reach import groups
from wushe.supervision.schemas.sessions import GroupFilters

ORDER = (GroupSupervision.held_on.desc(), GroupSupervision.id.desc())
OWN_ORDER = (IndividualSupervision.held_on.desc(), IndividualSupervision.id.desc())
"""The newest first, both of them."""


def group_supervision(reach: Reach, supervision_id: UUID) -> Select[GroupSupervision]:
    """One in which a group within reach took part."""
    return select(GroupSupervision).where(GroupSupervision.id == supervision_id, readable(reach))


def readable(reach: Reach) -> ColumnElement[bool]:
    theirs = select(Action.group_supervision_id).where(Action.organization_id.in_(groups(reach)))
    return GroupSupervision.id.in_(theirs)


def takings(reach: Reach, supervision_id: UUID) -> Select[*tuple[Any, ...]]:
    """(action, group, owner) of the groups within reach, by their names."""
    its = and_(Organization.tenant_id == Action.tenant_id, Organization.id == Action.organization_id)
    whose = and_(Person.tenant_id == Action.tenant_id, Person.id == Action.owner_id)
    found = select(Action, Organization.name, Person.name).join(Organization, its).join(Person, whose)
    mine = (Action.group_supervision_id == supervision_id, Action.organization_id.in_(groups(reach)))
    return found.where(*mine).order_by(Organization.spelling, Organization.id)


def number_of_groups(supervision_id: UUID) -> Select[int]:
    return select(func.count()).select_from(Action).where(Action.group_supervision_id == supervision_id)


def bundled(reach: Reach, filters: GroupFilters) -> Select[Any]:
    """The columns of `schemas.GroupSupervisionRow` as one object for each; functions are parted by commas."""
    of_it = (Action.tenant_id == GroupSupervision.tenant_id, Action.group_supervision_id == GroupSupervision.id)
    counted = select(func.count()).where(*of_it).correlate(GroupSupervision)
    whose = and_(Person.tenant_id == GroupSupervision.tenant_id, Person.id == GroupSupervision.supervisor_id)
    columns = (
        GroupSupervision.id,
        GroupSupervision.problem,
        GroupSupervision.held_on,
        Person.name.label("supervisor"),
        func.array_to_string(GroupSupervision.functions, ",").label("functions"),
        counted.scalar_subquery().label("groups"),
        counted.where(Action.closed_at.is_(None)).scalar_subquery().label("open"),
    )
    found = select(Bundle("row", *columns)).select_from(GroupSupervision).join(Person, whose)
    return found.where(readable(reach), *_narrowed(filters))


def _narrowed(filters: GroupFilters) -> Iterator[ColumnElement[bool]]:
    yield from (GroupSupervision.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q))
    if filters.function is not None:
        yield GroupSupervision.functions.contains([filters.function.value])
    if filters.organization_id is not None:
        taking = select(Action.group_supervision_id).where(Action.organization_id == filters.organization_id)
        yield GroupSupervision.id.in_(taking)


def taken_by(organization_ids: Iterable[UUID]) -> Select[*tuple[Any, ...]]:
    """(group, name, leader) of these groups; the leader is None where there is none."""
    leads = and_(
        Member.tenant_id == Organization.tenant_id, Member.organization_id == Organization.id,
        Member.role == MemberRole.LEADER, Member.until.is_(None),
    )  # fmt: skip
    found = select(Organization.id, Organization.name, Member.person_id).outerjoin(Member, leads)
    return found.where(Organization.id.in_(list(organization_ids))).order_by(Organization.spelling, Organization.id)


# --- individual supervision: every one of these asks for the person who looks


def party_to(person_id: UUID) -> ColumnElement[bool]:
    return or_(IndividualSupervision.supervisor_id == person_id, IndividualSupervision.supervisee_id == person_id)


def own(person_id: UUID) -> Select[Any]:
    """The columns of `schemas.IndividualRow` of those in which the person took part."""
    supervisor, supervisee = aliased(Person, name="supervisor"), aliased(Person, name="supervisee")
    mine = IndividualSupervision.tenant_id
    columns = (
        IndividualSupervision.id, supervisor.name.label("supervisor"), supervisee.name.label("supervisee"),
        IndividualSupervision.held_on, IndividualSupervision.minutes,
    )  # fmt: skip
    return (
        select(Bundle("row", *columns))
        .select_from(IndividualSupervision)
        .join(supervisor, and_(supervisor.tenant_id == mine, supervisor.id == IndividualSupervision.supervisor_id))
        .join(supervisee, and_(supervisee.tenant_id == mine, supervisee.id == IndividualSupervision.supervisee_id))
        .where(party_to(person_id))
    )


def own_one(person_id: UUID, supervision_id: UUID) -> Select[IndividualSupervision]:
    return select(IndividualSupervision).where(IndividualSupervision.id == supervision_id, party_to(person_id))


def of_supervisee(person_id: UUID) -> Select[IndividualSupervision]:
    """For forgetting: nothing of it is opened."""
    return select(IndividualSupervision).where(IndividualSupervision.supervisee_id == person_id)


def supervisee_of(supervision_id: UUID) -> Select[UUID]:
    """For the message that reaches this one person."""
    return select(IndividualSupervision.supervisee_id).where(IndividualSupervision.id == supervision_id)


def active_person(person_id: UUID) -> Select[UUID]:
    return select(Person.id).where(Person.id == person_id, Person.status == PersonStatus.ACTIVE)
