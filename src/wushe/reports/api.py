"""Reports for programs."""

from typing import Any

from litestar import Request, get, post

from wushe.kernel.clock import Quarter
from wushe.kernel.reading import read
from wushe.kernel.web.work import OpenWork
from wushe.reports import periods, service
from wushe.reports.figures import AnyPeriod, report
from wushe.reports.models import Indicator
from wushe.reports.permissions import Reports
from wushe.reports.queries import county as queries
from wushe.reports.schemas import Asked, CountyShown, PublishedShown, ReportShown

AnyRequest = Request[Any, Any, Any]


def asked(request: AnyRequest) -> AnyPeriod:
    """`?period=2026Q4` or `?period=2026`; the present quarter without it."""
    return periods.parse(read(Asked, dict(request.query_params), form=True).period)


def _quarter(period: AnyPeriod) -> Quarter:
    return period if isinstance(period, Quarter) else period.quarters[-1]


@get("/api/{tenant:str}/reports")
async def show_report(request: AnyRequest, work: OpenWork) -> ReportShown:
    work.require(Reports.READ)
    return await report(work, asked(request))


@get("/api/{tenant:str}/reports/indicators")
async def show_own(request: AnyRequest, work: OpenWork) -> PublishedShown:
    """What the county can read of this township."""
    work.require(Reports.READ)
    quarter = _quarter(asked(request))
    return _published(quarter, await work.all(queries.indicators(str(quarter))))


@post("/api/{tenant:str}/reports/indicators", status_code=200)
async def publish(work: OpenWork) -> PublishedShown:
    quarter = Quarter.current()
    return _published(quarter, await service.publish(work, quarter))


def _published(quarter: Quarter, kept: Any) -> PublishedShown:
    indicators: list[Indicator] = list(kept)
    return PublishedShown(
        period=str(quarter),
        published_at=max((each.published_at for each in indicators), default=None),
        indicators={each.code.value: each.value for each in indicators},
    )


@get("/api/{tenant:str}/indicators")
async def show_county(request: AnyRequest, work: OpenWork) -> CountyShown:
    """The sums of a county's townships and how many have published, never a row."""
    work.require(Reports.COUNTY)
    return await service.county(work, request.app.state.get("reader"), _quarter(asked(request)))


ROUTES = [show_report, show_own, publish, show_county]
