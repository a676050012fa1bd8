"""What happened to funds."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.ledger.kinds import SourceKind


class FundRecorded(Event, frozen=True):
    """A fund was entered, with an empty account."""

    sentence: ClassVar[Sentence] = _("登记基金")
    fund_id: UUID


class FundEdited(Event, frozen=True):
    """What is said of a fund was changed."""

    sentence: ClassVar[Sentence] = _("修改基金")
    fund_id: UUID


class FundWasClosed(Event, frozen=True):
    """The fund promises nothing more."""

    sentence: ClassVar[Sentence] = _("关闭基金")
    fund_id: UUID


class FundReopened(Event, frozen=True):
    """The fund promises again."""

    sentence: ClassVar[Sentence] = _("重新开放基金")
    fund_id: UUID


class MoneyTakenIn(Event, frozen=True):
    """Money arrived at the bank and lies in the fund."""

    sentence: ClassVar[Sentence] = _("收到{kind} {amount_fen}")
    fund_id: UUID
    source_id: UUID
    kind: SourceKind
    amount_fen: int
    on: dt.date


class PurposeAdded(Event, frozen=True):
    """Money may be tied to it from now on."""

    sentence: ClassVar[Sentence] = _("增加资金用途：{purpose_id}")
    purpose_id: UUID


class PurposeRetired(Event, frozen=True):
    """Offered no more; money that is tied to it stays so."""

    sentence: ClassVar[Sentence] = _("停用资金用途：{purpose_id}")
    purpose_id: UUID


class MoneyPromised(Event, frozen=True):
    """A part of a fund was set aside for a linkage."""

    sentence: ClassVar[Sentence] = _("承诺资金 {amount_fen}")
    promise_id: UUID
    fund_id: UUID
    linkage_id: UUID
    amount_fen: int


class MoneyReleased(Event, frozen=True):
    """A part of a promise is not needed and free again; the promise stands."""

    sentence: ClassVar[Sentence] = _("释放未用资金 {amount_fen}")
    promise_id: UUID
    fund_id: UUID
    linkage_id: UUID
    amount_fen: int


class PromiseKept(Event, frozen=True):
    """The money that was promised was paid."""

    sentence: ClassVar[Sentence] = _("资金到位 {amount_fen}")
    promise_id: UUID
    fund_id: UUID
    linkage_id: UUID
    amount_fen: int


class PromiseWithdrawn(Event, frozen=True):
    """All of it is free for other linkages again."""

    sentence: ClassVar[Sentence] = _("撤回资金承诺 {amount_fen}")
    promise_id: UUID
    fund_id: UUID
    linkage_id: UUID
    amount_fen: int
