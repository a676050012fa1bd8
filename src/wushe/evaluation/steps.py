"""Where an assessment stands, and what whoever looks can do next. Pure: data in, words out."""

from dataclasses import dataclass

from wushe.evaluation.access import Can
from wushe.evaluation.kinds import AssessmentState, Step
from wushe.evaluation.models import Assessment
from wushe.evaluation.showing import Sheet
from wushe.kernel.i18n import _
from wushe.kernel.web import formats

_REACHED = {
    AssessmentState.SELF: 1,
    AssessmentState.CHECK: 2,
    AssessmentState.PANEL: 3,
    AssessmentState.CONCLUDED: 4,
}


def stepper(assessment: Assessment, sheet: Sheet) -> list[dict[str, str]]:
    """Its way for `pieces.stepper`, with the day on which each step was handed in."""
    opened = _step(_("发起").say(), "done", formats.date(assessment.opened_at))
    if assessment.state is AssessmentState.WITHDRAWN:
        return [opened, _step(assessment.state.label.say(), "stopped", "")]
    reached = _REACHED[assessment.state]
    days = {step: formats.date(entered.entry.entered_at) for step, entered in sheet.latest.items()}
    return [
        opened,
        *(
            _step(step.label.say(), _stands(place, reached), days.get(step, ""))
            for place, step in enumerate(Step, start=1)
        ),
    ]


def _stands(place: int, reached: int) -> str:
    if place < reached:
        return "done"
    return "current" if place == reached else "todo"


def _step(title: str, state: str, note: str) -> dict[str, str]:
    return {"title": title, "state": state, "note": note}


@dataclass(frozen=True, slots=True)
class Next:
    """`path` is where to go from the assessment's page; without it somebody else is awaited, or it is `done`."""

    title: str
    sentence: str = ""
    verb: str = ""
    path: str = ""
    done: bool = False


_ASKS = {
    Step.SELF: (_("请自评"), _("逐项选最像你们的一级，可以先存草稿"), _("开始自评")),
    Step.CHECK: (_("请核查自评"), _("看材料和系统里的数字，逐项给出您的判断"), _("开始核查")),
    Step.PANEL: (_("请评审"), _("自评和核查并排对照，提交后即办结"), _("开始评审")),
}
_AWAITS = {
    Step.SELF: _("等待组织自评"),
    Step.CHECK: _("等待督导社工核查"),
    Step.PANEL: _("等待评审"),
}


def next_step(assessment: Assessment, can: Can, weak: int) -> Next:
    if (step := assessment.state.step) is not None:
        if can.step is step:
            title, sentence, verb = _ASKS[step]
            draft = _("继续草稿").say() if assessment.typed else verb.say()
            return Next(title.say(), assessment.reason or sentence.say(), draft, "scoring")
        why = _("前面一步是您做的，要由另一位来做").say() if can.entered else assessment.reason
        return Next(_AWAITS[step].say(), why)
    if assessment.state is AssessmentState.WITHDRAWN:
        return Next(_("已撤销").say(), assessment.reason, done=True)
    if weak:
        title, why = _("有 {n} 项薄弱指标").say(n=weak), _("每项都有改进措施、责任人和期限").say()
        return Next(title, why, _("看改进计划").say(), "#plan")
    return Next(_("评估已办结").say(), _("没有薄弱指标").say(), done=True)
