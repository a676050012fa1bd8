"""Donation points: whose they are, what lies there, and counting it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries as communities
from wushe.donations.permissions import Donations
from wushe.donations.queries import in_kind
from wushe.donations.schemas.filters import InKindFilters
from wushe.goods import service
from wushe.goods.errors.keeping import NoSuchLot, NoSuchPoint
from wushe.goods.kinds import AdjustmentState, Reason
from wushe.goods.models import DonationPoint, Lot
from wushe.goods.naming import items_of, named
from wushe.goods.pages.choices import communities_offered, organizations_offered, stewards_offered
from wushe.goods.pages.stock import notice_of
from wushe.goods.permissions import Goods
from wushe.goods.quantities import show_quantity, show_weight
from wushe.goods.queries import adjustments, allocations, listing, points as queries
from wushe.goods.schemas.entered import NewCount, PointData
from wushe.goods.schemas.shown import LotFilters
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.paging import Filters
from wushe.kernel.reading import fields_of
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import REFUSED, Form, Refused, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people import queries as people
from wushe.people.history import history
from wushe.pools.kinds import OwnerKind

AnyRequest = Request[Any, Any, Any]
POINT = "/{tenant:str}/goods/points/{point_id:uuid}"
SHOW = "/{tenant}/goods/points/{point_id}"


@get("/{tenant:str}/goods/points")
async def list_points(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Goods.READ), query(request, Filters)
    page = await paging.page(work, queries.points(reach, filters), queries.IN_ORDER, filters.cursor, filters.limit)
    villages = await _by_village(work)
    ids = {point.community_id for point in page.rows} | villages.keys()
    return Page(
        work, "goods/points.html", page=page, filters=filters, villages=villages,
        names=await _names(work, page.rows) | await named(work, communities.names(ids)),
    )  # fmt: skip


async def _by_village(work: Work) -> dict[UUID, dict[str, int]]:
    """Goods that came into stock and labour, in fen, beside each other; items that are only counted."""
    reach = work.require(Goods.READ)
    found = {
        row[0]: {"goods": row[1], "items": row[2]} for row in await work.rows(queries.received_by_community(reach))
    }
    if work.may(Donations.READ):
        labour = await work.rows(in_kind.sums_by_community(work.require(Donations.READ), InKindFilters()))
        for community_id, _goods, fen, _items in labour:
            if community_id and (fen or community_id in found):
                found.setdefault(community_id, {"goods": 0, "items": 0})["labour"] = fen
    return found


async def _names(work: Work, points: Sequence[DonationPoint]) -> dict[UUID | None, str]:
    return await named(
        work,
        people.names({each.steward_id for each in points if each.steward_id}),
        communities.names({each.owner_community_id for each in points if each.owner_community_id}),
        organizations.names({each.owner_organization_id for each in points if each.owner_organization_id}),
    )


@get("/{tenant:str}/goods/points/new")
async def new_point(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Goods.KEEP)
    return await _form_page(work, Form.of(request, PointData))


@post("/{tenant:str}/goods/points", opt=redisplay("/{tenant}/goods/points/new"))
async def open_point(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[PointData]) -> See:
    point = await service.open_point(work, data)
    return See(f"/{tenant}/goods/points/{point.id}", notice=_("已新增捐赠点").say())


@get(POINT)
async def show_point(request: AnyRequest, point_id: FromPath[UUID], work: OpenWork) -> Page:
    reach, filters = work.require(Goods.READ), query(request, LotFilters)
    filters.point_id = point_id
    point = await work.one(queries.point(reach, point_id), NoSuchPoint)
    page = await paging.page(work, listing.lots(reach, filters), listing.LOTS_IN_ORDER, filters.cursor, filters.limit)
    return Page(
        work, "goods/point.html", point=point, page=page, filters=filters, amount=show_quantity, weight=show_weight,
        items=await items_of(work, (lot.item_id for lot in page.rows)), today=today(), refusal=refusal_in(request),
        names=await _names(work, [point]) | await named(work, communities.names([point.community_id])),
        history=await history(work, point.id),
    )  # fmt: skip


@get(f"{POINT}/edit")
async def edit_point(request: AnyRequest, point_id: FromPath[UUID], work: OpenWork) -> Page:
    point = await work.one(queries.point(work.require(Goods.KEEP), point_id), NoSuchPoint)
    before = {name: getattr(point, name) for name in fields_of(PointData)}
    return await _form_page(work, Form.of(request, PointData, before, version=point.version), point)


@post(f"{POINT}/edit", opt=redisplay(f"{SHOW}/edit"))
async def change_point(
    tenant: FromPath[str], point_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[PointData]
) -> See:
    await service.edit_point(work, point_id, data)
    return See(f"/{tenant}/goods/points/{point_id}", notice=_("已保存").say())


@post(f"{POINT}/closing", opt=redisplay(SHOW))
async def close_point(tenant: FromPath[str], point_id: FromPath[UUID], work: OpenWork) -> See:
    await service.close_point(work, point_id)
    return See(f"/{tenant}/goods/points/{point_id}", notice=_("已关闭").say())


@post(f"{POINT}/reopening", opt=redisplay(SHOW))
async def reopen_point(tenant: FromPath[str], point_id: FromPath[UUID], work: OpenWork) -> See:
    await service.reopen_point(work, point_id)
    return See(f"/{tenant}/goods/points/{point_id}", notice=_("已重新开放").say())


@get(f"{POINT}/counting")
async def show_counting(request: AnyRequest, point_id: FromPath[UUID], work: OpenWork) -> Page:
    """Every lot that lies there with a field of its own, to go along the shelves with a phone."""
    reach, filters = work.require(Goods.COUNT), query(request, LotFilters)
    filters.point_id = point_id
    point = await work.one(queries.point(reach, point_id), NoSuchPoint)
    page = await paging.page(work, listing.lots(reach, filters), listing.LOTS_IN_ORDER, filters.cursor, filters.limit)
    ids = [lot.id for lot in page.rows]
    pending = {each.lot_id: each for each in reversed(await work.all(adjustments.of_lots(ids))) if _is_news(each)}
    return Page(
        work, "goods/counting.html", point=point, page=page, filters=filters, amount=show_quantity, pending=pending,
        items=await items_of(work, (lot.item_id for lot in page.rows)), reasons=list(Reason),
        forms=_forms(request, page.rows), waiting=dict(await work.rows(allocations.waiting_of_lots(ids))),
    )  # fmt: skip


def _is_news(adjustment: Any) -> bool:
    """Waits for somebody, or was counted today."""
    return adjustment.state is AdjustmentState.WAITING or adjustment.asked_on == today()


def _forms(request: AnyRequest, lots: Sequence[Lot]) -> dict[UUID, Form]:
    """A form for each lot; what was refused stands in that of the lot it was about."""
    refused: Refused | None = request.scope["state"].get(REFUSED)
    typed = str(refused.typed.get("lot_id", "")) if refused else ""
    blank = Form(NewCount, csrf_token=request.scope["state"].get("csrf_token", ""))
    return {
        lot.id: Form.of(request, NewCount, id=f"lot-{number}")
        if str(lot.id) == typed
        else Form(NewCount, csrf_token=blank.csrf_token, id=f"lot-{number}")
        for number, lot in enumerate(lots)
    }


@post(f"{POINT}/counts", opt=redisplay(f"{SHOW}/counting"))
async def count(tenant: FromPath[str], point_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewCount]) -> See:
    if data.lot_id is None:
        raise NoSuchLot
    made = await service.count(work, data.lot_id, data)
    return See(f"/{tenant}/goods/points/{point_id}/counting", notice=notice_of(made.state).say())


async def _form_page(work: Work, form: Form, point: DonationPoint | None = None) -> Page:
    return Page(
        work, "goods/point_form.html", form=form, point=point, owners=list(OwnerKind),
        communities=await communities_offered(work, work.require(Goods.KEEP)),
        all_communities=await communities_offered(work), organizations=await organizations_offered(work),
        stewards=await stewards_offered(work),
    )  # fmt: skip


ROUTES = [
    list_points, new_point, open_point, show_point, edit_point, change_point, close_point, reopen_point, show_counting,
    count,
]  # fmt: skip
