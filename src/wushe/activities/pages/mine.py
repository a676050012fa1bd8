"""What a volunteer comes for: find an activity, sign up, check in with the code on the wall, see one's hours."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.activities import service
from wushe.activities.codes import verify_check_in
from wushe.activities.errors import NoSuchHours, NoSuchSession
from wushe.activities.kinds import HoursState, SignUpState
from wushe.activities.models import Activity
from wushe.activities.pages.own import own_part, own_sign_ups
from wushe.activities.permissions import Activities
from wushe.activities.queries import attending, hours as hours_queries, papers, sessions as session_queries
from wushe.activities.schemas.attending import CorrectionData, HoursFilters, NewSignUp
from wushe.activities.schemas.papers import CertificateData
from wushe.activities.schemas.sessions import SessionFilters
from wushe.activities.service.acting import acting
from wushe.activities.sheets import HOURS_LIST, hours_as_row
from wushe.communities import queries as communities
from wushe.kernel import clock, exporting, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import EXCEL, Download, Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Extent, Reach

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/calendar")
async def calendar(request: AnyRequest, work: OpenWork) -> Page:
    """What is still to come, by weeks; with one's own sign-ups and the button that adds one."""
    reach, filters = work.require(Activities.READ), query(request, SessionFilters)
    found = session_queries.calendar(reach, filters)
    page = await paging.page(work, found, session_queries.SOONEST, filters.cursor, filters.limit)
    mine = await own_sign_ups(work, [row.id for row in page.rows])
    return Page(
        work, "activities/calendar.html", page=page, filters=filters, weeks=by_week(page.rows), mine=mine,
        communities=await work.rows(communities.choices()),
        refusal=refusal_in(request), signing=Form.of(request, NewSignUp), part=await own_part(work),
        may_attend=work.may(Activities.ATTEND) and work.person.person_id is not None,
    )  # fmt: skip


def by_week(rows: Iterable[Any]) -> list[tuple[date, list[Any]]]:
    """The rows under the Monday of their week."""

    def monday(row: Any) -> date:
        day = clock.local_day(row.starts_at)
        return day - timedelta(days=day.weekday())

    return [(day, list(group)) for day, group in groupby(rows, key=monday)]


@post("/{tenant:str}/sessions/{session_id:uuid}/sign-up", opt=redisplay("/{tenant}/calendar"))
async def sign_up(
    tenant: FromPath[str], session_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewSignUp]
) -> See:
    signed = await service.sign_up(work, session_id, NewSignUp(part=data.part))
    notice = _("名额已满，已进入候补") if signed.state is SignUpState.WAITING else _("报名成功")
    return See(f"/{tenant}/my-activities", notice=notice.say())


@post("/{tenant:str}/sessions/{session_id:uuid}/withdrawal", opt=redisplay("/{tenant}/my-activities"))
async def withdraw(tenant: FromPath[str], session_id: FromPath[UUID], work: OpenWork) -> See:
    await service.withdraw(work, session_id)
    return See(f"/{tenant}/my-activities", notice=_("已取消报名").say())


@get("/{tenant:str}/my-activities")
async def my_activities(request: AnyRequest, work: OpenWork) -> Page:
    """What I signed up for, my hours, and my certificates."""
    work.require(Activities.ATTEND)
    person_id, filters = acting(work), query(request, HoursFilters)
    filters.person_id = person_id
    own = Reach(frozenset({Extent.OWN}), person_id)
    page = await paging.page(
        work, hours_queries.bundled(own, filters), hours_queries.LATEST, filters.cursor, filters.limit
    )
    sums = {state: minutes for state, minutes, _count in await work.rows(hours_queries.minutes_of(person_id))}
    certificates = await work.all(papers.certificates_of(person_id))
    year = clock.today().year
    return Page(
        work, "activities/mine.html", page=page, filters=filters,
        coming=await work.rows(attending.sign_ups_of_person(person_id)),
        approved=sums.get(HoursState.APPROVED, 0), pending=sums.get(HoursState.PENDING, 0),
        certificates=certificates,
        corrected=set(await work.all(papers.corrected([each.id for each in certificates]))),
        form=Form.of(request, CertificateData, {"first_on": date(year, 1, 1), "last_on": clock.today()}),
        refusal=refusal_in(request),
    )  # fmt: skip


