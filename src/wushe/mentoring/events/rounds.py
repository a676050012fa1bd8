"""What happened to rounds: who came in, what was solved and decided."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.mentoring.kinds import MarkKind


class RoundPrepared(Event, frozen=True):
    """A round with its weights, for everybody to see before it opens."""

    sentence: ClassVar[Sentence] = _("筹备了导师结对：{pairing_round_id}")
    pairing_round_id: UUID


class RoundEdited(Event, frozen=True):
    """Its days or weights were changed before it opened."""

    sentence: ClassVar[Sentence] = _("修改了导师结对的权重和日期：{pairing_round_id}")
    pairing_round_id: UUID


class RoundGathers(Event, frozen=True):
    """Groups apply, mentors say whom they wish for."""

    sentence: ClassVar[Sentence] = _("开始征集：{pairing_round_id}，导师 {mentors} 位，到 {gather_until}")
    pairing_round_id: UUID
    mentors: int
    gather_until: date


class MentorJoinedRound(Event, frozen=True):
    """A mentor takes part, with so many places."""

    sentence: ClassVar[Sentence] = _("导师{mentor_id}参加{pairing_round_id}，名额 {capacity} 个")
    pairing_round_id: UUID
    mentor_id: UUID
    capacity: int


class MentorLeftRound(Event, frozen=True):
    """A mentor takes no part in a round."""

    sentence: ClassVar[Sentence] = _("导师{mentor_id}不参加{pairing_round_id}")
    pairing_round_id: UUID
    mentor_id: UUID


class GroupApplied(Event, frozen=True):
    """A group asks for a mentor."""

    sentence: ClassVar[Sentence] = _("{organization_id}申请导师：{pairing_round_id}")
    pairing_round_id: UUID
    organization_id: UUID


class MentorApplicationEdited(Event, frozen=True):
    """What a group asks for was changed."""

    sentence: ClassVar[Sentence] = _("{organization_id}修改了导师申请：{pairing_round_id}")
    pairing_round_id: UUID
    organization_id: UUID


class MentorApplicationWithdrawn(Event, frozen=True):
    """A group asks for nobody any more."""

    sentence: ClassVar[Sentence] = _("{organization_id}撤回了导师申请：{pairing_round_id}")
    pairing_round_id: UUID
    organization_id: UUID


class RoundScored(Event, frozen=True):
    """Gathering is over: nobody comes in any more, and the pairing begins."""

    sentence: ClassVar[Sentence] = _("截止征集并评分：{pairing_round_id}，导师 {mentors} 位，组织 {groups} 个")
    pairing_round_id: UUID
    mentors: int
    groups: int


class RoundPaired(Event, frozen=True):
    """Solved, or solved again; points are hundredths."""

    sentence: ClassVar[Sentence] = _("完成配对：{pairing_round_id}，结对 {pairs} 个，未配 {unpaired} 个，总分 {points}")
    pairing_round_id: UUID
    pairs: int
    unpaired: int
    points: int


class RoundTakenUp(Event, frozen=True):
    """Somebody looks the pairing through."""

    sentence: ClassVar[Sentence] = _("开始审核配对结果：{pairing_round_id}")
    pairing_round_id: UUID


class PairMarked(Event, frozen=True):
    """The township decided about one pair by itself."""

    sentence: ClassVar[Sentence] = _("{kind}：{mentor_id}与{organization_id}（{pairing_round_id}）")
    pairing_round_id: UUID
    mentor_id: UUID
    organization_id: UUID
    kind: MarkKind


class PairUnmarked(Event, frozen=True):
    """A decision about one pair was taken back."""

    sentence: ClassVar[Sentence] = _("取消{kind}：{mentor_id}与{organization_id}（{pairing_round_id}）")
    pairing_round_id: UUID
    mentor_id: UUID
    organization_id: UUID
    kind: MarkKind


class RoundPublished(Event, frozen=True):
    """Everybody concerned reads who is offered whom."""

    sentence: ClassVar[Sentence] = _("公布了导师结对：{pairing_round_id}，{pairs} 对")
    pairing_round_id: UUID
    pairs: int


class RoundAgreed(Event, frozen=True):
    """Everybody has answered."""

    sentence: ClassVar[Sentence] = _("导师结对已定配：{pairing_round_id}，{pairs} 对")
    pairing_round_id: UUID
    pairs: int


class RoundBegan(Event, frozen=True):
    """The mentorships of a round run."""

    sentence: ClassVar[Sentence] = _("导师结对开始：{pairing_round_id}")
    pairing_round_id: UUID


class RoundClosed(Event, frozen=True):
    """No mentorship of the round is left."""

    sentence: ClassVar[Sentence] = _("导师结对结束：{pairing_round_id}")
    pairing_round_id: UUID
