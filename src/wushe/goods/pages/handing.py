"""The page that the code on a hand-over's paper opens, made for a phone: what came, and one button."""

from typing import Any
from uuid import uuid4

from litestar import Request, get, post
from litestar.params import FromPath

from wushe.goods import service
from wushe.goods.codes import handed_over_by
from wushe.goods.errors.allocations import NoSuchAllocation
from wushe.goods.naming import allocations_named, items_of, recipient_of
from wushe.goods.permissions import Goods
from wushe.goods.quantities import show_quantity
from wushe.goods.queries import allocations as queries
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

HANDOVER = "/{tenant:str}/goods/handovers/{code:str}"


@get(HANDOVER)
async def show_handover(request: Request[Any, Any, Any], code: FromPath[str], work: OpenWork) -> Page:
    work.require(Goods.CONFIRM)
    allocation = await work.one(queries.by_code(handed_over_by(work.secret, code)), NoSuchAllocation)
    lines = await work.all(queries.lines_of([allocation.id]))
    names = await allocations_named(work, [allocation])
    return Page(
        work, "goods/handover.html", allocation=allocation, lines=lines, code=code, key=str(uuid4()), names=names,
        items=await items_of(work, (line.item_id for line in lines)), recipient=recipient_of(allocation, names),
        amount=show_quantity, refusal=refusal_in(request), mine=allocation.handed_by == work.person.person_id,
    )  # fmt: skip


@post(HANDOVER, opt=redisplay("/{tenant}/goods/handovers/{code}"))
async def confirm_handover(tenant: FromPath[str], code: FromPath[str], work: OpenWork) -> See:
    await service.confirm_by_code(work, code)
    return See(f"/{tenant}/goods/handovers/{code}", notice=_("已签收").say())


ROUTES = [show_handover, confirm_handover]
