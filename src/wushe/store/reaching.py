"""Whose exchange somebody may look at: their own, one in their care, or one they may read."""

from uuid import UUID

from wushe.kernel.work import Work
from wushe.store.errors import NoSuchExchange
from wushe.store.models import Exchange
from wushe.store.permissions import Store
from wushe.store.queries import exchanges as queries


async def readable(work: Work, exchange_id: UUID) -> Exchange:
    """Raises `NoSuchExchange`, and `Forbidden` for who holds no permission that could reach one."""
    if not any(map(work.may, (Store.EXCHANGE, Store.HAND_OVER))):
        work.require(Store.READ)
    if work.may(Store.EXCHANGE) and (me := work.person.person_id) is not None:
        own = await work.one_or_none(queries.own(me, exchange_id))
        if own is not None:
            return own
    for permission in (Store.READ, Store.HAND_OVER):
        if work.may(permission):
            found = await work.one_or_none(queries.kept(work.require(permission), exchange_id))
            if found is not None:
                return found
    raise NoSuchExchange


async def in_care(work: Work, exchange: Exchange) -> bool:
    """Whether the person may hand it over, so that no button leads to a refusal."""
    if not work.may(Store.HAND_OVER) or exchange.person_id == work.person.person_id:
        return False
    return await work.one_or_none(queries.kept(work.require(Store.HAND_OVER), exchange.id)) is not None
