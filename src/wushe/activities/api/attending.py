"""Sign-up, attendance and hours for programs."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.params import FromPath, JSONBody

from wushe.activities import service
from wushe.activities.errors import NoSuchHours
from wushe.activities.kinds import SignUpState
from wushe.activities.models import Attendance, Correction, SignUp
from wushe.activities.permissions import Activities
from wushe.activities.queries import attending as queries, hours as hours_queries
from wushe.activities.schemas.attending import (
    AttendanceShown,
    CorrectionData,
    CorrectionShown,
    Decided,
    Decisions,
    HeadCount,
    HoursFilters,
    HoursPage,
    HoursShown,
    ListedPerson,
    NewSignUp,
    PaperAttendance,
    Presence,
    SignUpShown,
)
from wushe.activities.schemas.planning import Why
from wushe.activities.service.attending import of_organiser
from wushe.kernel import paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

SESSION = "/api/{tenant:str}/sessions/{session_id:uuid}"
CAME = SESSION + "/attendance/{attendance_id:uuid}"


@post(SESSION + "/sign-ups")
async def sign_up(session_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewSignUp]) -> SignUpShown:
    return await sign_up_shown(work, await service.sign_up(work, session_id, data))


@get(SESSION + "/sign-ups")
async def list_sign_ups(session_id: FromPath[UUID], work: OpenWork) -> list[SignUpShown]:
    await of_organiser(work, session_id)
    rows = await work.rows(queries.sign_ups(session_id))
    return [await sign_up_shown(work, row[0]) for row in rows]


@delete(SESSION + "/sign-ups/{person_id:uuid}")
async def withdraw(session_id: FromPath[UUID], person_id: FromPath[UUID], work: OpenWork) -> None:
    await service.withdraw(work, session_id, person_id)


@post(SESSION + "/check-ins/{code:str}/arrival")
async def check_in(session_id: FromPath[UUID], code: FromPath[str], work: OpenWork) -> AttendanceShown:
    return attendance_shown(await service.check_in(work, session_id, code))


@post(SESSION + "/check-ins/{code:str}/departure")
async def check_out(session_id: FromPath[UUID], code: FromPath[str], work: OpenWork) -> AttendanceShown:
    return attendance_shown(await service.check_out(work, session_id, code))


@get(SESSION + "/attendance")
async def list_attendance(session_id: FromPath[UUID], work: OpenWork) -> list[AttendanceShown]:
    await of_organiser(work, session_id)
    return [attendance_shown(row[0]) for row in await work.rows(queries.attendance_of(session_id))]


@post(SESSION + "/attendance")
async def tick(session_id: FromPath[UUID], work: OpenWork, data: JSONBody[ListedPerson]) -> AttendanceShown:
    return attendance_shown(await service.tick(work, session_id, data))


@post(SESSION + "/paper")
async def back_fill(session_id: FromPath[UUID], work: OpenWork, data: JSONBody[PaperAttendance]) -> AttendanceShown:
    return attendance_shown(await service.back_fill(work, session_id, data))


@post(SESSION + "/heads")
async def count_heads(session_id: FromPath[UUID], work: OpenWork, data: JSONBody[HeadCount]) -> AttendanceShown:
    return attendance_shown(await service.count_heads(work, session_id, data))


@post(CAME + "/leaving")
async def tick_out(session_id: FromPath[UUID], attendance_id: FromPath[UUID], work: OpenWork) -> AttendanceShown:
    return attendance_shown(await service.tick_out(work, session_id, attendance_id))


@post(CAME + "/times")
async def set_presence(
    session_id: FromPath[UUID], attendance_id: FromPath[UUID], work: OpenWork, data: JSONBody[Presence]
) -> AttendanceShown:
    return attendance_shown(await service.set_presence(work, session_id, attendance_id, data))


@delete(CAME)
async def remove(session_id: FromPath[UUID], attendance_id: FromPath[UUID], work: OpenWork) -> None:
    await service.remove(work, session_id, attendance_id)


# --- hours


@get("/api/{tenant:str}/hours")
async def list_hours(request: Request[Any, Any, Any], work: OpenWork) -> Response[HoursPage]:
    reach, filters = work.require(Activities.READ_HOURS), query(request, HoursFilters)
    found = hours_queries.bundled(reach, filters)
    page = await paging.page(work, found, hours_queries.LATEST, filters.cursor, filters.limit)
    items = [msgspec.convert(row, HoursShown, from_attributes=True) for row in page.rows]
    shown = HoursPage(items=items, next=page.next, previous=page.previous)
    return Response(shown, headers=link_headers(request, page))


@post("/api/{tenant:str}/hours/approval")
async def approve_all(work: OpenWork, data: JSONBody[Decisions]) -> Decided:
    return await service.approve_all(work, data.hours)


@post("/api/{tenant:str}/hours/{hours_id:uuid}/approval")
async def approve(hours_id: FromPath[UUID], work: OpenWork) -> HoursShown:
    return await hours_shown(work, (await service.approve(work, hours_id)).id)


@post("/api/{tenant:str}/hours/{hours_id:uuid}/refusal")
async def refuse(hours_id: FromPath[UUID], work: OpenWork, data: JSONBody[Why]) -> HoursShown:
    return await hours_shown(work, (await service.refuse(work, hours_id, data)).id)


@post("/api/{tenant:str}/hours/{hours_id:uuid}/corrections")
async def ask_correction(hours_id: FromPath[UUID], work: OpenWork, data: JSONBody[CorrectionData]) -> CorrectionShown:
    return correction_shown(await service.ask_correction(work, hours_id, data))


@post("/api/{tenant:str}/corrections/{correction_id:uuid}/acceptance")
async def accept_correction(correction_id: FromPath[UUID], work: OpenWork) -> HoursShown:
    return await hours_shown(work, (await service.accept_correction(work, correction_id)).id)


@post("/api/{tenant:str}/corrections/{correction_id:uuid}/refusal")
async def refuse_correction(correction_id: FromPath[UUID], work: OpenWork) -> CorrectionShown:
    return correction_shown(await service.refuse_correction(work, correction_id))


async def sign_up_shown(work: Work, signed: SignUp) -> SignUpShown:
    waits = signed.state is SignUpState.WAITING
    return SignUpShown(
        id=signed.id,
        session_id=signed.session_id,
        person_id=signed.person_id,
        part=signed.part,
        state=signed.state,
        place_in_queue=1 + await work.scalar(queries.ahead_in_queue(signed)) if waits else None,
    )


async def hours_shown(work: Work, hours_id: UUID) -> HoursShown:
    reach = work.require(Activities.READ_HOURS)
    row = await work.one_or_none(hours_queries.bundled(reach, HoursFilters(), hours_id))
    if row is None:
        raise NoSuchHours
    return msgspec.convert(row, HoursShown, from_attributes=True)


def attendance_shown(attendance: Attendance) -> AttendanceShown:
    return msgspec.convert(attendance, AttendanceShown, from_attributes=True)


def correction_shown(correction: Correction) -> CorrectionShown:
    return msgspec.convert(correction, CorrectionShown, from_attributes=True)


ROUTES = [
    sign_up, list_sign_ups, withdraw, check_in, check_out, list_attendance, tick, back_fill, count_heads, tick_out,
    set_presence, remove, list_hours, approve_all, approve, refuse, ask_correction, accept_correction,
    refuse_correction,
]  # fmt: skip
