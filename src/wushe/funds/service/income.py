"""How money comes into a fund without a donation of its own, and what it may be tied to."""

from uuid import UUID

from wushe.funds import queries
from wushe.funds.errors import DepositIsCustody, NoSuchBank, NoSuchFund, NotReceivedYet
from wushe.funds.events import MoneyTakenIn, PurposeAdded, PurposeRetired
from wushe.funds.permissions import Funds
from wushe.funds.schemas import Income, PurposeData
from wushe.kernel import clock
from wushe.kernel.work import Work
from wushe.ledger import posting, purposes, queries as ledger
from wushe.ledger.kinds import AccountKind, SourceKind
from wushe.ledger.models import Purpose, Source
from wushe.ledger.posting import Origin
from wushe.ledger.restriction import Restriction
from wushe.people.groups import Group


async def take_in(work: Work, fund_id: UUID, data: Income) -> Source:
    """Money has arrived at the bank and lies in the fund from now on, with what it is tied to.

    Raises `NotReceivedYet`, `PeriodTurned`, `DepositIsCustody`, `FundPurpose`, `NothingToPost`, `MonthClosed`.
    """
    reach = work.require(Funds.TAKE_IN)
    on = data.on or clock.today()
    if on > clock.today():
        raise NotReceivedYet
    if data.kind is SourceKind.DEPOSIT:
        raise DepositIsCustody
    fund = await work.one(queries.fund_to_draw_on(reach, fund_id), NoSuchFund)
    tied = Restriction(
        fund.purpose_for(data.purpose_id), data.community_id, group_code(data.group), data.since, data.until
    )
    origin = Origin(data.kind, fund.id, data.giver_id, tied)
    bank_id = await _bank(work, data.bank_id)
    source = await posting.receive(work, data.amount, origin, into_id=fund.account_id, bank_id=bank_id, on=on)
    work.record(
        MoneyTakenIn(fund_id=fund.id, source_id=source.id, kind=data.kind, amount_fen=data.amount, on=on)
    )  # fmt: skip
    return source


def group_code(group: Group | None) -> str:
    """Money for everyone is tied to nobody."""
    return "" if group in {None, Group.EVERYONE} else str(group)


async def _bank(work: Work, bank_id: UUID | None) -> UUID:
    """The bank account that was named, or the township's main one; raises `NoSuchBank`."""
    if bank_id is None:
        return (await posting.main_bank(work)).id
    account = await work.one(ledger.account(bank_id), NoSuchBank)
    if account.kind is not AccountKind.BANK:
        raise NoSuchBank
    return account.id


async def add_purpose(work: Work, data: PurposeData) -> Purpose:
    """Raises `PurposeNameTaken`."""
    work.require(Funds.EDIT)
    purpose = await purposes.add(work, data.name)
    work.record(PurposeAdded(purpose_id=purpose.id))
    return purpose


async def retire_purpose(work: Work, purpose_id: UUID) -> Purpose:
    """Offered no more; what is tied to it stays tied."""
    work.require(Funds.EDIT)
    purpose = await purposes.retire(work, purpose_id)
    work.record(PurposeRetired(purpose_id=purpose.id))
    return purpose
