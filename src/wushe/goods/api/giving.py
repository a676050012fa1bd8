"""Allocations and food rescues for programs."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.goods import service
from wushe.goods.errors.allocations import NoSuchAllocation
from wushe.goods.errors.rescues import NoSuchRescue
from wushe.goods.permissions import Goods
from wushe.goods.queries import allocations as queries, rescues
from wushe.goods.schemas.entered import Amount, Handout, Line, NewAllocation, NewRescue, NewWriteOff, Picked
from wushe.goods.schemas.shown import (
    AdjustmentShown,
    AllocationFilters,
    AllocationShown,
    LineShown,
    RescueLineShown,
    RescueShown,
)
from wushe.goods.showing import adjustment_shown, allocation_shown, rescue_shown, shown
from wushe.kernel import paging
from wushe.kernel.web.lists import link_headers, query
from wushe.kernel.web.work import OpenWork

AnyRequest = Request[Any, Any, Any]
ALLOCATIONS = "/api/{tenant:str}/goods/allocations"
ALLOCATION = f"{ALLOCATIONS}/{{allocation_id:uuid}}"
ITEM = f"{ALLOCATION}/items/{{item_id:uuid}}"
RESCUES = "/api/{tenant:str}/goods/rescues"
RESCUE = f"{RESCUES}/{{rescue_id:uuid}}"


@get(ALLOCATIONS)
async def list_allocations(request: AnyRequest, work: OpenWork) -> Response[list[AllocationShown]]:
    reach, filters = work.require(Goods.FOLLOW), query(request, AllocationFilters)
    page = await paging.page(work, queries.allocations(reach, filters), queries.NEWEST, filters.cursor, filters.limit)
    found = [await allocation_shown(work, allocation) for allocation in page.rows]
    return Response(found, headers=link_headers(request, page))


@post(ALLOCATIONS)
async def ask(work: OpenWork, data: JSONBody[NewAllocation]) -> AllocationShown:
    return await allocation_shown(work, await service.ask(work, data))


@get(ALLOCATION)
async def show_allocation(allocation_id: FromPath[UUID], work: OpenWork) -> AllocationShown:
    found = await work.one(queries.allocation(work.require(Goods.FOLLOW), allocation_id), NoSuchAllocation)
    return await allocation_shown(work, found)


@post(f"{ALLOCATION}/lines")
async def add_line(allocation_id: FromPath[UUID], work: OpenWork, data: JSONBody[Line]) -> LineShown:
    return shown(LineShown, await service.add_line(work, allocation_id, data))


@post(f"{ITEM}/removal")
async def drop_line(allocation_id: FromPath[UUID], item_id: FromPath[UUID], work: OpenWork) -> AllocationShown:
    return await allocation_shown(work, await service.drop_line(work, allocation_id, item_id))


@post(f"{ALLOCATION}/allocation")
async def allocate(allocation_id: FromPath[UUID], work: OpenWork) -> AllocationShown:
    return await allocation_shown(work, await service.allocate(work, allocation_id))


@post(f"{ITEM}/lessening")
async def lessen(
    allocation_id: FromPath[UUID], item_id: FromPath[UUID], work: OpenWork, data: JSONBody[Amount]
) -> LineShown:
    return shown(LineShown, await service.lessen(work, allocation_id, item_id, data))


@post(f"{ALLOCATION}/handover")
async def hand_over(allocation_id: FromPath[UUID], work: OpenWork) -> AllocationShown:
    return await allocation_shown(work, await service.hand_over(work, allocation_id))


@post(f"{ALLOCATION}/confirmation")
async def confirm(allocation_id: FromPath[UUID], work: OpenWork) -> AllocationShown:
    return await allocation_shown(work, await service.confirm(work, allocation_id))


@post("/api/{tenant:str}/goods/handovers/{code:str}")
async def confirm_by_code(code: FromPath[str], work: OpenWork) -> AllocationShown:
    return await allocation_shown(work, await service.confirm_by_code(work, code))


@post(f"{ALLOCATION}/cancellation")
async def cancel(allocation_id: FromPath[UUID], work: OpenWork) -> AllocationShown:
    return await allocation_shown(work, await service.cancel(work, allocation_id))


@post(f"{ITEM}/return")
async def take_back(
    allocation_id: FromPath[UUID], item_id: FromPath[UUID], work: OpenWork, data: JSONBody[Amount]
) -> LineShown:
    return shown(LineShown, await service.take_back(work, allocation_id, item_id, data))


@post(RESCUES)
async def begin(work: OpenWork, data: JSONBody[NewRescue]) -> RescueShown:
    return await rescue_shown(work, await service.begin(work, data))


@get(RESCUE)
async def show_rescue(rescue_id: FromPath[UUID], work: OpenWork) -> RescueShown:
    return await rescue_shown(work, await work.one(rescues.rescue(work.require(Goods.RESCUE), rescue_id), NoSuchRescue))


@post(f"{RESCUE}/lots")
async def pick_up(rescue_id: FromPath[UUID], work: OpenWork, data: JSONBody[Picked]) -> RescueLineShown:
    return shown(RescueLineShown, await service.pick_up(work, rescue_id, data))


@post(f"{RESCUE}/handouts")
async def hand_out(rescue_id: FromPath[UUID], work: OpenWork, data: JSONBody[Handout]) -> AllocationShown:
    return await allocation_shown(work, await service.hand_out(work, rescue_id, data))


@post(f"{RESCUE}/lots/{{lot_id:uuid}}/remainders")
async def leave(
    rescue_id: FromPath[UUID], lot_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewWriteOff]
) -> AdjustmentShown:
    return adjustment_shown(await service.leave(work, rescue_id, lot_id, data))


@post(f"{RESCUE}/settlement")
async def settle(rescue_id: FromPath[UUID], work: OpenWork) -> RescueShown:
    return await rescue_shown(work, await service.settle(work, rescue_id))


ROUTES = [
    list_allocations, ask, show_allocation, add_line, drop_line, allocate, lessen, hand_over, confirm, confirm_by_code,
    cancel, take_back, begin, show_rescue, pick_up, hand_out, leave, settle,
]  # fmt: skip
