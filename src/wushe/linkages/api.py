"""Linkages for programs."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, delete, get, post
from litestar.params import FromPath, JSONBody

from wushe.communities.societies import Society
from wushe.funds.schemas import NewPromise, PromiseShown
from wushe.funds.schemas.awards import AwardShown
from wushe.funds.showing import award_shown, promise_shown
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.linkages import filling, queries, service
from wushe.linkages.errors import NoSuchLinkage
from wushe.linkages.models import Linkage, Participant
from wushe.linkages.permissions import Linkages
from wushe.linkages.places import places_of
from wushe.linkages.schemas import (
    Ending,
    LinkageFilters,
    LinkagePage,
    LinkageShown,
    NewLinkage,
    NewParticipant,
    ParticipantShown,
    TiedAward,
)


@get("/api/{tenant:str}/linkages")
async def list_linkages(request: Request[Any, Any, Any], work: OpenWork) -> Response[LinkagePage]:
    reach, filters = work.require(Linkages.READ), query(request, LinkageFilters)
    return json_page(request, await paging.page_json(work, queries.lines, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/linkages")
async def propose(work: OpenWork, data: JSONBody[NewLinkage]) -> LinkageShown:
    return await shown(work, await service.propose(work, data))


@get("/api/{tenant:str}/linkages/{linkage_id:uuid}")
async def show_linkage(linkage_id: FromPath[UUID], work: OpenWork) -> LinkageShown:
    return await shown(work, await work.one(queries.linkage(work.require(Linkages.READ), linkage_id), NoSuchLinkage))


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/agreement")
async def agree(linkage_id: FromPath[UUID], work: OpenWork) -> LinkageShown:
    return await shown(work, await service.agree(work, linkage_id))


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/refusal")
async def decline(linkage_id: FromPath[UUID], work: OpenWork, data: JSONBody[Ending]) -> LinkageShown:
    return await shown(work, await service.decline(work, linkage_id, data))


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/start")
async def start(linkage_id: FromPath[UUID], work: OpenWork) -> LinkageShown:
    return await shown(work, await service.start(work, linkage_id))


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/confirmation")
async def confirm(linkage_id: FromPath[UUID], work: OpenWork) -> LinkageShown:
    return await shown(work, await service.confirm(work, linkage_id))


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/sign-off")
async def sign_off(linkage_id: FromPath[UUID], work: OpenWork) -> LinkageShown:
    return await shown(work, await service.sign_off(work, linkage_id))


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/withdrawal")
async def withdraw(linkage_id: FromPath[UUID], work: OpenWork, data: JSONBody[Ending]) -> LinkageShown:
    return await shown(work, await service.withdraw(work, linkage_id, data))


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/places/{society:str}")
async def fill(
    linkage_id: FromPath[UUID], society: FromPath[Society], work: OpenWork, data: JSONBody[NewParticipant]
) -> ParticipantShown:
    return participant_shown(await filling.fill(work, linkage_id, society, data))


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/joining")
async def join(linkage_id: FromPath[UUID], work: OpenWork) -> ParticipantShown:
    return participant_shown(await filling.join(work, linkage_id))


@delete("/api/{tenant:str}/linkages/{linkage_id:uuid}/participants/{participant_id:uuid}")
async def leave(linkage_id: FromPath[UUID], participant_id: FromPath[UUID], work: OpenWork) -> None:
    await filling.leave(work, linkage_id, participant_id)


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/promises")
async def promise(linkage_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewPromise]) -> PromiseShown:
    return await promise_shown(work, await service.promise_money(work, linkage_id, data))


@post("/api/{tenant:str}/linkages/{linkage_id:uuid}/awards")
async def tie_award(linkage_id: FromPath[UUID], work: OpenWork, data: JSONBody[TiedAward]) -> AwardShown:
    return await award_shown(work, await service.tie_award(work, linkage_id, data))


async def shown(work: Work, linkage: Linkage) -> LinkageShown:
    await work.flush()
    there = await work.all(queries.participants([linkage.id]))
    own = (name for name in LinkageShown.__struct_fields__ if name not in {"participants", "missing"})
    return LinkageShown(
        participants=[participant_shown(participant) for participant in there],
        missing=places_of(there).missing,
        **{name: getattr(linkage, name) for name in own},
    )


def participant_shown(participant: Participant) -> ParticipantShown:
    return ParticipantShown(**{name: getattr(participant, name) for name in ParticipantShown.__struct_fields__})


ROUTES = [
    list_linkages, propose, show_linkage, agree, decline, start, confirm, sign_off, withdraw,
    fill, join, leave, promise,
]  # fmt: skip
