"""Where an activity stands, and the next step of the person who looks at it. Pure: data in, words out."""

from collections.abc import Callable
from dataclasses import dataclass

from wushe.activities.kinds import ActivityState
from wushe.activities.models import Activity
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web.steps import Next, Step, way


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known besides the state, and what this person may do with it. `nowhere`: sessions without a place."""

    sessions: int
    to_come: int
    held: int
    nowhere: int = 0
    may_edit: bool = False
    may_approve: bool = False
    may_sign: bool = False


def next_step(activity: Activity, standing: Standing) -> Next:
    """With a button when the person can do it, else who is awaited."""
    return _NEXT[activity.state](activity, standing)


def _drafting(activity: Activity, standing: Standing) -> Next:
    if standing.may_edit:
        why = _("写清目标、对象和安全预案，提交给督导社工批准")
        return Next(_("填写活动预案"), why, _("填写预案"), path=_path(activity, "plan"))
    return Next(_("等待提交预案"), _("组织负责人写好后提交督导社工"))


def _approving(_activity: Activity, standing: Standing) -> Next:
    if standing.may_approve:
        return Next(_("请审阅预案"), _("看过预案后批准，或写明意见退回"), _("批准预案"), "plan-approval")
    return Next(_("等待督导社工批准预案"), _("批准后才能发布"))


def _publishing(activity: Activity, standing: Standing) -> Next:
    if not standing.may_edit:
        return Next(_("等待发布"), _("预案已批准，由组织负责人发布"))
    if not standing.sessions:
        return _arranging(activity, _("添加时间、地点和名额，然后发布"))
    why: str = _("发布后居民和志愿者就能报名")
    if standing.nowhere:
        why = _("{n} 场还没有地点，报名的人会不知道去哪里").say(n=standing.nowhere)
    return Next(_("可以发布了"), why, _("发布活动"), "publication")


def _arranging(activity: Activity, why: Sentence) -> Next:
    return Next(_("安排场次"), why, _("安排场次"), path=_path(activity, "sessions/new"))


def _holding(activity: Activity, standing: Standing) -> Next:
    if standing.to_come or not standing.held:
        if standing.may_edit and not standing.to_come:
            return _arranging(activity, _("所有场次都已取消，请另排时间，或取消活动"))
        if not standing.may_edit:
            return Next(_("正在举行"), _("在下面选一场报名，到场后扫码签到"))
        return Next(_("按场次举行"), _("每一场到点后打开签到，结束后点“本场结束”"))
    if standing.may_edit:
        why = _("所有场次都已结束，总结经督导社工签字后计入产出")
        return Next(_("填写活动总结"), why, _("填写总结"), path=_path(activity, "review"))
    return Next(_("等待总结"), _("总结经督导社工签字后计入产出"))


def _signing(_activity: Activity, standing: Standing) -> Next:
    if standing.may_sign:
        return Next(_("请签字确认总结"), _("签字后产出计入统计"), _("签字确认"), "sign-off")
    return Next(_("等待督导社工签字"), _("签字后产出计入统计"))


def _over(activity: Activity, _standing: Standing) -> Next:
    if activity.state is ActivityState.SIGNED_OFF:
        return Next(_("已结项"), _("产出已计入统计"), done=True)
    return Next(_("已取消"), _("这项活动不计入产出"), done=True)


def _path(activity: Activity, rest: str) -> str:
    return f"/activities/{activity.id}/{rest}"


_NEXT: dict[ActivityState, Callable[[Activity, Standing], Next]] = {
    ActivityState.DRAFT: _drafting,
    ActivityState.SUBMITTED: _approving,
    ActivityState.APPROVED: _publishing,
    ActivityState.PUBLISHED: _holding,
    ActivityState.REVIEWED: _signing,
    ActivityState.SIGNED_OFF: _over,
    ActivityState.CANCELLED: _over,
}

_TITLES = (_("预案"), _("批准"), _("发布"), _("举行"), _("总结"), _("签字"))


def stepper(activity: Activity, standing: Standing) -> list[Step]:
    """A cancelled one stops where it was."""
    return way(_TITLES, _reached(activity, standing), stopped=activity.state is ActivityState.CANCELLED)


def _reached(activity: Activity, standing: Standing) -> int:
    """The place in `_TITLES` that is current, or where it stopped."""
    match activity.state:
        case ActivityState.PUBLISHED:
            return 4 if standing.held and not standing.to_come else 3
        case ActivityState.CANCELLED:
            return 3 if activity.published_at else 2 if activity.plan_approved_at else 0
        case state:
            return _PLACES[state]


_PLACES = {
    ActivityState.DRAFT: 0,
    ActivityState.SUBMITTED: 1,
    ActivityState.APPROVED: 2,
    ActivityState.REVIEWED: 5,
    ActivityState.SIGNED_OFF: 6,
}
