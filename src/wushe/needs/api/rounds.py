"""Rounds as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel.clock import Quarter
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.models import NeedsRound
from wushe.needs.schemas.rounds import ChannelUse, NewRound, RoundFilters, RoundRow, RoundShown, UseShown

ROUND = "/api/{tenant:str}/needs/rounds/{round_id:uuid}"


@get("/api/{tenant:str}/needs/rounds")
async def list_rounds(request: Request[Any, Any, Any], work: OpenWork) -> list[RoundRow]:
    """Every community with its round of a quarter, the present one unless another is asked for."""
    filters = query(request, RoundFilters)
    quarter = Quarter.parse(filters.quarter) if filters.quarter else Quarter.current()
    return list(await service.rounds(work, quarter, filters.q))


@get("/api/{tenant:str}/needs/rounds/overdue")
async def list_overdue(work: OpenWork) -> list[RoundRow]:
    """The communities without a finished round of the past quarter."""
    return list(await service.overdue_rounds(work))


@post("/api/{tenant:str}/needs/rounds")
async def open_round(work: OpenWork, data: JSONBody[NewRound]) -> RoundShown:
    return _shown(await service.open_round(work, data))


@post(f"{ROUND}/channels")
async def use_channel(round_id: FromPath[UUID], work: OpenWork, data: JSONBody[ChannelUse]) -> UseShown:
    use = await service.use_channel(work, round_id, data)
    return UseShown(**{name: getattr(use, name) for name in UseShown.__struct_fields__})


@post(f"{ROUND}/completion")
async def finish(round_id: FromPath[UUID], work: OpenWork) -> RoundShown:
    return _shown(await service.finish(work, round_id))


@post(f"{ROUND}/resumption")
async def resume(round_id: FromPath[UUID], work: OpenWork) -> RoundShown:
    return _shown(await service.resume(work, round_id))


def _shown(kept: NeedsRound) -> RoundShown:
    return RoundShown(**{name: getattr(kept, name) for name in RoundShown.__struct_fields__})


ROUTES = [list_rounds, list_overdue, open_round, use_channel, finish, resume]
