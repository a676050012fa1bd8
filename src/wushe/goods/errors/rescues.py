"""Food rescues that cannot be."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class NoSuchRescue(Missing):
    """No such run in this township, or not within this person's reach."""

    code = "goods.no_such_rescue"
    sentence = _("没有找到这次爱心面包，或不在您的范围内")


class RescueClosed(Refusal):
    """It is settled."""

    code = "goods.rescue_closed"
    sentence = _("这次爱心面包已结清，不能再修改")


class NotAccountedFor(Refusal):
    """Picked is not given and remainder. `difference` is what nobody has accounted for."""

    code = "goods.not_accounted_for"
    sentence = _("取回的要等于发放的加上剩余的：“{item}”还有 {difference} 没有去向")


class DoesNotAddUp(Refusal):
    """The same, said by the database itself."""

    code = "goods.does_not_add_up"
    sentence = _("取回的要等于发放的加上剩余的，账目对不上，请核对后再结清")


class StillOnTheWay(Refusal):
    """Goods of the run wait to be handed over."""

    code = "goods.still_on_the_way"
    sentence = _("还有 {n} 张分配单没有交接，办结后才能结清")


class NobodyRuns(Refusal):
    """A run has somebody who goes."""

    code = "goods.nobody_runs"
    sentence = _("请至少登记一名志愿者")
    field = "person_ids"
