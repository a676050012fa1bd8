"""Where an assessment stands, and what whoever looks can do next. Pure: data in, words out."""

from wushe.evaluation.access import Can
from wushe.evaluation.kinds import AssessmentState, Step
from wushe.evaluation.models import Assessment
from wushe.evaluation.showing import Sheet
from wushe.kernel.i18n import _
from wushe.kernel.web import formats, steps as stepping
from wushe.kernel.web.steps import Next

_DONE = {
    AssessmentState.SELF: 0,
    AssessmentState.CHECK: 1,
    AssessmentState.PANEL: 2,
    AssessmentState.CONCLUDED: 3,
}


def stepper(assessment: Assessment, sheet: Sheet) -> list[stepping.Step]:
    """Opened, and the three steps with the day on which each was handed in."""
    opened = stepping.Step(_("发起"), "done", formats.date(assessment.opened_at))
    if assessment.state is AssessmentState.WITHDRAWN:
        return [opened, stepping.Step(assessment.state.label, "stopped")]
    days = {step: formats.date(entered.entry.entered_at) for step, entered in sheet.latest.items()}
    steps = stepping.way([step.label for step in Step], _DONE[assessment.state], [days.get(step, "") for step in Step])
    return [opened, *steps]


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
            title, sentence, begin = _ASKS[step]
            verb = _("继续草稿") if assessment.typed else begin
            return Next(title, assessment.reason or sentence, verb, path=f"/evaluation/{assessment.id}/scoring")
        why = _("前面一步是您做的，要由另一位来做") if can.entered else assessment.reason
        return Next(_AWAITS[step], why)
    if assessment.state is AssessmentState.WITHDRAWN:
        return Next(_("已撤销"), assessment.reason, done=True)
    if weak:
        title, why = _("有 {n} 项薄弱指标").say(n=weak), _("每项都有改进措施、责任人和期限")
        return Next(title, why, _("看改进计划"), anchor="plan")
    return Next(_("评估已办结"), _("没有薄弱指标"), done=True)
