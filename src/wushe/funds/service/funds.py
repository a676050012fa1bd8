"""The fund itself."""

from uuid import UUID

from wushe.funds import queries
from wushe.funds.errors import NoSuchFund
from wushe.funds.events import FundEdited, FundRecorded, FundReopened, FundWasClosed
from wushe.funds.models import Fund
from wushe.funds.permissions import Funds
from wushe.funds.schemas import FundData
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.kinds import AccountKind


async def record(work: Work, data: FundData) -> Fund:
    """A fund with an empty account; raises `FundNameTaken`."""
    work.require(Funds.EDIT)
    fund_id = new_id()
    account = posting.open_account(work, AccountKind.FUND, data.name, holder_id=fund_id)
    await work.flush()
    fund = work.add(Fund(id=fund_id, account_id=account.id, recorded_on=clock.today()))
    _describe(fund, data)
    await work.flush()
    work.record(FundRecorded(fund_id=fund.id))
    return fund


async def edit(work: Work, fund_id: UUID, data: FundData) -> Fund:
    """Raises `FundNameTaken`, and `Stale` when somebody else edited it."""
    fund = await _to_edit(work, fund_id)
    _describe(fund, data)
    await work.flush()
    work.record(FundEdited(fund_id=fund.id))
    return fund


async def close(work: Work, fund_id: UUID) -> Fund:
    """Raises `FundClosed`."""
    fund = await _to_edit(work, fund_id)
    fund.close()
    work.record(FundWasClosed(fund_id=fund.id))
    return fund


async def reopen(work: Work, fund_id: UUID) -> Fund:
    fund = await _to_edit(work, fund_id)
    fund.reopen()
    work.record(FundReopened(fund_id=fund.id))
    return fund


def _describe(fund: Fund, data: FundData) -> None:
    fund.describe(name=data.name, kind=data.kind, purpose=data.purpose)
    fund.purpose_id, fund.community_id, fund.funder_id = data.purpose_id, data.community_id, data.funder_id


async def _to_edit(work: Work, fund_id: UUID) -> Fund:
    fund = await work.one(queries.fund(work.require(Funds.EDIT), fund_id), NoSuchFund)
    work.check_version(fund)
    return fund
