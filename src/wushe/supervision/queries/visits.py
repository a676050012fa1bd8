"""Visits: one, what was corrected of it, the list, and their photos."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Bundle

from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization
from wushe.people.models import Person
from wushe.supervision.models import SupervisionRules, Visit, VisitCorrection, VisitPhoto
from wushe.supervision.queries.reach import groups
from wushe.supervision.schemas.visits import VisitFilters

ORDER = (Visit.visited_on.desc(), Visit.id.desc())
"""The newest first."""


def readable(reach: Reach) -> ColumnElement[bool]:
    return Visit.organization_id.in_(groups(reach))


def visit(reach: Reach, visit_id: UUID) -> Select[Visit]:
    """One that the person may read."""
    return select(Visit).where(Visit.id == visit_id, readable(reach))


def own_visit(person_id: UUID, visit_id: UUID) -> Select[Visit]:
    """One that the person made, also of a group that somebody else accompanies by now."""
    return select(Visit).where(Visit.id == visit_id, Visit.worker_id == person_id)


def corrections(visit_id: UUID) -> Select[VisitCorrection]:
    """Of the visit, the first first."""
    return select(VisitCorrection).where(VisitCorrection.visit_id == visit_id).order_by(VisitCorrection.number)


def sent_before(visit_id: UUID) -> Select[Visit]:
    """Whoever's it is."""
    return select(Visit).where(Visit.id == visit_id)


def visits(reach: Reach, filters: VisitFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `schemas.VisitRow` of those within reach."""
    return _joined(select(*_columns()), reach, filters)


def bundled(reach: Reach, filters: VisitFilters) -> Select[Any]:
    """The same as one object for each row, for pages and files."""
    return _joined(select(Bundle("row", *_columns())), reach, filters)


def matching(reach: Reach, filters: VisitFilters) -> Select[*tuple[Any, ...]]:
    """(visits, groups, minutes) in the list."""
    counted = (
        func.count(),
        func.count(Visit.organization_id.distinct()),
        func.coalesce(func.sum(Visit.minutes), 0),
    )
    return _joined(select(*counted), reach, filters)


def last_on(organization_id: UUID) -> Select[date]:
    """The day of the group's last visit; None where there was none."""
    return select(func.max(Visit.visited_on)).where(Visit.organization_id == organization_id)


def rules(tenant_id: UUID) -> Select[SupervisionRules]:
    return select(SupervisionRules).where(SupervisionRules.id == tenant_id)


def _columns() -> tuple[Any, ...]:
    return (
        Visit.id,
        Visit.organization_id,
        Organization.name.label("organization"),
        Person.name.label("worker"),
        Visit.template,
        Visit.visited_on,
        Visit.minutes,
    )


def _joined(query: Any, reach: Reach, filters: VisitFilters) -> Select[Any]:
    """Joins say the tenant, because the lean path binds it only where a row must exist."""
    its = and_(Organization.tenant_id == Visit.tenant_id, Organization.id == Visit.organization_id)
    whose = and_(Person.tenant_id == Visit.tenant_id, Person.id == Visit.worker_id)
    found = query.select_from(Visit).join(Organization, its).join(Person, whose)
    return found.where(readable(reach), *_narrowed(filters))


def _narrowed(filters: VisitFilters) -> Iterator[ColumnElement[bool]]:
    yield from said(filters.q)
    for column, wanted in (
        (Visit.organization_id, filters.organization_id),
        (Visit.worker_id, filters.worker_id),
        (Visit.template, filters.template),
    ):
        if wanted is not None:
            yield column == wanted
    if filters.since is not None:
        yield Visit.visited_on >= filters.since
    if filters.until is not None:
        yield Visit.visited_on <= filters.until


def said(q: str) -> Iterator[ColumnElement[bool]]:
    """By Chinese, pinyin or initials of the group's name."""
    yield from (Organization.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(q))


# --- photos


def photos_of(visit_id: UUID) -> Select[VisitPhoto]:
    """In the order of their places."""
    return select(VisitPhoto).where(VisitPhoto.visit_id == visit_id).order_by(VisitPhoto.place)


def any_photo(photo_id: UUID) -> Select[VisitPhoto]:
    return select(VisitPhoto).where(VisitPhoto.id == photo_id)


def photo(reach: Reach, photo_id: UUID) -> Select[VisitPhoto]:
    """One of a visit that the person may read."""
    theirs = VisitPhoto.visit_id.in_(select(Visit.id).where(readable(reach)))
    return any_photo(photo_id).where(theirs)


def photo_to_remove(person_id: UUID, photo_id: UUID) -> Select[VisitPhoto]:
    """One of a visit that the person made."""
    theirs = VisitPhoto.visit_id.in_(select(Visit.id).where(Visit.worker_id == person_id))
    return any_photo(photo_id).where(theirs)
