"""How far somebody sees into organisations: whom they lead, are a member of, accompany, or work next to.

Other slices hang their own reach on these: `Activity.organization_id.in_(assigned_to(person_id))`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from wushe.kernel.clock import today
from wushe.kernel.work import Reach
from wushe.organizations.kinds import FilingState, MemberRole, OrganizationKind, Stage
from wushe.organizations.models import Assignment, Member, Organization


def led_by(person_id: UUID) -> Select[UUID]:
    """The ids of the organisations that the person leads."""
    return member_of(person_id).where(Member.role == MemberRole.LEADER)


def member_of(person_id: UUID) -> Select[UUID]:
    """The ids of the organisations in which the person is anything now."""
    return select(Member.organization_id).where(Member.person_id == person_id, Member.until.is_(None))


def assigned_to(person_id: UUID, on: date | None = None) -> Select[UUID]:
    """The ids of the organisations that the social worker accompanies today, or on another day."""
    return select(Assignment.organization_id).where(Assignment.person_id == person_id, holds(on or today()))


def holds(day: date) -> ColumnElement[bool]:
    """The assignment is in force on `day`."""
    return and_(Assignment.since <= day, or_(Assignment.until.is_(None), Assignment.until > day))


def on_record() -> ColumnElement[bool]:
    """The organisation lives and is filed or registered."""
    return and_(
        Organization.stage == Stage.ACTIVE,
        or_(Organization.filing_state == FilingState.GRANTED, Organization.credit_code.is_not(None)),
    )


def leads_a_hub(person_id: UUID) -> ColumnElement[bool]:
    """Whether the person leads a filed or registered hub: it may read all groups of its own township, and no more."""
    return exists(
        select(Organization.id).where(
            Organization.id.in_(led_by(person_id)),
            Organization.kind == OrganizationKind.HUB,
            on_record(),
        )
    )


def readable(reach: Reach) -> ColumnElement[bool]:
    """What may be read: one's own groups, for the leader of a hub all, and what assignment or community gives."""
    return reach.clause(
        own=lambda person_id: or_(Organization.id.in_(member_of(person_id)), leads_a_hub(person_id)),
        assigned=lambda person_id: Organization.id.in_(assigned_to(person_id)),
        community=Organization.community_id.in_,
    )


def changeable(reach: Reach) -> ColumnElement[bool]:
    """What may be changed: of one's own groups only those that one leads."""
    return reach.clause(
        own=lambda person_id: Organization.id.in_(led_by(person_id)),
        assigned=lambda person_id: Organization.id.in_(assigned_to(person_id)),
        community=Organization.community_id.in_,
    )


def permitted(organization_id: UUID, reaches: Sequence[Reach]) -> Select[*tuple[Any, ...]]:
    """One row: for each of the reaches, whether this organisation may be changed by it."""
    found = (changeable(reach).label(f"reach_{place}") for place, reach in enumerate(reaches))
    return select(Organization.id, *found).where(Organization.id == organization_id)
