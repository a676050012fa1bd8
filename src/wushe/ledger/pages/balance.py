"""The trial balance of any period, on the screen and as a sheet."""

from typing import Any

from litestar import Request, get

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import EXCEL, Download, Page
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.ledger import exporting
from wushe.ledger.balancing import trial_balance
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import PeriodFilters

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/books/balance")
async def show_balance(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Ledger.READ)
    filters = query(request, PeriodFilters)
    since, until = exporting.period(filters)
    found = await trial_balance(work, since, until)
    return Page(work, "ledger/balance.html", balance=found, filters=filters, since=since, until=until)


@get("/{tenant:str}/books/balance.xlsx")
async def export_balance(request: AnyRequest, work: OpenWork) -> Download:
    work.require(Ledger.READ)
    found = await trial_balance(work, *exporting.period(query(request, PeriodFilters)))
    return Download(await exporting.balance(work, found), _("试算平衡表").say() + ".xlsx", EXCEL)


ROUTES = [show_balance, export_balance]
