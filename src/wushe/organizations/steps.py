"""Where an organisation stands in its two procedures, and what whoever looks can do next. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Next, Step, way
from wushe.organizations.kinds import Alert, ApplicationState, MemberRole, Procedure, Stage
from wushe.organizations.models import Application, Organization
from wushe.organizations.permissions import Organizations

_STOPPED = {ApplicationState.RETURNED: _("退回补正"), ApplicationState.REFUSED: _("未通过")}


def stepper(organization: Organization, procedure: Procedure, application: Application | None, on: date) -> list[Step]:
    """Applied, complete, examined, done. `application` is the latest of that procedure."""
    last = _("已备案") if procedure is Procedure.FILING else _("已登记")
    number = organization.filing_number if procedure is Procedure.FILING else organization.credit_code
    titles = (_("提出申请"), _("材料齐全"), _("审核"), last)
    if number:
        return way(titles, 4, ("", "", "", number))
    if application is None or application.state is ApplicationState.WITHDRAWN:
        return way(titles, 0)
    return [
        Step(titles[0], "done", formats.date(application.applied_on)),
        _papers(application.papers_missing),
        _examined(application, on),
        Step(last, "todo"),
    ]


def _papers(missing: int) -> Step:
    if not missing:
        return Step(_("材料齐全"), "done")
    return Step(_("材料齐全"), "current", _("还缺 {n} 份").say(n=missing))


def _examined(application: Application, on: date) -> Step:
    if application.state in _STOPPED:
        return Step(_("审核"), "stopped", _STOPPED[application.state].say())
    return Step(_("审核"), "todo" if application.papers_missing else "current", clock(application, on))


def clock(application: Application, on: date) -> str:
    """How long the township still has."""
    left = application.days_left(on)
    return _("已超期 {n} 天").say(n=-left) if left < 0 else _("还剩 {n} 天").say(n=left)


# --- what comes next


@dataclass(frozen=True, slots=True)
class Situation:
    """What there is to look at. `may` says what the person may do to this organisation."""

    organization: Organization
    open_applications: Sequence[Application]
    alerts: Sequence[Alert]
    is_assigned: bool
    recreation_only: bool
    may: Callable[[Organizations], bool]
    on: date


def next_step(seen: Situation) -> Next:
    """The first that applies, the most pressing first."""
    if seen.organization.stage is Stage.DISSOLVED:
        return Next(_("组织已解散"), _("资料和记录保留供查询。"), done=True)
    for rule in (_leader, _asleep, _application, _filing, _assignment, _core, _affair):
        if found := rule(seen):
            return found
    return Next(_("目前没有待办事项"), _("备案有效，负责人和骨干齐备。"), done=True)


def _leader(seen: Situation) -> Next | None:
    if Alert.NO_LEADER not in seen.alerts:
        return None
    if seen.may(Organizations.APPOINT):
        return Next(_("确定负责人"), _("没有负责人期间不能申请付款。"), _("确定负责人"), path=_path(seen, "leader"))
    return Next(_("等待确定负责人"), _("由村（社区）或镇街工作人员确定；期间不能申请付款。"))


def _asleep(seen: Situation) -> Next | None:
    if seen.organization.stage is not Stage.DORMANT:
        return None
    return Next(_("组织处于休眠"), _("重新开展活动后自动恢复，也可以由镇街恢复。"))


def _application(seen: Situation) -> Next | None:
    for application in seen.open_applications:
        facts = {"procedure": application.procedure.label}
        path = f"/organizations/applications/{application.id}"
        if application.papers_missing or application.state is ApplicationState.RETURNED:
            title = _("补齐{procedure}材料").say(**facts)
            why = _what_is_wrong(application)
            return _offered(seen, Organizations.APPLY, Next(title, why, _("去办理"), path=path))
        due = _("材料已齐，{due_on} 前办结。").say(due_on=formats.date(application.due_on))
        if seen.may(Organizations.DECIDE):
            return Next(_("审核{procedure}申请").say(**facts), due, _("去审核"), path=path)
        return Next(_("等待镇街审核{procedure}申请").say(**facts), due)
    return None


def _what_is_wrong(application: Application) -> str:
    if missing := application.missing:
        return _("还缺：{missing}").say(missing="、".join(missing))
    return _("退回意见：{reason}").say(reason=application.reason)


def _filing(seen: Situation) -> Next | None:
    if seen.organization.is_filed or seen.organization.is_registered:
        return None
    path = _path(seen, f"applications/new?procedure={Procedure.FILING}")
    why = _("备案后可以申请场地、项目和资金支持。")
    return _offered(seen, Organizations.APPLY, Next(_("申请备案"), why, _("申请备案"), path=path))


def _assignment(seen: Situation) -> Next | None:
    if seen.is_assigned or not seen.may(Organizations.ASSIGN):
        return None
    return Next(_("指派督导社工"), _("还没有社工跟进这个组织。"), _("指派社工"), path=_path(seen, "assignments/new"))


def _core(seen: Situation) -> Next | None:
    if not seen.alerts or not seen.may(Organizations.ENROL):
        return None
    return Next(
        _("再确定两名骨干") if Alert.SINGLE_LEADER in seen.alerts else _("再确定一名骨干"),
        _("至少两名骨干，负责人更替时才有人接班。"),
        _("登记骨干"),
        path=_path(seen, f"members/new?role={MemberRole.CORE}"),
    )


def _affair(seen: Situation) -> Next | None:
    if not seen.recreation_only or not seen.may(Organizations.EDIT):
        return None
    return Next(
        _("承接一项社区公共事务"), _("目前只开展文体兴趣活动，承接一项公共事务后转型为服务型组织。"),
        _("填写公共事务"), path=_path(seen, "edit"),
    )  # fmt: skip


def _offered(seen: Situation, permission: Organizations, step: Next) -> Next:
    """With its button for who may, without for who may not."""
    return step if seen.may(permission) else Next(step.title, step.sentence)


def _path(seen: Situation, rest: str) -> str:
    return f"/organizations/{seen.organization.id}/{rest}"
