"""The figures at the top of a desk, each with where it leads; what the township has not switched on is left out."""

from typing import Any

from wushe.activities.outputs import outputs_of
from wushe.activities.permissions import Activities
from wushe.activities.queries import Scope
from wushe.communities.societies import Society
from wushe.funds import queries as funds
from wushe.funds.permissions import Funds
from wushe.kernel.clock import Month, day_start, today
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.linkages import queries as linkages
from wushe.linkages.kinds import OPEN
from wushe.linkages.permissions import Linkages
from wushe.needs.kinds import NeedState
from wushe.needs.permissions import Needs
from wushe.needs.queries.needs import counted_by_state
from wushe.workbench import queries

Figure = dict[str, Any]
"""The arguments of `pieces.figure`."""


async def needs(work: Work) -> list[Figure]:
    """Those that wait for somebody; how many of all are overdue, and how many were heard today."""
    if not work.may(Needs.READ):
        return []
    reach = work.require(Needs.READ)
    by_state = {row[0]: row[1] for row in await work.rows(counted_by_state(reach))}
    late, new = (await work.rows(queries.needs_in_time(reach, day_start(today()))))[0]
    waiting = by_state.get(NeedState.COLLECTED, 0) + by_state.get(NeedState.OPEN, 0)
    said = _("逾期 {late} · 今日新增 {new}").say(late=late, new=new)
    return [_figure(_("待对接需求"), waiting, _("条").say(), said, Society.COMMUNITY, "/needs", bad=late > 0)]


async def running(work: Work) -> list[Figure]:
    """Open linkages, and how many of them have an empty place."""
    if not work.may(Linkages.READ):
        return []
    reach = work.require(Linkages.READ)
    by_stage = {row[0]: row[1] for row in await work.rows(linkages.counts_by_stage(reach))}
    missing = await work.scalar(queries.incomplete(reach))
    number = sum(by_stage.get(stage, 0) for stage in OPEN)
    said = _("{n} 个五社未到齐").say(n=missing)
    return [_figure(_("在办联动"), number, _("个").say(), said, Society.WORKER, "/linkages")]


async def service_this_month(work: Work) -> list[Figure]:
    """Approved hours of the township, and who came."""
    if not work.may(Activities.READ):
        return []
    month = Month.current()
    came = await outputs_of(work, Scope(since=month.first, until=month.last, signed_off=False))
    said = _("{sessions} 场 · {person_times} 人次").say(
        sessions=str(came.sessions), person_times=str(came.person_times)
    )
    return [_figure(_("本月志愿服务"), str(came.minutes), _("小时").say(), said, Society.VOLUNTEER, "/activities")]


async def money(work: Work) -> list[Figure]:
    """What funds have left."""
    if not work.may(Funds.READ):
        return []
    _number, left_fen, reserved_fen, spent_fen = (await work.rows(funds.sums(work.require(Funds.READ))))[0]
    said = _("已预留 {reserved} · 已支付 {spent}").say(
        reserved=formats.money(reserved_fen), spent=formats.money(spent_fen)
    )
    return [_figure(_("基金可用余额"), formats.money(left_fen), "", said, Society.RESOURCE, "/funds")]


def _figure(
    title: Sentence, number: Any, unit: str, sub: str, society: Society, url: str, *, bad: bool = False
) -> Figure:
    return {
        "title": title.say(),
        "number": number if isinstance(number, str) else formats.count(number),
        "unit": unit,
        "sub": sub,
        "society": society.value,
        "url": url,
        "bad": bad,
    }
