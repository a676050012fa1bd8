"""The ways funds say no. What the money itself refuses stands in `ledger.errors`."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class DepositIsCustody(Refusal):
    """What somebody deposits stays theirs: it is kept by an agreement, and no fund takes it in."""

    code = "funds.deposit_is_custody"
    sentence = _("代管资金请通过资金代管协议存入，不能登记为基金收入")
    field = "kind"


class FundClosed(Refusal):
    """A closed fund promises nothing."""

    code = "funds.closed"
    sentence = _("“{name}”已关闭，不能再承诺资金")


class FundNameTaken(Refusal):
    """Another fund of the township has the name."""

    code = "funds.name_taken"
    sentence = _("已有同名基金，请换一个名称")
    field = "name"


class FundPurpose(Refusal):
    """The fund is for one purpose, and what is promised or awarded from it as well."""

    code = "funds.purpose"
    sentence = _("“{name}”是专项资金，只能用于它的专项用途")
    field = "purpose_id"


class NoSuchBank(Missing):
    """No such bank account in this township."""

    code = "funds.no_such_bank"
    sentence = _("没有找到这个银行账户")


class NoSuchFund(Missing):
    """No such fund in this township, or not within this person's reach."""

    code = "funds.no_such_fund"
    sentence = _("没有找到这个基金，或不在您的范围内")


class NoSuchPromise(Missing):
    """No such promise within this person's reach."""

    code = "funds.no_such_promise"
    sentence = _("没有找到这笔资金承诺，或不在您的范围内")


class NotReceivedYet(Refusal):
    """Income is what has arrived."""

    code = "funds.not_received_yet"
    sentence = _("收款日期不能晚于今天")
    field = "on"


class PaymentPending(Refusal):
    """A payment was asked for out of it and is not decided."""

    code = "funds.payment_pending"
    sentence = _("还有付款申请在办理，请先办完或撤回")


class PeriodTurned(Refusal):
    """The period in which money may be spent ends before it begins."""

    code = "funds.period_turned"
    sentence = _("结束日期不能早于开始日期")
    field = "until"


class PromiseSettled(Refusal):
    """A promise is kept or withdrawn once."""

    code = "funds.promise_settled"
    sentence = _("这笔承诺{state}，不能再改")


class SameHand(Refusal):
    """Who sets money aside does not pay it out."""

    code = "funds.same_hand"
    sentence = _("资金承诺和兑现须由两个人办理，请由另一位同事办理")


# --- awards


class AgeUnknown(Refusal):
    """The fund asks for an age, and no day of filing or registration is known."""

    code = "funds.age_unknown"
    sentence = _("“{name}”没有登记备案或登记日期，无法核对成立时间")
    field = "organization_id"


class AwardSettled(Refusal):
    """Not in the state that this asks for."""

    code = "funds.award_settled"
    sentence = _("这个资助项目{state}，不能这样做")


class AwardTooLarge(Refusal):
    """More than the fund gives to one."""

    code = "funds.award_too_large"
    sentence = _("每个项目最多资助 {most}")
    field = "amount"


class InstalmentsDiffer(Refusal):
    """The instalments have to add up to the award, to the fen."""

    code = "funds.instalments_differ"
    sentence = _("分期合计 {planned}，与资助金额 {amount} 不一致")


class KindNotMeant(Refusal):
    """The fund is for other kinds or types of organisations."""

    code = "funds.kind_not_meant"
    sentence = _("“{name}”的组织类别不在这个基金的资助范围")
    field = "organization_id"


class LeaderDecides(Refusal):
    """Who leads the organisation does not decide about its money."""

    code = "funds.leader_decides"
    sentence = _("您是这个组织的负责人，请由另一位同事审批")


class MilestoneOpen(Refusal):
    """Nobody has said that it is reached."""

    code = "funds.milestone_open"
    sentence = _("这个节点还没有报告达成")


class MilestoneSettled(Refusal):
    """Confirmed is confirmed."""

    code = "funds.milestone_settled"
    sentence = _("这个节点已经确认，不能再改")


class NoSuchAward(Missing):
    """No such award, or not within this person's reach."""

    code = "funds.no_such_award"
    sentence = _("没有找到这个资助项目，或不在您的范围内")


class NoSuchInstalment(Missing):
    """No such instalment, or not within this person's reach."""

    code = "funds.no_such_instalment"
    sentence = _("没有找到这一期资助，或不在您的范围内")


class NoSuchRound(Missing):
    """No such round of this fund."""

    code = "funds.no_such_round"
    sentence = _("没有找到这个资助批次，或不在您的范围内")


class NotAtWork(Refusal):
    """Awards go to organisations that are at work, and filed or registered."""

    code = "funds.not_at_work"
    sentence = _("“{name}”没有备案或登记，或目前没有开展活动，不能申请资助")
    field = "organization_id"


class OwnAward(Refusal):
    """Nobody decides about what they asked for."""

    code = "funds.own_award"
    sentence = _("不能审批自己申请的资助，请由另一位同事审批")


class OwnMilestone(Refusal):
    """Nobody confirms what they reported."""

    code = "funds.own_milestone"
    sentence = _("不能确认自己报告的节点，请由另一位同事确认")


class RoundClosed(Refusal):
    """A closed round awards nothing more."""

    code = "funds.round_closed"
    sentence = _("资助批次“{name}”已截止")


class SetAsideStands(Refusal):
    """Money of rounds, promises and awards moves by their verbs."""

    code = "funds.set_aside_stands"
    sentence = _("这笔钱为资助批次、资金承诺或资助项目预留或释放，不能在账簿中直接冲正，请在基金里办理")


class TermsTurned(Refusal):
    """The least age is above the greatest."""

    code = "funds.terms_turned"
    sentence = _("最短月数不能大于最长月数")
    field = "least_months"


class TooOld(Refusal):
    """The fund is for young organisations."""

    code = "funds.too_old"
    sentence = _("这个基金资助成立不超过 {months} 个月的组织，“{name}”已超过")
    field = "organization_id"


class TooYoung(Refusal):
    """The fund is for organisations that have existed for a while."""

    code = "funds.too_young"
    sentence = _("这个基金资助成立满 {months} 个月的组织，“{name}”还不满")
    field = "organization_id"
