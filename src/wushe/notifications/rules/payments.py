"""Payments, and money kept for others."""

from wushe.custody import events as custody
from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to
from wushe.payments import events as payment

RULES = (
    *leading_to(
        "/payments/{payment_id}", Topic.FUNDS,
        (payment.PaymentAsked, (to.checkers,), _("{organization_id}申请付款 {amount_fen}，请审批：{payment_id}")),
        (
            payment.PaymentApproved, (to.checkers,),
            _("付给{organization_id}的 {amount_fen} 已批准，请付款：{payment_id}"),
        ),
        (payment.PaymentApproved, (to.asker,), _("付款申请已批准 {amount_fen}：{payment_id}")),
        (payment.PaymentRefused, (to.asker, to.leader), _("付款申请未通过 {amount_fen}，请查看原因：{payment_id}")),
        (payment.PaymentPaid, (to.asker, to.leader), _("已付款 {amount_fen}，请保留票据：{payment_id}")),
    ),
    *leading_to(
        "/custody/{agreement_id}", Topic.FUNDS,
        (
            custody.AgreementDrafted, (to.leader, to.hub_leader, to.staff_of_community),
            _("代管协议请您签署，金额 {amount_fen}：{agreement_id}"),
        ),
        (custody.DepositEntered, (to.checkers,), _("代管存入 {amount_fen} 待您复核：{agreement_id}")),
        (custody.ClosingWasAsked, (to.checkers,), _("代管结项待您复核：{agreement_id}")),
        (custody.AgreementInForce, (to.leader,), _("三方签署完成，资金可以使用：{agreement_id}")),
        (custody.AgreementClosed, (to.leader,), _("资金代管已结项，退回 {amount_fen}：{agreement_id}")),
    ),
)  # fmt: skip
