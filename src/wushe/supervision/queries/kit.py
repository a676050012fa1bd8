"""What a social worker takes along to record visits: the groups of today, and what is open in each."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, select

from wushe.organizations.kinds import MemberRole
from wushe.organizations.models import Member, Organization
from wushe.organizations.queries import assigned_to
from wushe.people.models import Person
from wushe.supervision.models import Action, Visit
from wushe.supervision.queries.reach import living


def groups_along(person_id: UUID) -> Select[*tuple[Any, ...]]:
    """(id, name, last visit, leader, leader's name) of the groups that the social worker accompanies today."""
    leads = and_(Member.organization_id == Organization.id, Member.role == MemberRole.LEADER, Member.until.is_(None))
    last = select(func.max(Visit.visited_on)).where(Visit.organization_id == Organization.id).scalar_subquery()
    return (
        living()
        .with_only_columns(Organization.id, Organization.name, last, Person.id, Person.name)
        .outerjoin(Member, leads)
        .outerjoin(Person, Person.id == Member.person_id)
        .where(Organization.id.in_(assigned_to(person_id)))
        .order_by(Organization.spelling, Organization.id)
    )


def actions_along(person_id: UUID) -> Select[Action, str]:
    """(row, owner) of what is open in these groups, what is due first."""
    return (
        select(Action, Person.name)
        .join(Person, Person.id == Action.owner_id)
        .where(Action.organization_id.in_(assigned_to(person_id)), Action.closed_at.is_(None))
        .order_by(Action.due_on, Action.id)
    )
