"""What residents open without an account: activities they may come to, how a service was, whether a paper is real."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.activities import codes, service
from wushe.activities.errors import NoSuchSession
from wushe.activities.kinds import Part
from wushe.activities.models import Activity
from wushe.activities.permissions import Activities
from wushe.activities.queries import sessions as queries
from wushe.activities.schemas.attending import PublicSignUp
from wushe.activities.schemas.papers import RatingData, Verification
from wushe.activities.showing import zone_names
from wushe.activities.wording import JOINING
from wushe.identity.doorway import network_of
from wushe.kernel.clock import now
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.needs import board

AnyRequest = Request[Any, Any, Any]
PUBLIC = {"public": True}
FEW, MANY = 5, 60


@board.section(_("近期活动"), "activities/public/upcoming.html", rank=20)
async def upcoming(work: Work) -> Mapping[str, Any]:
    """The next few activities that anybody may come to, with the places that are left."""
    if not work.may(Activities.JOIN):
        return {}
    nexts = await work.rows(queries.public_nexts(now()))
    rows = sorted(nexts, key=lambda row: row.starts_at)[:FEW]
    return {"sessions": rows} if rows else {}


@get("/{tenant:str}/public/activities", opt=PUBLIC)
async def list_sessions(work: OpenWork) -> Page:
    work.require(Activities.JOIN)
    rows = await work.rows(queries.public_calendar(now()).limit(MANY))
    return Page(work, "activities/public/list.html", sessions=rows)


@get("/{tenant:str}/public/activities/{session_id:uuid}", opt=PUBLIC)
async def show_session(request: AnyRequest, session_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Activities.JOIN)
    session = await work.one(queries.public_session(session_id), NoSuchSession)
    activity = await work.get(Activity, session.activity_id)
    places = await zone_names(work, [session])
    return Page(
        work, "activities/public/session.html", session=session, activity=activity,
        place=places.get(session.zone_id, session.meeting_point), free=session.free_of(Part.BENEFICIARY),
        open=session.takes_sign_ups(now()), form=Form.of(request, PublicSignUp), consent=JOINING.text,
    )  # fmt: skip


@post(
    "/{tenant:str}/public/activities/{session_id:uuid}",
    opt=PUBLIC | redisplay("/{tenant}/public/activities/{session_id}"),
)
async def join(
    tenant: FromPath[str],
    request: AnyRequest,
    session_id: FromPath[UUID],
    work: OpenWork,
    data: URLEncodedBody[PublicSignUp],
) -> See:
    signed = await service.join(work, session_id, data, network_of(request))
    return See(f"/{tenant}/public/sign-ups/{codes.sign_up_code(work.secret, signed.id)}")


@get("/{tenant:str}/public/sign-ups/{code:str}", opt=PUBLIC)
async def show_joined(request: AnyRequest, code: FromPath[str], work: OpenWork) -> Page:
    """One's own sign-up, by the link that came with it."""
    signed, session, activity = await service.opened(work, code)
    places = await zone_names(work, [session])
    return Page(
        work, "activities/public/joined.html", code=code, signed=signed, session=session, activity=activity,
        place=places.get(session.zone_id, session.meeting_point), open=session.takes_sign_ups(now()),
        refused=refusal_in(request),
    )  # fmt: skip


@post("/{tenant:str}/public/sign-ups/{code:str}/withdrawal", opt=PUBLIC | redisplay("/{tenant}/public/sign-ups/{code}"))
async def withdraw_joined(tenant: FromPath[str], code: FromPath[str], work: OpenWork) -> See:
    await service.withdraw_opened(work, code)
    return See(f"/{tenant}/public/sign-ups/{code}")


# --- a rating, once


@get("/{tenant:str}/public/ratings/{code:str}", opt=PUBLIC)
async def rating_form(request: AnyRequest, code: FromPath[str], work: OpenWork) -> Page:
    _attendance, session, activity = await service.served(work, code)
    form = Form.of(request, RatingData)
    return Page(work, "activities/public/rating.html", code=code, session=session, activity=activity, form=form)


@post("/{tenant:str}/public/ratings/{code:str}", opt=PUBLIC | redisplay("/{tenant}/public/ratings/{code}"))
async def rate(tenant: FromPath[str], code: FromPath[str], work: OpenWork, data: URLEncodedBody[RatingData]) -> See:
    await service.rate(work, code, data)
    return See(f"/{tenant}/public", notice=_("谢谢您的评价").say())


# --- whether a certificate is real


@get("/{tenant:str}/public/certificates", opt=PUBLIC)
async def verification_form(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Activities.VERIFY)
    return Page(work, "activities/public/certificate.html", form=Form.of(request, Verification), verdict=None)


@get("/{tenant:str}/public/certificates/{number:str}", opt=PUBLIC)
async def verify_scanned(request: AnyRequest, number: FromPath[str], work: OpenWork) -> Page:
    """Where the code on the paper leads. Name and hours may be compared as well."""
    known = codes.parse_certificate_number(number) or ""
    verdict = await service.verify(work, Verification(number=known or "—"))
    form = Form.of(request, Verification, {"number": known})
    return Page(work, "activities/public/certificate.html", form=form, verdict=verdict)


@post("/{tenant:str}/public/certificates", opt=PUBLIC | redisplay("/{tenant}/public/certificates"))
async def verify(request: AnyRequest, work: OpenWork, data: URLEncodedBody[Verification]) -> Page:
    """By POST, so that a name stands in no history."""
    form = Form.of(request, Verification, {"number": data.number, "name": data.name})
    return Page(work, "activities/public/certificate.html", form=form, verdict=await service.verify(work, data))


ROUTES = [
    list_sessions, show_session, join, show_joined, withdraw_joined, rating_form, rate, verification_form,
    verify_scanned, verify,
]  # fmt: skip
