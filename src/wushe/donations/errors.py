"""The ways donations say no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class ArrivedAlready(Refusal):
    """The same line of a statement, or the same reference of the bank, was entered before."""

    code = "donations.arrived_already"
    sentence = _("这笔流水已经登记过到账，不能重复登记")
    field = "reference"


class BasisUnfit(Unfit):
    """What is valued has a basis and a value; what is only counted has neither."""

    code = "donations.basis_unfit"
    sentence = _("物资和劳务要填写折价金额和计价依据；计件物品不折价")


class ChannelNameTaken(Refusal):
    """Another channel of the township has the code."""

    code = "donations.channel_name_taken"
    sentence = _("已有同名支付渠道，请换一个代码")
    field = "name"


class ChangeStands(Refusal):
    """A refund or a change of purpose rests on the donor's consent and is not undone in the books."""

    code = "donations.change_stands"
    sentence = _("退款或变更用途以捐赠人同意为依据，不能在账簿中直接冲正")


class ConsentInFuture(Unfit):
    """Nobody has agreed tomorrow."""

    code = "donations.consent_in_future"
    sentence = _("同意日期不能晚于今天")


class DonationCancelled(Refusal):
    """A cancelled donation receives nothing and is not cancelled again."""

    code = "donations.cancelled"
    sentence = _("这笔捐赠已取消")


class DonationComplete(Refusal):
    """All that was pledged has arrived."""

    code = "donations.complete"
    sentence = _("认捐的款项已全部到账；再次捐赠请另行登记")


class DonorKnown(Refusal):
    """A body has one entry; persons may share a name."""

    code = "donations.donor_known"
    sentence = _("已登记过同名的捐赠单位，请直接选用")
    field = "name"


class DonorTied(Refusal):
    """One person of the register is one donor."""

    code = "donations.donor_tied"
    sentence = _("这位资助方已对应另一个捐赠人")
    field = "person_id"


class LetterKept(Refusal):
    """One letter for each change."""

    code = "donations.letter_kept"
    sentence = _("这次变更已上传同意书")
    field = "file"


class MonthsUnfit(Unfit):
    """A monthly pledge says for how many months and since when; a single one does not."""

    code = "donations.months_unfit"
    sentence = _("按月捐赠请填写月数（2 至 120）和首次到期日")


class MoreThanLine(Refusal):
    """Of a line of the bank not more is booked than is still open. `left` says how much that is."""

    code = "donations.more_than_line"
    sentence = _("这笔流水只有 {left} 还没有入账")
    field = "amount"


class MoreThanPledged(Refusal):
    """More than what is still to come. `left` says how much that is."""

    code = "donations.more_than_pledged"
    sentence = _("超过尚未到账的认捐金额 {left}；多出的部分请另行登记捐赠")
    field = "amount"


class NoSuchChannel(Missing):
    """No such payment channel in this township."""

    code = "donations.no_such_channel"
    sentence = _("没有找到这个支付渠道")


class NoSuchDonation(Missing):
    """No such donation in this township, or not within this person's reach."""

    code = "donations.no_such_donation"
    sentence = _("没有找到这笔捐赠，或不在您的范围内")


class NoSuchDonor(Missing):
    """No such donor in this township, or not within this person's reach."""

    code = "donations.no_such_donor"
    sentence = _("没有找到这个捐赠人，或不在您的范围内")


class NoSuchInKind(Missing):
    """No such gift in kind in this township, or not within this person's reach."""

    code = "donations.no_such_in_kind"
    sentence = _("没有找到这笔实物捐赠，或不在您的范围内")


class NoSuchLetter(Missing):
    """No such refund or change of purpose, or none with a letter, within this person's reach."""

    code = "donations.no_such_letter"
    sentence = _("没有找到这份同意书，或不在您的范围内")


class NoSuchReceipt(Missing):
    """No such receipt in this township, or not within this person's reach."""

    code = "donations.no_such_receipt"
    sentence = _("没有找到这份捐赠票据，或不在您的范围内")


class NoSuchReceiving(Missing):
    """No such receiving in this township, or not within this person's reach."""

    code = "donations.no_such_receiving"
    sentence = _("没有找到这笔到账，或不在您的范围内")


class NothingGiven(Unfit):
    """A donation is of at least one fen, a gift in kind of at least one thing."""

    code = "donations.nothing_given"
    sentence = _("金额要大于零")


class NothingLeft(Refusal):
    """All of the donation is spent or set aside. What is set aside has to be released first."""

    code = "donations.nothing_left"
    sentence = _("这笔捐赠已用完或已预留；预留的部分要先释放")


class NoticeForged(Forbidden):
    """The signature is not the channel's."""

    code = "donations.notice_forged"
    sentence = _("签名不正确")


class NoticeUnfit(Refusal):
    """No such order, or another amount than was ordered."""

    code = "donations.notice_unfit"
    sentence = _("通知与订单不符，未入账，已告知管理员")


class PeriodReversed(Unfit):
    """Up to a day before its first."""

    code = "donations.period_reversed"
    sentence = _("结束日期不能早于开始日期")


class ReceiptIssued(Refusal):
    """One valid receipt for what arrived: void it before another is issued."""

    code = "donations.receipt_issued"
    sentence = _("已开具捐赠票据；如需重开，请先作废原票据")


class ReceiptVoid(Refusal):
    """A receipt is voided once."""

    code = "donations.receipt_void"
    sentence = _("这份票据已经作废")


class ReceiptWaived(Refusal):
    """The donor did not want a receipt, and that is on record."""

    code = "donations.receipt_waived"
    sentence = _("捐赠人已放弃领取票据")


class ReceivedAhead(Unfit):
    """Money does not arrive tomorrow."""

    code = "donations.received_ahead"
    sentence = _("日期不能晚于今天")


class SamePurpose(Refusal):
    """Nothing would change."""

    code = "donations.same_purpose"
    sentence = _("新的用途与原用途相同")


class Withdrawn(Refusal):
    """A gift in kind that was entered by mistake is withdrawn once."""

    code = "donations.withdrawn"
    sentence = _("这笔登记已撤销")
