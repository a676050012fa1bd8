"""Write-offs and counts that cannot be."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class NoSuchAdjustment(Missing):
    """No such adjustment in this township, or not within this person's reach."""

    code = "goods.no_such_adjustment"
    sentence = _("没有找到这条核销或盘点记录，或不在您的范围内")


class AlreadyDecided(Refusal):
    """Somebody has agreed or refused."""

    code = "goods.already_decided"
    sentence = _("这条记录“{state}”，不用再复核")


class SamePerson(Refusal):
    """Who asked does not agree."""

    code = "goods.same_person"
    sentence = _("登记人不能自己复核，请另一位工作人员复核")


class ReasonNeeded(Refusal):
    """The count differs from the books, and somebody says why."""

    code = "goods.reason_needed"
    sentence = _("盘点与账面相差 {difference}，请选择原因")
    field = "reason"


class ReasonDoesNotFit(Refusal):
    """More than the books say is not lost, and what was found is not written off."""

    code = "goods.reason_does_not_fit"
    sentence = _("“{reason}”说明不了这次的数量变化，请另选原因")
    field = "reason"


class RefusedWithoutReason(Refusal):
    """Who does not agree says why."""

    code = "goods.refused_without_reason"
    sentence = _("请写明不同意的原因")
    field = "reason"


class MoreThanThere(Refusal):
    """More is written off than lies there."""

    code = "goods.more_than_there"
    sentence = _("这个批次现有 {left}，不能核销更多")
    field = "quantity"


class WaitsAlready(Refusal):
    """One adjustment of a lot waits at a time, so that nothing is taken off twice."""

    code = "goods.waits_already"
    sentence = _("这个批次已有一条待复核的记录，请先复核")


class PromisedAlready(Refusal):
    """Less lies there than waits to be handed over."""

    code = "goods.promised_already"
    sentence = _("有 {waiting} 待交接，点数比这还少；请先改少或取消对应的分配单")
    field = "counted"
