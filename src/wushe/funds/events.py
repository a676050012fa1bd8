"""What happened to funds."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class FundRecorded(Event, frozen=True):
    """A fund was entered with an amount."""

    sentence: ClassVar[Sentence] = _("登记基金，金额 {amount_fen}")
    fund_id: UUID
    amount_fen: int


class FundEdited(Event, frozen=True):
    """What is said of a fund, or its amount, was changed."""

    sentence: ClassVar[Sentence] = _("修改基金，金额 {amount_fen}")
    fund_id: UUID
    amount_fen: int


class FundWasClosed(Event, frozen=True):
    """The fund promises nothing more."""

    sentence: ClassVar[Sentence] = _("关闭基金")
    fund_id: UUID


class FundReopened(Event, frozen=True):
    """The fund promises again."""

    sentence: ClassVar[Sentence] = _("重新开放基金")
    fund_id: UUID


class MoneyPromised(Event, frozen=True):
    """A part of a fund was set aside for a linkage."""

    sentence: ClassVar[Sentence] = _("承诺资金 {amount_fen}")
    promise_id: UUID
    fund_id: UUID
    linkage_id: UUID
    amount_fen: int


class PromiseKept(Event, frozen=True):
    """The money that was promised was given."""

    sentence: ClassVar[Sentence] = _("资金到位 {amount_fen}")
    promise_id: UUID
    fund_id: UUID
    linkage_id: UUID
    amount_fen: int


class PromiseWithdrawn(Event, frozen=True):
    """The part is free for other linkages again."""

    sentence: ClassVar[Sentence] = _("撤回资金承诺 {amount_fen}")
    promise_id: UUID
    fund_id: UUID
    linkage_id: UUID
    amount_fen: int
