"""What happened to donations. A fund's page shows these to its funders, so that none of them says who gave."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.donations.kinds import ConsentForm, InKindSort
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.people.kinds import RevealReason


class DonorRecorded(Event, frozen=True):
    """A donor was entered."""

    sentence: ClassVar[Sentence] = _("登记捐赠人")
    donor_id: UUID


class DonorEdited(Event, frozen=True):
    """What is said of a donor was changed."""

    sentence: ClassVar[Sentence] = _("修改捐赠人")
    donor_id: UUID


class DonorRevealed(Event, frozen=True):
    """Somebody saw a donor's telephone whole."""

    sentence: ClassVar[Sentence] = _("查看捐赠人完整联系方式：{reason}")
    donor_id: UUID
    reason: RevealReason


class DonationPledged(Event, frozen=True):
    """Somebody promised to give; `amount_fen` is all of it."""

    sentence: ClassVar[Sentence] = _("认捐 {amount_fen}")
    donation_id: UUID
    donor_id: UUID
    fund_id: UUID
    amount_fen: int


class DonationWasCancelled(Event, frozen=True):
    """What has not arrived is not to come."""

    sentence: ClassVar[Sentence] = _("取消认捐，已到账 {received_fen}")
    donation_id: UUID
    donor_id: UUID
    fund_id: UUID
    received_fen: int


class DonationArrived(Event, frozen=True):
    """Money of a donation lies in its fund."""

    sentence: ClassVar[Sentence] = _("捐赠到账 {amount_fen}")
    donation_id: UUID
    donor_id: UUID
    fund_id: UUID
    receiving_id: UUID
    amount_fen: int
    on: date


class ReceivingReversed(Event, frozen=True):
    """Money that was entered by mistake was reversed in the books."""

    sentence: ClassVar[Sentence] = _("冲正捐赠到账 {amount_fen}")
    donation_id: UUID
    donor_id: UUID
    fund_id: UUID
    receiving_id: UUID
    amount_fen: int


class PledgeFallsDue(Event, frozen=True):
    """A part of a pledge is due; told once."""

    sentence: ClassVar[Sentence] = _("认捐 {amount_fen} 于 {on} 到期")
    donation_id: UUID
    donor_id: UUID
    due_id: UUID
    amount_fen: int
    on: date


class DonationRefunded(Event, frozen=True):
    """Money went back with the donor's recorded consent."""

    sentence: ClassVar[Sentence] = _("按捐赠人同意（{consent_form}，{consent_on}）退款 {amount_fen}")
    donation_id: UUID
    donor_id: UUID
    fund_id: UUID
    change_id: UUID
    amount_fen: int
    consent_form: ConsentForm
    consent_on: date


class DonationRededicated(Event, frozen=True):
    """What was left is for another purpose with the donor's recorded consent."""

    sentence: ClassVar[Sentence] = _("按捐赠人同意（{consent_form}，{consent_on}）变更用途，涉及 {amount_fen}")
    donation_id: UUID
    donor_id: UUID
    fund_id: UUID
    change_id: UUID
    amount_fen: int
    consent_form: ConsentForm
    consent_on: date


class LetterBrought(Event, frozen=True):
    """The paper of the donor's consent is kept beside what was done by it."""

    sentence: ClassVar[Sentence] = _("上传捐赠人同意书")
    donation_id: UUID
    donor_id: UUID
    change_id: UUID
    file_id: UUID


class InKindRecorded(Event, frozen=True):
    """Goods, labour or things were given."""

    sentence: ClassVar[Sentence] = _("登记{sort}捐赠，数量 {quantity}，折价 {value_fen}")
    in_kind_id: UUID
    donor_id: UUID
    sort: InKindSort
    quantity: int
    value_fen: int


class InKindWithdrawn(Event, frozen=True):
    """It was entered by mistake and counts no longer."""

    sentence: ClassVar[Sentence] = _("撤销实物捐赠登记")
    in_kind_id: UUID
    donor_id: UUID


class DonationReceipted(Event, frozen=True):
    """A receipt was issued."""

    sentence: ClassVar[Sentence] = _("开具捐赠票据 {year} 年第 {number} 号，{amount_fen}")
    receipt_id: UUID
    donation_id: UUID | None
    in_kind_id: UUID | None
    donor_id: UUID
    year: int
    number: int
    amount_fen: int


class ReceiptVoided(Event, frozen=True):
    """A receipt counts no longer; it stays on record."""

    sentence: ClassVar[Sentence] = _("作废捐赠票据 {year} 年第 {number} 号")
    receipt_id: UUID
    donation_id: UUID | None
    in_kind_id: UUID | None
    donor_id: UUID
    year: int
    number: int


class ReceiptWasWaived(Event, frozen=True):
    """The donor did not want a receipt (慈善法 38)."""

    sentence: ClassVar[Sentence] = _("捐赠人放弃领取票据")
    receiving_id: UUID
    donation_id: UUID
    donor_id: UUID


class ChannelOpened(Event, frozen=True):
    """A payment channel may tell what arrived."""

    sentence: ClassVar[Sentence] = _("登记支付渠道")
    channel_id: UUID


class ChannelWasClosed(Event, frozen=True):
    """A payment channel is not believed any more."""

    sentence: ClassVar[Sentence] = _("停用支付渠道")
    channel_id: UUID


class OrderPlaced(Event, frozen=True):
    """A payment channel is to collect money for a donation."""

    sentence: ClassVar[Sentence] = _("生成支付订单 {amount_fen}")
    order_id: UUID
    donation_id: UUID
    donor_id: UUID
    channel_id: UUID
    amount_fen: int


class NoticeRefused(Event, frozen=True):
    """A payment notice named another amount than was ordered; nothing was credited."""

    sentence: ClassVar[Sentence] = _("支付通知金额 {told_fen} 与订单 {amount_fen} 不符，未入账")
    order_id: UUID
    donation_id: UUID
    channel_id: UUID
    told_fen: int
    amount_fen: int


class NoticesForged(Event, frozen=True):
    """Notices with a wrong signature, or for orders that do not exist, came in; told once a day for each channel."""

    sentence: ClassVar[Sentence] = _("收到签名或订单不符的支付通知，未入账，请核实支付渠道")
    channel_id: UUID
