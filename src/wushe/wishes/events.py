"""What happened to micro-wishes: ids, codes, numbers and days, never whose wish it is nor anybody's words."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event, Otherwise
from wushe.people.kinds import RevealReason
from wushe.wishes.kinds import Claimer, Confirmer, ReleaseReason


class WishCollected(Event, frozen=True):
    """Somebody wrote a wish down; another person has to verify it."""

    sentence: ClassVar[Sentence] = _("登记了 {number} 号微心愿")
    wish_id: UUID
    community_id: UUID
    number: int


class WishEdited(Event, frozen=True):
    """Its words were changed. `again`: it had been verified and has to be once more."""

    sentence: ClassVar[Sentence] = _("修改了微心愿，要重新核实")
    otherwise: ClassVar[Otherwise] = ("again", _("修改了微心愿"))
    wish_id: UUID
    community_id: UUID
    again: bool


class WishVerified(Event, frozen=True):
    """Another person stands for it."""

    sentence: ClassVar[Sentence] = _("核实了微心愿")
    wish_id: UUID
    community_id: UUID


class WishRefused(Event, frozen=True):
    """Another person does not stand for it; the reason stands on the wish."""

    sentence: ClassVar[Sentence] = _("微心愿未通过核实")
    wish_id: UUID
    collected_by: UUID


class WishPublished(Event, frozen=True):
    """Everybody reads it."""

    sentence: ClassVar[Sentence] = _("公示了微心愿")
    wish_id: UUID
    community_id: UUID
    number: int


class WishWithdrawn(Event, frozen=True):
    """It is wished no more; the reason stands on the wish."""

    sentence: ClassVar[Sentence] = _("撤回了微心愿")
    wish_id: UUID


class WishHeld(Event, frozen=True):
    """Somebody without an account claimed it; staff call them before it counts."""

    sentence: ClassVar[Sentence] = _("热心居民认领，请在 {held_until} 前电话核实")
    wish_id: UUID
    claim_id: UUID
    community_id: UUID
    held_until: datetime


class WishClaimed(Event, frozen=True):
    """It is theirs until `due_on`. `person_id` is who signed in for it."""

    sentence: ClassVar[Sentence] = _("{claimer}认领，{due_on} 前送到")
    wish_id: UUID
    claim_id: UUID
    community_id: UUID
    claimer: Claimer
    person_id: UUID | None
    due_on: date


class WishFallsDue(Event, frozen=True):
    """In a few days the claim is released."""

    sentence: ClassVar[Sentence] = _("认领将于 {due_on} 到期")
    wish_id: UUID
    claim_id: UUID
    community_id: UUID
    person_id: UUID | None
    due_on: date


class WishReleased(Event, frozen=True):
    """The claim came to nothing, and the wish waits again."""

    sentence: ClassVar[Sentence] = _("认领释放：{reason}")
    wish_id: UUID
    claim_id: UUID
    community_id: UUID
    person_id: UUID | None
    reason: ReleaseReason


class WishReceived(Event, frozen=True):
    """What was claimed lies at the delivery point."""

    sentence: ClassVar[Sentence] = _("已在交接点收到")
    wish_id: UUID
    claim_id: UUID


class WishDelivered(Event, frozen=True):
    """Staff handed it over; the resident's word is awaited."""

    sentence: ClassVar[Sentence] = _("已送到居民手中")
    wish_id: UUID
    claim_id: UUID
    community_id: UUID
    person_id: UUID | None


class WishFulfilled(Event, frozen=True):
    """The resident confirmed, `days` after the wish was written down."""

    sentence: ClassVar[Sentence] = _("心愿实现（{confirmer}），历时 {days} 天")
    wish_id: UUID
    claim_id: UUID
    community_id: UUID
    person_id: UUID | None
    confirmer: Confirmer
    days: int


class ThanksChecked(Event, frozen=True):
    """Staff read the note of thanks; `shown` whether the claimer may."""

    sentence: ClassVar[Sentence] = _("核对了感谢的话，已转给认领人")
    otherwise: ClassVar[Otherwise] = ("shown", _("核对了感谢的话，不转给认领人"))
    wish_id: UUID
    claim_id: UUID
    person_id: UUID | None
    shown: bool


class ClaimerRevealed(Event, frozen=True):
    """Somebody saw how to reach the claimer."""

    sentence: ClassVar[Sentence] = _("查看了认领人的联系方式，理由：{reason}")
    wish_id: UUID
    claim_id: UUID
    reason: RevealReason


class ClaimerForgotten(Event, frozen=True):
    """The claimer asked for it, or the claim ended long ago."""

    sentence: ClassVar[Sentence] = _("删除了认领人的联系方式")
    wish_id: UUID
    claim_id: UUID


class WishForgotten(Event, frozen=True):
    """The alias and the notes for the giver, which nobody needs any more."""

    sentence: ClassVar[Sentence] = _("删除了心愿人的化名和备注")
    wish_id: UUID


class WishRulesChanged(Event, frozen=True):
    """How dear a wish may be, and how long a claim has."""

    sentence: ClassVar[Sentence] = _("微心愿金额上限 {limit_fen}，认领期限 {claim_days} 天")
    limit_fen: int
    claim_days: int
