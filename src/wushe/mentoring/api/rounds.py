"""Rounds as JSON: prepared, gathering, paired with reasons, reviewed, published."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.mentoring import service
from wushe.mentoring.errors import NoSuchRound
from wushe.mentoring.models import PairingRound
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import rounds as queries
from wushe.mentoring.schemas.entered import GroupData, MarkData, MentorWishes, RoundData, RoundFilters
from wushe.mentoring.schemas.shown import ResultShown, RoundShown
from wushe.mentoring.showing import matches_shown, round_shown, rounds_shown

ROUND = "/api/{tenant:str}/mentoring/rounds/{pairing_round_id:uuid}"


@get("/api/{tenant:str}/mentoring/rounds")
async def list_rounds(request: Request[Any, Any, Any], work: OpenWork) -> list[RoundShown]:
    """The newest hundred."""
    work.require(Mentoring.ROUNDS)
    found = queries.rounds(query(request, RoundFilters)).order_by(*queries.NEWEST).limit(100)
    return await rounds_shown(work, await work.all(found))


@post("/api/{tenant:str}/mentoring/rounds")
async def create_round(work: OpenWork, data: JSONBody[RoundData]) -> RoundShown:
    return await round_shown(work, await service.prepare(work, data))


@get(ROUND)
async def show_round(pairing_round_id: FromPath[UUID], work: OpenWork) -> RoundShown:
    work.require(Mentoring.ROUNDS)
    return await round_shown(work, await work.one(queries.round_(pairing_round_id), NoSuchRound))


@put(ROUND)
async def edit_round(pairing_round_id: FromPath[UUID], work: OpenWork, data: JSONBody[RoundData]) -> RoundShown:
    return await round_shown(work, await service.edit_round(work, pairing_round_id, data))


@post(f"{ROUND}/gathering")
async def gather(pairing_round_id: FromPath[UUID], work: OpenWork) -> RoundShown:
    return await round_shown(work, await service.gather(work, pairing_round_id))


@post(f"{ROUND}/applications")
async def apply(pairing_round_id: FromPath[UUID], work: OpenWork, data: JSONBody[GroupData]) -> None:
    await service.apply(work, pairing_round_id, data)


@put(f"{ROUND}/applications")
async def edit_application(pairing_round_id: FromPath[UUID], work: OpenWork, data: JSONBody[GroupData]) -> None:
    await service.edit_application(work, pairing_round_id, data)


@put(f"{ROUND}/mentors/{{mentor_id:uuid}}")
async def wish(
    pairing_round_id: FromPath[UUID], mentor_id: FromPath[UUID], work: OpenWork, data: JSONBody[MentorWishes]
) -> None:
    await service.wish(work, pairing_round_id, mentor_id, data)


@post(f"{ROUND}/pairing")
async def pair(pairing_round_id: FromPath[UUID], work: OpenWork) -> RoundShown:
    """Solved at once, or for a big round by a job."""
    return await round_shown(work, await service.pair(work, pairing_round_id))


@post(f"{ROUND}/review")
async def take_up(pairing_round_id: FromPath[UUID], work: OpenWork) -> ResultShown:
    return await _result(work, await service.take_up(work, pairing_round_id))


@get(f"{ROUND}/result")
async def show_result(pairing_round_id: FromPath[UUID], work: OpenWork) -> ResultShown:
    """Every pair with its reasons, and why who has nobody."""
    work.require(Mentoring.ARRANGE)
    return await _result(work, await work.one(queries.round_(pairing_round_id), NoSuchRound))


@post(f"{ROUND}/marks")
async def mark(pairing_round_id: FromPath[UUID], work: OpenWork, data: JSONBody[MarkData]) -> ResultShown:
    await service.mark(work, pairing_round_id, data)
    return await _result(work, await work.one(queries.round_(pairing_round_id), NoSuchRound))


@post(f"{ROUND}/marks/{{pairing_mark_id:uuid}}/removal")
async def unmark(pairing_round_id: FromPath[UUID], pairing_mark_id: FromPath[UUID], work: OpenWork) -> ResultShown:
    await service.unmark(work, pairing_round_id, pairing_mark_id)
    return await _result(work, await work.one(queries.round_(pairing_round_id), NoSuchRound))


@post(f"{ROUND}/publication")
async def publish(pairing_round_id: FromPath[UUID], work: OpenWork) -> RoundShown:
    return await round_shown(work, await service.publish(work, pairing_round_id))


@post(f"{ROUND}/beginning")
async def begin(pairing_round_id: FromPath[UUID], work: OpenWork) -> RoundShown:
    return await round_shown(work, await service.begin(work, pairing_round_id))


@post(f"{ROUND}/closing")
async def close(pairing_round_id: FromPath[UUID], work: OpenWork) -> RoundShown:
    return await round_shown(work, await service.close(work, pairing_round_id))


async def _result(work: Work, round_: PairingRound) -> ResultShown:
    if (solved := round_.outcome) is None:
        raise NoSuchRound
    return ResultShown(
        points=solved["points"], bound=solved["bound"], is_stable=solved["is_stable"], pairs=solved["pairs"],
        unpaired=solved["unpaired"], matches=await matches_shown(work, round_),
    )  # fmt: skip


ROUTES = [
    list_rounds, create_round, show_round, edit_round, gather, apply, edit_application, wish, pair, take_up,
    show_result, mark, unmark, publish, begin, close,
]  # fmt: skip
