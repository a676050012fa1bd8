"""Questions about a funder's money. All of them read, and only what came from that funder."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import BigInteger, CompoundSelect, Select, and_, cast, exists, func, select, union_all
from sqlalchemy.orm import aliased

from wushe.funds.models import Award, Promise
from wushe.kernel.work import Reach
from wushe.ledger.kinds import AccountKind
from wushe.ledger.models import Account, Entry, Holding, Purpose, Source, Transfer
from wushe.linkages.models import Linkage
from wushe.linkages.queries import reached


def gifts(reach: Reach) -> Select[Source, str]:
    """(source, name of the purpose it is tied to or None) of whoever asks, the newest first."""
    tie = and_(Purpose.tenant_id == Source.tenant_id, Purpose.id == Source.purpose_id)
    return (
        select(Source, Purpose.name)
        .outerjoin(Purpose, tie)
        .where(reach.clause(own=lambda person_id: Source.giver_id == person_id))
        .order_by(Source.received_on.desc(), Source.id.desc())
    )


def resting(sources: Collection[UUID]) -> Select[UUID, UUID, int]:
    """(source, account, fen) of what still lies in funds and reserves."""
    account = and_(Account.tenant_id == Holding.tenant_id, Account.id == Holding.account_id)
    return (
        select(Holding.source_id, Holding.account_id, Holding.fen)
        .join(Account, account)
        .where(Holding.source_id.in_(sources), Holding.fen > 0, Account.kind != AccountKind.BANK)
    )


def spent(sources: Collection[UUID]) -> Select[UUID, UUID, int]:
    """(source, account it was paid out of, fen) of payments that stand."""
    undoing = aliased(Entry)
    undone = exists().where(undoing.tenant_id == Transfer.tenant_id, undoing.reverses_id == Transfer.entry_id)
    return (
        select(Transfer.source_id, Transfer.debit_id, cast(func.sum(Transfer.fen), BigInteger))
        .where(Transfer.source_id.in_(sources), Transfer.spent, ~undone)
        .group_by(Transfer.source_id, Transfer.debit_id)
    )


def upwards(accounts: Collection[UUID]) -> Select[Account]:
    """These accounts and all that they were set aside from."""
    chain = (
        select(Account.tenant_id, Account.id, Account.within_id)
        .where(Account.id.in_(accounts))
        .cte("chain", recursive=True)
    )
    outer = aliased(Account)
    above = and_(outer.tenant_id == chain.c.tenant_id, outer.id == chain.c.within_id)
    chain = chain.union(select(outer.tenant_id, outer.id, outer.within_id).join(chain, above))
    return select(Account).where(Account.id.in_(select(chain.c.id)))


def linkages_behind(holders: Collection[UUID]) -> Select[UUID, Linkage]:
    """(promise or award, linkage) of those holders of accounts that pay for one."""
    paid = union_all(
        select(Promise.tenant_id, Promise.id, Promise.linkage_id).where(Promise.id.in_(holders)),
        select(Award.tenant_id, Award.id, Award.linkage_id).where(Award.id.in_(holders)),
    ).subquery()
    its = and_(Linkage.tenant_id == paid.c.tenant_id, Linkage.id == paid.c.linkage_id)
    return select(paid.c.id, Linkage).join(Linkage, its)


def openable(reach: Reach, linkages: Collection[UUID]) -> Select[UUID]:
    """Those of these linkages that are within reach."""
    return select(Linkage.id).where(Linkage.id.in_(linkages), reached(reach))


def accounts_for(linkages: Collection[UUID]) -> CompoundSelect[UUID, UUID]:
    """(linkage, account) of every promise and award to these linkages, whoever's money it is."""
    return union_all(
        select(Promise.linkage_id, Promise.account_id).where(Promise.linkage_id.in_(linkages)),
        select(Award.linkage_id, Award.account_id).where(Award.linkage_id.in_(linkages), Award.account_id.is_not(None)),
    )


def moves(source_id: UUID) -> Select[Entry, Transfer]:
    """(voucher, line) of one source, in the order of the books."""
    its = and_(Entry.tenant_id == Transfer.tenant_id, Entry.id == Transfer.entry_id)
    return (
        select(Entry, Transfer)
        .join(Entry, its)
        .where(Transfer.source_id == source_id)
        .order_by(Entry.year, Entry.number, Transfer.line)
    )
