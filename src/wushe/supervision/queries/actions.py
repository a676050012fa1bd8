"""Actions: one, the list, those that fall due."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import Bundle

from wushe.kernel.clock import today
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.models import Member, Organization
from wushe.organizations.queries import assigned_to
from wushe.people.models import Person
from wushe.supervision.kinds import ActionState
from wushe.supervision.models import Action, ActionStep
from wushe.supervision.queries.reach import groups
from wushe.supervision.schemas.actions import ActionFilters

ORDER = (Action.due_on.asc(), Action.id.asc())
"""What is due first."""


def readable(reach: Reach) -> ColumnElement[bool]:
    """Of the groups within reach; and for whom their own count, what they own themselves."""
    return or_(
        Action.organization_id.in_(groups(reach)),
        reach.clause(own=lambda person_id: Action.owner_id == person_id),
    )


def action(reach: Reach, action_id: UUID) -> Select[Action]:
    """One that the person may read."""
    return select(Action).where(Action.id == action_id, readable(reach))


def action_to_change(reach: Reach, action_id: UUID) -> Select[Action]:
    """The same, locked: who changes an action waits for who does so already."""
    return _locked(action(reach, action_id))


def of_group_locked(organization_id: UUID, ids: Collection[UUID]) -> Select[Action]:
    """Those of the group among these, locked in one order."""
    mine = select(Action).where(Action.organization_id == organization_id, Action.id.in_(ids))
    return _locked(mine.order_by(Action.id))


def open_of(organization_id: UUID) -> Select[Action, str]:
    """(row, owner) of the group's open ones, what is due first."""
    return _owned().where(Action.organization_id == organization_id, Action.closed_at.is_(None)).order_by(*ORDER)


def of_visit(visit_id: UUID) -> Select[Action, str]:
    """(row, owner) of those that came out of the visit."""
    return _owned().where(Action.visit_id == visit_id).order_by(*ORDER)


def titles(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, what is to be done), for messages to those whom it concerns."""
    return select(Action.id, Action.title).where(Action.id.in_(list(ids)))


def steps(action_id: UUID) -> Select[ActionStep, str]:
    """(row, name) of what happened to it, the first first."""
    its = and_(Person.tenant_id == ActionStep.tenant_id, Person.id == ActionStep.done_by)
    found = select(ActionStep, Person.name).join(Person, its).where(ActionStep.action_id == action_id)
    return found.order_by(ActionStep.done_at, ActionStep.id)


def may_own(organization_id: UUID, person_id: UUID, on: date) -> ColumnElement[bool]:
    """Whether the person is of the group now or accompanies it on that day."""
    member = select(Member.id).where(
        Member.organization_id == organization_id, Member.person_id == person_id, Member.until.is_(None)
    )
    return or_(exists(member), literal(organization_id).in_(assigned_to(person_id, on)))


def to_remind(until: date, overdue_before: date) -> Select[Action]:
    """Open ones due by `until` of which nobody was reminded, and overdue ones last told of by `overdue_before`."""
    first = and_(Action.reminded_on.is_(None), Action.due_on <= until)
    turned = and_(Action.due_on < today(), Action.reminded_on <= Action.due_on)
    again = and_(Action.due_on < today(), Action.reminded_on <= overdue_before)
    return select(Action).where(Action.closed_at.is_(None), or_(first, turned, again)).order_by(Action.id)


def action_locked(action_id: UUID) -> Select[Action]:
    """Whoever asks: for jobs."""
    return _locked(select(Action).where(Action.id == action_id))


# --- the list


def actions(reach: Reach, filters: ActionFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.ActionRow` of those within reach."""
    return _joined(select(*_columns()), reach, filters)


def bundled(reach: Reach, filters: ActionFilters) -> Select[Any]:
    """The same as one object for each row, for pages and files."""
    return _joined(select(Bundle("row", *_columns())), reach, filters)


def totals(reach: Reach, filters: ActionFilters) -> Select[*tuple[Any, ...]]:
    """(open, overdue, closed) in the list, whatever state it is narrowed to."""
    counted = [func.count().filter(in_state(state)) for state in ActionState]
    return _joined(select(*counted), reach, filters, narrowed_to_state=False)


def in_state(state: ActionState) -> ColumnElement[bool]:
    """Open ones are also those that are overdue: all that is still to be done."""
    match state:
        case ActionState.OPEN:
            return Action.closed_at.is_(None)
        case ActionState.OVERDUE:
            return and_(Action.closed_at.is_(None), Action.due_on < today())
        case ActionState.CLOSED:
            return Action.closed_at.is_not(None)


def _columns() -> tuple[Any, ...]:
    state = case(
        (in_state(ActionState.CLOSED), ActionState.CLOSED.value),
        (in_state(ActionState.OVERDUE), ActionState.OVERDUE.value),
        else_=ActionState.OPEN.value,
    )
    return (
        Action.id,
        Action.title,
        Action.organization_id,
        Organization.name.label("organization"),
        Person.name.label("owner"),
        Action.agreed_on,
        Action.due_on,
        state.label("state"),
        Action.outcome,
    )


def _joined(query: Any, reach: Reach, filters: ActionFilters, *, narrowed_to_state: bool = True) -> Select[Any]:
    """Joins say the tenant, because the lean path binds it only where a row must exist."""
    its = and_(Organization.tenant_id == Action.tenant_id, Organization.id == Action.organization_id)
    whose = and_(Person.tenant_id == Action.tenant_id, Person.id == Action.owner_id)
    found = query.select_from(Action).join(Organization, its).join(Person, whose)
    found = found.where(readable(reach), *_narrowed(reach, filters))
    return found.where(in_state(filters.state)) if filters.state and narrowed_to_state else found


def _narrowed(reach: Reach, filters: ActionFilters) -> Iterator[ColumnElement[bool]]:
    for pattern in search_patterns(filters.q):
        yield or_(Organization.search.like(pattern, escape=ESCAPE), Action.title.ilike(pattern, escape=ESCAPE))
    if filters.organization_id is not None:
        yield Action.organization_id == filters.organization_id
    if filters.owner_id is not None:
        yield Action.owner_id == filters.owner_id
    if filters.community_id is not None:
        yield Organization.community_id == filters.community_id
    if filters.mine and reach.person_id is not None:
        yield Action.owner_id == reach.person_id


def _owned() -> Select[Action, str]:
    whose = and_(Person.tenant_id == Action.tenant_id, Person.id == Action.owner_id)
    return select(Action, Person.name).join(Person, whose)


def _locked(query: Select[Action]) -> Select[Action]:
    return query.with_for_update(key_share=True, of=Action).execution_options(populate_existing=True)


calls(titles, "action_id")
