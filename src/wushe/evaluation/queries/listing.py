"""The list of assessments, and that of improvements."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Bundle

from wushe.communities.models import Community
from wushe.evaluation.kinds import AssessmentState, ItemState, Step
from wushe.evaluation.models import (
    Assessment,
    AssessmentEntry,
    AssessmentScore,
    Improvement,
    Indicator,
    Panellist,
    Rubric,
    StarRating,
)
from wushe.evaluation.queries.assessments import of_group, readable
from wushe.evaluation.queries.results import is_weak
from wushe.evaluation.schemas.entered import AssessmentFilters, ItemFilters
from wushe.kernel.clock import today
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization
from wushe.organizations.queries import assigned_to, led_by
from wushe.people.models import Person

ORDER = (Assessment.opened_at.desc(), Assessment.id.desc())
"""The newest first."""
ITEM_ORDER = (Improvement.due_on.asc(), Improvement.id.asc())


def assessments(reach: Reach, filters: AssessmentFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.AssessmentRow` of those within reach."""
    return _joined(select(*_columns()), reach, filters)


def bundled(reach: Reach, filters: AssessmentFilters) -> Select[Any]:
    """The same as one object for each row, for pages and files."""
    return _joined(select(Bundle("row", *_columns())), reach, filters)


def matching(reach: Reach, filters: AssessmentFilters) -> Select[*tuple[Any, ...]]:
    """(all, awaiting the group, awaiting the social worker, awaiting the panel, concluded)."""
    number = func.count()
    states = (AssessmentState.SELF, AssessmentState.CHECK, AssessmentState.PANEL, AssessmentState.CONCLUDED)
    counted = (number.filter(Assessment.state == state) for state in states)
    return _joined(select(number, *counted), reach, filters)


def _columns() -> tuple[Any, ...]:
    return (
        Assessment.id,
        Assessment.organization_id,
        Organization.name.label("organization"),
        Community.short_name.label("community"),
        Rubric.kind,
        Rubric.number,
        Assessment.since,
        Assessment.until,
        Assessment.state,
        Assessment.score,
        _stars().label("stars"),
        _stars_ended().label("stars_ended"),
        _weak().label("weak"),
        _open_items().label("open_items"),
        Assessment.concluded_at,
        Assessment.opened_at,
    )


def _joined(query: Any, reach: Reach, filters: AssessmentFilters) -> Select[Any]:
    """Joins say the tenant, because the lean path binds it only where a row must exist."""
    mine = Assessment.tenant_id
    return (
        query.select_from(Assessment)
        .join(Organization, and_(Organization.tenant_id == mine, Organization.id == Assessment.organization_id))
        .join(Rubric, and_(Rubric.tenant_id == mine, Rubric.id == Assessment.rubric_id))
        .outerjoin(Community, and_(Community.tenant_id == mine, Community.id == Organization.community_id))
        .where(readable(reach), *_narrowed(reach, filters))
    )


def _stars() -> Any:
    """What this assessment gave, while it has not run out."""
    held = select(StarRating.stars).where(*_given(), StarRating.expires_on > today())
    return held.correlate(Assessment).scalar_subquery()


def _stars_ended() -> ColumnElement[bool]:
    """It gave stars that have run out: they are not shown as valid."""
    return exists(select(StarRating.id).where(*_given(), StarRating.expires_on <= today()).correlate(Assessment))


def _given() -> tuple[ColumnElement[bool], ...]:
    return StarRating.tenant_id == Assessment.tenant_id, StarRating.assessment_id == Assessment.id


def _weak() -> Any:
    """How many indicators the panel found weak."""
    return _panel(select(func.count())).where(is_weak()).correlate(Assessment, Rubric).scalar_subquery()


def _panel(query: Any) -> Select[Any]:
    mine = Assessment.tenant_id
    return (
        query.select_from(AssessmentEntry)
        .join(
            AssessmentScore, and_(AssessmentScore.tenant_id == mine, AssessmentScore.entry_id == AssessmentEntry.id)
        )
        .join(Indicator, and_(Indicator.tenant_id == mine, Indicator.id == AssessmentScore.indicator_id))
        .where(
            AssessmentEntry.tenant_id == mine, AssessmentEntry.assessment_id == Assessment.id,
            AssessmentEntry.step == Step.PANEL,
        )
    )  # fmt: skip


