"""Courses: one, the list, its lessons and who attended, what came of it, and the chain of trainers."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal, select
from sqlalchemy.orm import Bundle, aliased

from wushe.kernel.files.models import StoredFile
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.organizations.models import Organization
from wushe.people.models import Person
from wushe.supervision.kinds import Outcome
from wushe.supervision.models import Course, CourseAttendance, CourseLesson, CourseOutcome, Courseware
from wushe.supervision.schemas.courses import CourseFilters

ORDER = (Course.opened_at.desc(), Course.id.desc())
"""The newest first."""
LONGEST_CHAIN = 6
_GRANTED = {Outcome.FILED: Organization.filed_on, Outcome.REGISTERED: Organization.registered_on}


def course(course_id: UUID) -> Select[Course]:
    return select(Course).where(Course.id == course_id)


def titles(ids: Iterable[UUID]) -> Select[UUID, str]:
    return select(Course.id, Course.title).where(Course.id.in_(list(ids)))


def course_locked(course_id: UUID) -> Select[Course]:
    return course(course_id).with_for_update(key_share=True).execution_options(populate_existing=True)


def bundled(filters: CourseFilters) -> Select[Any]:
    """The columns of `schemas.CourseRow` as one object for each."""
    lessons = _of_course(CourseLesson.course_id, select(func.count(CourseLesson.id)))
    last = _of_course(CourseLesson.course_id, select(func.max(CourseLesson.held_on)))
    outcomes = _of_course(CourseOutcome.course_id, select(func.count(CourseOutcome.id)))
    attended = and_(CourseAttendance.tenant_id == CourseLesson.tenant_id, CourseAttendance.lesson_id == CourseLesson.id)
    people = select(func.count(CourseAttendance.person_id.distinct())).select_from(CourseLesson)
    people = _of_course(CourseLesson.course_id, people.join(CourseAttendance, attended))
    columns = (
        Course.id, Course.title, Course.theme, Course.academy, Course.opened_at, lessons.label("lessons"),
        people.label("people"), outcomes.label("outcomes"), last.label("last_on"),
    )  # fmt: skip
    return select(Bundle("row", *columns)).where(*_narrowed(filters))


def _of_course(column: Any, query: Select[Any]) -> Any:
    its = (column.class_.tenant_id == Course.tenant_id, column == Course.id)
    return query.where(*its).correlate(Course).scalar_subquery()


def _narrowed(filters: CourseFilters) -> Iterator[ColumnElement[bool]]:
    yield from (Course.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q))
    if filters.theme is not None:
        yield Course.theme == filters.theme
    if filters.academy is not None:
        yield Course.academy == filters.academy
    if filters.year is not None:
        given = select(CourseLesson.course_id).where(func.extract("year", CourseLesson.held_on) == filters.year)
        yield Course.id.in_(given)


def lessons_in(year: int) -> Select[CourseLesson]:
    """The lessons of the year by their days."""
    within = CourseLesson.held_on.between(date(year, 1, 1), date(year, 12, 31))
    return select(CourseLesson).where(within).order_by(CourseLesson.held_on, CourseLesson.id)


# --- what is taught


def coursewares(course_id: UUID) -> Select[Courseware, StoredFile]:
    """(courseware, its file without the bytes)."""
    its = and_(StoredFile.tenant_id == Courseware.tenant_id, StoredFile.id == Courseware.file_id)
    found = select(Courseware, StoredFile).join(StoredFile, its).where(Courseware.course_id == course_id)
    return found.order_by(Courseware.brought_at, Courseware.id)


def courseware(courseware_id: UUID) -> Select[Courseware]:
    return select(Courseware).where(Courseware.id == courseware_id)


# --- lessons and who attended


def lessons(course_id: UUID) -> Select[*tuple[Any, ...]]:
    """(lesson, teacher, people, groups), the newest first."""
    whose = and_(Person.tenant_id == CourseLesson.tenant_id, Person.id == CourseLesson.teacher_id)
    found = select(CourseLesson, Person.name, _attended(CourseAttendance.id), _attended(_GROUP.distinct()))
    found = found.join(Person, whose).where(CourseLesson.course_id == course_id)
    return found.order_by(CourseLesson.held_on.desc(), CourseLesson.id.desc())


_GROUP = CourseAttendance.organization_id


def _attended(counted: Any) -> Any:
    its = (CourseAttendance.tenant_id == CourseLesson.tenant_id, CourseAttendance.lesson_id == CourseLesson.id)
    return select(func.count(counted)).where(*its).correlate(CourseLesson).scalar_subquery()


def lesson(lesson_id: UUID) -> Select[CourseLesson]:
    return select(CourseLesson).where(CourseLesson.id == lesson_id)


def attendance(lesson_id: UUID) -> Select[*tuple[Any, ...]]:
    """(attendance, person, group) by group and name."""
    who = and_(Person.tenant_id == CourseAttendance.tenant_id, Person.id == CourseAttendance.person_id)
    group = and_(Organization.tenant_id == CourseAttendance.tenant_id, Organization.id == _GROUP)
    found = select(CourseAttendance, Person.name, Organization.name).join(Person, who).join(Organization, group)
    found = found.where(CourseAttendance.lesson_id == lesson_id)
    return found.order_by(Organization.spelling, Person.name, CourseAttendance.id)


def attendance_by_id(attendance_id: UUID) -> Select[CourseAttendance]:
    return select(CourseAttendance).where(CourseAttendance.id == attendance_id)


def already_there(lesson_id: UUID, person_ids: Collection[UUID]) -> Select[str]:
    """The names of those among them who stand on the list."""
    who = and_(Person.tenant_id == CourseAttendance.tenant_id, Person.id == CourseAttendance.person_id)
    on_list = (CourseAttendance.lesson_id == lesson_id, CourseAttendance.person_id.in_(person_ids))
    return select(Person.name).join(CourseAttendance, who).where(*on_list).order_by(Person.name)


def learners() -> Select[UUID, str]:
    """(person, name) of those who ever attended."""
    ever = select(CourseAttendance.person_id)
    return select(Person.id, Person.name).where(Person.id.in_(ever)).order_by(Person.name, Person.id)


# --- what came of it


def outcomes(course_id: UUID) -> Select[*tuple[Any, ...]]:
    """(outcome, group) by the day it was granted."""
    its = and_(Organization.tenant_id == CourseOutcome.tenant_id, Organization.id == CourseOutcome.organization_id)
    found = select(CourseOutcome, Organization.name).join(Organization, its)
    found = found.where(CourseOutcome.course_id == course_id)
    return found.order_by(CourseOutcome.granted_on, CourseOutcome.id)


def outcome(outcome_id: UUID) -> Select[CourseOutcome]:
    return select(CourseOutcome).where(CourseOutcome.id == outcome_id)


def came_of(course_id: UUID, kind: Outcome) -> Select[*tuple[Any, ...]]:
    """(group, name, granted on) of those that attended and were granted it on that day or later, and are not linked."""
    granted = _GRANTED[kind]
    attended = (
        select(_GROUP.label("organization_id"), func.min(CourseLesson.held_on).label("first_on"))
        .join(
            CourseLesson,
            and_(CourseLesson.tenant_id == CourseAttendance.tenant_id, CourseLesson.id == CourseAttendance.lesson_id),
        )
        .where(CourseLesson.course_id == course_id)
        .group_by(_GROUP)
        .subquery()
    )
    linked = select(CourseOutcome.organization_id).where(
        CourseOutcome.course_id == course_id, CourseOutcome.outcome == kind
    )
    found = select(Organization.id, Organization.name, granted).join(
        attended, attended.c.organization_id == Organization.id
    )
    return found.where(granted >= attended.c.first_on, Organization.id.not_in(linked)).order_by(
        granted, Organization.id
    )


# --- the chain of trainers


def chain(course_id: UUID) -> Select[*tuple[Any, ...]]:
    """(step, course id, course, teacher, day, people) of this course's lessons and of what its learners then taught."""
    found = (
        select(
            CourseLesson.tenant_id, CourseLesson.id.label("lesson_id"), CourseLesson.held_on, literal(0).label("step")
        )
        .where(CourseLesson.course_id == course_id)
        .cte("chain", recursive=True)
    )
    learned, taught = aliased(CourseAttendance, name="learned"), aliased(CourseLesson, name="taught")
    following = (
        select(taught.tenant_id, taught.id, taught.held_on, found.c.step + 1)
        .select_from(found)
        .join(learned, and_(learned.tenant_id == found.c.tenant_id, learned.lesson_id == found.c.lesson_id))
        .join(taught, and_(taught.tenant_id == learned.tenant_id, taught.teacher_id == learned.person_id))
        .where(taught.held_on > found.c.held_on, found.c.step < LONGEST_CHAIN)
    )
    found = found.union(following)
    step = func.min(found.c.step).label("step")
    its = and_(CourseLesson.tenant_id == found.c.tenant_id, CourseLesson.id == found.c.lesson_id)
    whose = and_(Person.tenant_id == CourseLesson.tenant_id, Person.id == CourseLesson.teacher_id)
    of_course = and_(Course.tenant_id == CourseLesson.tenant_id, Course.id == CourseLesson.course_id)
    shown = (Course.id, Course.title, Person.name, CourseLesson.held_on)
    return (
        select(step, *shown, _attended(CourseAttendance.id))
        .select_from(found)
        .join(CourseLesson, its)
        .join(Person, whose)
        .join(Course, of_course)
        .group_by(*shown, CourseLesson.tenant_id, CourseLesson.id)
        .order_by(step, CourseLesson.held_on, CourseLesson.id)
    )


calls(titles, "course_id")
