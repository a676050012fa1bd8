"""A course with everything that belongs to it, and the rhythm of a year, for both faces."""

from wushe.kernel.clock import today
from wushe.kernel.work import Work
from wushe.supervision.models import Course
from wushe.supervision.quarterly import year_of
from wushe.supervision.queries import courses as queries
from wushe.supervision.schemas.courses import (
    CourseShown,
    CoursewareShown,
    LessonShown,
    LinkShown,
    OutcomeShown,
    YearShown,
)


async def course_shown(work: Work, course: Course) -> CourseShown:
    return CourseShown(
        id=course.id, title=course.title, theme=course.theme, academy=course.academy, about=course.about,
        coursewares=await _coursewares(work, course), lessons=await _lessons(work, course),
        outcomes=await _outcomes(work, course), chain=await _chain(work, course), version=course.version,
    )  # fmt: skip


async def _coursewares(work: Work, course: Course) -> list[CoursewareShown]:
    return [
        CoursewareShown(id=one.id, title=one.title, name=file.name, size=file.size)
        for one, file in await work.rows(queries.coursewares(course.id))
    ]


async def _lessons(work: Work, course: Course) -> list[LessonShown]:
    return [
        LessonShown(
            id=lesson.id,
            held_on=lesson.held_on,
            minutes=lesson.minutes,
            place=lesson.place,
            teacher=teacher,
            people=people,
            groups=groups,
        )
        for lesson, teacher, people, groups in await work.rows(queries.lessons(course.id))
    ]


async def _outcomes(work: Work, course: Course) -> list[OutcomeShown]:
    return [
        OutcomeShown(
            id=one.id,
            organization_id=one.organization_id,
            organization=name,
            outcome=one.outcome,
            granted_on=one.granted_on,
        )
        for one, name in await work.rows(queries.outcomes(course.id))
    ]


async def _chain(work: Work, course: Course) -> list[LinkShown]:
    return [
        LinkShown(step=step, course_id=course_id, course=title, teacher=teacher, held_on=held_on, people=people)
        for step, course_id, title, teacher, held_on, people in await work.rows(queries.chain(course.id))
    ]


async def year_shown(work: Work, year: int) -> YearShown:
    held = await work.all(queries.lessons_in(year))
    found = year_of([lesson.held_on for lesson in held], year, today())
    return YearShown(
        year=year, quarters=list(found.held), lessons=found.lessons, expected=found.expected, missing=found.missing,
        overdue=found.overdue,
    )  # fmt: skip
