"""Mentor pairing: groups hear that they can apply, both sides that they are asked, and what becomes of it."""

from wushe.kernel.i18n import _
from wushe.mentoring import events as mentoring
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to

RULES = (
    *leading_to(
        "/mentoring/pairs/{mentorship_id}", Topic.ORGANIZATIONS,
        (mentoring.MentorshipOffered, (to.leader,), _("为{organization_id}配了导师{mentor_id}，请答复")),
        (mentoring.MentorshipOffered, (to.mentor,), _("请您做{organization_id}的导师，请答复")),
        (mentoring.MentorshipBegan, (to.leader,), _("结对成立：{mentor_id}与{organization_id}")),
        (mentoring.MentorshipBegan, (to.mentor,), _("结对成立：{mentor_id}与{organization_id}，请定下目标")),
        (mentoring.MentorshipPaused, (to.leader,), _("结对暂停，请查看原因：{mentor_id}")),
        (mentoring.MentorshipPaused, (to.mentor,), _("结对暂停，请查看原因：{organization_id}")),
        (mentoring.MentorshipResumed, (to.leader,), _("结对恢复：{mentor_id}")),
        (mentoring.MentorshipResumed, (to.mentor,), _("结对恢复：{organization_id}")),
        (mentoring.ReviewsAsked, (to.leader,), _("请写与{mentor_id}结对的评价")),
        (mentoring.ReviewsAsked, (to.mentor,), _("请写与{organization_id}结对的评价")),
        (mentoring.MentorshipEnded, (to.leader,), _("结对结束（{because}）：{mentor_id}")),
        (mentoring.MentorshipDeclined, (to.admins,), _("{side}谢绝结对：{mentor_id}与{organization_id}，请查看原因")),
    ),
    *leading_to(
        "/mentoring", Topic.ORGANIZATIONS,
        (mentoring.MentorshipReplaced, (to.leader,), _("与{mentor_id}的结对已改配，不用再答复")),
        (mentoring.MentorshipReplaced, (to.mentor,), _("与{organization_id}的结对已改配，不用再答复")),
        (mentoring.MentorshipEnded, (to.mentor,), _("与{organization_id}的结对结束（{because}）")),
    ),
    *leading_to(
        "/mentoring/mentors", Topic.ORGANIZATIONS,
        (mentoring.MentorArrived, (to.admins,), _("{home_id}派来导师{mentor_id}，名额 {capacity} 个，到 {until}")),
        (mentoring.MentorLeft, (to.admins,), _("{home_id}派来的导师{mentor_id}已离开，结束结对 {ended} 个")),
    ),
    *leading_to(
        "/mentoring/rounds/{pairing_round_id}", Topic.ORGANIZATIONS,
        (mentoring.RoundAgreed, (to.admins,), _("导师结对已定配，可以开始：{pairing_round_id}")),
    ),
)  # fmt: skip
