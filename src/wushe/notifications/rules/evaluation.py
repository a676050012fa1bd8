"""Evaluation: whose step it is, who owns what is to be improved, and what became of the stars."""

from wushe.evaluation import events as evaluation
from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to

RULES = (
    *leading_to(
        "/evaluation/{assessment_id}", Topic.ORGANIZATIONS,
        (evaluation.AssessmentOpened, (to.leader,), _("请为{organization_id}自评，评估期到 {until}")),
        (evaluation.SelfAssessed, (to.workers,), _("{organization_id}提交了自评，请核查")),
        (evaluation.AssessmentChecked, (to.admins,), _("{organization_id}的自评已核查，请评审")),
        (evaluation.PanelNamed, (to.person,), _("请您评审{organization_id}")),
        (
            evaluation.AssessmentSentBack, (to.leader, to.workers),
            _("{organization_id}的评估退回到“{step}”，请查看原因"),
        ),
        (
            evaluation.AssessmentConcluded, (to.leader, to.workers),
            _("{organization_id}的评估已办结，薄弱指标 {weak} 项"),
        ),
        (evaluation.AssessmentWithdrawn, (to.leader,), _("{organization_id}的评估已撤销")),
    ),
    *leading_to(
        "/evaluation/improvements/{improvement_id}", Topic.ORGANIZATIONS,
        (evaluation.ImprovementPlanned, (to.person,), _("请您负责改进“{improvement_id}”，{due_on} 前完成")),
        (evaluation.ImprovementFallsDue, (to.person, to.leader), _("改进“{improvement_id}”将于 {due_on} 到期")),
        (
            evaluation.ImprovementOverdue, (to.person, to.leader, to.workers),
            _("{organization_id}的改进“{improvement_id}”已超过期限 {due_on}"),
        ),
        (evaluation.ImprovementDone, (to.workers,), _("{organization_id}完成了改进“{improvement_id}”")),
    ),
    *leading_to(
        "/evaluation/organizations/{organization_id}", Topic.ORGANIZATIONS,
        (evaluation.StarsChanged, (to.leader,), _("{organization_id}的星级由 {before} 星变为 {stars} 星")),
        (
            evaluation.StarsFallDue, (to.leader, to.admins),
            _("{organization_id}的 {stars} 星将于 {expires_on} 到期，请安排复评"),
        ),
    ),
)  # fmt: skip
