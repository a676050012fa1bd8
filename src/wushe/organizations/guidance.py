"""Where an organisation stands in its two procedures, and what whoever looks can do next. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wushe.kernel.i18n import Sentence, _, say
from wushe.kernel.web import formats
from wushe.organizations.kinds import Alert, ApplicationState, MemberRole, Procedure, Stage
from wushe.organizations.models import Application, Organization
from wushe.organizations.permissions import Organizations

Step = Mapping[str, str]
"""`title`, `state` (done, current, todo, stopped) and `note`, as `pieces.stepper` shows it."""

_STOPPED = {ApplicationState.RETURNED: _("退回补正"), ApplicationState.REFUSED: _("未通过")}


def steps(organization: Organization, procedure: Procedure, application: Application | None, on: date) -> list[Step]:
    """Applied, complete, examined, done. `application` is the latest of that procedure."""
    last = _("已备案") if procedure is Procedure.FILING else _("已登记")
    number = organization.filing_number if procedure is Procedure.FILING else organization.credit_code
    if number:
        titles = (_("提出申请"), _("材料齐全"), _("审核"))
        return [*(_step(title, "done") for title in titles), _step(last, "done", number)]
    if application is None or application.state is ApplicationState.WITHDRAWN:
        return [_step(_("提出申请"), "current"), _step(_("材料齐全")), _step(_("审核")), _step(last)]
    return [
        _step(_("提出申请"), "done", formats.date(application.applied_on)),
        _papers(application.papers_missing),
        _examined(application, on),
        _step(last),
    ]


def _papers(missing: int) -> Step:
    if not missing:
        return _step(_("材料齐全"), "done")
    return _step(_("材料齐全"), "current", say(_("还缺 {n} 份"), n=missing))


def _examined(application: Application, on: date) -> Step:
    if application.state in _STOPPED:
        return _step(_("审核"), "stopped", say(_STOPPED[application.state]))
    return _step(_("审核"), "todo" if application.papers_missing else "current", clock(application, on))


def clock(application: Application, on: date) -> str:
    """How long the township still has."""
    left = application.days_left(on)
    return say(_("已超期 {n} 天"), n=-left) if left < 0 else say(_("还剩 {n} 天"), n=left)


def _step(title: Sentence, state: str = "todo", note: str = "") -> Step:
    return {"title": say(title), "state": state, "note": note}


# --- what comes next


@dataclass(frozen=True, slots=True)
class Next:
    """`verb` and `path` lead on; without them somebody else is awaited, or, with `done`, nothing is open."""

    title: str
    sentence: str = ""
    verb: str = ""
    path: str = ""
    done: bool = False


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
        return Next(say(_("组织已解散")), say(_("资料和记录保留供查询。")), done=True)
    for rule in (_leader, _asleep, _application, _filing, _assignment, _core, _affair):
        if found := rule(seen):
            return found
    return Next(say(_("目前没有待办事项")), say(_("备案有效，负责人和骨干齐备。")), done=True)


def _leader(seen: Situation) -> Next | None:
    if Alert.NO_LEADER not in seen.alerts:
        return None
    if seen.may(Organizations.APPOINT):
        return Next(
            say(_("确定负责人")), say(_("没有负责人期间不能申请付款。")), say(_("确定负责人")), _path(seen, "leader")
        )
    return Next(say(_("等待确定负责人")), say(_("由村（社区）或镇街工作人员确定；期间不能申请付款。")))


def _asleep(seen: Situation) -> Next | None:
    if seen.organization.stage is not Stage.DORMANT:
        return None
    return Next(say(_("组织处于休眠")), say(_("重新开展活动后自动恢复，也可以由镇街恢复。")))


def _application(seen: Situation) -> Next | None:
    for application in seen.open_applications:
        facts = {"procedure": application.procedure.label}
        path = f"/organizations/applications/{application.id}"
        if application.papers_missing or application.state is ApplicationState.RETURNED:
            title = say(_("补齐{procedure}材料"), **facts)
            missing = "、".join(application.missing)
            why = (
                say(_("还缺：{missing}"), missing=missing)
                if missing
                else say(_("退回意见：{reason}"), reason=application.reason)
            )
            return _offered(seen, Organizations.APPLY, Next(title, why, say(_("去办理")), path))
        due = say(_("材料已齐，{due_on} 前办结。"), due_on=formats.date(application.due_on))
        if seen.may(Organizations.DECIDE):
            return Next(say(_("审核{procedure}申请"), **facts), due, say(_("去审核")), path)
        return Next(say(_("等待镇街审核{procedure}申请"), **facts), due)
    return None


def _what_is_wrong(application: Application) -> str:
    if missing := application.missing:
        return say(_("还缺：{missing}"), missing="、".join(missing))
    return say(_("退回意见：{reason}"), reason=application.reason)


def _filing(seen: Situation) -> Next | None:
    if seen.organization.is_filed or seen.organization.is_registered:
        return None
    path = _path(seen, f"applications/new?procedure={Procedure.FILING}")
    why = say(_("备案后可以申请场地、项目和资金支持。"))
    return _offered(seen, Organizations.APPLY, Next(say(_("申请备案")), why, say(_("申请备案")), path))


def _assignment(seen: Situation) -> Next | None:
    if seen.is_assigned or not seen.may(Organizations.ASSIGN):
        return None
    return Next(
        say(_("指派督导社工")), say(_("还没有社工跟进这个组织。")), say(_("指派社工")), _path(seen, "assignments/new")
    )


def _core(seen: Situation) -> Next | None:
    if not seen.alerts or not seen.may(Organizations.ENROL):
        return None
    return Next(
        say(_("再确定两名骨干") if Alert.SINGLE_LEADER in seen.alerts else _("再确定一名骨干")),
        say(_("至少两名骨干，负责人更替时才有人接班。")),
        say(_("登记骨干")),
        _path(seen, f"members/new?role={MemberRole.CORE}"),
    )


def _affair(seen: Situation) -> Next | None:
    if not seen.recreation_only or not seen.may(Organizations.EDIT):
        return None
    return Next(
        say(_("承接一项社区公共事务")), say(_("目前只开展文体兴趣活动，承接一项公共事务后转型为服务型组织。")),
        say(_("填写公共事务")), _path(seen, "edit"),
    )  # fmt: skip


def _offered(seen: Situation, permission: Organizations, step: Next) -> Next:
    """With its button for who may, without for who may not."""
    return step if seen.may(permission) else Next(step.title, step.sentence)


def _path(seen: Situation, rest: str) -> str:
    return f"/organizations/{seen.organization.id}/{rest}"
