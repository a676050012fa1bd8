"""Undoing an entry by its opposite: nothing is ever changed in the books or taken out of them."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.ledger import posting, queries
from wushe.ledger.errors import NoSuchEntry, ReversalTooEarly
from wushe.ledger.events import EntryReversed
from wushe.ledger.models import Entry
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import Reversing


async def reverse(work: Work, entry_id: UUID, data: Reversing) -> Entry:
    """The entry that undoes it. Raises `AlreadyReversed`, `MonthClosed`, `ReversalTooEarly`.

    `TooLittleMoney` when what came in has left since; and what slices whose state rests on the entry refuse.
    """
    work.require(Ledger.KEEP)
    entry = await work.one(queries.entry(entry_id), NoSuchEntry)
    if not entry.on <= data.on <= clock.today():
        raise ReversalTooEarly
    reversal_id = await posting.reverse(work, entry.id, about_id=entry.about_id, on=data.on)
    work.record(EntryReversed(entry_id=entry.id, reversal_id=reversal_id, about_id=entry.about_id, reason=data.reason))
    return await work.one(queries.entry(reversal_id))
