"""Training as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.files.evidence import MOST_BYTES
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.uploads import LARGEST_UPLOAD, uploaded
from wushe.kernel.web.work import OpenWork
from wushe.supervision import service
from wushe.supervision.errors import NoSuchCourse
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import courses as queries
from wushe.supervision.schemas.courses import (
    CourseData,
    CourseFilters,
    CoursePage,
    CourseRow,
    CourseShown,
    CoursewareData,
    NewAttendance,
    NewLesson,
    NewOutcomes,
    YearShown,
)
from wushe.supervision.showing import as_struct
from wushe.supervision.teaching import course_shown, year_shown

COURSES = "/api/{tenant:str}/supervision/courses"
COURSE = COURSES + "/{course_id:uuid}"


@get(COURSES)
async def list_courses(request: Request[Any, Any, Any], work: OpenWork) -> Response[CoursePage]:
    work.require(Supervision.READ_COURSES)
    filters = query(request, CourseFilters)
    page = await paging.page(work, queries.bundled(filters), queries.ORDER, filters.cursor, filters.limit)
    content = CoursePage(items=[as_struct(CourseRow, row) for row in page.rows], next=page.next, previous=page.previous)
    return Response(content, headers=link_headers(request, page))


@get(COURSES + "/year")
async def show_year(request: Request[Any, Any, Any], work: OpenWork) -> YearShown:
    """Whether this year, or `year`, has a lesson a quarter."""
    work.require(Supervision.READ_COURSES)
    return await year_shown(work, query(request, CourseFilters).year or today().year)


@post(COURSES)
async def open_course(work: OpenWork, data: JSONBody[CourseData]) -> CourseShown:
    return await course_shown(work, await service.open_course(work, data))


@get(COURSE)
async def show_course(course_id: FromPath[UUID], work: OpenWork) -> CourseShown:
    work.require(Supervision.READ_COURSES)
    return await course_shown(work, await work.one(queries.course(course_id), NoSuchCourse))


@put(COURSE)
async def edit_course(course_id: FromPath[UUID], work: OpenWork, data: JSONBody[CourseData]) -> CourseShown:
    return await course_shown(work, await service.edit_course(work, course_id, data))


@post(f"{COURSE}/coursewares", request_max_body_size=LARGEST_UPLOAD)
async def add_courseware(request: Request[Any, Any, Any], course_id: FromPath[UUID], work: OpenWork) -> CourseShown:
    """Multipart: `title` and `file`, which is PDF, JPG or PNG by its content, at most 5 MB."""
    work.require(Supervision.TEACH)
    data, file = await uploaded(request, CoursewareData, MOST_BYTES)
    await service.add_courseware(work, course_id, data, file)
    return await course_shown(work, await work.one(queries.course(course_id), NoSuchCourse))


@post(f"{COURSE}/lessons")
async def give_lesson(course_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewLesson]) -> CourseShown:
    await service.give_lesson(work, course_id, data)
    return await course_shown(work, await work.one(queries.course(course_id), NoSuchCourse))


@post("/api/{tenant:str}/supervision/lessons/{course_lesson_id:uuid}/attendance", status_code=204)
async def sign_in(course_lesson_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewAttendance]) -> None:
    """People of one group, all or none."""
    await service.sign_in(work, course_lesson_id, data)


@post(f"{COURSE}/outcomes")
async def count_outcomes(course_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewOutcomes]) -> CourseShown:
    await service.count_outcomes(work, course_id, data)
    return await course_shown(work, await work.one(queries.course(course_id), NoSuchCourse))


ROUTES = [
    list_courses, show_year, open_course, show_course, edit_course, add_courseware, give_lesson, sign_in,
    count_outcomes,
]  # fmt: skip
