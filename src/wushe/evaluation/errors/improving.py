"""The ways improvements say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class DoneAlready(Refusal):
    """What is done is done."""

    code = "evaluation.done_already"
    sentence = _("这一项已经完成")


class DueInPast(Unfit):
    """An improvement lies ahead."""

    code = "evaluation.due_in_past"
    sentence = _("改进期限不能早于今天")


class NeverDone(Refusal):
    """Done only with what was done."""

    code = "evaluation.never_done"
    sentence = _("请写明做了什么")
    field = "outcome"


class NoSuchItem(Missing):
    """None such, or not within reach."""

    code = "evaluation.no_such_item"
    sentence = _("没有找到这项改进，或不在您的范围内")


class NotOwner(Unfit):
    """An item belongs to a member of the group or to its social worker."""

    code = "evaluation.not_owner"
    sentence = _("责任人要是本组织的现任成员，或它的督导社工")
