"""Improvements as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.evaluation import service
from wushe.evaluation.errors import NoSuchItem
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import listing
from wushe.evaluation.schemas.entered import ItemData, ItemFilters, OutcomeData
from wushe.evaluation.schemas.shown import ItemShown
from wushe.evaluation.shown import item_shown
from wushe.kernel import paging
from wushe.kernel.schemas import Shown
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

ALL = "/api/{tenant:str}/evaluation/improvements"
ONE = f"{ALL}/{{improvement_id:uuid}}"


class ItemPage(Shown):
    """One page of the list."""

    items: list[ItemShown]
    next: str | None
    previous: str | None


@get(ALL)
async def list_items(request: Request[Any, Any, Any], work: OpenWork) -> ItemPage:
    reach, filters = work.require(Evaluation.READ), query(request, ItemFilters)
    found = listing.items(reach, filters)
    page = await paging.page(work, found, listing.ITEM_ORDER, filters.cursor, filters.limit)
    return ItemPage(items=[item_shown(row) for row in page.rows], next=page.next, previous=page.previous)


@put(ONE)
async def plan_item(improvement_id: FromPath[UUID], work: OpenWork, data: JSONBody[ItemData]) -> ItemShown:
    return await _shown(work, (await service.plan_item(work, improvement_id, data)).id)


@post(f"{ONE}/outcome")
async def finish_item(improvement_id: FromPath[UUID], work: OpenWork, data: JSONBody[OutcomeData]) -> ItemShown:
    return await _shown(work, (await service.finish_item(work, improvement_id, data)).id)


async def _shown(work: Work, improvement_id: UUID) -> ItemShown:
    found = listing.items(work.require(Evaluation.IMPROVE), ItemFilters())
    return item_shown(await work.one(listing.only(found, improvement_id), NoSuchItem))


ROUTES = [list_items, plan_item, finish_item]
