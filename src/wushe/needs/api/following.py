"""What staff do with a need, as JSON: verbs are nouns."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.api.shown import need_shown
from wushe.needs.errors import NoSuchNeed
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as queries
from wushe.needs.schemas.needs import (
    ContactShown,
    Disclosure,
    HeardAgain,
    LikelyShown,
    NeedShown,
    Publication,
    Reply,
    Same,
    Withdrawal,
)

NEED = "/api/{tenant:str}/needs/{need_id:uuid}"


@post(f"{NEED}/publication")
async def publish(need_id: FromPath[UUID], work: OpenWork, data: JSONBody[Publication]) -> NeedShown:
    return await need_shown(work, await service.publish(work, need_id, data))


@get(f"{NEED}/likely")
async def list_likely(need_id: FromPath[UUID], work: OpenWork) -> list[LikelyShown]:
    """Living needs of the same community that say nearly the same."""
    reach = work.require(Needs.EDIT)
    need = await work.one(queries.need(reach, need_id), NoSuchNeed)
    found = await service.likely_same(work, need.community_id, need.title, need.story, but=need.id)
    return [LikelyShown(need_id=one.need_id, title=one.title, likeness=round(one.likeness, 3)) for one in found]


@post(f"{NEED}/merger")
async def merge(need_id: FromPath[UUID], work: OpenWork, data: JSONBody[Same]) -> NeedShown:
    """Answers the need that stands for both."""
    return await need_shown(work, await service.merge(work, need_id, data.into_id))


@post(f"{NEED}/separation")
async def separate(need_id: FromPath[UUID], work: OpenWork) -> NeedShown:
    return await need_shown(work, await service.separate(work, need_id))


@post(f"{NEED}/replies")
async def reply(need_id: FromPath[UUID], work: OpenWork, data: JSONBody[Reply]) -> NeedShown:
    return await need_shown(work, await service.reply(work, need_id, data))


@post(f"{NEED}/confirmation")
async def confirm(need_id: FromPath[UUID], work: OpenWork) -> NeedShown:
    return await need_shown(work, await service.confirm_heard(work, need_id))


@post(f"{NEED}/reopening")
async def reopen(need_id: FromPath[UUID], work: OpenWork) -> NeedShown:
    return await need_shown(work, await service.reopen_heard(work, need_id))


@post(f"{NEED}/withdrawal")
async def withdraw(need_id: FromPath[UUID], work: OpenWork, data: JSONBody[Withdrawal]) -> NeedShown:
    return await need_shown(work, await service.withdraw(work, need_id, data))


@post(f"{NEED}/sources")
async def hear_again(need_id: FromPath[UUID], work: OpenWork, data: JSONBody[HeardAgain]) -> NeedShown:
    await service.hear_again(work, need_id, data)
    reach = work.require(Needs.READ)
    return await need_shown(work, await work.one(queries.need(reach, need_id), NoSuchNeed))


@post(f"{NEED}/sources/{{source_id:uuid}}/contact", status_code=200)
async def reveal(
    need_id: FromPath[UUID], source_id: FromPath[UUID], work: OpenWork, data: JSONBody[Disclosure]
) -> ContactShown:
    """Who said it, unmasked, for a reason that is written down."""
    return await service.reveal(work, need_id, source_id, data.reason)


ROUTES = [publish, list_likely, merge, separate, reply, confirm, reopen, withdraw, hear_again, reveal]
