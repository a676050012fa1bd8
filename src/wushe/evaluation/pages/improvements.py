"""Improvements: what is to be done in all groups within reach, and one of them."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.evaluation import service
from wushe.evaluation.errors import NoSuchItem
from wushe.evaluation.kinds import ItemState
from wushe.evaluation.models import Improvement
from wushe.evaluation.permissions import Evaluation
from wushe.evaluation.queries import assessments, improving, listing
from wushe.evaluation.schemas.entered import ItemData, ItemFilters, OutcomeData
from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

AnyRequest = Request[Any, Any, Any]
ITEMS = "/{tenant:str}/evaluation/improvements"
ONE = f"{ITEMS}/{{improvement_id:uuid}}"
BACK = redisplay("/{tenant}/evaluation/improvements/{improvement_id}")


@get(ITEMS)
async def list_items(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Evaluation.READ), query(request, ItemFilters)
    found = listing.items(reach, filters)
    page = await paging.page(work, found, listing.ITEM_ORDER, filters.cursor, filters.limit)
    is_open, late, done = (await work.rows(listing.items_counted(reach)))[0]
    return Page(
        work, "evaluation/improvements.html", page=page, filters=filters, states=ItemState, day=clock.today(),
        items_open=is_open, items_late=late, items_done=done,
    )  # fmt: skip


@get(ONE)
async def show_item(request: AnyRequest, improvement_id: FromPath[UUID], work: OpenWork) -> Page:
    item = await _item(work, improvement_id)
    owners = await work.rows(improving.owners(item.organization_id, clock.today()))
    rows = await work.rows(improving.plan(item.assessment_id))
    _same, indicator, owner = next(row for row in rows if row[0].id == item.id)
    mine = assessments.of_group(work.require(Evaluation.IMPROVE), Improvement.organization_id) if _may(work) else None
    return Page(
        work, "evaluation/improvement.html", item=item, indicator=indicator, owner=owner, day=clock.today(),
        can=mine is not None and await work.one_or_none(improving.item(mine, item.id)) is not None,
        owners=[(row[0], row[1]) for row in owners], planning=Form.of(request, ItemData, item, version=item.version),
        finishing=Form.of(request, OutcomeData, version=item.version, id="done"),
    )  # fmt: skip


@post(f"{ONE}/plan", opt=BACK)
async def plan_item(
    tenant: FromPath[str], improvement_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ItemData]
) -> See:
    await service.plan_item(work, improvement_id, data)
    return See(f"/{tenant}/evaluation/improvements/{improvement_id}", notice=_("已保存").say())


@post(f"{ONE}/outcome", opt=BACK)
async def finish_item(
    tenant: FromPath[str], improvement_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[OutcomeData]
) -> See:
    item = await service.finish_item(work, improvement_id, data)
    return See(f"/{tenant}/evaluation/{item.assessment_id}#plan", notice=_("已记为完成").say())


def _may(work: Work) -> bool:
    return work.may(Evaluation.IMPROVE)


async def _item(work: Work, improvement_id: UUID) -> Improvement:
    reached = assessments.of_group(work.require(Evaluation.READ), Improvement.organization_id)
    return await work.one(improving.item(reached, improvement_id), NoSuchItem)


ROUTES = [list_items, show_item, plan_item, finish_item]
