"""Reports for people: a township's figures on screen, on paper and as a sheet, and the county's sums."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath

from wushe.kernel.clock import Quarter
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import Code
from wushe.kernel.reading import read
from wushe.kernel.web.answers import EXCEL, Download, Page, See
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.reports import files, periods, service
from wushe.reports.events import ReportExported
from wushe.reports.figures import AnyPeriod, report
from wushe.reports.permissions import Reports
from wushe.reports.queries import county as queries
from wushe.reports.schemas import Asked
from wushe.reports.wording import lines_of, missing_of, unit_of, written

AnyRequest = Request[Any, Any, Any]
PDF = "application/pdf"

MENU = (
    Entry("system", _("报表"), "/reports", "chart", Reports.READ, rank=10),
    Entry("overview", _("全县指标"), "/indicators", "chart", Reports.COUNTY, rank=10, phone=True),
)


def asked(request: AnyRequest) -> AnyPeriod:
    """The period in the address; raises `NotAPeriod`."""
    return periods.parse(read(Asked, {"period": request.query_params.get("period", "")}, form=True).period)


@get("/{tenant:str}/reports")
async def show_report(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Reports.READ)
    period = asked(request)
    shown = await report(work, period)
    return Page(
        work, "reports/show.html", report=shown, lines=lines_of(shown), missing=missing_of(shown),
        period=str(period), periods=periods.offered(), own=await work.all(queries.indicators(str(Quarter.current()))),
    )  # fmt: skip


@get("/{tenant:str}/reports.xlsx")
async def export_report(request: AnyRequest, work: OpenWork) -> Download:
    work.require(Reports.EXPORT)
    shown = await report(work, asked(request))
    return Download(await files.workbook(shown), _named(work, shown.period, shown.title, "xlsx"), EXCEL)


@get("/{tenant:str}/reports.pdf")
async def print_report(request: AnyRequest, work: OpenWork) -> Download:
    work.require(Reports.EXPORT)
    shown = await report(work, asked(request))
    return Download(await files.paper(shown), _named(work, shown.period, shown.title, "pdf"), PDF)


def _named(work: Work, period: str, title: str, suffix: str) -> str:
    """Who took which report is recorded, as with every list."""
    work.record(ReportExported(period=Code(period)))
    return f"{work.tenant.name}{title}{_('五社联动工作报表').say()}.{suffix}"


@post("/{tenant:str}/reports/publication")
async def publish(tenant: FromPath[str], work: OpenWork) -> See:
    kept = await service.publish(work, Quarter.current())
    return See(f"/{tenant}/reports", notice=_("已向县级发布 {n} 项汇总指标").say(n=len(kept)))


@get("/{tenant:str}/indicators")
async def show_county(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Reports.COUNTY)
    period = asked(request)
    quarter = period if isinstance(period, Quarter) else period.quarters[-1]
    county = await service.county(work, request.app.state.get("reader"), quarter)
    return Page(
        work, "reports/county.html", county=county, period=str(quarter), title=periods.called(quarter),
        periods=[each for each in periods.offered() if "Q" in each[0]], written=written, unit_of=unit_of,
    )  # fmt: skip


ROUTES = [show_report, export_report, print_report, publish, show_county]
