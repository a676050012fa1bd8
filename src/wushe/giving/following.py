"""Following money up from where it lies to the fund it came into. Pure: accounts in, abodes out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

from wushe.giving.kinds import Condition
from wushe.ledger.models import Account


class Abode(NamedTuple):
    """A part of a source: the fund it came into, what it was set aside for within it, and what became of it.

    `branch` is the account nearest to the fund: a promise's, a round's, a request's; None in the fund itself.
    `holders` are the things that the accounts on the way to it belong to, the nearest to the money first.
    """

    source_id: UUID
    fund: Account
    branch: Account | None
    condition: Condition
    fen: int
    holders: tuple[UUID, ...] = ()


def abodes(
    accounts: Mapping[UUID, Account],
    resting: Iterable[tuple[UUID, UUID, int]],
    spent: Iterable[tuple[UUID, UUID, int]],
) -> list[Abode]:
    """Where every fen of the sources is; `resting` and `spent` are (source, account, fen)."""
    return [
        *(_abode(accounts, row, Condition.RESERVED) for row in resting),
        *(_abode(accounts, row, Condition.SPENT) for row in spent),
    ]


def _abode(accounts: Mapping[UUID, Account], row: tuple[UUID, UUID, int], condition: Condition) -> Abode:
    source_id, account_id, fen = row
    way = list(_way_up(accounts, accounts[account_id]))
    branch = way[-2] if len(way) > 1 else None
    if branch is None and condition is Condition.RESERVED:
        condition = Condition.LEFT
    holders = tuple(each.holder_id for each in way[:-1] if each.holder_id)
    return Abode(source_id, way[-1], branch, condition, fen, holders)


def _way_up(accounts: Mapping[UUID, Account], account: Account) -> Iterator[Account]:
    """From the account to the one that lies in no other."""
    yield account
    while account.within_id:
        account = accounts[account.within_id]
        yield account


def share_of(own_fen: int, all_fen: int) -> int:
    """One's part of a joint cost by what was spent on it, in tenths of a percent, rounded down."""
    return own_fen * 1000 // all_fen if all_fen else 0
