"""The statements of a year for all donors: which year, and from here the way that every list of persons goes."""

from typing import Any

from litestar import Request, get

from wushe.donations.permissions import Donations
from wushe.donations.queries import donors as queries
from wushe.donations.schemas.filters import StatementFilters
from wushe.kernel.clock import today
from wushe.kernel.web.answers import Page
from wushe.kernel.web.forms import Form
from wushe.kernel.web.work import OpenWork

YEARS = 6


@get("/{tenant:str}/donations/statements")
async def choose_year(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(Donations.EXPORT)
    year = today().year
    return Page(
        work, "donations/statements.html", form=Form.of(request, StatementFilters, {"year": year}),
        years=[(each, each) for each in range(year, year - YEARS, -1)],
        donors=await work.scalar(queries.number_in(year)),
    )  # fmt: skip


ROUTES = [choose_year]
