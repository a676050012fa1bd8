"""Supervision: those who are to do something, those who accompany them, and the one party to what was confided."""

from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to
from wushe.supervision import events as supervision

RULES = (
    *leading_to(
        "/supervision/visits/{visit_id}", Topic.ORGANIZATIONS,
        (supervision.VisitRecorded, (to.leader,), _("社工 {visited_on} 走访了{organization_id}，请看建议")),
        (supervision.VisitCorrected, (to.leader,), _("社工更正了 {visited_on} 走访{organization_id}的记录")),
    ),
    *leading_to(
        "/supervision/actions/{action_id}", Topic.ORGANIZATIONS,
        (supervision.ActionAgreed, (to.owner,), _("请在 {due_on} 前完成：{action_id}")),
        (supervision.ActionChanged, (to.owner,), _("跟进事项有改动，{due_on} 前完成：{action_id}")),
        (supervision.ActionFallsDue, (to.owner,), _("跟进事项 {due_on} 到期：{action_id}")),
        (supervision.ActionOverdue, (to.owner,), _("跟进事项 {due_on} 已到期，请写明做了什么再办结：{action_id}")),
        (supervision.ActionOverdue, (to.workers,), _("{organization_id}的跟进事项已逾期：{action_id}")),
        (supervision.ActionDone, (to.workers,), _("{organization_id}办结了跟进事项：{action_id}")),
        (supervision.ActionReopened, (to.owner,), _("跟进事项重新打开，{due_on} 前完成：{action_id}")),
    ),
    *leading_to(
        "/supervision/individual/{individual_supervision_id}", Topic.ORGANIZATIONS,
        (supervision.IndividualSupervisionRecorded, (to.supervisee,), _("有一份只给您看的个别督导记录")),
    ),
)  # fmt: skip
