"""The ways custody says no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AgreementOver(Refusal):
    """It is closed or was cancelled, or it is in force and cannot be cancelled any more."""

    code = "custody.agreement_over"
    sentence = _("这份协议“{state}”，不能再这样操作")


class AlreadySigned(Refusal):
    """The party has signed."""

    code = "custody.already_signed"
    sentence = _("{party}已经签署过")
    field = "party"


class ClosingAsked(Refusal):
    """Somebody asked for the closing already."""

    code = "custody.closing_asked"
    sentence = _("已经有人提出结项，请另一个人复核")


class ClosingNotAsked(Refusal):
    """A closing is asked for by one person and carried out by another."""

    code = "custody.closing_not_asked"
    sentence = _("还没有人提出结项，请先提出，再由另一个人复核")


class DepositDecided(Refusal):
    """A deposit is confirmed or dropped once."""

    code = "custody.deposit_decided"
    sentence = _("这笔存入“{state}”，不能再这样操作")


class DepositsWaiting(Refusal):
    """What was entered is confirmed or dropped before an agreement ends."""

    code = "custody.deposits_waiting"
    sentence = _("还有 {n} 笔存入没有复核，复核或撤销后才能继续")


class HubNeeded(Refusal):
    """Only a hub keeps the money of others."""

    code = "custody.hub_needed"
    sentence = _("代管方要是枢纽型社区社会组织")
    field = "hub_id"


class MoreThanAgreed(Refusal):
    """The deposits would add up to more than the agreement says. `left` is what may still come."""

    code = "custody.more_than_agreed"
    sentence = _("存入合计不能超过协议金额，还可以存入 {left}")
    field = "amount"


class NoSuchAgreement(Missing):
    """No such agreement in this township, or not within this person's reach."""

    code = "custody.no_such_agreement"
    sentence = _("没有找到这份代管协议，或不在您的范围内")


class NoSuchDeposit(Missing):
    """No such deposit under this agreement."""

    code = "custody.no_such_deposit"
    sentence = _("没有找到这笔存入，可能不属于这份协议")


class NotInForce(Refusal):
    """Signatures are missing, so nothing can be spent."""

    code = "custody.not_in_force"
    sentence = _("协议还没有生效（待签署：{missing}），资金不能使用")


class NotTheirs(Refusal):
    """Somebody signs for a party to which they do not belong."""

    code = "custody.not_theirs"
    sentence = _("只有{party}的负责人可以签署")
    field = "person_id"


class OnePerson(Refusal):
    """One person signs for one party."""

    code = "custody.one_person"
    sentence = _("同一个人不能代表两方签署")
    field = "person_id"


class OwnDraft(Refusal):
    """Money that has come in goes back by somebody else than who drafted the agreement."""

    code = "custody.own_draft"
    sentence = _("已经有资金存入，要由起草人以外的人作废")


class OwnEntry(Refusal):
    """Nobody confirms a deposit that they entered, nor carries out a closing that they asked for."""

    code = "custody.own_entry"
    sentence = _("自己登记的存入、自己提出的结项，要由另一个人复核")


class PaymentsUnfinished(Refusal):
    """Requests are open or lack their invoices."""

    code = "custody.payments_unfinished"
    sentence = _("还有 {n} 份付款申请没有办结，办结后才能结项")


class PeriodReversed(Refusal):
    """It ends before it begins."""

    code = "custody.period_reversed"
    sentence = _("结束日期不能早于开始日期")
    field = "until"


class SameParty(Refusal):
    """The hub keeps the money of another."""

    code = "custody.same_party"
    sentence = _("代管方和资金所有方不能是同一个组织")
    field = "hub_id"
