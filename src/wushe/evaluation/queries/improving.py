"""Improvements and their owners."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select

from wushe.evaluation.kinds import ItemState
from wushe.evaluation.models import Improvement, Indicator
from wushe.kernel.journal.naming import calls
from wushe.organizations.models import Assignment, Member
from wushe.organizations.queries import holds
from wushe.people.models import Person


def item(reached: ColumnElement[bool], item_id: UUID) -> Select[Improvement]:
    """Locked."""
    found = select(Improvement).where(Improvement.id == item_id, reached)
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def plan(assessment_id: UUID) -> Select[*tuple[Any, ...]]:
    """(item, indicator, owner's name) in the rubric's order."""
    return (
        select(Improvement, Indicator, Person.name)
        .join(Indicator, Indicator.id == Improvement.indicator_id)
        .join(Person, Person.id == Improvement.owner_id)
        .where(Improvement.assessment_id == assessment_id)
        .order_by(Indicator.rank, Improvement.id)
    )


def owners(organization_id: UUID, on: date) -> Select[UUID, str]:
    """(person, name) of members now and of the social workers of that day."""
    member = select(Member.person_id).where(Member.organization_id == organization_id, Member.until.is_(None))
    worker = select(Assignment.person_id).where(Assignment.organization_id == organization_id, holds(on))
    return (
        select(Person.id, Person.name)
        .where(or_(Person.id.in_(member), Person.id.in_(worker)))
        .order_by(Person.search, Person.id)
    )


def falling_due(today: date, until: date) -> Select[Improvement]:
    """Open ones that end soon and whose owner was not told."""
    soon = and_(Improvement.due_on >= today, Improvement.due_on <= until, Improvement.warned_on.is_(None))
    return _open().where(soon)


def overdue(today: date, not_since: date) -> Select[Improvement]:
    """Open ones whose day has passed and whose owner was not told since it passed, or not for a week."""
    untold = or_(
        Improvement.warned_on.is_(None), Improvement.warned_on <= Improvement.due_on, Improvement.warned_on <= not_since
    )
    return _open().where(Improvement.due_on < today, untold)


def _open() -> Select[Improvement]:
    return select(Improvement).where(Improvement.state == ItemState.OPEN).order_by(Improvement.due_on, Improvement.id)


def item_names(ids: Iterable[UUID]) -> Select[UUID, str]:
    its = and_(Indicator.tenant_id == Improvement.tenant_id, Indicator.id == Improvement.indicator_id)
    return select(Improvement.id, Indicator.name).join(Indicator, its).where(Improvement.id.in_(list(ids)))


calls(item_names, "improvement_id")
