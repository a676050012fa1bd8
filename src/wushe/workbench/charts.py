"""The pictures of the workbench, drawn from what the slices below answer."""

from collections.abc import Sequence
from typing import Any

from wushe.communities.societies import Society
from wushe.funds.permissions import Funds
from wushe.kernel.clock import Month, local_day, today
from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.charts import Bar, Drawing, Span, Tie, bars, gantt, network
from wushe.kernel.work import Reach, Work
from wushe.linkages import queries as linkages
from wushe.linkages.models import Linkage
from wushe.workbench import queries
from wushe.workbench.flowing import Stop, Way, drawn, stage_stop
from wushe.workbench.tracing import Trace

MOST_SPANS, MOST_BARS = 8, 8


async def five_societies(work: Work, reach: Reach) -> Drawing:
    """Who works with whom in the linkages within reach."""
    counts = {row[0].value: row[1] for row in await work.rows(linkages.parties_by_society(reach))}
    ties = [Tie(one.value, other.value, number) for one, other, number in await work.rows(linkages.ties(reach))]
    names = {society.value: society.label.say() for society in Society}
    heads = (_("一方").say(), _("另一方").say(), _("联动数").say())
    counted = {society.value: counts.get(society.value, 0) for society in Society}
    return network(_("五社协作网络").say(), names, counted, ties, heads)


async def progress(work: Work, reach: Reach) -> Drawing:
    """The newest open linkages: from their start to the end of their last session, and how much of it was held."""
    shown = await work.all(queries.open_linkages(reach).limit(MOST_SPANS))
    course = {row[0]: row for row in await work.rows(queries.course(linkage.id for linkage in shown))}
    spans = [_span(linkage, course.get(linkage.id)) for linkage in shown]
    heads = (_("联动").say(), _("开始").say(), _("结束").say(), _("进度").say())
    return gantt(_("联动进度").say(), spans, today(), heads)


def _span(linkage: Linkage, course: Any) -> Span:
    starts = linkage.started_on or linkage.agreed_on or linkage.proposed_on
    if course is None:
        return Span(linkage.title, starts, max(starts, today()), 0.0, Society.ORGANIZATION.value)
    _linkage_id, held, planned, last = course
    return Span(linkage.title, starts, max(starts, local_day(last)), held / planned, Society.ORGANIZATION.value)


async def service_by_community(work: Work) -> Drawing:
    """Approved hours of this month."""
    rows = await work.rows(queries.minutes_by_community(Month.current()).limit(MOST_BARS))
    lines = [Bar(name, minutes, Society.VOLUNTEER.value) for name, minutes in rows]
    heads = (_("社区").say(), _("小时").say())
    return bars(_("本月各社区志愿服务").say(), lines, lambda minutes: _hours(int(minutes)), heads)


def _hours(minutes: int) -> str:
    return _("{hours} 小时").say(hours=formats.hours(minutes))


async def money(work: Work) -> Drawing:
    """From the funds within reach to the stages of the linkages that they were promised to."""
    rows = await work.rows(queries.money_by_stage(work.require(Funds.READ)))
    return drawn(
        [
            Way((Stop(str(fund_id), name, Society.RESOURCE), stage_stop(stage)), int(fen))
            for fund_id, name, stage, fen in rows
        ]
    )


def traced(traces: Sequence[Trace]) -> Drawing:
    """From each fund through its linkages to where they stand."""
    return drawn(
        [
            Way(
                (
                    Stop(str(trace.fund_id), trace.fund, Society.RESOURCE),
                    Stop(str(trace.linkage_id), trace.linkage, Society.ORGANIZATION),
                    stage_stop(trace.stage),
                ),
                trace.amount_fen,
            )
            for trace in traces
        ]
    )
