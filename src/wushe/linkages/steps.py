"""Where a linkage stands, and the next step of the person who looks at it. Pure: data in, words out."""

from collections.abc import Callable
from dataclasses import dataclass

from wushe.kernel.i18n import Sentence, _
from wushe.linkages.kinds import WAY, Stage
from wushe.linkages.models import NEEDED, Linkage, listed
from wushe.linkages.permissions import Linkages
from wushe.linkages.places import Places

May = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """A verb that is possible now: its words, the noun it is posted to, and who may do it."""

    title: Sentence
    sentence: str
    noun: str = ""
    label: Sentence | None = None
    mine: bool = False


def next_step(linkage: Linkage, places: Places, may: May, *, confirmed_it: bool) -> Step:
    """What has to happen now; `mine` when this person can do it. `confirmed_it`: they are who confirmed."""
    if linkage.stage is Stage.AGREED:
        return _starting(places, may)
    if linkage.stage is Stage.CONFIRMED and confirmed_it:
        return Step(_("等督导签收"), _("您已代居民确认，签收要由另一位社工来做").say())
    if linkage.stage is Stage.WITHDRAWN:
        return Step(_("已终止"), linkage.end_reason.label.say() if linkage.end_reason else "")
    if linkage.stage is Stage.CLOSED:
        return Step(_("已办结"), _("居民的需求已经得到回应").say())
    return _step(may, *WAITING[linkage.stage])


WAITING = {
    Stage.PROPOSED: (
        Linkages.AGREE, _("等组织接单"), _("组织负责人确认能做后，联动就成立"), "agreement", _("接单"),
    ),
    Stage.RUNNING: (
        Linkages.CONFIRM, _("服务进行中"), _("先登记并举行活动；都完成后，由社区代居民确认"), "confirmation",
        _("确认服务完成"),
    ),
    Stage.CONFIRMED: (
        Linkages.SIGN_OFF, _("等督导签收"), _("社工看过活动总结和产出后签收办结"), "sign-off", _("签收办结"),
    ),
}  # fmt: skip
"""Stages that wait for one verb: who may do it, what is said, the noun it is posted to, and the button."""


def _starting(places: Places, may: May) -> Step:
    if needed := [society for society in NEEDED if society in places.missing]:
        return Step(_("先让五社到位"), _("还缺{missing}，到位后才能开始服务").say(missing=listed(needed)))
    later = _("志愿者和慈善资源可以陆续加入") if places.missing else _("五社已全部到位")
    return _step(may, Linkages.START, _("可以开始服务"), later, "start", _("开始服务"))


def _step(may: May, permission: Linkages, title: Sentence, sentence: Sentence, noun: str, label: Sentence) -> Step:
    return Step(title, sentence.say(), noun, label, mine=may(permission))


def stepper(linkage: Linkage) -> list[dict[str, str]]:
    """The way of a linkage for `pieces.stepper`, with the day on which each stage was reached."""
    days = {
        Stage.PROPOSED: linkage.proposed_on,
        Stage.AGREED: linkage.agreed_on,
        Stage.RUNNING: linkage.started_on,
        Stage.CONFIRMED: linkage.confirmed_on,
        Stage.CLOSED: linkage.closed_on,
    }
    reached = [stage for stage in WAY if days[stage] is not None]
    last = reached[-1]
    return [
        {"title": TITLES[stage].say(), "state": _state(linkage, stage, stage in reached, stage is last),
         "note": day.isoformat() if (day := days[stage]) else ""}
        for stage in WAY
    ]  # fmt: skip


TITLES = {
    Stage.PROPOSED: _("发起"),
    Stage.AGREED: _("接单"),
    Stage.RUNNING: _("服务"),
    Stage.CONFIRMED: _("确认"),
    Stage.CLOSED: _("办结"),
}


def _state(linkage: Linkage, stage: Stage, is_reached: bool, is_last: bool) -> str:  # noqa: FBT001
    if linkage.stage is Stage.WITHDRAWN and is_last:
        return "stopped"
    if is_last and stage is not Stage.CLOSED:
        return "current"
    return "done" if is_reached else "todo"
