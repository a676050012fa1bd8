"""The kinds and states of donors, donations, gifts in kind and receipts."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.ledger.kinds import SourceKind


class DonorKind(Labelled):
    """Who gives; where their money counts as coming from."""

    PERSON = "person", _("个人")
    ENTERPRISE = "enterprise", _("企业")
    ORGANIZATION = "organization", _("社会组织")
    OFFICE = "office", _("财政拨款单位")
    COMMUNITY = "community", _("社区")
    VOLUNTEERS = "volunteers", _("志愿者筹款")

    @property
    def source(self) -> SourceKind:
        return _SOURCES.get(self, SourceKind.DONATION)


_SOURCES = {
    DonorKind.ENTERPRISE: SourceKind.ENTERPRISE,
    DonorKind.OFFICE: SourceKind.APPROPRIATION,
    DonorKind.COMMUNITY: SourceKind.COMMUNITY,
    DonorKind.VOLUNTEERS: SourceKind.VOLUNTEERS,
}


class Rhythm(Labelled):
    """How a donation is pledged."""

    ONCE = "once", _("一次性")
    MONTHLY = "monthly", _("按月")


class DonationState(Labelled):
    """Moved by what arrives. What was refunded did arrive. A cancelled one keeps what arrived before."""

    PLEDGED = "pledged", _("已认捐")
    PARTLY = "partly", _("部分到账")
    RECEIVED = "received", _("全部到账")
    CANCELLED = "cancelled", _("已取消")


class DueState(Labelled):
    """One month of a pledge, or the whole of a single one."""

    PAID = "paid", _("已到账")
    OPEN = "open", _("未到期")
    OVERDUE = "overdue", _("已逾期")


class Way(Labelled):
    """How money arrived."""

    BANK = "bank", _("银行转账")
    CASH = "cash", _("现金")
    ONLINE = "online", _("线上支付")


class ConsentForm(Labelled):
    """How the donor said yes."""

    LETTER = "letter", _("书面函件")
    SIGNED_FORM = "signed_form", _("签字确认单")
    MESSAGE = "message", _("短信或微信")
    PHONE = "phone", _("电话，有两人在场")


class ChangeKind(Labelled):
    """What the donor agreed to."""

    REFUND = "refund", _("退款")
    PURPOSE = "purpose", _("变更用途")


class InKindSort(Labelled):
    """Labour and goods are valued and added up apart; items are counted and have no value."""

    GOODS = "goods", _("物资")
    LABOUR = "labour", _("劳务")
    ITEMS = "items", _("计件物品")


class Basis(Labelled):
    """What the value of a gift in kind rests on."""

    INVOICE = "invoice", _("发票金额")
    MARKET = "market", _("同类市场价")
    WAGE = "wage", _("当地同工种工价")
    APPRAISAL = "appraisal", _("评估报告")
    NONE = "none", _("不折价，只计件")


class ReceiptState(Labelled):
    """What a receipt is worth."""

    VALID = "valid", _("有效")
    VOID = "void", _("已作废")


class Verdict(Labelled):
    """All that a stranger learns of a receipt."""

    MATCHES = "matches", _("与记录相符")
    NO_MATCH = "no_match", _("与记录不符")
    VOID = "void", _("已作废")


class OrderState(Labelled):
    """A payment that a channel was asked to collect."""

    OPEN = "open", _("待支付")
    PAID = "paid", _("已支付")


class Counted(Labelled):
    """What a payment notice did."""

    COUNTED = "counted", _("已入账")
    DUPLICATE = "duplicate", _("已收到过")
