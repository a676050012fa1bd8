"""The ways a pairing is refused before anything is solved: what was asked cannot be, and this is why."""

from wushe.kernel.errors import Refusal
from wushe.kernel.i18n import _


class GroupPinnedTwice(Refusal):
    """A group has one mentor."""

    code = "mentoring.group_pinned_twice"
    sentence = _("“{group}”被指定给了两位导师：{mentors}。请只保留一位")


class NameUnknown(Refusal):
    """A pin or a ban names somebody who is not in this round."""

    code = "mentoring.not_in_round"
    sentence = _("指定或排除的结对里，有导师或组织不在本轮名单中")


class NumberedTwice(Refusal):
    """Two mentors or two groups of one id."""

    code = "mentoring.listed_twice"
    sentence = _("“{name}”在名单中出现了两次")


class PinAgainstRule(Refusal):
    """What no score outweighs, no hand outweighs either."""

    code = "mentoring.pin_against_rule"
    sentence = _("不能指定“{mentor}”与“{group}”结对：{rule}")


class PinForbidden(Refusal):
    """The same pair was pinned and forbidden."""

    code = "mentoring.pin_forbidden"
    sentence = _("“{mentor}”与“{group}”既被指定又被排除，请先取消其中一项")


class PinsOverCapacity(Refusal):
    """More groups are pinned to a mentor than the mentor takes."""

    code = "mentoring.pins_over_capacity"
    sentence = _("“{mentor}”只带 {capacity} 个组织，却指定了 {pinned} 个")


class WeightsNotHundred(Refusal):
    """The weights of the factors share a hundred points."""

    code = "mentoring.weights_not_hundred"
    sentence = _("各项权重应为不小于 0 的整数，合计 100 分，现在合计 {total} 分")
    field = "weights"