@get("/{tenant:str}/my-hours.xlsx")
async def export_my_hours(request: AnyRequest, work: OpenWork) -> Download:
    work.require(Activities.ATTEND)
    person_id, filters = acting(work), query(request, HoursFilters)
    filters.person_id = person_id
    found = hours_queries.bundled(Reach(frozenset({Extent.OWN}), person_id), filters).order_by(*hours_queries.LATEST)
    rows = [hours_as_row(row) for row in await work.all(found)]
    work.record(exporting.ListExported(name=exporting.Code("my_hours"), rows=len(rows)))
    return Download(await exporting.write(HOURS_LIST, rows), _("我的志愿服务时长").say() + ".xlsx", EXCEL)


# --- the code on the wall


@get("/{tenant:str}/check-ins/{session_id:uuid}/{code:str}")
async def scanned(request: AnyRequest, session_id: FromPath[UUID], code: FromPath[str], work: OpenWork) -> Page:
    """Where the code leads: one button to check in, or to check out. It says at once when the code is too old."""
    work.require(Activities.ATTEND)
    person_id = acting(work)
    verify_check_in(work.secret, session_id, code, clock.now())
    session = await work.one(session_queries.session_by_id(session_id), NoSuchSession)
    activity = await work.get(Activity, session.activity_id)
    there = await work.one_or_none(attending.attendance_of_person(session_id, person_id))
    return Page(
        work, "activities/scanned.html", activity=activity, session=session, code=code, there=there,
        open=session.checks_in(clock.now()), refusal=refusal_in(request),
    )  # fmt: skip


@post(
    "/{tenant:str}/check-ins/{session_id:uuid}/{code:str}/arrival",
    opt=redisplay("/{tenant}/check-ins/{session_id}/{code}"),
)
async def check_in(tenant: FromPath[str], session_id: FromPath[UUID], code: FromPath[str], work: OpenWork) -> See:
    attendance = await service.check_in(work, session_id, code)
    notice = _("签到成功，身份：{part}").say(part=attendance.part.label)
    return See(f"/{tenant}/my-activities", notice=notice)


@post(
    "/{tenant:str}/check-ins/{session_id:uuid}/{code:str}/departure",
    opt=redisplay("/{tenant}/check-ins/{session_id}/{code}"),
)
async def check_out(tenant: FromPath[str], session_id: FromPath[UUID], code: FromPath[str], work: OpenWork) -> See:
    await service.check_out(work, session_id, code)
    return See(f"/{tenant}/my-activities", notice=_("签退成功，时长待审核").say())


# --- putting hours right


@get("/{tenant:str}/my-hours/{hours_id:uuid}/correction")
async def correction_form(request: AnyRequest, hours_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Activities.ATTEND)
    entry = await work.one(hours_queries.own_entry(acting(work), hours_id), NoSuchHours)
    return Page(work, "activities/correction.html", entry=entry, form=Form.of(request, CorrectionData, entry))


@post("/{tenant:str}/my-hours/{hours_id:uuid}/correction", opt=redisplay("/{tenant}/my-hours/{hours_id}/correction"))
async def ask_correction(
    tenant: FromPath[str], hours_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[CorrectionData]
) -> See:
    await service.ask_correction(work, hours_id, data)
    return See(f"/{tenant}/my-activities", notice=_("更正申请已提交").say())


ROUTES = [
    calendar, sign_up, withdraw, my_activities, export_my_hours, scanned, check_in, check_out,
    correction_form, ask_correction,
]  # fmt: skip
