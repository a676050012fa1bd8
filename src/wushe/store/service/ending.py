"""How an exchange ends: fetched, cancelled, or forfeited."""

from uuid import UUID

from wushe.goods.causes import Cause
from wushe.goods.service import stock
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.store.errors import NoSuchExchange
from wushe.store.events import ExchangeCancelled, ExchangeHandedOver
from wushe.store.models import Exchange
from wushe.store.permissions import Store
from wushe.store.queries import exchanges as queries
from wushe.store.schemas.entered import Because
from wushe.store.service.placing import EXCHANGE
from wushe.store.service.spending import unspend


async def hand_over(work: Work, exchange_id: UUID) -> Exchange:
    """To who ordered it, by somebody else. Raises `ExchangeOver`, `OwnExchange`, `Stale`."""
    reach = work.require(Store.HAND_OVER)
    exchange = await work.one(queries.locked(queries.kept(reach, exchange_id)), NoSuchExchange)
    work.check_version(exchange)
    exchange.hand_over(acting(work))
    work.record(
        ExchangeHandedOver(
            exchange_id=exchange.id, person_id=exchange.person_id, point_id=exchange.point_id, minutes=exchange.minutes
        )
    )
    await work.flush()
    return exchange


async def cancel(work: Work, exchange_id: UUID, data: Because) -> Exchange:
    """One's own, or with a reason somebody's at a point in one's care. Raises `ExchangeOver`, `ReasonNeeded`."""
    exchange = await _to_cancel(work, exchange_id)
    work.check_version(exchange)
    by = acting(work)
    exchange.cancel(by, data.reason)
    await work.flush()
    await return_all(work, exchange)
    work.record(
        ExchangeCancelled(
            exchange_id=exchange.id, person_id=exchange.person_id, point_id=exchange.point_id,
            minutes=exchange.minutes, by_staff=by != exchange.person_id,
        )
    )  # fmt: skip
    return exchange


async def _to_cancel(work: Work, exchange_id: UUID) -> Exchange:
    if work.may(Store.EXCHANGE) and (me := work.person.person_id) is not None:
        own = await work.one_or_none(queries.locked(queries.own(me, exchange_id)))
        if own is not None:
            return own
        if not work.may(Store.HAND_OVER):
            raise NoSuchExchange
    return await work.one(queries.locked(queries.kept(work.require(Store.HAND_OVER), exchange_id)), NoSuchExchange)


async def return_all(work: Work, exchange: Exchange) -> None:
    """Hours to where they were earned, and goods to where they lay."""
    await unspend(work, exchange.id)
    for line, _item in await work.rows(queries.lines([exchange.id])):
        cause = Cause(EXCHANGE.code, exchange.id)
        await stock.give_back(work, line.item_id, line.quantity, cause=cause)
