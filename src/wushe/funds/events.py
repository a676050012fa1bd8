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


class PromiseReopened(Event, frozen=True):
    """What was paid of it was reversed in the books."""

    sentence: ClassVar[Sentence] = _("付款已冲正，资金承诺重新待付 {amount_fen}")
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


# --- awards


class TermsSet(Event, frozen=True):
    """Whom the fund is for was said anew."""

    sentence: ClassVar[Sentence] = _("设定资助条件")
    fund_id: UUID


class AwardRoundOpened(Event, frozen=True):
    """The cap of a round was set aside."""

    sentence: ClassVar[Sentence] = _("开设资助批次：{award_round_id}，上限 {amount_fen}")
    award_round_id: UUID
    fund_id: UUID
    amount_fen: int


class AwardRoundClosed(Event, frozen=True):
    """What was not awarded is free in the fund again."""

    sentence: ClassVar[Sentence] = _("截止资助批次：{award_round_id}，退回 {amount_fen}")
    award_round_id: UUID
    fund_id: UUID
    amount_fen: int


class AwardEvent(Event, frozen=True):
    """What every event of an award says."""

    award_id: UUID
    fund_id: UUID
    organization_id: UUID
    amount_fen: int


class AwardAsked(AwardEvent, frozen=True):
    """Somebody asked for an award for an organisation."""

    sentence: ClassVar[Sentence] = _("申请资助：{award_id}，{amount_fen}")


class AwardApproved(AwardEvent, frozen=True):
    """Another person approved it, and its money is set aside."""

    sentence: ClassVar[Sentence] = _("批准资助：{award_id}，{amount_fen}")


class AwardRefused(AwardEvent, frozen=True):
    """Another person refused it."""

    sentence: ClassVar[Sentence] = _("未通过资助：{award_id}，{amount_fen}")


class AwardWithdrawn(AwardEvent, frozen=True):
    """Nobody decides about it any more."""

    sentence: ClassVar[Sentence] = _("撤回资助申请：{award_id}，{amount_fen}")


class AwardClosed(AwardEvent, frozen=True):
    """Nothing more is paid; `amount_fen` went back."""

    sentence: ClassVar[Sentence] = _("资助项目结项：{award_id}，退回未用资金 {amount_fen}")


class AwardTied(Event, frozen=True):
    """The award pays for a linkage: what that brings about is what the money did."""

    sentence: ClassVar[Sentence] = _("资助项目用于联动：{linkage_id}")
    award_id: UUID
    linkage_id: UUID


class InstalmentPlanned(AwardEvent, frozen=True):
    """An instalment with its milestone was added."""

    sentence: ClassVar[Sentence] = _("增加分期 {amount_fen}")
    instalment_id: UUID


class AwardReopened(AwardEvent, frozen=True):
    """What was paid of it was reversed in the books after it was closed."""

    sentence: ClassVar[Sentence] = _("付款已冲正，资助重新打开，待付 {amount_fen}")


class InstalmentDropped(AwardEvent, frozen=True):
    """An instalment was taken out before anything was decided."""

    sentence: ClassVar[Sentence] = _("删除分期 {amount_fen}")
    instalment_id: UUID


class MilestoneReached(AwardEvent, frozen=True):
    """Somebody says that it is reached, and shows why."""

    sentence: ClassVar[Sentence] = _("报告节点达成，对应 {amount_fen}")
    instalment_id: UUID


class MilestoneConfirmed(AwardEvent, frozen=True):
    """Another person agrees: the instalment can be paid."""

    sentence: ClassVar[Sentence] = _("确认节点达成，可付款 {amount_fen}")
    instalment_id: UUID
