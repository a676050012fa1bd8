"""Courses are opened, taught from files, and given; those who came are put on the list; what came of it is counted."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import Brought, bring, discard
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.people.errors import NoSuchPerson
from wushe.supervision.errors import NoSuchCourse
from wushe.supervision.events import CourseEdited, CourseOpened, CoursewareAdded, CoursewareRemoved, LessonHeld
from wushe.supervision.models import Course, CourseLesson, Courseware
from wushe.supervision.models.visit import refuse_future
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import courses as queries, sessions
from wushe.supervision.schemas.courses import CourseData, CoursewareData, NewLesson


async def open_course(work: Work, data: CourseData) -> Course:
    work.require(Supervision.TEACH)
    course = Course(id=new_id(), opened_at=clock.now(), opened_by=acting(work))
    course.call(data.title, data.theme, data.academy, data.about)
    work.add(course)
    work.record(CourseOpened(course_id=course.id, academy=course.academy, theme=course.theme))
    await work.flush()
    return course


async def edit_course(work: Work, course_id: UUID, data: CourseData) -> Course:
    """Raises `NoSuchCourse`, `Stale`."""
    work.require(Supervision.TEACH)
    course = await work.one(queries.course_locked(course_id), NoSuchCourse)
    work.check_version(course)
    course.call(data.title, data.theme, data.academy, data.about)
    work.record(CourseEdited(course_id=course.id))
    await work.flush()
    return course


async def add_courseware(work: Work, course_id: UUID, data: CoursewareData, brought: Brought) -> Courseware:
    """Raises `NoSuchCourse`, and what is wrong with the file."""
    work.require(Supervision.TEACH)
    course = await work.one(queries.course(course_id), NoSuchCourse)
    file = await bring(work, brought)
    courseware = Courseware(id=new_id(), course_id=course.id, title=data.title, file_id=file.id, brought_at=clock.now())
    work.add(courseware)
    work.record(CoursewareAdded(course_id=course.id, courseware_id=courseware.id))
    await work.flush()
    return courseware


async def remove_courseware(work: Work, courseware_id: UUID) -> UUID:
    """The file is gone; returns the id of its course. Raises `NoSuchCourse`."""
    work.require(Supervision.TEACH)
    courseware = await work.one(queries.courseware(courseware_id), NoSuchCourse)
    course_id, file_id = courseware.course_id, courseware.file_id
    await work.session.delete(courseware)
    await work.flush()
    await discard(work, file_id)
    work.record(CoursewareRemoved(course_id=course_id, courseware_id=courseware_id))
    return course_id


async def give_lesson(work: Work, course_id: UUID, data: NewLesson) -> CourseLesson:
    """Raises `NoSuchCourse`, `HeldInFuture`, `NoSuchPerson`."""
    work.require(Supervision.TEACH)
    course = await work.one(queries.course(course_id), NoSuchCourse)
    refuse_future(data.held_on, "held_on")
    await work.one(sessions.active_person(data.teacher_id), NoSuchPerson)
    lesson = CourseLesson(
        id=new_id(), course_id=course.id, held_on=data.held_on, minutes=data.minutes, place=data.place,
        teacher_id=data.teacher_id,
    )  # fmt: skip
    work.add(lesson)
    work.record(LessonHeld(course_id=course.id, lesson_id=lesson.id, held_on=lesson.held_on))
    await work.flush()
    return lesson
