"""The desk at which people are received: who comes, who went, and the code on the wall."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.activities import queries, service
from wushe.activities.booked import booked_for
from wushe.activities.codes import RENEWED_SECONDS, check_in_code
from wushe.activities.desk import desk_of
from wushe.activities.errors import NoSuchActivity, NoSuchSession
from wushe.activities.kinds import ActivityState, HoursState, Part, SessionState
from wushe.activities.models import Activity, Session
from wushe.activities.permissions import Activities
from wushe.activities.queries import attending, hours, sessions as session_queries
from wushe.activities.schemas.attending import HeadCount, ListedPerson, NewSignUp, PaperAttendance, Presence
from wushe.activities.showing import checks_in_now, day_hint, may_change, zone_names
from wushe.kernel import clock
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import charts
from wushe.kernel.web.address import address_of
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
DESK = "/{tenant}/activities/{activity_id}/sessions/{session_id}"
AT_DESK = "/{tenant:str}/activities/{activity_id:uuid}/sessions/{session_id:uuid}"


@get(AT_DESK)
async def show_desk(
    request: AnyRequest, activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork
) -> Page:
    activity, session = await _at_desk(work, activity_id, session_id)
    typed = request.query_params.get("q", "")[:100]
    places = await zone_names(work, [session])
    edits = await may_change(work, Activities.EDIT, activity.id)
    return Page(
        work, "activities/desk.html", activity=activity, session=session, typed=typed,
        place=places.get(session.zone_id, session.meeting_point), hint=day_hint(session), parts=list(Part),
        desk=await desk_of(work, activity, session, typed), open=checks_in_now(activity, session),
        writable=activity.state is ActivityState.PUBLISHED and session.state is not SessionState.CANCELLED,
        begun=clock.now() >= session.starts_at, may_edit=edits,
        paper=Form.of(
            request, PaperAttendance, {"in_at": session.starts_at, "out_at": session.ends_at}, id="paper"
        ),
        heads=Form.of(request, HeadCount, id="heads"), presence=Form.of(request, Presence, id="presence"),
        listed=Form.of(request, ListedPerson), signing=Form.of(request, NewSignUp), refusal=refusal_in(request),
        history=await history(work, session.id), booked=await booked_for(work, activity, session, edits=edits),
    )  # fmt: skip


async def _at_desk(work: Work, activity_id: UUID, session_id: UUID) -> tuple[Activity, Session]:
    reach = work.require(Activities.CHECK_IN)
    activity = await work.one(queries.activity_of_session(reach, session_id), NoSuchActivity)
    return activity, await work.one(session_queries.session(activity_id, session_id), NoSuchSession)


@get(AT_DESK + "/screen")
async def show_screen(
    request: AnyRequest, activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork
) -> Page:
    """The code that everybody scans, large enough for a wall; the page renews itself, with or without a script."""
    activity, session = await _at_desk(work, activity_id, session_id)
    shown = checks_in_now(activity, session)
    code = check_in_code(work.secret, session.id, clock.now())
    link = f"{address_of(request)}/{work.tenant.slug}/check-ins/{session.id}/{code}"
    title = _("“{title}”签到码").say(title=activity.title)
    page = Page(
        work, "activities/screen.html", activity=activity, session=session, open=shown, seconds=RENEWED_SECONDS,
        drawn=charts.qr(link, title) if shown else None,
    )  # fmt: skip
    page.headers["refresh"] = str(RENEWED_SECONDS)
    return page


@post(AT_DESK + "/holding", opt=redisplay(DESK))
async def hold_session(
    tenant: FromPath[str], activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.hold_session(work, activity_id, session_id)
    return See(f"/{tenant}/activities/{activity_id}", notice=(await _outcome(work, session_id)).say())


async def _outcome(work: Work, session_id: UUID) -> Sentence:
    """What a session that was just ended leaves to be done."""
    if not await work.scalar(attending.heads(session_id)):
        return _("本场已结束，没有人到场；漏记的可以用“纸质补录”")
    waiting = [each for each in await work.all(hours.of_session(session_id)) if each.state is HoursState.PENDING]
    return _("本场已结束，志愿者时长待审核") if waiting else _("本场已结束")


@post(AT_DESK + "/sign-ups", opt=redisplay(DESK))
async def sign_up_somebody(
    request: AnyRequest, session_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewSignUp]
) -> See:
    await service.sign_up(work, session_id, data)
    return _recorded(request)


@post(AT_DESK + "/sign-ups/{person_id:uuid}/withdrawal", opt=redisplay(DESK))
async def withdraw_somebody(
    request: AnyRequest, session_id: FromPath[UUID], person_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.withdraw(work, session_id, person_id)
    return _recorded(request)


@post(AT_DESK + "/attendance", opt=redisplay(DESK))
async def tick(
    request: AnyRequest, session_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ListedPerson]
) -> See:
    await service.tick(work, session_id, data)
    return _recorded(request)


@post(AT_DESK + "/paper", opt=redisplay(DESK))
async def back_fill(
    request: AnyRequest, session_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[PaperAttendance]
) -> See:
    await service.back_fill(work, session_id, data)
    return _recorded(request)


@post(AT_DESK + "/heads", opt=redisplay(DESK))
async def count_heads(
    request: AnyRequest, session_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[HeadCount]
) -> See:
    await service.count_heads(work, session_id, data)
    return _recorded(request)


@post(AT_DESK + "/attendance/{attendance_id:uuid}/leaving", opt=redisplay(DESK))
async def tick_out(
    request: AnyRequest, session_id: FromPath[UUID], attendance_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.tick_out(work, session_id, attendance_id)
    return _recorded(request)


@post(AT_DESK + "/attendance/{attendance_id:uuid}/times", opt=redisplay(DESK))
async def set_presence(
    request: AnyRequest,
    session_id: FromPath[UUID],
    attendance_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[Presence],
) -> See:
    await service.set_presence(work, session_id, attendance_id, data)
    return _recorded(request)


@post(AT_DESK + "/attendance/{attendance_id:uuid}/removal", opt=redisplay(DESK))
async def remove(request: AnyRequest, session_id: FromPath[UUID], attendance_id: FromPath[UUID], work: OpenWork) -> See:
    await service.remove(work, session_id, attendance_id)
    return _recorded(request)


def _recorded(request: AnyRequest) -> See:
    return See(DESK.format(**request.path_params), notice=_("已记录").say())


ROUTES = [
    show_desk, show_screen, hold_session, sign_up_somebody, withdraw_somebody, tick, back_fill, count_heads, tick_out,
    set_presence, remove,
]  # fmt: skip
