"""What is done with a wish before it is claimed, each a button or a short form on its page."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import See
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.wishes import service
from wushe.wishes.schemas.entered import Because

WISH = "/{tenant:str}/wishes/{wish_id:uuid}"
BACK = redisplay("/{tenant}/wishes/{wish_id}")


@post(f"{WISH}/verification", opt=BACK)
async def verify(tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork) -> See:
    await service.verify(work, wish_id)
    return _see(tenant, wish_id, _("已核实，可以公示").say())


@post(f"{WISH}/refusal", opt=BACK)
async def refuse(tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]) -> See:
    await service.refuse(work, wish_id, data)
    return _see(tenant, wish_id, _("已退回登记人").say())


@post(f"{WISH}/publication", opt=BACK)
async def publish(tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork) -> See:
    await service.publish(work, wish_id)
    return _see(tenant, wish_id, _("已公示，大家可以认领了").say())


@post(f"{WISH}/withdrawal", opt=BACK)
async def withdraw(
    tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.withdraw(work, wish_id, data)
    return _see(tenant, wish_id, _("已撤回").say())


def _see(tenant: str, wish_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/wishes/{wish_id}", notice=notice)


ROUTES = [verify, refuse, publish, withdraw]
