"""Activities, their plans, reviews and sessions for programs."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.activities import queries, service
from wushe.activities.errors import NoSuchActivity, NoSuchSession
from wushe.activities.models import Activity, Plan, Review, Session
from wushe.activities.outputs import Scope, outputs_of, shown as outputs_shown
from wushe.activities.permissions import Activities
from wushe.activities.queries import papers, places, sessions as session_queries
from wushe.activities.schemas.papers import RatingsShown
from wushe.activities.schemas.photos import SignOff
from wushe.activities.schemas.planning import (
    ActivityData,
    ActivityFilters,
    ActivityPage,
    ActivityShown,
    NewActivity,
    OutputsShown,
    PlanData,
    PlanShown,
    ReviewData,
    ReviewShown,
    Why,
)
from wushe.activities.schemas.sessions import SeriesData, SessionBookingShown, SessionData, SessionShown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.pools.models import Booking

ONE = "/api/{tenant:str}/activities/{activity_id:uuid}"
OF_SESSION = ONE + "/sessions/{session_id:uuid}"


@get("/api/{tenant:str}/activities")
async def list_activities(request: Request[Any, Any, Any], work: OpenWork) -> Response[ActivityPage]:
    reach, filters = work.require(Activities.READ), query(request, ActivityFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/activities")
async def create_activity(work: OpenWork, data: JSONBody[NewActivity]) -> ActivityShown:
    return activity_shown(await service.record(work, data))


@get(ONE)
async def show_activity(activity_id: FromPath[UUID], work: OpenWork) -> ActivityShown:
    return activity_shown(await _readable(work, activity_id))


async def _readable(work: Work, activity_id: UUID) -> Activity:
    return await work.one(queries.activity(work.require(Activities.READ), activity_id), NoSuchActivity)


@put(ONE)
async def change_activity(activity_id: FromPath[UUID], work: OpenWork, data: JSONBody[ActivityData]) -> ActivityShown:
    return activity_shown(await service.edit(work, activity_id, data))


@get(ONE + "/outputs")
async def show_outputs(activity_id: FromPath[UUID], work: OpenWork) -> OutputsShown:
    """What counts: nothing before the review is signed off."""
    activity = await _readable(work, activity_id)
    return outputs_shown(await outputs_of(work, Scope(activity_id=activity.id)))


@get(ONE + "/ratings")
async def show_ratings(activity_id: FromPath[UUID], work: OpenWork) -> RatingsShown:
    activity = await _readable(work, activity_id)
    [(tenths, count)] = await work.rows(papers.ratings(activity_id=activity.id))
    return RatingsShown(average_tenths=None if tenths is None else int(tenths), count=count)


# --- the plan and the review


@get(ONE + "/plan")
async def show_plan(activity_id: FromPath[UUID], work: OpenWork) -> PlanShown:
    activity = await _readable(work, activity_id)
    return plan_shown(await work.one(queries.plan(activity.id), NoSuchActivity))


@post(ONE + "/plan")
async def save_plan(activity_id: FromPath[UUID], work: OpenWork, data: JSONBody[PlanData]) -> PlanShown:
    return plan_shown(await service.save_plan(work, activity_id, data))


@post(ONE + "/plan-approval")
async def approve_plan(activity_id: FromPath[UUID], work: OpenWork) -> ActivityShown:
    return activity_shown(await service.approve_plan(work, activity_id))


@post(ONE + "/plan-return")
async def return_plan(activity_id: FromPath[UUID], work: OpenWork, data: JSONBody[Why]) -> ActivityShown:
    return activity_shown(await service.return_plan(work, activity_id, data))


@post(ONE + "/plan-revision")
async def revise_plan(activity_id: FromPath[UUID], work: OpenWork) -> ActivityShown:
    return activity_shown(await service.revise_plan(work, activity_id))


@post(ONE + "/publication")
async def publish(activity_id: FromPath[UUID], work: OpenWork) -> ActivityShown:
    return activity_shown(await service.publish(work, activity_id))


@post(ONE + "/cancellation")
async def cancel(activity_id: FromPath[UUID], work: OpenWork, data: JSONBody[Why]) -> ActivityShown:
    return activity_shown(await service.cancel(work, activity_id, data))


@get(ONE + "/review")
async def show_review(activity_id: FromPath[UUID], work: OpenWork) -> ReviewShown:
    activity = await _readable(work, activity_id)
    return review_shown(await work.one(queries.review(activity.id), NoSuchActivity))


@post(ONE + "/review")
async def save_review(activity_id: FromPath[UUID], work: OpenWork, data: JSONBody[ReviewData]) -> ReviewShown:
    return review_shown(await service.save_review(work, activity_id, data))


@post(ONE + "/sign-off")
async def sign_off(activity_id: FromPath[UUID], work: OpenWork, data: JSONBody[SignOff]) -> ActivityShown:
    return activity_shown(await service.sign_off(work, activity_id, data))


@post(ONE + "/review-return")
async def return_review(activity_id: FromPath[UUID], work: OpenWork, data: JSONBody[Why]) -> ActivityShown:
    return activity_shown(await service.return_review(work, activity_id, data))


# --- sessions


@get(ONE + "/sessions")
async def list_sessions(activity_id: FromPath[UUID], work: OpenWork) -> list[SessionShown]:
    activity = await _readable(work, activity_id)
    return [session_shown(session) for session in await work.all(session_queries.sessions_of(activity.id))]


@post(ONE + "/sessions")
async def add_session(activity_id: FromPath[UUID], work: OpenWork, data: JSONBody[SessionData]) -> SessionShown:
    return session_shown(await service.add_session(work, activity_id, data))


@post(ONE + "/series")
async def add_series(activity_id: FromPath[UUID], work: OpenWork, data: JSONBody[SeriesData]) -> list[SessionShown]:
    return [session_shown(session) for session in await service.add_series(work, activity_id, data)]


@put(OF_SESSION)
async def change_session(
    activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork, data: JSONBody[SessionData]
) -> SessionShown:
    return session_shown(await service.edit_session(work, activity_id, session_id, data))


@post(OF_SESSION + "/cancellation")
async def cancel_session(
    activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork, data: JSONBody[Why]
) -> SessionShown:
    return session_shown(await service.cancel_session(work, activity_id, session_id, data))


@get(OF_SESSION + "/bookings")
async def list_bookings(
    activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork
) -> list[SessionBookingShown]:
    """What stands in the pool for it, its place first."""
    await _readable(work, activity_id)
    session = await work.one(session_queries.session(activity_id, session_id), NoSuchSession)
    rows = await work.rows(places.booked([session.id]))
    return [SessionBookingShown(is_place=is_place, **_said(row)) for _session, is_place, row in rows]


def _said(row: Booking) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SessionBookingShown.__struct_fields__ if name != "is_place"}


@post(OF_SESSION + "/place")
async def book_again(activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork) -> SessionShown:
    return session_shown(await service.book_again(work, activity_id, session_id))


@post(OF_SESSION + "/holding")
async def hold_session(activity_id: FromPath[UUID], session_id: FromPath[UUID], work: OpenWork) -> SessionShown:
    return session_shown(await service.hold_session(work, activity_id, session_id))


def activity_shown(activity: Activity) -> ActivityShown:
    return msgspec.convert(activity, ActivityShown, from_attributes=True)


def plan_shown(plan: Plan) -> PlanShown:
    return msgspec.convert(plan, PlanShown, from_attributes=True)


def review_shown(review: Review) -> ReviewShown:
    return msgspec.convert(review, ReviewShown, from_attributes=True)


def session_shown(session: Session) -> SessionShown:
    return msgspec.convert(session, SessionShown, from_attributes=True)


ROUTES = [
    list_activities, create_activity, show_activity, change_activity, show_outputs, show_ratings, show_plan, save_plan,
    approve_plan, return_plan, revise_plan, publish, cancel, show_review, save_review, sign_off, return_review,
    list_sessions, add_session, add_series, change_session, cancel_session, list_bookings, book_again, hold_session,
]  # fmt: skip
