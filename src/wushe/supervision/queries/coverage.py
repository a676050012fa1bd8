"""How much each social worker carries and does, which groups nobody accompanies, and how long groups stand where."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select
from sqlalchemy.orm import Bundle

from wushe.kernel.clock import today
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.kinds import Stage
from wushe.organizations.models import Assignment, Organization
from wushe.organizations.queries import assigned, changeable, holds
from wushe.people.models import Person, SocialWorker
from wushe.supervision.models import Action, Visit
from wushe.supervision.queries.due import calendar
from wushe.supervision.schemas.coverage import CoverageFilters

ORDER = (Person.name.asc(), Person.id.asc())


def caseloads(reach: Reach, filters: CoverageFilters) -> Select[Any]:
    """The columns of `schemas.CaseloadRow` of every social worker, one object each."""
    carried = _carried(reach, filters)
    columns = (
        Person.id,
        Person.name,
        _count(carried).label("groups"),
        _visits(func.count(Visit.id), reach, filters).label("visits"),
        _visits(func.count(Visit.organization_id.distinct()), reach, filters).label("visited"),
        _visits(func.coalesce(func.sum(Visit.minutes), 0), reach, filters).label("minutes"),
        _overdue(carried).label("overdue"),
        _open_actions(carried).label("actions"),
    )
    here = and_(SocialWorker.tenant_id == Person.tenant_id, SocialWorker.person_id == Person.id)
    found = select(Bundle("row", *columns)).select_from(Person).join(SocialWorker, here)
    return found.where(or_(SocialWorker.until.is_(None), _count(carried) > 0), *_named(filters))


def _carried(reach: Reach, filters: CoverageFilters) -> Select[Any]:
    """The living groups that the worker of the row accompanies today."""
    mine = (Assignment.tenant_id == Person.tenant_id, Assignment.person_id == Person.id, holds(today()))
    its = and_(Organization.tenant_id == Assignment.tenant_id, Organization.id == Assignment.organization_id)
    found = select(Organization.id).select_from(Assignment).join(Organization, its)
    return found.where(*mine, *_living(reach, filters)).correlate(Person)


def _living(reach: Reach, filters: CoverageFilters) -> Iterator[ColumnElement[bool]]:
    yield Organization.stage != Stage.DISSOLVED
    yield changeable(reach)
    if filters.community_id is not None:
        yield Organization.community_id == filters.community_id


def _count(carried: Select[Any]) -> Any:
    return carried.with_only_columns(func.count(Organization.id.distinct())).scalar_subquery()


def _visits(counted: Any, reach: Reach, filters: CoverageFilters) -> Any:
    """What the worker of the row did in the time that is looked at."""
    theirs = select(Organization.id).where(*_living(reach, filters))
    made = (Visit.tenant_id == Person.tenant_id, Visit.worker_id == Person.id, Visit.organization_id.in_(theirs))
    within = Visit.visited_on.between(filters.since or today() - timedelta(days=90), filters.until or today())
    return select(counted).where(*made, within).correlate(Person).scalar_subquery()


def _overdue(carried: Select[Any]) -> Any:
    due = calendar()
    late = select(func.count(due.c.id)).where(due.c.next_on < today(), due.c.id.in_(carried))
    return late.correlate(Person).scalar_subquery()


def _open_actions(carried: Select[Any]) -> Any:
    waiting = (Action.tenant_id == Person.tenant_id, Action.closed_at.is_(None), Action.organization_id.in_(carried))
    return select(func.count(Action.id)).where(*waiting).correlate(Person).scalar_subquery()


def _named(filters: CoverageFilters) -> Iterator[ColumnElement[bool]]:
    yield from (Person.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q))


def unassigned(reach: Reach, filters: CoverageFilters) -> Select[*tuple[Any, ...]]:
    """(living groups, those that nobody accompanies)."""
    alone = func.count().filter(~assigned(today()))
    return select(func.count(), alone).select_from(Organization).where(*_living(reach, filters))


def stages(reach: Reach, filters: CoverageFilters) -> Select[*tuple[Any, ...]]:
    """(stage, groups, days in the middle) of the living ones; days count from when they came to stand there."""
    days = literal(today()) - func.coalesce(Organization.stage_since, Organization.founded_on)
    middle = func.percentile_cont(0.5).within_group(days.asc())
    found = select(Organization.stage, func.count(), middle).where(*_living(reach, filters))
    return found.group_by(Organization.stage).order_by(Organization.stage)
