"""Write-offs and counts: what waits for a second person, and what was decided."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.goods import service
from wushe.goods.errors.adjustments import NoSuchAdjustment
from wushe.goods.kinds import AdjustmentKind, AdjustmentState
from wushe.goods.models import Adjustment
from wushe.goods.naming import Names, named
from wushe.goods.permissions import Goods
from wushe.goods.quantities import show_quantity
from wushe.goods.queries import adjustments as queries, points
from wushe.goods.schemas.entered import Because
from wushe.goods.schemas.shown import AdjustmentFilters
from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people import queries as people
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
ADJUSTMENT = "/{tenant:str}/goods/adjustments/{adjustment_id:uuid}"
SHOW = "/{tenant}/goods/adjustments/{adjustment_id}"


@get("/{tenant:str}/goods/adjustments")
async def list_adjustments(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Goods.READ), query(request, AdjustmentFilters)
    page = await paging.page(work, queries.adjustments(reach, filters), queries.NEWEST, filters.cursor, filters.limit)
    return Page(
        work, "goods/adjustments.html", page=page, filters=filters, kinds=list(AdjustmentKind),
        states=list(AdjustmentState), amount=show_quantity, **await _around(work, page.rows),
    )  # fmt: skip


@get(ADJUSTMENT)
async def show_adjustment(request: AnyRequest, adjustment_id: FromPath[UUID], work: OpenWork) -> Page:
    adjustment = await work.one(queries.adjustment(work.require(Goods.READ), adjustment_id), NoSuchAdjustment)
    waits = adjustment.state is AdjustmentState.WAITING
    return Page(
        work, "goods/adjustment.html", adjustment=adjustment, amount=show_quantity,
        refusal=refusal_in(request, Because), refusing=Form.of(request, Because, version=adjustment.version),
        decides=waits and work.may(Goods.APPROVE) and work.person.person_id != adjustment.asked_by,
        keys={verb: str(uuid4()) for verb in ("approval", "refusal")}, history=await history(work, adjustment.id),
        **await _around(work, [adjustment]),
    )  # fmt: skip


async def _around(work: Work, adjustments: Any) -> dict[str, Any]:
    """The lots with their items, and the names of points and people."""
    rows: list[Adjustment] = list(adjustments)
    found = await work.rows(queries.lots_with_items({each.lot_id for each in rows}))
    hands = {who for each in rows for who in (each.asked_by, each.decided_by) if who}
    names: Names = await named(work, points.names({row[0].point_id for row in found}), people.names(hands))
    return {"lots": {row[0].id: row for row in found}, "names": names}


@post(f"{ADJUSTMENT}/approval", opt=redisplay(SHOW))
async def approve(tenant: FromPath[str], adjustment_id: FromPath[UUID], work: OpenWork) -> See:
    await service.approve(work, adjustment_id)
    return See(f"/{tenant}/goods/adjustments/{adjustment_id}", notice=_("已同意，库存已调整").say())


@post(f"{ADJUSTMENT}/refusal", opt=redisplay(SHOW))
async def refuse(
    tenant: FromPath[str], adjustment_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.refuse(work, adjustment_id, data)
    return See(f"/{tenant}/goods/adjustments/{adjustment_id}", notice=_("未同意，库存不变").say())


ROUTES = [list_adjustments, show_adjustment, approve, refuse]
