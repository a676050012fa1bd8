"""Courses for people: the list with the year's rhythm, one course with everything that belongs to it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.files.evidence import opened
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.uploads import LARGEST_UPLOAD, uploaded
from wushe.kernel.web.work import OpenWork
from wushe.supervision import service
from wushe.supervision.errors import NoSuchCourse
from wushe.supervision.kinds import Academy, Outcome, Theme
from wushe.supervision.models import Course
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import courses as queries
from wushe.supervision.schemas.courses import CourseData, CourseFilters, CoursewareData
from wushe.supervision.sections import sections
from wushe.supervision.teaching import course_shown, year_shown

AnyRequest = Request[Any, Any, Any]
COURSES = "/{tenant:str}/supervision/courses"
COURSE = COURSES + "/{course_id:uuid}"
YEARS_BACK = 4


@get(COURSES)
async def list_courses(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Supervision.READ_COURSES)
    filters = query(request, CourseFilters)
    page = await paging.page(work, queries.bundled(filters), queries.ORDER, filters.cursor, filters.limit)
    this_year = today().year
    return Page(
        work, "supervision/courses.html", page=page, filters=filters, themes=Theme, academies=Academy,
        year=await year_shown(work, filters.year or this_year),
        years=[(year, str(year)) for year in range(this_year, this_year - YEARS_BACK, -1)],
        sections=sections(work, "courses"),
    )  # fmt: skip


@get(f"{COURSES}/new")
async def new_course(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Supervision.TEACH)
    return _form_page(work, Form.of(request, CourseData))


@post(COURSES, opt=redisplay("/{tenant}/supervision/courses/new"))
async def open_course(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[CourseData]) -> See:
    course = await service.open_course(work, data)
    return See(f"/{tenant}/supervision/courses/{course.id}", notice=_("已开设，接着上传课件、登记培训").say())


@get(COURSE)
async def show_course(request: AnyRequest, course_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Supervision.READ_COURSES)
    course = await work.one(queries.course(course_id), NoSuchCourse)
    teaches = work.may(Supervision.TEACH)
    came = {kind: await work.rows(queries.came_of(course.id, kind)) if teaches else [] for kind in Outcome}
    return Page(
        work, "supervision/course.html", course=await course_shown(work, course), came=came, outcomes=Outcome,
        adding=Form.of(request, CoursewareData), refusal=refusal_in(request),
    )  # fmt: skip


@get(f"{COURSE}/edit")
async def edit_form(request: AnyRequest, course_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Supervision.TEACH)
    course = await work.one(queries.course(course_id), NoSuchCourse)
    return _form_page(work, Form.of(request, CourseData, course, version=course.version), course)


@post(f"{COURSE}/edit", opt=redisplay("/{tenant}/supervision/courses/{course_id}/edit"))
async def edit_course(
    tenant: FromPath[str], course_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[CourseData]
) -> See:
    await service.edit_course(work, course_id, data)
    return See(f"/{tenant}/supervision/courses/{course_id}", notice=_("已保存").say())


def _form_page(work: OpenWork, form: Form, course: Course | None = None) -> Page:
    return Page(work, "supervision/course_form.html", form=form, course=course, themes=Theme, academies=Academy)


@post(
    f"{COURSE}/coursewares",
    opt=redisplay("/{tenant}/supervision/courses/{course_id}", CoursewareData),
    request_max_body_size=LARGEST_UPLOAD,
)
async def add_courseware(request: AnyRequest, tenant: FromPath[str], course_id: FromPath[UUID], work: OpenWork) -> See:
    work.require(Supervision.TEACH)
    await service.add_courseware(work, course_id, *await uploaded(request, CoursewareData))
    return See(f"/{tenant}/supervision/courses/{course_id}#coursewares", notice=_("已上传课件").say())


@get("/{tenant:str}/supervision/coursewares/{courseware_id:uuid}")
async def take_courseware(courseware_id: FromPath[UUID], work: OpenWork) -> Download:
    """The file, to be kept and never shown inline: somebody else brought it."""
    work.require(Supervision.READ_COURSES)
    courseware = await work.one(queries.courseware(courseware_id), NoSuchCourse)
    file = await opened(work, courseware.file_id)
    return Download(file.content, file.name, file.media_type)


@post("/{tenant:str}/supervision/coursewares/{courseware_id:uuid}/removal")
async def remove_courseware(tenant: FromPath[str], courseware_id: FromPath[UUID], work: OpenWork) -> See:
    course_id = await service.remove_courseware(work, courseware_id)
    return See(f"/{tenant}/supervision/courses/{course_id}#coursewares", notice=_("已移除课件").say())


ROUTES = [
    list_courses, new_course, open_course, show_course, edit_form, edit_course, add_courseware, take_courseware,
    remove_courseware,
]  # fmt: skip
