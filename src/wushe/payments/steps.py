"""Where a request stands, and what the person who looks at it can do now. Pure: data in, words out."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats
from wushe.payments.kinds import WAY, PaymentState
from wushe.payments.models import PaymentRequest
from wushe.payments.permissions import Payments

May = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """A verb that is possible now: its words, the noun it is posted to, and whether it is this person's."""

    title: Sentence
    sentence: str
    noun: str = ""
    label: Sentence | None = None
    mine: bool = False


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


def next_step(request: PaymentRequest, may: May, person_id: UUID | None, invoices: int) -> Step:
    """What has to happen now; `mine` when this person can do it."""
    if request.state in ENDS:
        title, sentence = ENDS[request.state]
        return Step(title, sentence.say())
    permission, title, sentence, noun, label = WAITING[request.state]
    if request.state.is_open and person_id == request.asked_by:
        return Step(title, _("您提出的申请，要由另一个人审批和付款").say())
    if request.state is not PaymentState.APPROVED and not invoices:
        return Step(title, _("还没有发票或收据，请先上传").say())
    return Step(title, sentence.say(), noun, label, mine=person_id is not None and may(permission))


def stepper(request: PaymentRequest) -> list[dict[str, str]]:
    """The way of a request for `pieces.stepper`, with the day on which each state was reached."""
    days = {
        PaymentState.ASKED: request.asked_at,
        PaymentState.APPROVED: request.decided_at,
        PaymentState.PAID: request.paid_on,
        PaymentState.CLOSED: request.closed_at,
    }
    reached = [state for state in WAY if days[state] is not None]
    return [
        {"title": TITLES[state].say(), "state": _state(request, state, reached),
         "note": formats.date(day) if (day := days[state]) else ""}
        for state in WAY
    ]  # fmt: skip


TITLES = {
    PaymentState.ASKED: _("申请"),
    PaymentState.APPROVED: _("审批"),
    PaymentState.PAID: _("付款"),
    PaymentState.CLOSED: _("办结"),
}


def _state(request: PaymentRequest, state: PaymentState, reached: list[PaymentState]) -> str:
    """What comes after the last step that was reached is what is awaited."""
    if request.state in {PaymentState.REFUSED, PaymentState.WITHDRAWN} and state is reached[-1]:
        return "stopped"
    if state in reached:
        return "done"
    awaited = request.state in WAITING and WAY.index(state) == len(reached)
    return "current" if awaited else "todo"
