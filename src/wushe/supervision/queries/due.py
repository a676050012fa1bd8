"""Which groups are to be visited by when, out of the days of their visits and the rhythm that the township set."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Select, and_, case, cast, func, select
from sqlalchemy.orm import Bundle
from sqlalchemy.sql.selectable import ScalarSelect, Subquery

from wushe.kernel.clock import today
from wushe.kernel.paging import Order
from wushe.kernel.work import Reach
from wushe.organizations.kinds import Stage
from wushe.organizations.models import Assignment, Organization
from wushe.organizations.queries import assigned_to, changeable, holds
from wushe.people.models import Person
from wushe.supervision.kinds import Standing
from wushe.supervision.models import SupervisionRules, Visit
from wushe.supervision.models.rules import VISIT_DAYS
from wushe.supervision.queries.visits import said
from wushe.supervision.schemas.visits import DueFilters

SOON = timedelta(days=7)
"""So long before its day a visit is announced."""


def calendar() -> Subquery:
    """(id, last_on, next_on) of each living group that somebody accompanies: the next visit is due on `next_on`.

    A group that was never visited is to be visited within the rhythm after somebody took it on.
    """
    mine = Organization.tenant_id
    last = select(func.max(Visit.visited_on)).where(Visit.tenant_id == mine, Visit.organization_id == Organization.id)
    since = select(func.min(Assignment.since)).where(
        Assignment.tenant_id == mine, Assignment.organization_id == Organization.id, holds(today())
    )
    last_on, taken_on = _beside(last), _beside(since)
    next_on = cast(func.coalesce(last_on, taken_on) + _days(), Date)
    return (
        select(Organization.id, last_on.label("last_on"), next_on.label("next_on"))
        .where(Organization.stage != Stage.DISSOLVED, taken_on.is_not(None))
        .subquery("calendar")
    )


def _beside(query: Select[Any]) -> ScalarSelect[Any]:
    return query.correlate(Organization).scalar_subquery()


def _days() -> ColumnElement[int]:
    """The township's rhythm, or the usual."""
    own = select(SupervisionRules.visit_days).where(SupervisionRules.tenant_id == Organization.tenant_id)
    return func.coalesce(cast(_beside(own), Integer), VISIT_DAYS)


def bundled(reach: Reach, filters: DueFilters) -> tuple[Select[Any], Order]:
    """One object for each group within reach with what `DueRow` shows, and the order: what waits longest first."""
    due = calendar()
    columns = (
        Organization.id,
        Organization.name.label("organization"),
        Organization.community_id,
        _workers().label("worker"),
        due.c.last_on,
        due.c.next_on,
        standing_of(due).label("standing"),
    )
    query = _joined(select(Bundle("row", *columns)), due, reach).where(*_narrowed(due, filters))
    return query, (due.c.next_on.asc(), Organization.id.asc())


def counted(reach: Reach, filters: DueFilters) -> Select[*tuple[Any, ...]]:
    """(overdue, due, done) of the groups in the list, whatever standing it is narrowed to."""
    due = calendar()
    numbers = [func.count().filter(is_standing(due, standing)) for standing in Standing]
    asked = DueFilters(q=filters.q, worker_id=filters.worker_id, community_id=filters.community_id)
    return _joined(select(*numbers), due, reach).where(*_narrowed(due, asked))


def is_standing(due: Subquery, standing: Standing) -> ColumnElement[bool]:
    match standing:
        case Standing.OVERDUE:
            return due.c.next_on < today()
        case Standing.DUE:
            return and_(due.c.next_on >= today(), due.c.next_on <= today() + SOON)
        case Standing.DONE:
            return due.c.next_on > today() + SOON


def standing_of(due: Subquery) -> ColumnElement[str]:
    return case(
        *((is_standing(due, standing), standing.value) for standing in (Standing.OVERDUE, Standing.DUE)),
        else_=Standing.DONE.value,
    )


def _workers() -> ScalarSelect[Any]:
    """The names of those who accompany the group, of both levels."""
    names = func.string_agg(Person.name.distinct(), "、")
    its = and_(Person.tenant_id == Assignment.tenant_id, Person.id == Assignment.person_id)
    found = select(func.coalesce(names, "")).select_from(Assignment).join(Person, its)
    of_group = (Assignment.tenant_id == Organization.tenant_id, Assignment.organization_id == Organization.id)
    return _beside(found.where(*of_group, holds(today())))


def _joined(query: Any, due: Subquery, reach: Reach) -> Select[Any]:
    return query.select_from(Organization).join(due, due.c.id == Organization.id).where(changeable(reach))


def _narrowed(due: Subquery, filters: DueFilters) -> Iterator[ColumnElement[bool]]:
    yield from said(filters.q)
    if filters.standing is not None:
        yield is_standing(due, filters.standing)
    if filters.worker_id is not None:
        yield Organization.id.in_(assigned_to(filters.worker_id))
    if filters.community_id is not None:
        yield Organization.community_id == filters.community_id
