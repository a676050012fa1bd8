"""The lists of funds and awards as files; they name nobody."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.communities import queries as communities
from wushe.funds import award_sheet, queries, sheet
from wushe.funds.models import Award, Fund
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards
from wushe.funds.schemas import FundFilters
from wushe.funds.schemas.awards import AwardFilters
from wushe.funds.showing import pots_by_account
from wushe.kernel.exporting.declared import Export
from wushe.kernel.journal.naming import names_in
from wushe.kernel.work import Work

Rows = Sequence[Mapping[str, Any]]


def _funds(work: Work, filters: FundFilters) -> Select[Fund]:
    return queries.funds(work.require(Funds.EXPORT), filters).order_by(*queries.ORDER)


async def _fund_rows(work: Work, funds: Sequence[Fund]) -> Rows:
    names = {row[0]: row[1] for row in await work.rows(communities.choices())}
    pots = await pots_by_account(work, [fund.account_id for fund in funds])
    return [sheet.as_row(fund, names, pots) for fund in funds]


def _awards(work: Work, filters: AwardFilters) -> Select[Award]:
    return awards.awards(work.require(Funds.READ_AWARDS), filters).order_by(*awards.AWARDS_IN_ORDER)


async def _award_rows(work: Work, found: Sequence[Award]) -> Rows:
    facts = [{"organization_id": award.organization_id, "fund_id": award.fund_id} for award in found]
    names = await names_in(work, facts)
    pots = await pots_by_account(work, [award.account_id for award in found if award.account_id])
    return [award_sheet.as_row(award, names, pots) for award in found]


FUNDS = Export(
    kind="funds", back="/funds", permissions=(Funds.EXPORT,), approval=None, sheet=sheet.SHEET,
    filters=FundFilters, found=_funds, as_rows=_fund_rows,
)  # fmt: skip
AWARDS = Export(
    kind="awards", back="/awards", permissions=(Funds.EXPORT, Funds.READ_AWARDS), approval=None,
    sheet=award_sheet.SHEET, filters=AwardFilters, found=_awards, as_rows=_award_rows,
)  # fmt: skip
