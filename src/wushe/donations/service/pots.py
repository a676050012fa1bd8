"""In which fund the money of a donation lies: the one it was given to, or the township's general fund."""

from uuid import UUID, uuid5

from sqlalchemy import func, select

from wushe.funds.errors import NoSuchFund
from wushe.funds.events import FundRecorded
from wushe.funds.kinds import FundKind
from wushe.funds.models import Fund
from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.kinds import AccountKind


def general_fund_id(tenant_id: UUID) -> UUID:
    """One for each township, known before it exists and whatever people call it later."""
    return uuid5(tenant_id, "general fund")


async def fund_for(work: Work, fund_id: UUID | None) -> Fund:
    """The fund that was named, which must be open, else the general fund. Raises `NoSuchFund`, `FundClosed`."""
    if fund_id is None:
        return await general_fund(work)
    fund = await work.one(select(Fund).where(Fund.id == fund_id), NoSuchFund)
    fund.refuse_if_closed()
    return fund


async def general_fund(work: Work) -> Fund:
    """It is opened when there is none yet. Raises `FundNameTaken` when another fund has its name."""
    wanted = select(Fund).where(Fund.id == general_fund_id(work.tenant.id))
    if found := await work.one_or_none(wanted):
        return found
    opening = func.hashtextextended(f"general-fund:{work.tenant.id}", 0)
    await work.session.execute(select(func.pg_advisory_xact_lock(opening)))
    if found := await work.one_or_none(wanted):
        return found
    return await _opened(work)


async def _opened(work: Work) -> Fund:
    fund_id, name = general_fund_id(work.tenant.id), _("慈善总基金").say()
    account = posting.open_account(work, AccountKind.FUND, name, holder_id=fund_id)
    await work.flush()
    fund = work.add(Fund(id=fund_id, account_id=account.id, recorded_on=clock.today()))
    fund.describe(name=name, kind=FundKind.COMMUNITY_FUND, purpose=_("未指定用途的捐赠").say())
    await work.flush()
    work.record(FundRecorded(fund_id=fund.id))
    return fund
