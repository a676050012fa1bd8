"""Money leaves by the bank accounts in which its sources lie."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.drawing import Draw
from wushe.ledger.kinds import EntryKind
from wushe.ledger.models import Leg
from wushe.payments import queries


async def leave_by_the_bank(
    work: Work,
    kind: EntryKind,
    account_id: UUID,
    drawn: Collection[Draw],
    *,
    about_id: UUID,
    on: date,
    purpose_id: UUID | None = None,
) -> UUID:
    """Post what was drawn from a held account (`posting.hold`) out of the township; returns the id of the entry."""
    banks = {row[0]: row[1] for row in await work.rows(queries.banks_of([each.source_id for each in drawn]))}
    legs = [Leg(account_id, banks[each.source_id], each.source_id, each.fen, purpose_id) for each in drawn]
    return await posting.post(work, kind, legs, about_id=about_id, on=on)
