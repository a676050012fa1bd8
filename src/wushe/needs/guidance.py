"""Where a need stands, and what whoever looks can do next. Pure: data in, words out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from wushe.kernel.i18n import Sentence, _, say
from wushe.kernel.web import formats
from wushe.needs.kinds import NeedState
from wushe.needs.models import Need
from wushe.needs.permissions import Needs

May = Callable[[str], bool]
Step = Mapping[str, str]
"""`title`, `state` (done, current, todo, stopped) and `note`, as `pieces.stepper` shows it."""

_REACHED = {
    NeedState.COLLECTED: 1,
    NeedState.OPEN: 2,
    NeedState.TAKEN_UP: 3,
    NeedState.ANSWERED: 4,
    NeedState.CONFIRMED: 5,
}


def steps(need: Need) -> list[Step]:
    """Heard, opened, taken up, answered, confirmed; a step that was left out is done with the next one."""
    when = (need.heard_at, need.published_at, need.taken_up_at, need.answered_at, need.confirmed_at)
    titles = (_("收集"), _("待对接"), _("承接"), _("回应"), _("居民确认"))
    reached = _REACHED.get(need.state, 0)
    if need.state in {NeedState.MERGED, NeedState.WITHDRAWN}:
        return [_step(_("收集"), "done", formats.date(need.heard_at)), _step(need.state.label, "stopped")]
    return [
        _step(title, _stands(place, reached), formats.date(at) if at and place <= reached else "")
        for place, (title, at) in enumerate(zip(titles, when, strict=True), start=1)
    ]


def _stands(place: int, reached: int) -> str:
    if place <= reached:
        return "done"
    return "current" if place == reached + 1 else "todo"


def _step(title: Sentence, state: str, note: str = "") -> Step:
    return {"title": say(title), "state": state, "note": note}


# --- what comes next


@dataclass(frozen=True, slots=True)
class Next:
    """`anchor` is the form on the page, `path` another page; without them somebody else is awaited, or it is `done`."""

    title: str
    sentence: str = ""
    verb: str = ""
    path: str = ""
    anchor: str = ""
    done: bool = False


def next_step(need: Need, may: May, on: date, *, can_propose: bool) -> Next:
    """What has to happen now. `may` says what the person may do to this need; `can_propose` whether start a linkage."""
    if need.state is NeedState.COLLECTED and may(Needs.PUBLISH):
        why = say(_("核对内容和同类需求后，开放给社会组织承接。"))
        return Next(say(_("开放对接")), why, say(_("开放对接")), anchor="publish")
    if need.state.waits:
        return _matching(need, on, can_propose=can_propose)
    if need.state is NeedState.ANSWERED:
        return _answered(may)
    return _elsewhere(need)


def _answered(may: May) -> Next:
    if not may(Needs.REPLY):
        return Next(say(_("等待居民确认")))
    why = say(_("联系反映的居民，满意就办结，不满意就重新打开。"))
    return Next(say(_("请居民确认")), why, say(_("登记居民意见")), anchor="confirm")


def _elsewhere(need: Need) -> Next:
    """It is in a linkage, in another need, or over."""
    match need.state:
        case NeedState.TAKEN_UP:
            path = f"/linkages/{need.linkage_id}"
            return Next(say(_("等待服务完成")), say(_("五社联动正在办理。")), say(_("查看联动")), path)
        case NeedState.MERGED:
            why = say(_("来源都保留在合并后的需求里。"))
            return Next(say(_("已并入另一条需求")), why, say(_("查看")), f"/needs/{need.merged_into_id}")
        case NeedState.WITHDRAWN:
            return Next(say(_("需求已撤销")), need.reason, done=True)
        case _:
            return Next(say(_("需求已办结")), say(_("居民已确认。")), done=True)


def _matching(need: Need, on: date, *, can_propose: bool) -> Next:
    late = need.first_answered_at is None and need.due_on < on
    due = say(_("答复已超期 {days} 天。"), days=(on - need.due_on).days) if late else ""
    if not can_propose:
        return Next(say(_("等待承接")), due or say(_("社区或社会组织承接后会有进展。")))
    why = due or say(_("从推荐的服务里选一个，请提供方承接。"))
    return Next(say(_("对接服务")), why, say(_("看推荐的服务")), anchor="match")
