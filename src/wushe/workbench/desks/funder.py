"""A funder's desk: what they gave, where it is promised to, and what came of it."""

from typing import Any

from wushe.funds import queries as funds
from wushe.funds.models import Fund
from wushe.funds.permissions import Funds
from wushe.funds.schemas import FundFilters
from wushe.funds.showing import pots_by_account
from wushe.kernel.i18n import _
from wushe.kernel.work import Reach, Work
from wushe.ledger.pots import EMPTY, Pot
from wushe.workbench import charts
from wushe.workbench.desk import Desk, listed
from wushe.workbench.desks import wishes
from wushe.workbench.tracing import traces

MOST_FUNDS = 20


async def desk(work: Work) -> Desk:
    shown: dict[str, Any] = {"traces": [], "money": None, "number": 0, "all": EMPTY, "funds": []}
    if work.may(Funds.READ):
        reach = work.require(Funds.READ)
        number, *fen = (await work.rows(funds.sums(reach)))[0]
        traced = await traces(work)
        shown = {
            "traces": traced,
            "money": charts.traced(traced),
            "number": number,
            "all": Pot(*fen),
            "funds": await _funds(work, reach),
        }
    shown["wishes"] = listed(work, await wishes.of_giver(work))
    return Desk("funder", _("我的资助"), "workbench/funder.html", shown)


async def _funds(work: Work, reach: Reach) -> list[tuple[Fund, Pot]]:
    """Each with what it received, reserved, spent and has left."""
    found = await work.all(funds.funds(reach, FundFilters()).order_by(*funds.ORDER).limit(MOST_FUNDS))
    pots = await pots_by_account(work, [fund.account_id for fund in found])
    return [(fund, pots[fund.account_id]) for fund in found]
