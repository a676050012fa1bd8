"""The numbers of orders."""

from sqlalchemy import func, select

from wushe.kernel.work import Work
from wushe.orders.queries import orders as queries


async def next_number(work: Work) -> int:
    """Numbers of one township have no gaps and no doubles: whoever wants one waits for who has it."""
    lock = func.pg_advisory_xact_lock(func.hashtextextended(f"order:{work.tenant.id}", 0))
    await work.session.execute(select(lock))
    return await work.scalar(queries.last_number()) + 1
