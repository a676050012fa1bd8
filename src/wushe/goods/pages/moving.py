"""What moves an allocation on: each a button, or a quantity beside its item."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath, URLEncodedBody

from wushe.goods import service
from wushe.goods.pages.allocations import ALLOCATION, SHOW
from wushe.goods.schemas.entered import Amount
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web.answers import See
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

ITEM = ALLOCATION + "/items/{item_id:uuid}"


def _see(tenant: str, allocation_id: UUID, notice: Sentence) -> See:
    return See(f"/{tenant}/goods/allocations/{allocation_id}", notice=notice.say())


@post(f"{ALLOCATION}/allocation", opt=redisplay(SHOW))
async def allocate(tenant: FromPath[str], allocation_id: FromPath[UUID], work: OpenWork) -> See:
    await service.allocate(work, allocation_id)
    return _see(tenant, allocation_id, _("已出库，请按下面的批次备货"))


@post(f"{ALLOCATION}/handover", opt=redisplay(SHOW))
async def hand_over(tenant: FromPath[str], allocation_id: FromPath[UUID], work: OpenWork) -> See:
    allocation = await service.hand_over(work, allocation_id)
    return _see(tenant, allocation_id, _("已交接") if allocation.is_over else _("已交接，等待领用方签收"))


@post(f"{ALLOCATION}/confirmation", opt=redisplay(SHOW))
async def confirm(tenant: FromPath[str], allocation_id: FromPath[UUID], work: OpenWork) -> See:
    await service.confirm(work, allocation_id)
    return _see(tenant, allocation_id, _("已签收"))


@post(f"{ALLOCATION}/cancellation", opt=redisplay(SHOW))
async def cancel(tenant: FromPath[str], allocation_id: FromPath[UUID], work: OpenWork) -> See:
    await service.cancel(work, allocation_id)
    return _see(tenant, allocation_id, _("已取消，出库的物资退回原批次"))


@post(f"{ITEM}/lessening", opt=redisplay(SHOW))
async def lessen(
    tenant: FromPath[str], allocation_id: FromPath[UUID], item_id: FromPath[UUID], work: OpenWork,
    data: URLEncodedBody[Amount],
) -> See:  # fmt: skip
    await service.lessen(work, allocation_id, item_id, data)
    return _see(tenant, allocation_id, _("已改少，其余退回原批次"))


@post(f"{ITEM}/return", opt=redisplay(SHOW))
async def take_back(
    tenant: FromPath[str], allocation_id: FromPath[UUID], item_id: FromPath[UUID], work: OpenWork,
    data: URLEncodedBody[Amount],
) -> See:  # fmt: skip
    await service.take_back(work, allocation_id, item_id, data)
    return _see(tenant, allocation_id, _("已退回原批次"))


ROUTES = [allocate, hand_over, confirm, cancel, lessen, take_back]
