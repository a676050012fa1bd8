"""Closing a month: what is booked by then is summed, and nothing comes after it."""

from wushe.kernel import clock
from wushe.kernel.clock import Month
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.ledger import posting, queries
from wushe.ledger.errors import BooksWrong, MonthClosed, MonthNotOver
from wushe.ledger.events import MonthWasClosed
from wushe.ledger.models import ClosedMonth
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import Closing


async def close_month(work: Work, data: Closing) -> ClosedMonth:
    """Close it and every month before it. Raises `MonthNotOver`, `MonthClosed`, `BooksWrong`.

    It waits for all that is being booked and then sums, so that nothing is booked behind the sum (safety.md, I15).
    """
    work.require(Ledger.KEEP)
    month = Month.of(data.month)
    if month.last >= clock.today():
        raise MonthNotOver
    await posting.hold_months(work)
    last = (await work.all(queries.closed_months().limit(1))) or [None]
    if last[0] is not None and last[0].month >= month.first:
        raise MonthClosed
    check = await work.one_or_none(queries.last_check())
    if check is not None and check.findings:
        raise BooksWrong
    closed = work.add(
        ClosedMonth(
            id=new_id(), month=month.first, closed_by=work.person.person_id,
            entries=await work.scalar(queries.entries_between(month.first, month.last)),
            held_fen=await work.scalar(queries.at_bank(month.last)),
        )
    )  # fmt: skip
    await work.flush()
    work.record(
        MonthWasClosed(month_id=closed.id, month=closed.month, entries=closed.entries, amount_fen=closed.held_fen)
    )
    return closed


async def months_to_close(work: Work) -> list[Month]:
    """Those that are over and were booked into, the newest first."""
    last = (await work.all(queries.closed_months().limit(1))) or [None]
    first_day = await work.scalar(queries.first_day())
    if first_day is None:
        return []
    month = Month.of(last[0].month).next() if last[0] is not None else Month.of(first_day)
    months = []
    while month.last < clock.today():
        months.append(month)
        month = month.next()
    return months[::-1]
