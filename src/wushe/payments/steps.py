"""Where a request stands, and what the person who looks at it can do now. Pure: data in, words out."""

from collections.abc import Callable
from uuid import UUID

from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Next, Step, way
from wushe.payments.kinds import PaymentState
from wushe.payments.models import PaymentRequest
from wushe.payments.permissions import Payments

May = Callable[[str], bool]


WAITING = {
    PaymentState.ASKED: (
        Payments.APPROVE, _("等待审批"), _("核对用途、金额和票据后批准，或写明原因不予通过"), "approval", _("批准"),
    ),
    PaymentState.APPROVED: (
        Payments.PAY, _("等待付款"), _("银行付款后在这里登记，资金即从账上支出"), "payment", _("登记付款"),
    ),
    PaymentState.PAID: (
        Payments.PAY, _("等待办结"), _("票据齐全后办结"), "closing", _("办结"),
    ),
}  # fmt: skip
"""States that wait for one verb: who may do it, what is said, the noun it is posted to, and the button."""

ENDS = {
    PaymentState.CLOSED: (_("已办结"), _("款项和票据都已齐全")),
    PaymentState.REFUSED: (_("未通过"), _("金额已退回原资金")),
    PaymentState.WITHDRAWN: (_("已撤回"), _("金额已退回原资金")),
}


def next_step(request: PaymentRequest, may: May, person_id: UUID | None, invoices: int) -> Next:
    if request.state in ENDS:
        return Next(*ENDS[request.state], done=request.state is PaymentState.CLOSED)
    permission, title, sentence, noun, verb = WAITING[request.state]
    if request.state.is_open and person_id == request.asked_by:
        return Next(title, _("您提出的申请，要由另一个人审批和付款"))
    if request.state is not PaymentState.APPROVED and not invoices:
        return Next(title, _("还没有发票或收据，请先上传"))
    if person_id is None or not may(permission):
        return Next(title, sentence)
    return Next(title, sentence, verb, noun)


_TITLES = (_("申请"), _("审批"), _("付款"), _("办结"))


def stepper(request: PaymentRequest) -> list[Step]:
    """With the day on which each state was reached; what was refused or withdrawn stopped where it was."""
    days = [request.asked_at, request.decided_at, request.paid_on, request.closed_at]
    notes = [formats.date(day) for day in days if day]
    stopped = request.state in {PaymentState.REFUSED, PaymentState.WITHDRAWN}
    return way(_TITLES, len(notes) - stopped, notes, stopped=stopped)
