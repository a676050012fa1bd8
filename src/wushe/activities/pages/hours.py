"""Service hours for those who decide them: several at once, what overlaps flagged, requests to put right."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.activities import service
from wushe.activities.errors import NoSuchHours
from wushe.activities.kinds import HoursState
from wushe.activities.permissions import Activities
from wushe.activities.queries import hours as queries
from wushe.activities.schemas.attending import Decisions, HoursFilters
from wushe.activities.schemas.planning import Why
from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.organizations import queries as organizations

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/hours")
async def list_hours(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Activities.READ_HOURS), query(request, HoursFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.LATEST, filters.cursor, filters.limit)
    may_decide = work.may(Activities.APPROVE_HOURS)
    waiting = work.require(Activities.APPROVE_HOURS) if may_decide else None
    return Page(
        work, "activities/hours.html", page=page, filters=filters, states=list(HoursState),
        organizations=await work.rows(organizations.choices(reach)), may_decide=may_decide,
        corrections=await work.rows(queries.corrections_waiting(waiting)) if waiting else [],
        form=Form.of(request, Decisions), refusal=refusal_in(request),
    )  # fmt: skip


@post("/{tenant:str}/hours/approval", opt=redisplay("/{tenant}/hours"))
async def approve(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Decisions]) -> See:
    decided = await service.approve_all(work, data.hours)
    if decided.left:
        notice = _("已认定 {approved} 条，{left} 条因时间重叠、超过每日上限或属于本人而未认定")
        return See(f"/{tenant}/hours", notice=notice.say(approved=decided.approved, left=len(decided.left)))
    return See(f"/{tenant}/hours", notice=_("已认定 {count} 条").say(count=decided.approved))


@get("/{tenant:str}/hours/{hours_id:uuid}")
async def show_entry(request: AnyRequest, hours_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Activities.READ_HOURS)
    filters = HoursFilters()
    found = await work.one_or_none(queries.bundled(reach, filters, hours_id))
    if found is None:
        raise NoSuchHours
    mine = found.person_id == work.person.person_id
    return Page(
        work, "activities/hours_entry.html", entry=found, mine=mine, why=Form.of(request, Why),
        corrections=await work.all(queries.corrections_of([hours_id])),
        may_decide=work.may(Activities.APPROVE_HOURS) and not mine, refusal=refusal_in(request),
    )  # fmt: skip


@post("/{tenant:str}/hours/{hours_id:uuid}/approval", opt=redisplay("/{tenant}/hours/{hours_id}"))
async def approve_one(tenant: FromPath[str], hours_id: FromPath[UUID], work: OpenWork) -> See:
    await service.approve(work, hours_id)
    return See(f"/{tenant}/hours", notice=_("已认定 {count} 条").say(count=1))


@post("/{tenant:str}/hours/{hours_id:uuid}/refusal", opt=redisplay("/{tenant}/hours/{hours_id}"))
async def refuse(tenant: FromPath[str], hours_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Why]) -> See:
    await service.refuse(work, hours_id, data)
    return See(f"/{tenant}/hours", notice=_("已标记为不予认定").say())


@post("/{tenant:str}/corrections/{correction_id:uuid}/acceptance", opt=redisplay("/{tenant}/hours"))
async def accept_correction(tenant: FromPath[str], correction_id: FromPath[UUID], work: OpenWork) -> See:
    await service.accept_correction(work, correction_id)
    return See(f"/{tenant}/hours", notice=_("已按申请更正").say())


@post("/{tenant:str}/corrections/{correction_id:uuid}/refusal", opt=redisplay("/{tenant}/hours"))
async def refuse_correction(tenant: FromPath[str], correction_id: FromPath[UUID], work: OpenWork) -> See:
    await service.refuse_correction(work, correction_id)
    return See(f"/{tenant}/hours", notice=_("未采纳更正申请").say())


ROUTES = [
    list_hours, approve, show_entry, approve_one, refuse, accept_correction, refuse_correction,
]  # fmt: skip
