"""The ways mentors and their being sent elsewhere say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AlreadyMentor(Refusal):
    """Nobody is a mentor twice."""

    code = "mentoring.already_mentor"
    sentence = _("这位已经是本乡镇的导师")
    field = "person_id"


class AlreadySent(Refusal):
    """A mentor is sent to a township once at a time."""

    code = "mentoring.already_sent"
    sentence = _("这位导师已经派往该乡镇")
    field = "township_id"


class GrantOver(Refusal):
    """Taken back, or its last day has passed."""

    code = "mentoring.grant_over"
    sentence = _("这次派出已经结束")


class GrantToOneself(Refusal):
    """One sends to others."""

    code = "mentoring.grant_to_oneself"
    sentence = _("不能派给本乡镇自己，导师在本乡镇可以直接结对")
    field = "township_id"


class MentorAway(Refusal):
    """Who has retired, or is no longer sent, is paired with nobody."""

    code = "mentoring.mentor_away"
    sentence = _("这位导师已退出或派出已结束")


class NoMentorAccount(Refusal):
    """Who visits another township does so with a sign-in of their own."""

    code = "mentoring.no_mentor_account"
    sentence = _("这位导师还没有登录账号，请先邀请开通")


class NoSuchGrant(Missing):
    """Not sent by this township."""

    code = "mentoring.no_such_grant"
    sentence = _("没有找到这次派出")


class NoSuchMentor(Missing):
    """No such mentor here, or not within reach."""

    code = "mentoring.no_such_mentor"
    sentence = _("没有找到这位导师，或不在您的范围内")


class StillPaired(Refusal):
    """Nobody retires from under a group."""

    code = "mentoring.still_paired"
    sentence = _("还有 {count} 个结对没有结束，请先更换导师或结束结对")


class TownshipAway(Refusal):
    """A suspended township takes nobody in."""

    code = "mentoring.township_away"
    sentence = _("“{name}”已暂停使用，不能派出")
    field = "township_id"


class UnknownTownship(Refusal):
    """No township of that name here."""

    code = "mentoring.unknown_township"
    sentence = _("没有找到这个乡镇")
    field = "township_id"
