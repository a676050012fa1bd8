"""The ways sign-up and attendance say no."""

from wushe.kernel.errors import Missing, Refusal, TooMany
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AlreadySignedUp(Refusal):
    """One person has one place."""

    code = "activities.already_signed_up"
    sentence = _("已经报过名了")


class GuardianConsentNeeded(Refusal):
    """Row 56: a child under 14 is enrolled with a guardian's consent."""

    code = "activities.guardian_consent_needed"
    sentence = _("未满 14 周岁，须先在人员资料中登记监护人同意，才能报名")


class JoinedTooOften(TooMany):
    """Too many sign-ups out of one network within a quarter of an hour."""

    code = "activities.joined_too_often"
    sentence = _("提交过于频繁，请 {retry_after} 秒后再试，或直接联系社区")


class ConsentNeeded(Unfit):
    """No name and telephone of a resident without consent."""

    code = "activities.consent_needed"
    sentence = _("报名需要您同意保存姓名和电话")


class NoSuchSignUp(Missing):
    """No such sign-up within reach."""

    code = "activities.no_such_sign_up"
    sentence = _("没有找到这条报名")


class NotAVolunteer(Refusal):
    """Volunteers are registered before they serve."""

    code = "activities.not_a_volunteer"
    sentence = _("还没有登记为志愿者，请先登记再报名志愿服务")


class NotAMember(Refusal):
    """Members of the organisation are on its roster."""

    code = "activities.not_a_member"
    sentence = _("不在这个组织的花名册上，请以志愿者或服务对象的身份报名")


class NotOpen(Refusal):
    """Sign-up is for published activities and sessions to come."""

    code = "activities.not_open"
    sentence = _("这一场现在不接受报名")


class SessionFull(Refusal):
    """The database holds no more than there are places."""

    code = "activities.session_full"
    sentence = _("名额已满")


class AlreadyCheckedIn(Refusal):
    """Nobody comes twice to one session."""

    code = "activities.already_checked_in"
    sentence = _("这一场已有签到记录")


class CheckInClosed(Refusal):
    """From an hour before the start until an hour after the end."""

    code = "activities.check_in_closed"
    sentence = _("现在不在签到时间内：开始前 1 小时至结束后 1 小时可以签到")


class CodeExpired(Refusal):
    """A code is good for a minute, so that a photo of it is worth nothing."""

    code = "activities.code_expired"
    sentence = _("二维码已过期，请重新扫描现场屏幕上的二维码")


class CodeUnfit(Missing):
    """Not a code of this session."""

    code = "activities.code_unfit"
    sentence = _("这不是本场活动的签到码，请扫描现场屏幕上的二维码")


class NoSuchAttendance(Missing):
    """No such row within reach."""

    code = "activities.no_such_attendance"
    sentence = _("没有找到这条到场记录")


class NotCheckedIn(Refusal):
    """Who leaves has come."""

    code = "activities.not_checked_in"
    sentence = _("还没有签到，不能签退")


class OutBeforeIn(Unfit):
    """Nobody leaves before they came, nor stays longer than sixteen hours."""

    code = "activities.out_before_in"
    sentence = _("离开时间要晚于到场时间，一场不超过 16 小时")


class OutsideSession(Unfit):
    """What is entered afterwards lies around the session, and not in the future."""

    code = "activities.outside_session"
    sentence = _("时间要在这一场前后 1 小时之内，且不晚于现在")