def _open_items() -> Any:
    its = (Improvement.tenant_id == Assessment.tenant_id, Improvement.assessment_id == Assessment.id)
    counted = select(func.count()).select_from(Improvement).where(*its, Improvement.state == ItemState.OPEN)
    return counted.correlate(Assessment).scalar_subquery()


def _narrowed(reach: Reach, filters: AssessmentFilters) -> Iterator[ColumnElement[bool]]:
    yield from (Organization.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q))
    if filters.state is None:
        yield Assessment.state != AssessmentState.WITHDRAWN
    for column, wanted in (
        (Assessment.state, filters.state),
        (Rubric.kind, filters.kind),
        (Organization.community_id, filters.community_id),
        (Assessment.organization_id, filters.organization_id),
    ):
        if wanted is not None:
            yield column == wanted
    if filters.weak is not None:
        found = _panel(select(AssessmentScore.id)).where(is_weak(), Indicator.domain == filters.weak)
        yield exists(found.correlate(Assessment, Rubric))
    if filters.stars is not None:
        yield func.coalesce(_stars(), 0) == filters.stars
    if filters.mine and reach.person_id is not None:
        yield waiting_for(reach.person_id)


def waiting_for(person_id: Any) -> ColumnElement[bool]:
    """The person leads the group that scores itself, accompanies it while it is checked, or sits on its panel."""
    judged = select(Panellist.assessment_id).where(Panellist.person_id == person_id)
    return or_(
        and_(Assessment.state == AssessmentState.SELF, Assessment.organization_id.in_(led_by(person_id))),
        and_(Assessment.state == AssessmentState.CHECK, Assessment.organization_id.in_(assigned_to(person_id))),
        and_(Assessment.state == AssessmentState.PANEL, Assessment.id.in_(judged)),
    )


# --- improvements


def items(reach: Reach, filters: ItemFilters) -> Select[Any]:
    """One object for each, with the names that the list shows."""
    row = Bundle(
        "row", Improvement.id, Improvement.assessment_id, Improvement.organization_id, Improvement.action,
        Improvement.owner_id, Improvement.due_on, Improvement.state, Improvement.outcome, Improvement.done_on,
        Improvement.version, Indicator.name.label("indicator"), Indicator.domain, Person.name.label("owner"),
        Organization.name.label("organization"),
    )  # fmt: skip
    return _items(select(row), reach, filters)


def only(found: Select[Any], improvement_id: UUID) -> Select[Any]:
    return found.where(Improvement.id == improvement_id)


def items_counted(reach: Reach) -> Select[*tuple[Any, ...]]:
    """(open, late, done)."""
    late = and_(Improvement.state == ItemState.OPEN, Improvement.due_on < today())
    counts = [func.coalesce(func.sum(case((what, 1), else_=0)), 0) for what in (
        Improvement.state == ItemState.OPEN, late, Improvement.state == ItemState.DONE,
    )]  # fmt: skip
    return _items(select(*counts), reach, ItemFilters())


def _items(query: Any, reach: Reach, filters: ItemFilters) -> Select[Any]:
    mine = Improvement.tenant_id
    found = (
        query.select_from(Improvement)
        .join(Organization, and_(Organization.tenant_id == mine, Organization.id == Improvement.organization_id))
        .join(Indicator, and_(Indicator.tenant_id == mine, Indicator.id == Improvement.indicator_id))
        .join(Person, and_(Person.tenant_id == mine, Person.id == Improvement.owner_id))
        .where(of_group(reach, Improvement.organization_id))
        .where(*(Organization.search.like(p, escape=ESCAPE) for p in search_patterns(filters.q)))
    )
    if filters.state is not None:
        found = found.where(Improvement.state == filters.state)
    if filters.organization_id is not None:
        found = found.where(Improvement.organization_id == filters.organization_id)
    if filters.late:
        found = found.where(Improvement.state == ItemState.OPEN, Improvement.due_on < today())
    return found
