"""Activities, their conflicts, and the hours of volunteers."""

from wushe.activities import events as activity
from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to

RULES = (
    *leading_to(
        "/activities/{activity_id}", Topic.ACTIVITIES,
        (activity.PlanSubmitted, (to.workers,), _("{organization_id}的活动预案等您批准：{activity_id}")),
        (activity.PlanApproved, (to.leader,), _("活动预案已批准，可以发布：{activity_id}")),
        (activity.PlanReturned, (to.leader,), _("活动预案被退回，请按意见修改：{activity_id}")),
        (activity.ReviewSubmitted, (to.workers,), _("{organization_id}的活动总结等您签字：{activity_id}")),
        (activity.ReviewReturned, (to.leader,), _("活动总结被退回，请按意见修改：{activity_id}")),
        (activity.ReviewSignedOff, (to.leader, to.funders), _("活动总结已签字，计入产出：{activity_id}")),
        (activity.ActivityCancelled, (to.signed_up,), _("您报名的活动取消了：{activity_id}")),
        (activity.SessionMoved, (to.signed_up,), _("您报名的活动改到 {starts_at}：{activity_id}")),
        (activity.SessionRelocated, (to.signed_up,), _("您报名的 {starts_at} 这一场换了地点：{activity_id}")),
        (activity.SessionCancelled, (to.signed_up,), _("您报名的 {on} 这一场取消了：{activity_id}")),
        (activity.MovedUp, (to.person,), _("候补成功，您有名额了：{activity_id}")),
        (activity.ServiceRated, (to.leader,), _("居民评价 {stars} 星：{activity_id}")),
    ),
    *leading_to(
        "/conflicts/{conflict_id}", Topic.ACTIVITIES,
        (
            activity.ConflictFound, (to.both_leaders, to.both_workers),
            _("{organization_id}与{other_organization_id}的活动时间、场地冲突，请协调"),
        ),
        (
            activity.ResolutionProposed, (to.leaders_of_activities,),
            _("对方提出协调方案（{resolution}），等您答复：{activity_id}"),
        ),
        (activity.ResolutionAgreed, (to.leaders_of_activities,), _("双方同意协调方案（{resolution}）：{activity_id}")),
        (
            activity.ResolutionDeclined, (to.leaders_of_activities,),
            _("对方没有同意协调方案（{resolution}）：{activity_id}"),
        ),
    ),
    *leading_to(
        "/hours", Topic.HOURS,
        (activity.HoursApproved, (to.person,), _("认定您的志愿服务 {minutes} 小时")),
        (activity.HoursRefused, (to.person,), _("您有一条志愿服务时长未予认定，请查看原因")),
        (
            activity.CorrectionAsked, (to.leader_of_session, to.workers_of_session),
            _("{person_id}申请更正服务时长，请处理"),
        ),
        (activity.HoursCorrected, (to.person,), _("您的服务时长已更正为 {minutes} 小时")),
        (activity.CorrectionRefused, (to.person,), _("您的时长更正申请未采纳，请查看原因")),
        (activity.CertificateIssued, (to.person,), _("已为您开具志愿服务记录证明，{minutes} 小时")),
        (activity.CertificateRevoked, (to.person,), _("您的一份志愿服务记录证明已作废")),
    ),
)  # fmt: skip
