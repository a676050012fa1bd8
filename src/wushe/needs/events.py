"""What happened to needs, offers and opportunities: ids, codes and numbers, never anybody's words."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event, Otherwise
from wushe.needs.kinds import Channel, OfferState
from wushe.people.kinds import RevealReason


class NeedRecorded(Event, frozen=True):
    """Somebody said a need, or staff wrote down what they heard."""

    sentence: ClassVar[Sentence] = _("登记了需求，渠道：{channel}")
    need_id: UUID
    community_id: UUID
    channel: Channel


class NeedHeardAgain(Event, frozen=True):
    """The same need through another channel or at another time."""

    sentence: ClassVar[Sentence] = _("再次反映，渠道：{channel}")
    need_id: UUID
    channel: Channel


class NeedEdited(Event, frozen=True):
    """What is known of it was changed."""

    sentence: ClassVar[Sentence] = _("修改了需求")
    need_id: UUID


class NeedMerged(Event, frozen=True):
    """`need_id` is the same as `into_id`, which stands for both from now on."""

    sentence: ClassVar[Sentence] = _("合并了同一件事，来源都保留")
    need_id: UUID
    into_id: UUID


class NeedSeparated(Event, frozen=True):
    """A merge was undone."""

    sentence: ClassVar[Sentence] = _("拆分了合并的需求")
    need_id: UUID
    from_id: UUID


class NeedPublished(Event, frozen=True):
    """It waits for somebody to take it up; `on_board` whether everybody reads its headline."""

    sentence: ClassVar[Sentence] = _("需求进入待对接，在公示栏公示")
    otherwise: ClassVar[Otherwise] = ("on_board", _("需求进入待对接，不公示"))
    need_id: UUID
    community_id: UUID
    on_board: bool


class NeedTakenUp(Event, frozen=True):
    """A linkage answers it."""

    sentence: ClassVar[Sentence] = _("需求已被承接")
    need_id: UUID
    linkage_id: UUID


class NeedReleased(Event, frozen=True):
    """The linkage came to nothing; the need waits again."""

    sentence: ClassVar[Sentence] = _("承接已取消，重新待对接")
    need_id: UUID
    linkage_id: UUID


class NeedReplied(Event, frozen=True):
    """Whoever said the need can read something."""

    sentence: ClassVar[Sentence] = _("答复了居民")
    need_id: UUID


class NeedAnswered(Event, frozen=True):
    """What was needed has been done. The minutes run from the first time it was heard to the first reply."""

    sentence: ClassVar[Sentence] = _("需求已回应，首次答复用时 {response_minutes} 小时")
    need_id: UUID
    community_id: UUID
    response_minutes: int


class NeedConfirmed(Event, frozen=True):
    """Whoever needed it says so too."""

    sentence: ClassVar[Sentence] = _("居民确认，需求办结")
    need_id: UUID
    community_id: UUID


class NeedReopened(Event, frozen=True):
    """It was not what was needed, or it is needed again."""

    sentence: ClassVar[Sentence] = _("需求重新打开")
    need_id: UUID


class NeedWithdrawn(Event, frozen=True):
    """The reason stands on the need."""

    sentence: ClassVar[Sentence] = _("撤销了需求")
    need_id: UUID


class ContactRevealed(Event, frozen=True):
    """Somebody saw who said it."""

    sentence: ClassVar[Sentence] = _("查看了居民的联系方式，理由：{reason}")
    need_id: UUID
    source_id: UUID
    reason: RevealReason


class ContactErased(Event, frozen=True):
    """The resident took the consent back, or the need is long done."""

    sentence: ClassVar[Sentence] = _("删除了居民的联系方式")
    need_id: UUID
    source_id: UUID


# --- rounds


class RoundOpened(Event, frozen=True):
    """A community began to ask."""

    sentence: ClassVar[Sentence] = _("开始 {quarter} 的需求征集")
    round_id: UUID
    community_id: UUID
    quarter: Code


class RoundChannelUsed(Event, frozen=True):
    """Who was asked, on which day, in how many households."""

    sentence: ClassVar[Sentence] = _("{channel}：{held_on}，{households} 户 {persons} 人")
    round_id: UUID
    channel: Channel
    held_on: date
    households: int
    persons: int


class RoundFinished(Event, frozen=True):
    """It counts for its quarter."""

    sentence: ClassVar[Sentence] = _("完成 {quarter} 的需求征集，共 {sources} 条反映")
    round_id: UUID
    community_id: UUID
    quarter: Code
    sources: int


class RoundResumed(Event, frozen=True):
    """There was more to hear."""

    sentence: ClassVar[Sentence] = _("恢复了需求征集")
    round_id: UUID


# --- offers and opportunities


class OfferMade(Event, frozen=True):
    """An organisation says what it can do."""

    sentence: ClassVar[Sentence] = _("登记了服务供给")
    offer_id: UUID
    organization_id: UUID


class OfferEdited(Event, frozen=True):
    """For whom, where or how often was changed."""

    sentence: ClassVar[Sentence] = _("修改了服务供给")
    offer_id: UUID


class OfferMoved(Event, frozen=True):
    """Open, paused or ended."""

    sentence: ClassVar[Sentence] = _("服务供给改为“{state}”")
    offer_id: UUID
    organization_id: UUID
    state: OfferState


class OpportunityPosted(Event, frozen=True):
    """Somebody would pay for something."""

    sentence: ClassVar[Sentence] = _("发布项目机会，金额 {amount_fen}")
    opportunity_id: UUID
    amount_fen: int


class OpportunityEdited(Event, frozen=True):
    """Its terms were changed."""

    sentence: ClassVar[Sentence] = _("修改了项目机会")
    opportunity_id: UUID


class OpportunityDealt(Event, frozen=True):
    """An organisation got it."""

    sentence: ClassVar[Sentence] = _("项目机会达成，金额 {amount_fen}")
    opportunity_id: UUID
    organization_id: UUID
    amount_fen: int


class OpportunityClosed(Event, frozen=True):
    """Nobody got it."""

    sentence: ClassVar[Sentence] = _("关闭了项目机会")
    opportunity_id: UUID


class ServiceTypeChanged(Event, frozen=True):
    """The township's list: added, renamed or retired."""

    sentence: ClassVar[Sentence] = _("修改了服务类型清单")
    service_type_id: UUID
