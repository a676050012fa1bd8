"""Posting: how the verbs of the slices above move money. Each call is one entry in the transaction of the work.

They ask for no permission: the verb that calls has done so, and records what happened.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.ledger import queries
from wushe.ledger.drawing import draw
from wushe.ledger.errors import AlreadyReversed, NoSuchEntry, NothingToPost
from wushe.ledger.kinds import AccountKind, EntryKind, SourceKind
from wushe.ledger.models import Account, Leg, Source
from wushe.ledger.restriction import Restriction, Use


class Origin(NamedTuple):
    """What brought money: a donation, an appropriation, a deposit; its `id`, and the funder's where there is one."""

    kind: SourceKind
    id: UUID
    giver_id: UUID | None = None
    restriction: Restriction = Restriction()


class Move(NamedTuple):
    """Fen from one account into another; `sources` names those to draw from, empty for the rule."""

    fen: int
    from_id: UUID
    into_id: UUID
    sources: Collection[UUID] = ()


def open_account(
    work: Work, kind: AccountKind, name: str, *, holder_id: UUID | None = None, within_id: UUID | None = None
) -> Account:
    """A new, empty pot. `holder_id` is the thing it belongs to; every kind but a bank account has one."""
    return work.add(
        Account(
            id=new_id(), kind=kind, side=kind.side, holder_id=holder_id, within_id=within_id, name=name,
            opened_on=clock.today(),
        )
    )  # fmt: skip


async def main_bank(work: Work) -> Account:
    """The township's first bank account; it is opened when there is none yet."""
    if found := await work.one_or_none(queries.main_bank()):
        return found
    await hold_banks(work)
    if found := await work.one_or_none(queries.main_bank()):
        return found
    opened = open_account(work, AccountKind.BANK, _("基本账户").say())
    await work.flush()
    return opened


async def hold_banks(work: Work) -> None:
    """Whoever opens a bank account waits until this work is done."""
    await _wait_for(work, f"ledger-bank:{work.tenant.id}")


async def receive(work: Work, fen: int, origin: Origin, *, into_id: UUID, bank_id: UUID, on: date) -> Source:
    """Money arrives at the bank and lies in an account from now on. Raises `NothingToPost`, `MonthClosed`."""
    source = work.add(
        Source(
            id=new_id(), kind=origin.kind, origin_id=origin.id, giver_id=origin.giver_id, received_on=on,
            **origin.restriction._asdict(),
        )
    )  # fmt: skip
    await post(work, EntryKind.RECEIPT, [Leg(bank_id, into_id, source.id, fen)], about_id=origin.id, on=on)
    return source


async def transfer(
    work: Work, kind: EntryKind, move: Move, *, about_id: UUID, on: date, use: Use | None = None
) -> UUID:
    """Move money between accounts, drawn by the rule of `drawing`; a payment moves it into the bank that it leaves.

    Whoever draws from the same account waits until this work is done. Returns the id of the entry.
    Raises `NothingToPost`, `TooLittleMoney`, `MoneyIsTied`, `MonthClosed`.
    """
    await hold(work, move.from_id)
    drawn = draw(await queries.lots(work, move.from_id), move.fen, use, move.sources)
    purpose_id = use.purpose_id if use else None
    legs = [Leg(move.from_id, move.into_id, each.source_id, each.fen, purpose_id) for each in drawn]
    return await post(work, kind, legs, about_id=about_id, on=on)


async def reverse(work: Work, entry_id: UUID, *, about_id: UUID, on: date) -> UUID:
    """Undo an entry by its opposite, of the same sources. Returns the id of the new entry.

    Raises `NoSuchEntry`, `AlreadyReversed`, `MonthClosed`, and `TooLittleMoney` when what came in has left since.
    """
    entry = await work.one(queries.entry(entry_id), NoSuchEntry)
    if entry.kind is EntryKind.REVERSAL:
        raise AlreadyReversed
    legs = [
        Leg(each.credit_id, each.debit_id, each.source_id, each.fen, each.purpose_id)
        for each in await work.all(queries.transfers_of(entry_id))
    ]
    return await post(work, EntryKind.REVERSAL, legs, about_id=about_id, on=on, reverses_id=entry_id)


async def hold(work: Work, *accounts: UUID) -> None:
    """Whoever draws from these accounts waits until this work is done, so that it sees what was left.

    The months stay open as long, asked for first: who closes one would else stand between two that wait for each other.
    """
    await work.session.execute(select(func.pg_advisory_xact_lock_shared(_lock(months(work)))))
    for account_id in sorted(accounts):
        await _wait_for(work, f"ledger:{account_id}")


async def hold_months(work: Work) -> None:
    """Wait until all that is being booked is booked; whoever books next waits until this work is done."""
    await _wait_for(work, months(work))


def months(work: Work) -> str:
    """What `ledger_post` holds, shared, while it books."""
    return f"ledger-months:{work.tenant.id}"


async def _wait_for(work: Work, what: str) -> None:
    await work.session.execute(select(func.pg_advisory_xact_lock(_lock(what))))


def _lock(what: str) -> ColumnElement[int]:
    return func.hashtextextended(what, 0)


async def next_number(work: Work, book: str, year: int) -> int:
    """The next running number of a book, such as receipts; without gaps, for it is taken back with the transaction."""
    return await work.scalar(select(func.ledger_number(book, year)))


async def post(
    work: Work,
    kind: EntryKind,
    legs: Collection[Leg],
    *,
    about_id: UUID,
    on: date,
    reverses_id: UUID | None = None,
) -> UUID:
    """Write one entry with its transfers and move the holdings, in one statement. Returns the id of the entry."""
    if not legs or any(leg.fen <= 0 for leg in legs):
        raise NothingToPost
    await work.flush()
    entry_id = new_id()
    columns = _columns(legs)
    await work.execute(
        queries.LEDGER_POST,
        columns
        | {
            "entry": entry_id, "kind": kind.value, "day": on, "about": about_id,
            "reversed": reverses_id, "poster": work.person.person_id, "ids": [new_id() for _leg in legs],
        },
    )  # fmt: skip
    return entry_id


def _columns(legs: Iterable[Leg]) -> dict[str, list[UUID] | list[int]]:
    debits, credits_, sources, amounts, purposes = map(list, zip(*legs, strict=True))
    return {"debits": debits, "credits": credits_, "sources": sources, "amounts": amounts, "purposes": purposes}
