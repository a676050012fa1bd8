"""The ways sessions say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class EndsBeforeStart(Unfit):
    """A session ends after it starts, and within sixteen hours."""

    code = "activities.ends_before_start"
    sentence = _("结束时间要晚于开始时间，一场不超过 16 小时")


class LimitBelowTaken(Refusal):
    """Those who have a place keep it."""

    code = "activities.limit_below_taken"
    sentence = _("名额不能少于已报名的人数")
    field = "participants_limit"


class NoSuchSession(Missing):
    """No such session within reach."""

    code = "activities.no_such_session"
    sentence = _("没有找到这一场，或不在您的范围内")


class NotBegun(Refusal):
    """What has not begun was not held."""

    code = "activities.not_begun"
    sentence = _("这一场还没有开始")


class NotOfThisGroup(Refusal):
    """What is booked for a session is booked for the group that holds it."""

    code = "activities.not_of_this_group"
    sentence = _("请以主办这项活动的组织预约")
    field = "organization_id"


class PlaceBooked(Refusal):
    """There is nothing to book again."""

    code = "activities.place_booked"
    sentence = _("这一场的场地已经预约，或没有选场地")


class PlaceOfSession(Refusal):
    """The room goes where the session goes, and not the other way round."""

    code = "activities.place_of_session"
    sentence = _("这是“{title}”的场地，请在活动里调整场次，预约会跟着改")


class ZoneClosed(Refusal):
    """The place is not used any more."""

    code = "activities.zone_closed"
    sentence = _("场地“{name}”已停用，请换一个")
    field = "zone_id"


class SessionDoubled(Refusal):
    """The same activity cannot be held twice at one time and place."""

    code = "activities.session_doubled"
    sentence = _("这项活动在同一时间、同一地点已有一场")
    field = "starts_at"


class SessionOver(Refusal):
    """Held and cancelled sessions stay as they are."""

    code = "activities.session_over"
    sentence = _("这一场“{state}”，不能再改")
