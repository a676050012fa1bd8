"""Keeping exchanges and credit to their days: for the jobs, which ask no permission."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.store.errors import NoSuchExchange
from wushe.store.events import CreditsLapsed, ExchangeFallsDue, ExchangeForfeited
from wushe.store.jobs import FORFEIT
from wushe.store.queries import balances, exchanges as queries
from wushe.store.service.crediting import keep
from wushe.store.service.ending import return_all

WARNED_BEFORE = timedelta(days=2)


async def look(work: Work) -> None:
    """Every morning: let go what has lapsed, have forfeited what nobody fetched, and remind of what ends soon."""
    await _lapse(work)
    for exchange_id in await work.all(queries.overdue(clock.today())):
        work.later(FORFEIT, exchange_id=exchange_id)
    for exchange in await work.all(queries.falling_due(clock.today() + WARNED_BEFORE)):
        if exchange.is_overdue(clock.today()):
            continue
        exchange.warned_at = clock.now()
        work.record(
            ExchangeFallsDue(
                exchange_id=exchange.id, person_id=exchange.person_id, point_id=exchange.point_id,
                fetch_by=exchange.fetch_by,
            )
        )  # fmt: skip
    await work.flush()


async def _lapse(work: Work) -> None:
    gone: Counter[UUID] = Counter()
    for credit in await work.all(balances.lapsing(clock.today())):
        gone[credit.person_id] += credit.remaining
        keep(work, [credit.lapse()])
    await work.flush()
    for person_id, minutes in gone.items():
        work.record(CreditsLapsed(person_id=person_id, minutes=minutes))


async def forfeit(work: Work, exchange_id: UUID) -> bool:
    """Whether it was forfeited now: somebody may have been quicker, or the job is done once more."""
    exchange = await work.one(queries.locked(queries.by_id(exchange_id)), NoSuchExchange)
    if not exchange.is_overdue(clock.today()):
        return False
    exchange.forfeit()
    await work.flush()
    await return_all(work, exchange)
    work.record(
        ExchangeForfeited(
            exchange_id=exchange.id, person_id=exchange.person_id, point_id=exchange.point_id, minutes=exchange.minutes
        )
    )
    return True
