"""Questions about the ledger."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Date, Select, Text, Uuid, bindparam, cast, func, select, text

from wushe.kernel.work import Work
from wushe.ledger.drawing import Lot
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.models import Account, Entry, Holding, Source, Transfer

POSTING_SQL: Final = Path(__file__).parents[1].joinpath("posting.sql").read_text("utf-8")
"""The functions behind `posting`; a migration makes them."""
MATCHING_SQL: Final = Path(__file__).parents[1].joinpath("matching.sql").read_text("utf-8")
"""What holds matches within their lines and entries; a migration makes it."""
_UUIDS: Final = ARRAY(Uuid())
LEDGER_POST: Final = text(
    "SELECT ledger_post(:entry, :kind, :day, :about, :reversed, :poster,"
    " :ids, :debits, :credits, :sources, :amounts, :purposes)"
).bindparams(
    bindparam("entry", type_=Uuid()), bindparam("kind", type_=Text()), bindparam("day", type_=Date()),
    bindparam("about", type_=Uuid()), bindparam("reversed", type_=Uuid()), bindparam("poster", type_=Uuid()),
    bindparam("ids", type_=_UUIDS), bindparam("debits", type_=_UUIDS), bindparam("credits", type_=_UUIDS),
    bindparam("sources", type_=_UUIDS), bindparam("amounts", type_=ARRAY(BigInteger())),
    bindparam("purposes", type_=_UUIDS),
)  # fmt: skip
"""The one door into the ledger, see `posting.sql`."""


async def lots(work: Work, account_id: UUID) -> list[Lot]:
    """What an account holds, by source."""
    held = await work.rows(
        select(Holding.fen, Source)
        .join(Source, (Source.tenant_id == Holding.tenant_id) & (Source.id == Holding.source_id))
        .where(Holding.account_id == account_id, Holding.fen > 0)
    )
    return [Lot(source.id, fen, source.received_on, source.restriction) for fen, source in held]


def main_bank() -> Select[Account]:
    """The bank account that was opened first."""
    return select(Account).where(Account.kind == AccountKind.BANK).order_by(Account.id).limit(1)


def balances(accounts: Iterable[UUID]) -> Select[UUID, int]:
    """(account, fen that lie in it) of those that ever held something."""
    return (
        select(Holding.account_id, cast(func.sum(Holding.fen), BigInteger))
        .where(Holding.account_id.in_(list(accounts)))
        .group_by(Holding.account_id)
    )


def account(account_id: UUID) -> Select[Account]:
    return select(Account).where(Account.id == account_id)


def entry(entry_id: UUID) -> Select[Entry]:
    return select(Entry).where(Entry.id == entry_id)


def transfers_of(entry_id: UUID) -> Select[Transfer]:
    """The transfers of an entry in their order."""
    return select(Transfer).where(Transfer.entry_id == entry_id).order_by(Transfer.line)


def entries_of(kind: EntryKind) -> Select[Entry]:
    """The entries of one kind, oldest first."""
    return select(Entry).where(Entry.kind == kind).order_by(Entry.year, Entry.number)
