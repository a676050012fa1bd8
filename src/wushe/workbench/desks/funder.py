"""A funder's desk: what they gave, where it is promised to, and what came of it."""

from wushe.funds import queries as funds
from wushe.funds.permissions import Funds
from wushe.funds.schemas import FundFilters
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.workbench import charts
from wushe.workbench.desk import Desk
from wushe.workbench.tracing import traces

MOST_FUNDS = 20


async def desk(work: Work) -> Desk:
    shown = {"traces": [], "money": None, "number": 0, "amount_fen": 0, "promised_fen": 0, "funds": []}
    if work.may(Funds.READ):
        reach = work.require(Funds.READ)
        number, amount_fen, promised_fen = (await work.rows(funds.sums(reach)))[0]
        traced = await traces(work)
        shown = {
            "traces": traced,
            "money": charts.traced(traced),
            "number": number,
            "amount_fen": int(amount_fen),
            "promised_fen": int(promised_fen),
            "funds": await work.all(funds.funds(reach, FundFilters()).order_by(*funds.ORDER).limit(MOST_FUNDS)),
        }
    return Desk("funder", _("我的资助"), "workbench/funder.html", shown)
