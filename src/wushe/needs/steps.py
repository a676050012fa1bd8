"""Where a need stands, and what whoever looks can do next. Pure: data in, words out."""

from collections.abc import Callable
from datetime import date, datetime

from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Next, Step, way
from wushe.needs.kinds import NeedState
from wushe.needs.models import Need
from wushe.needs.permissions import Needs

May = Callable[[str], bool]
_REACHED = {
    NeedState.COLLECTED: 1,
    NeedState.OPEN: 2,
    NeedState.TAKEN_UP: 3,
    NeedState.ANSWERED: 4,
    NeedState.CONFIRMED: 5,
}


_TITLES = (_("收集"), _("待对接"), _("承接"), _("回应"), _("居民确认"))


def stepper(need: Need) -> list[Step]:
    """Heard, opened, taken up, answered, confirmed; a step that was left out is done with the next one."""
    if need.state in {NeedState.MERGED, NeedState.WITHDRAWN}:
        return [*way(_TITLES[:1], 1, [_noted(need.heard_at)]), Step(need.state.label, "stopped")]
    reached = _REACHED[need.state]
    times = (need.heard_at, need.published_at, need.taken_up_at, need.answered_at, need.confirmed_at)
    return way(_TITLES, reached, map(_noted, times[:reached]))


def _noted(at: datetime | None) -> str:
    return formats.date(at) if at else ""


# --- what comes next


def next_step(need: Need, may: May, on: date, *, can_propose: bool) -> Next:
    """What has to happen now. `may` says what the person may do to this need; `can_propose` whether start a linkage."""
    if need.state is NeedState.COLLECTED and may(Needs.PUBLISH):
        why = _("核对内容和同类需求后，开放给社会组织承接。")
        return Next(_("开放对接"), why, _("开放对接"), anchor="publish")
    if need.state.waits:
        return _matching(need, on, can_propose=can_propose)
    if need.state is NeedState.ANSWERED:
        return _answered(may)
    return _elsewhere(need)


def _answered(may: May) -> Next:
    if not may(Needs.REPLY):
        return Next(_("等待居民确认"))
    why = _("联系反映的居民，满意就办结，不满意就重新打开。")
    return Next(_("请居民确认"), why, _("登记居民意见"), anchor="confirm")


def _elsewhere(need: Need) -> Next:
    """It is in a linkage, in another need, or over."""
    match need.state:
        case NeedState.TAKEN_UP:
            path = f"/linkages/{need.linkage_id}"
            return Next(_("等待服务完成"), _("五社联动正在办理。"), _("查看联动"), path=path)
        case NeedState.MERGED:
            why = _("来源都保留在合并后的需求里。")
            return Next(_("已并入另一条需求"), why, _("查看"), path=f"/needs/{need.merged_into_id}")
        case NeedState.WITHDRAWN:
            return Next(_("需求已撤销"), need.reason, done=True)
        case _:
            return Next(_("需求已办结"), _("居民已确认。"), done=True)


def _matching(need: Need, on: date, *, can_propose: bool) -> Next:
    late = need.first_answered_at is None and need.due_on < on
    due = _("答复已超期 {days} 天。").say(days=(on - need.due_on).days) if late else ""
    if not can_propose:
        return Next(_("等待承接"), due or _("社区或社会组织承接后会有进展。"))
    why = due or _("从推荐的服务里选一个，请提供方承接。")
    return Next(_("对接服务"), why, _("看推荐的服务"), anchor="match")
