"""Who attended a lesson, and what came of the course for the groups that did."""

from collections.abc import Sequence
from uuid import UUID

from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import listed
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.supervision.errors import AttendedTwice, NobodyChosen, NoSuchCourse, NotAttended, NotOfGroup
from wushe.supervision.events import LessonAttendanceRemoved, LessonAttended, OutcomeCounted, OutcomeRemoved
from wushe.supervision.models import CourseAttendance, CourseOutcome
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import courses as queries
from wushe.supervision.schemas.courses import NewAttendance, NewOutcomes


async def sign_in(work: Work, lesson_id: UUID, data: NewAttendance) -> Sequence[CourseAttendance]:
    """Put them on the list, all or none. Raises `NobodyChosen`, `NotOfGroup`, `AttendedTwice`."""
    work.require(Supervision.TEACH)
    lesson = await work.one(queries.lesson(lesson_id), NoSuchCourse)
    people = list(dict.fromkeys(data.person_ids))
    if not people:
        raise NobodyChosen().beside("person_ids")
    if twice := await work.all(queries.already_there(lesson.id, people)):
        raise AttendedTwice(name=listed(twice))
    members = {member.person_id for member, _name in await work.rows(organizations.members(data.organization_id))}
    if not members.issuperset(people):
        raise NotOfGroup().beside("person_ids")
    made = [
        work.add(CourseAttendance(lesson_id=lesson.id, organization_id=data.organization_id, person_id=person_id))
        for person_id in people
    ]
    work.record(LessonAttended(lesson_id=lesson.id, organization_id=data.organization_id, people=len(made)))
    await work.flush()
    return made


async def remove_attendance(work: Work, attendance_id: UUID) -> UUID:
    """Somebody was on the list by mistake; returns the id of the lesson. Raises `NoSuchCourse`."""
    work.require(Supervision.TEACH)
    attendance = await work.one(queries.attendance_by_id(attendance_id), NoSuchCourse)
    lesson_id = attendance.lesson_id
    await work.session.delete(attendance)
    work.record(LessonAttendanceRemoved(lesson_id=lesson_id, organization_id=attendance.organization_id))
    await work.flush()
    return lesson_id


async def count_outcomes(work: Work, course_id: UUID, data: NewOutcomes) -> Sequence[CourseOutcome]:
    """Each was granted on or after the day on which the group first attended. Raises `NotAttended`, `OutcomeLinked`."""
    work.require(Supervision.TEACH)
    course = await work.one(queries.course_locked(course_id), NoSuchCourse)
    if not data.organization_ids:
        raise NobodyChosen().beside("organization_ids")
    granted = {row[0]: row[2] for row in await work.rows(queries.came_of(course.id, data.outcome))}
    chosen = list(dict.fromkeys(data.organization_ids))
    if not granted.keys() >= set(chosen):
        raise NotAttended
    made: list[CourseOutcome] = []
    for organization_id in chosen:
        linked = CourseOutcome(
            id=new_id(), course_id=course.id, organization_id=organization_id, outcome=data.outcome,
            granted_on=granted[organization_id],
        )  # fmt: skip
        made.append(work.add(linked))
        work.record(OutcomeCounted(course_id=course.id, organization_id=organization_id, outcome=data.outcome))
    await work.flush()
    return made


async def remove_outcome(work: Work, outcome_id: UUID) -> UUID:
    """It was counted by mistake; returns the id of the course. Raises `NoSuchCourse`."""
    work.require(Supervision.TEACH)
    linked = await work.one(queries.outcome(outcome_id), NoSuchCourse)
    course_id = linked.course_id
    await work.session.delete(linked)
    work.record(OutcomeRemoved(course_id=course_id, organization_id=linked.organization_id, outcome=linked.outcome))
    await work.flush()
    return course_id
