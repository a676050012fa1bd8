"""The ways payments say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class InvoiceNeeded(Refusal):
    """Nothing proves what is paid for."""

    code = "payments.invoice_needed"
    sentence = _("请先上传发票或收据")


class InvoiceTaken(Refusal):
    """The number counts already, in this request or another of the township."""

    code = "payments.invoice_taken"
    sentence = _("这个发票号码已经用过，一张发票只能报销一次")
    field = "number"


class NoSuchInvoice(Missing):
    """No such invoice in this township, or not within this person's reach."""

    code = "payments.no_such_invoice"
    sentence = _("没有找到这张票据，或不在您的范围内")


class NoSuchPayment(Missing):
    """No such request in this township, or not within this person's reach."""

    code = "payments.no_such_payment"
    sentence = _("没有找到这份付款申请，或不在您的范围内")


class NoSuchPot(Missing):
    """Nothing of that kind holds money."""

    code = "payments.no_such_pot"
    sentence = _("没有找到这笔资金，或不在您的范围内")
    field = "holder_id"


class NotAnInvoiceNumber(Unfit):
    """Neither digits nor letters, or too few of them."""

    code = "payments.not_an_invoice_number"
    sentence = _("请填写 6 到 32 位的发票或收据号码，只含数字和字母")


class OtherPayee(Refusal):
    """The pot belongs to one organisation and pays no other."""

    code = "payments.other_payee"
    sentence = _("这笔资金只能付给它所属的组织")
    field = "payee_id"


class OwnRequest(Refusal):
    """Maker is not checker."""

    code = "payments.own_request"
    sentence = _("自己提出的付款申请要由另一个人审批和付款")


class PayeeDecides(Refusal):
    """Whoever leads the organisation that is paid does not decide about it."""

    code = "payments.payee_decides"
    sentence = _("收款组织的负责人不能审批或支付给本组织的款项")


class ReasonNeeded(Refusal):
    """A refusal without a reason helps nobody."""

    code = "payments.reason_needed"
    sentence = _("请写明不通过的原因")
    field = "reason"


class SetAsideForRequest(Refusal):
    """What lies in a request's account goes back by the request."""

    code = "payments.set_aside_for_request"
    sentence = _("这笔钱为付款申请 {number} 预留或释放，不能在账簿中直接冲正，请在付款申请中退回或撤回")

    def __init__(self, *, number: object = "", **facts: object) -> None:
        super().__init__(number=number, **facts)


class WrongStep(Refusal):
    """The request stands elsewhere by now."""

    code = "payments.wrong_step"
    sentence = _("这份付款申请“{state}”，不能再这样操作")
