"""What staff do with a need, each a button or a short form on its page."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.errors import NoSuchNeed
from wushe.needs.matching.rules import WEIGHTS
from wushe.needs.pages.detail import PROPOSE
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as queries, offers as offer_queries
from wushe.needs.schemas.needs import Publication, Reply, Same, WhyNot, Withdrawal
from wushe.needs.service.proposals import offers_for_need, why_not_this

NEED = "/{tenant:str}/needs/{need_id:uuid}"
BACK = redisplay("/{tenant}/needs/{need_id}")


@get(f"{NEED}/matches")
async def show_matches(request: Request[Any, Any, Any], need_id: FromPath[UUID], work: OpenWork) -> Page:
    """The ten best offers with every point, those that were kept out, and why not any other."""
    reach = work.require(Needs.READ)
    need = await work.one(queries.need(reach, need_id), NoSuchNeed)
    asked = query(request, WhyNot)
    return Page(
        work, "needs/matches.html", need=need, found=await offers_for_need(work, need_id), weights=WEIGHTS,
        asked=await why_not_this(work, need_id, asked.offer_id) if asked.offer_id else None, filters=asked,
        offers=[(row[0], row[1]) for row in await work.rows(offer_queries.choices())],
        can_propose=work.may(PROPOSE) and need.state.waits,
    )  # fmt: skip


@post(f"{NEED}/publication", opt=BACK)
async def publish(
    tenant: FromPath[str], need_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Publication]
) -> See:
    need = await service.publish(work, need_id, data)
    return _see(tenant, need_id, _("已开放对接并公示").say() if need.headline else _("已开放对接").say())


@post(f"{NEED}/merger", opt=BACK)
async def merge(tenant: FromPath[str], need_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Same]) -> See:
    need = await service.merge(work, need_id, data.into_id)
    return _see(tenant, need.id, _("已合并到这条需求，来源已保留").say())


@post(f"{NEED}/separation", opt=BACK)
async def separate(tenant: FromPath[str], need_id: FromPath[UUID], work: OpenWork) -> See:
    need = await service.separate(work, need_id)
    return _see(tenant, need.id, _("已拆分为单独的需求").say())


@post(f"{NEED}/replies", opt=BACK)
async def reply(tenant: FromPath[str], need_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Reply]) -> See:
    await service.reply(work, need_id, data)
    return _see(tenant, need_id, _("已答复，居民凭编号可以看到").say())


@post(f"{NEED}/confirmation", opt=BACK)
async def confirm(tenant: FromPath[str], need_id: FromPath[UUID], work: OpenWork) -> See:
    await service.confirm_heard(work, need_id)
    return _see(tenant, need_id, _("需求已办结").say())


@post(f"{NEED}/reopening", opt=BACK)
async def reopen(tenant: FromPath[str], need_id: FromPath[UUID], work: OpenWork) -> See:
    await service.reopen_heard(work, need_id)
    return _see(tenant, need_id, _("需求已重新打开").say())


@post(f"{NEED}/withdrawal", opt=BACK)
async def withdraw(
    tenant: FromPath[str], need_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Withdrawal]
) -> See:
    await service.withdraw(work, need_id, data)
    return _see(tenant, need_id, _("已撤销").say())


def _see(tenant: str, need_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/needs/{need_id}", notice=notice)


ROUTES = [show_matches, publish, merge, separate, reply, confirm, reopen, withdraw]
