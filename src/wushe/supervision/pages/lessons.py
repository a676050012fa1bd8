"""Lessons of a course for people: given, signed for group by group; and what came of the course."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.supervision import service
from wushe.supervision.errors import NoSuchCourse
from wushe.supervision.pages import choices
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import courses as queries
from wushe.supervision.schemas.courses import LessonFilters, NewAttendance, NewLesson, NewOutcomes

AnyRequest = Request[Any, Any, Any]
COURSE = "/{tenant:str}/supervision/courses/{course_id:uuid}"
LESSON = "/{tenant:str}/supervision/lessons/{course_lesson_id:uuid}"
TWO_HOURS = 120


@get(f"{COURSE}/lessons/new")
async def new_lesson(request: AnyRequest, course_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Supervision.TEACH)
    course = await work.one(queries.course(course_id), NoSuchCourse)
    form = Form.of(request, NewLesson, {"held_on": today(), "minutes": TWO_HOURS})
    return Page(work, "supervision/lesson_form.html", form=form, course=course, teachers=await choices.teachers(work))


@post(f"{COURSE}/lessons", opt=redisplay("/{tenant}/supervision/courses/{course_id}/lessons/new"))
async def give_lesson(
    tenant: FromPath[str], course_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewLesson]
) -> See:
    lesson = await service.give_lesson(work, course_id, data)
    return See(f"/{tenant}/supervision/lessons/{lesson.id}", notice=_("已登记，接着签到").say())


@get(LESSON)
async def show_lesson(request: AnyRequest, course_lesson_id: FromPath[UUID], work: OpenWork) -> Page:
    """Who attended, for those who keep the list; one group's members at a time to be put on it."""
    work.require(Supervision.TEACH)
    lesson = await work.one(queries.lesson(course_lesson_id), NoSuchCourse)
    form = Form.of(request, NewAttendance, {"organization_id": query(request, LessonFilters).organization_id})
    attendance = await work.rows(queries.attendance(lesson.id))
    there = {one.person_id for one, _name, _group in attendance}
    return Page(
        work, "supervision/lesson.html", lesson=lesson, course=await work.one(queries.course(lesson.course_id)),
        attendance=attendance, form=form, groups=await choices.all_groups(work), refusal=refusal_in(request),
        members=[one for one in await _members(work, form.value("organization_id")) if one[0] not in there],
    )  # fmt: skip


async def _members(work: Work, written: str) -> list[tuple[UUID, str]]:
    group_id = choices.id_in(written)
    if group_id is None:
        return []
    return [(member.person_id, name) for member, name in await work.rows(organizations.members(group_id))]


@post(f"{LESSON}/attendance", opt=redisplay("/{tenant}/supervision/lessons/{course_lesson_id}"))
async def sign_in(
    tenant: FromPath[str], course_lesson_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewAttendance]
) -> See:
    made = await service.sign_in(work, course_lesson_id, data)
    return _see(tenant, course_lesson_id, _("已签到 {n} 人").say(n=len(made)))


@post("/{tenant:str}/supervision/attendance/{course_attendance_id:uuid}/removal")
async def remove_attendance(tenant: FromPath[str], course_attendance_id: FromPath[UUID], work: OpenWork) -> See:
    return _see(tenant, await service.remove_attendance(work, course_attendance_id), _("已移除").say())


@post(f"{COURSE}/outcomes", opt=redisplay("/{tenant}/supervision/courses/{course_id}"))
async def count_outcomes(
    tenant: FromPath[str], course_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewOutcomes]
) -> See:
    made = await service.count_outcomes(work, course_id, data)
    notice = _("已记入 {n} 项成效").say(n=len(made))
    return See(f"/{tenant}/supervision/courses/{course_id}#outcomes", notice=notice)


@post("/{tenant:str}/supervision/outcomes/{course_outcome_id:uuid}/removal")
async def remove_outcome(tenant: FromPath[str], course_outcome_id: FromPath[UUID], work: OpenWork) -> See:
    course_id = await service.remove_outcome(work, course_outcome_id)
    return See(f"/{tenant}/supervision/courses/{course_id}#outcomes", notice=_("已移除").say())


def _see(tenant: str, lesson_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/supervision/lessons/{lesson_id}", notice=notice)


ROUTES = [new_lesson, give_lesson, show_lesson, sign_in, remove_attendance, count_outcomes, remove_outcome]
