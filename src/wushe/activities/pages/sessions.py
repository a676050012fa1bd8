"""Sessions as their organiser arranges them."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.activities import service
from wushe.activities.booked import booked_for
from wushe.activities.errors import NoSuchSession
from wushe.activities.models import Session
from wushe.activities.permissions import Activities
from wushe.activities.queries import sessions as session_queries
from wushe.activities.schemas.planning import Why
from wushe.activities.schemas.sessions import Chosen, SeriesData, SessionData
from wushe.activities.service.planning import reached
from wushe.kernel.clock import local
from wushe.kernel.i18n import _
from wushe.kernel.rhythm import Rhythm
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.pools.queries import resources as pools

AnyRequest = Request[Any, Any, Any]
TYPED = "%Y-%m-%dT%H:%M"
ACTIVITY = "/{tenant}/activities/{activity_id}"
SESSION = ACTIVITY + "/sessions/{session_id}"
ONE = "/{tenant:str}/activities/{activity_id:uuid}/sessions/{session_id:uuid}"


@get("/{tenant:str}/activities/{activity_id:uuid}/sessions/new")
async def new_sessions(request: AnyRequest, activity_id: FromPath[UUID], work: OpenWork) -> Page:
    """One session, or a series of them."""
    activity = await reached(work, Activities.EDIT, activity_id)
    return Page(
        work, "activities/sessions_new.html", activity=activity, one=Form.of(request, SessionData),
        series=Form.of(request, SeriesData, id="series"), rhythms=list(Rhythm), places=await _places(work),
    )  # fmt: skip


async def _places(work: Work) -> list[tuple[UUID, str]]:
    rows = await work.rows(pools.zone_choices())
    return [(zone_id, f"{community} {place}") for zone_id, place, community in rows]


@post("/{tenant:str}/activities/{activity_id:uuid}/sessions", opt=redisplay(ACTIVITY + "/sessions/new"))
async def add_session(
    tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[SessionData]
) -> See:
    await service.add_session(work, activity_id, data)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已安排 1 场").say())


@post("/{tenant:str}/activities/{activity_id:uuid}/series", opt=redisplay(ACTIVITY + "/sessions/new"))
async def add_series(
    tenant: FromPath[str], activity_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[SeriesData]
) -> See:
    added = await service.add_series(work, activity_id, data)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已安排 {count} 场").say(count=len(added)))


@get(ONE + "/edit")
async def edit_form(
    request: AnyRequest, activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork
) -> Page:
    activity = await reached(work, Activities.EDIT, activity_id)
    session = await work.one(session_queries.session(activity_id, session_id), NoSuchSession)
    return Page(
        work, "activities/session_edit.html", activity=activity, session=session, places=await _places(work),
        form=Form.of(request, SessionData, _prefilled(request, session), version=session.version),
        why=Form.of(request, Why), booked=await booked_for(work, activity, session, edits=True),
        refusal=refusal_in(request),
    )  # fmt: skip


def _prefilled(request: AnyRequest, session: Session) -> dict[str, Any]:
    """The session as it is, but for what stands in the address: what is offered instead is a link to this form."""
    kept = {name: getattr(session, name) for name in SessionData.__struct_fields__}
    given = request.query_params
    return kept | {name: given[name][:36] for name in ("starts_at", "ends_at", "zone_id") if given.get(name)}


@get(ONE + "/things")
async def book_thing(
    tenant: FromPath[str],
    request: AnyRequest,
    activity_id: FromPath[UUID],
    session_id: FromPath[UUID],
    work: OpenWork,
) -> See:
    """To the pool's own form, which knows by then for whom, for what and when; and from there back to the activity."""
    activity = await reached(work, Activities.EDIT, activity_id)
    session = await work.one(session_queries.session(activity_id, session_id), NoSuchSession)
    if (chosen := query(request, Chosen).thing_id) is None:
        return See(f"/{tenant}/pools")
    known = {
        "organization_id": activity.organization_id, "purpose": activity.title, "serves": session.id,
        "starts_at": local(session.starts_at).strftime(TYPED), "ends_at": local(session.ends_at).strftime(TYPED),
    }  # fmt: skip
    own = await work.one_or_none(pools.resource(chosen))
    form = f"/pools/{chosen}/bookings/new" if own else f"/pools/borrowed/{chosen}"
    return See(f"/{tenant}{form}?{urlencode(known)}")


@post(ONE + "/place", opt=redisplay(SESSION + "/edit"))
async def book_again(
    tenant: FromPath[str], activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.book_again(work, activity_id, session_id)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已重新预约场地").say())


@post(ONE, opt=redisplay(SESSION + "/edit"))
async def change_session(
    tenant: FromPath[str],
    activity_id: FromPath[UUID],
    session_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[SessionData],
) -> See:
    await service.edit_session(work, activity_id, session_id, data)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已保存这一场，其他场次不变").say())


@post(ONE + "/cancellation", opt=redisplay(SESSION + "/edit"))
async def cancel_session(
    tenant: FromPath[str],
    activity_id: FromPath[UUID],
    session_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[Why],
) -> See:
    await service.cancel_session(work, activity_id, session_id, data)
    return See(f"/{tenant}/activities/{activity_id}", notice=_("已取消这一场，其他场次不变").say())


ROUTES = [
    new_sessions, add_session, add_series, edit_form, change_session, cancel_session, book_thing, book_again,
]  # fmt: skip
