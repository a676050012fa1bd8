"""What lies in a pot: free in its own account, set aside within it, and what was paid out of either.

A pot is an account with all that was set aside from it, however deep: a fund, its rounds, their awards, the payments
asked for out of these. What came in and was not given back is the sum of the three, so nobody has to type it.
"""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import CTE, BigInteger, ColumnElement, Select, Subquery, and_, case, cast, exists, func, literal, select
from sqlalchemy.orm import aliased

from wushe.kernel.work import Work
from wushe.ledger.models import Account, Entry, Holding, Source, Transfer


class Pot(NamedTuple):
    """Fen in one pot."""

    left_fen: int = 0
    reserved_fen: int = 0
    spent_fen: int = 0

    @property
    def received_fen(self) -> int:
        return sum(self)

    @property
    def held_fen(self) -> int:
        return self.left_fen + self.reserved_fen


class Share(NamedTuple):
    """What one source has in a pot, spent or not."""

    source: Source
    pot: Pot


EMPTY = Pot()


async def pot_of(work: Work, account_id: UUID) -> Pot:
    return (await pots_of(work, [account_id])).get(account_id, EMPTY)


async def pots_of(work: Work, accounts: Collection[UUID]) -> Mapping[UUID, Pot]:
    """The pots of these accounts by id."""
    if not accounts:
        return {}
    found = pots(select(Account.id).where(Account.id.in_(list(accounts))))
    rows = await work.rows(select(found.c.account_id, found.c.left_fen, found.c.reserved_fen, found.c.spent_fen))
    return {account_id: Pot(*fen) for account_id, *fen in rows}


async def shares_of(work: Work, account_id: UUID) -> list[Share]:
    """Each source that ever had something in the pot, oldest first: their sums are the pot's."""
    facts = _facts(tree(select(Account.id).where(Account.id == account_id)))
    per_source = select(facts.c.source_id, *_sums(facts)).group_by(facts.c.source_id).subquery()
    rows = await work.rows(
        select(Source, per_source.c.left_fen, per_source.c.reserved_fen, per_source.c.spent_fen)
        .join(per_source, per_source.c.source_id == Source.id)
        .order_by(Source.received_on, Source.id)
    )
    shares = [Share(source, Pot(*fen)) for source, *fen in rows]
    return [share for share in shares if share.pot.received_fen]


def pots(accounts: Select[UUID]) -> Subquery:
    """(account_id, left_fen, reserved_fen, spent_fen), one row for each of these accounts, to join with."""
    within = tree(accounts)
    facts = _facts(within)
    return (
        select(within.c.root_id.label("account_id"), *_sums(facts))
        .outerjoin(facts, and_(facts.c.root_id == within.c.root_id, facts.c.account_id == within.c.account_id))
        .group_by(within.c.root_id)
        .subquery("pots")
    )


def tree(accounts: Select[UUID]) -> CTE:
    """(tenant_id, root_id, account_id): each account with all that was set aside within it."""
    found = (
        select(Account.tenant_id, Account.id.label("root_id"), Account.id.label("account_id"))
        .where(Account.id.in_(accounts))
        .cte("tree", recursive=True)
    )
    inner = aliased(Account)
    within = and_(inner.tenant_id == found.c.tenant_id, inner.within_id == found.c.account_id)
    return found.union_all(select(inner.tenant_id, found.c.root_id, inner.id).join(found, within))


def _facts(tree: CTE) -> Subquery:
    """(root_id, account_id, source_id, left_fen, reserved_fen, spent_fen): what there is and what was paid, by source.

    A payment that was reversed is none: its money lies where it was.
    """
    is_root = tree.c.account_id == tree.c.root_id
    held = select(
        tree.c.root_id, tree.c.account_id, Holding.source_id, _fen(case((is_root, Holding.fen), else_=0), "left_fen"),
        _fen(case((is_root, 0), else_=Holding.fen), "reserved_fen"), _fen(literal(0), "spent_fen"),
    ).join(Holding, and_(Holding.tenant_id == tree.c.tenant_id, Holding.account_id == tree.c.account_id))  # fmt: skip
    undoing = aliased(Entry)
    undone = exists(
        select(undoing.id).where(
            undoing.tenant_id == Transfer.tenant_id, undoing.reverses_id == Transfer.entry_id
        )
    )  # fmt: skip
    paid = (
        select(
            tree.c.root_id, tree.c.account_id, Transfer.source_id, _fen(literal(0), "left_fen"),
            _fen(literal(0), "reserved_fen"), _fen(Transfer.fen, "spent_fen"),
        )
        .join(Transfer, and_(Transfer.tenant_id == tree.c.tenant_id, Transfer.debit_id == tree.c.account_id))
        .where(Transfer.spent, ~undone)
    )  # fmt: skip
    return held.union_all(paid).subquery("facts")


def _sums(facts: Subquery) -> tuple[ColumnElement[int], ...]:
    return tuple(
        _fen(func.coalesce(func.sum(facts.c[name]), 0), name) for name in ("left_fen", "reserved_fen", "spent_fen")
    )


def _fen(value: Any, name: str) -> ColumnElement[int]:
    """PostgreSQL sums whole numbers as numeric; fen stay whole."""
    return cast(value, BigInteger).label(name)
