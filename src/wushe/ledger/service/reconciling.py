"""Saying which line of the bank is which entry of the books, and taking it back."""

from uuid import UUID

from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.ledger import queries
from wushe.ledger.errors import AmountsDiffer, NoSuchBank, NoSuchEntry, NoSuchLine, NoSuchMatch
from wushe.ledger.events import LineReconciled, LineReleased
from wushe.ledger.models import Match
from wushe.ledger.permissions import Ledger
from wushe.ledger.reconciling import reconciliation
from wushe.ledger.schemas import NewMatch, Reconciling


async def match(work: Work, data: NewMatch) -> Match:
    """Raises `AmountsDiffer`, `AlreadyMatched`."""
    work.require(Ledger.KEEP)
    return await match_booked(work, data.line_id, data.entry_id)


async def match_booked(work: Work, line_id: UUID, entry_id: UUID) -> Match:
    """The same for a verb above that booked the entry for this line, and asked for its own permission."""
    line = await work.one(queries.line(line_id), NoSuchLine)
    await work.one(queries.entry(entry_id), NoSuchEntry)
    if await work.scalar(queries.moved_by(entry_id, line.account_id)) != line.fen:
        raise AmountsDiffer
    made = work.add(
        Match(
            id=new_id(), account_id=line.account_id, line_id=line.id, entry_id=entry_id,
            matched_by=work.person.person_id,
        )
    )  # fmt: skip
    await work.flush()
    work.record(LineReconciled(line_id=line.id, entry_id=entry_id, on=line.on, amount_fen=line.fen))
    return made


async def match_sure(work: Work, data: Reconciling) -> int:
    """Take all proposals that nothing else fits; how many. Raises `AlreadyMatched` when somebody was quicker."""
    work.require(Ledger.KEEP)
    account = await work.one(queries.bank(data.account_id), NoSuchBank)
    found = await reconciliation(work, account.id, data.until)
    sure = [proposal for proposal in found.proposals if proposal.is_sure]
    for proposal in sure:
        await match_booked(work, proposal.line_id, proposal.entry_id)
    return len(sure)


async def unmatch(work: Work, match_id: UUID) -> None:
    """They were taken for each other by mistake. Raises `NoSuchMatch`."""
    work.require(Ledger.KEEP)
    made = await work.one(queries.match(match_id), NoSuchMatch)
    await work.session.delete(made)
    await work.flush()
    work.record(LineReleased(line_id=made.line_id, entry_id=made.entry_id))
