"""Whether a link to a fund would be a dead end: who reads an award or a gift does not always read its fund."""

from uuid import UUID

from wushe.funds import queries
from wushe.funds.permissions import Funds
from wushe.kernel.work import Work


async def opens(work: Work, fund_id: UUID) -> bool:
    """This person may open the fund's page."""
    if not work.may(Funds.READ):
        return False
    return await work.one_or_none(queries.fund(work.require(Funds.READ), fund_id)) is not None
