"""Food rescue: a run from picking up to the last loaf, made for a phone."""

from collections import defaultdict
from typing import Any
from uuid import UUID, uuid4

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.goods import service
from wushe.goods.errors.rescues import NoSuchRescue
from wushe.goods.kinds import AdjustmentState, Reason, RescueState
from wushe.goods.naming import allocations_named, items_of, named, recipient_of
from wushe.goods.pages.choices import items_offered, organizations_offered, points_offered, volunteers_offered
from wushe.goods.permissions import Goods
from wushe.goods.quantities import show_quantity
from wushe.goods.queries import adjustments, allocations, points, rescues as queries
from wushe.goods.schemas.entered import Handout, NewRescue, NewWriteOff, Picked
from wushe.goods.schemas.shown import RescueFilters
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _, listed
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
RESCUE = "/{tenant:str}/goods/rescues/{rescue_id:uuid}"
SHOW = "/{tenant}/goods/rescues/{rescue_id}"
LEFT = [Reason.EXPIRED, Reason.DAMAGED, Reason.TO_ANIMALS, Reason.SENT_BACK]
"""What becomes of what was left."""


@get("/{tenant:str}/goods/rescues")
async def list_rescues(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Goods.RESCUE), query(request, RescueFilters)
    page = await paging.page(work, queries.rescues(reach, filters), queries.NEWEST, filters.cursor, filters.limit)
    crews = await _crews(work, [each.id for each in page.rows])
    return Page(
        work, "goods/rescues.html", page=page, filters=filters, states=list(RescueState), crews=crews,
        names=await named(work, points.names({each.point_id for each in page.rows})),
    )  # fmt: skip


async def _crews(work: Work, ids: list[UUID]) -> dict[UUID, str]:
    """Who goes along on each; of the other volunteers a volunteer learns only how many they are."""
    crews: dict[UUID, list[str]] = defaultdict(list)
    for rescue_id, _person_id, name in await work.rows(queries.members_of(ids)):
        crews[rescue_id].append(name)
    words = _("{n} 人：{names}") if work.may(Goods.KEEP) else _("{n} 人")
    return {rescue_id: words.say(n=len(names), names=listed(names)) for rescue_id, names in crews.items()}


@get("/{tenant:str}/goods/rescues/new")
async def new_rescue(request: AnyRequest, work: OpenWork) -> Page:
    reach = work.require(Goods.KEEP)
    return Page(
        work, "goods/rescue_form.html", form=Form.of(request, NewRescue, {"on": today()}),
        points=await points_offered(work, reach), volunteers=await volunteers_offered(work),
    )  # fmt: skip


@post("/{tenant:str}/goods/rescues", opt=redisplay("/{tenant}/goods/rescues/new"))
async def begin(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewRescue]) -> See:
    rescue = await service.begin(work, data)
    return See(f"/{tenant}/goods/rescues/{rescue.id}", notice=_("已登记，请录入取回的食品").say())


@get(RESCUE)
async def show_rescue(request: AnyRequest, rescue_id: FromPath[UUID], work: OpenWork) -> Page:
    rescue = await work.one(queries.rescue(work.require(Goods.RESCUE), rescue_id), NoSuchRescue)
    rows = await work.rows(queries.lines_of([rescue.id]))
    accounts = {row[0]: row for row in await work.rows(queries.accounts([row[1].id for row in rows]))}
    left = await work.all(adjustments.of_lots([row[1].id for row in rows]))
    given = await work.all(allocations.of_rescue(rescue.id))
    lines = await work.all(allocations.lines_of([each.id for each in given]))
    names = await allocations_named(work, given)
    return Page(
        work, "goods/rescue.html", rescue=rescue, rows=rows, accounts=accounts, given=given, lines=lines,
        items=await items_of(work, (line.item_id for line in lines)), names=names, recipient_of=recipient_of,
        point=(await named(work, points.names([rescue.point_id]))).get(rescue.point_id, ""), amount=show_quantity,
        crew=(await _crews(work, [rescue.id])).get(rescue.id, ""), open=rescue.state is RescueState.OPEN,
        picking=Form.of(request, Picked, id="p"), giving=Form.of(request, Handout, id="g"),
        leaving={lot.id: Form.of(request, NewWriteOff, noun=f"lots/{lot.id}/remainders") for _line, lot, _item in rows},
        offered=await items_offered(work),
        pending={each.lot_id: each for each in left if each.state is AdjustmentState.WAITING},
        carried=[(item.id, item.name) for _line, lot, item in rows if lot.remaining], reasons=LEFT,
        organizations=await organizations_offered(work), refusal=refusal_in(request), key=str(uuid4()),
        history=await history(work, rescue.id), today=today(),
    )  # fmt: skip


@post(f"{RESCUE}/lots", opt=redisplay(SHOW))
async def pick_up(
    tenant: FromPath[str], rescue_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Picked]
) -> See:
    await service.pick_up(work, rescue_id, data)
    return _see(tenant, rescue_id, _("已登记取回").say())


@post(f"{RESCUE}/handouts", opt=redisplay(SHOW))
async def hand_out(
    tenant: FromPath[str], rescue_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Handout]
) -> See:
    await service.hand_out(work, rescue_id, data)
    return _see(tenant, rescue_id, _("已登记发放").say())


@post(f"{RESCUE}/lots/{{lot_id:uuid}}/remainders", opt=redisplay(SHOW))
async def leave(
    tenant: FromPath[str], rescue_id: FromPath[UUID], lot_id: FromPath[UUID], work: OpenWork,
    data: URLEncodedBody[NewWriteOff],
) -> See:  # fmt: skip
    left = await service.leave(work, rescue_id, lot_id, data)
    waits = left.state is AdjustmentState.WAITING
    return _see(tenant, rescue_id, _("已登记，等待另一位工作人员复核").say() if waits else _("已登记剩余").say())


@post(f"{RESCUE}/settlement", opt=redisplay(SHOW))
async def settle(tenant: FromPath[str], rescue_id: FromPath[UUID], work: OpenWork) -> See:
    await service.settle(work, rescue_id)
    return _see(tenant, rescue_id, _("已结清：取回 = 发放 + 剩余").say())


def _see(tenant: str, rescue_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/goods/rescues/{rescue_id}", notice=notice)


ROUTES = [list_rescues, new_rescue, begin, show_rescue, pick_up, hand_out, leave, settle]
