"""Allocations: asked for, and where they stand."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.goods import drawing, service
from wushe.goods.codes import hand_over_code
from wushe.goods.errors.allocations import NoSuchAllocation
from wushe.goods.kinds import AllocationState, Recipient
from wushe.goods.models import Allocation
from wushe.goods.naming import allocations_named, items_of, recipient_of
from wushe.goods.pages.choices import communities_offered, items_offered, organizations_offered, points_offered
from wushe.goods.permissions import Goods
from wushe.goods.quantities import plain_quantity, show_quantity, show_weight
from wushe.goods.queries import allocations as queries
from wushe.goods.schemas.entered import Amount, Line, NewAllocation
from wushe.goods.schemas.shown import AllocationFilters
from wushe.goods.service import stock
from wushe.goods.steps import stepper
from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web import charts
from wushe.kernel.web.address import address_of
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
ALLOCATION = "/{tenant:str}/goods/allocations/{allocation_id:uuid}"
SHOW = "/{tenant}/goods/allocations/{allocation_id}"
PDF = "application/pdf"
OFFERED = [recipient for recipient in Recipient if recipient is not Recipient.CAUSE]
"""Goods for a cause are asked for on the cause's own page, by its slice."""


@get("/{tenant:str}/goods/allocations")
async def list_allocations(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Goods.FOLLOW), query(request, AllocationFilters)
    page = await paging.page(work, queries.allocations(reach, filters), queries.NEWEST, filters.cursor, filters.limit)
    lines = await work.all(queries.lines_of([each.id for each in page.rows]))
    return Page(
        work, "goods/allocations.html", page=page, filters=filters, states=list(AllocationState),
        recipients=list(Recipient), lines=lines, items=await items_of(work, (line.item_id for line in lines)),
        points=await points_offered(work), names=await allocations_named(work, page.rows), recipient_of=recipient_of,
        amount=show_quantity,
    )  # fmt: skip


@get("/{tenant:str}/goods/allocations/new")
async def new_allocation(request: AnyRequest, work: OpenWork) -> Page:
    reach = work.require(Goods.ASK)
    before = {name: request.query_params.get(name, "") for name in ("item_id", "point_id")}
    leads = not (reach.whole_tenant or reach.communities)
    return Page(
        work, "goods/allocation_form.html", form=Form.of(request, NewAllocation, before),
        recipients=[Recipient.ORGANIZATION] if leads else OFFERED, points=await points_offered(work),
        items=await items_offered(work), organizations=await organizations_offered(work),
        communities=[] if leads else await communities_offered(work),
    )  # fmt: skip


@post("/{tenant:str}/goods/allocations", opt=redisplay("/{tenant}/goods/allocations/new"))
async def ask(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewAllocation]) -> See:
    allocation = await service.ask(work, data)
    return See(f"/{tenant}/goods/allocations/{allocation.id}", notice=_("已提交，可以继续添加物资").say())


@get(ALLOCATION)
async def show_allocation(request: AnyRequest, allocation_id: FromPath[UUID], work: OpenWork) -> Page:
    allocation = await _allocation(work, allocation_id)
    lines = await work.all(queries.lines_of([allocation.id]))
    items = await items_of(work, (line.item_id for line in lines))
    names = await allocations_named(work, [allocation])
    link = drawing.hand_over_link(work, allocation, address_of(request))
    shows_code = allocation.awaits_confirmation or allocation.state is AllocationState.ALLOCATED
    can = _possible(work, allocation)
    return Page(
        work, "goods/allocation.html", allocation=allocation, lines=lines, items=items, names=names,
        recipient=recipient_of(allocation, names), steps=stepper(allocation), can=can,
        drawn=await work.rows(queries.drawn_for(allocation.id)) if work.may(Goods.READ) else (),
        code=charts.qr(link, _("签收二维码").say()) if shows_code else None,
        code_path=f"/goods/handovers/{hand_over_code(work.secret, allocation.id)}",
        available=await stock.available(work, list(items), allocation.point_id) if can["allocate"] else {},
        adding=Form.of(request, Line), changing=Form.of(request, Amount, id="a"), amount=show_quantity,
        plain=plain_quantity, weight=show_weight, refusal=refusal_in(request),
        offered=await items_offered(work) if can["add"] else [], history=await history(work, allocation.id),
        keys={verb: str(uuid4()) for verb in ("allocation", "handover", "confirmation", "cancellation")},
    )  # fmt: skip


async def _allocation(work: Work, allocation_id: UUID) -> Allocation:
    return await work.one(queries.allocation(work.require(Goods.FOLLOW), allocation_id), NoSuchAllocation)


def _possible(work: Work, allocation: Allocation) -> dict[str, bool]:
    """What this person can do now; whether they reach it, the verb asks again."""
    state, me = allocation.state, work.person.person_id
    asked, allocated = state is AllocationState.ASKED, state is AllocationState.ALLOCATED
    given = state in {AllocationState.HANDED_OVER, AllocationState.CONFIRMED}
    return {
        "add": asked and work.may(Goods.ASK),
        "allocate": asked and work.may(Goods.ALLOCATE),
        "hand_over": allocated and work.may(Goods.HAND_OVER),
        "confirm": allocation.awaits_confirmation and work.may(Goods.CONFIRM) and me != allocation.handed_by,
        "cancel": (asked and work.may(Goods.ASK)) or (allocated and work.may(Goods.ALLOCATE)),
        "take_back": given and work.may(Goods.HAND_OVER),
    }


@post(f"{ALLOCATION}/lines", opt=redisplay(SHOW))
async def add_line(
    tenant: FromPath[str], allocation_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Line]
) -> See:
    await service.add_line(work, allocation_id, data)
    return See(f"/{tenant}/goods/allocations/{allocation_id}", notice=_("已添加").say())


@post(f"{ALLOCATION}/items/{{item_id:uuid}}/removal", opt=redisplay(SHOW))
async def drop_line(
    tenant: FromPath[str], allocation_id: FromPath[UUID], item_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.drop_line(work, allocation_id, item_id)
    return See(f"/{tenant}/goods/allocations/{allocation_id}", notice=_("已移除").say())


@get(f"{ALLOCATION}/slip.pdf")
async def slip(request: AnyRequest, allocation_id: FromPath[UUID], work: OpenWork) -> Download:
    allocation = await _allocation(work, allocation_id)
    body = await drawing.allocation_pdf(work, allocation, address_of(request))
    return Download(body, _("分配单-{number}.pdf").say(number=allocation.number), PDF)


ROUTES = [list_allocations, new_allocation, ask, show_allocation, add_line, drop_line, slip]
