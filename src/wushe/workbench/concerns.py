"""What each of a social worker's groups needs now, the most pressing first. Pure: data in, reasons in words out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.organizations.kinds import Stage

LEAST_CORE = 2
NOTHING = 99


@dataclass(frozen=True, slots=True)
class Group:
    """A group as the social worker's desk knows it."""

    id: UUID
    name: str
    stage: Stage = Stage.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of the groups, by their ids; numbers of what waits, the ids of one thing each."""

    plans: Mapping[UUID, Sequence[UUID]] = field(default_factory=dict)
    reviews: Mapping[UUID, Sequence[UUID]] = field(default_factory=dict)
    to_sign_off: Mapping[UUID, Sequence[UUID]] = field(default_factory=dict)
    led: Collection[UUID] = ()
    core: Mapping[UUID, int] = field(default_factory=dict)
    applications: Mapping[UUID, UUID] = field(default_factory=dict)
    quiet: Collection[UUID] = ()


@dataclass(frozen=True, slots=True)
class Concern:
    """One reason to look at a group. `mine` when this person's own word is awaited."""

    weight: int
    reason: str
    path: str
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Watched:
    """A group with its concerns, the most pressing first; none means that all is well."""

    group: Group
    concerns: list[Concern]

    @property
    def weight(self) -> int:
        return self.concerns[0].weight if self.concerns else NOTHING


def in_order(groups: Sequence[Group], known: Situation) -> list[Watched]:
    """The groups by what is most pressing in each; equal ones keep the order they came in."""
    watched = [Watched(group, concerns_of(group, known)) for group in groups]
    return sorted(watched, key=lambda each: (each.weight, -len(each.concerns)))


def concerns_of(group: Group, known: Situation) -> list[Concern]:
    """Everything there is to say of one group."""
    found = [*_awaiting(group, known), *_standing(group, known)]
    return sorted(found, key=lambda concern: concern.weight)


def _awaiting(group: Group, known: Situation) -> list[Concern]:
    """What waits for this person's signature."""
    kinds: tuple[tuple[Mapping[UUID, Sequence[UUID]], Sentence, str], ...] = (
        (known.plans, _("{n} 份活动预案等您批准"), "/activities"),
        (known.reviews, _("{n} 份活动总结等您签字"), "/activities"),
        (known.to_sign_off, _("{n} 个联动等您签收"), "/linkages"),
    )
    return [
        Concern(weight, sentence.say(n=len(things)), f"{page}/{things[0]}", mine=True)
        for weight, (waiting, sentence, page) in enumerate(kinds)
        if (things := waiting.get(group.id))
    ]


def _standing(group: Group, known: Situation) -> list[Concern]:
    """What the group itself is stuck on."""
    page = f"/organizations/{group.id}"
    found: list[Concern] = []
    if group.id not in known.led:
        found.append(Concern(10, _("没有负责人，付款申请暂停").say(), page))
    if application_id := known.applications.get(group.id):
        found.append(Concern(20, _("备案或登记材料要补正").say(), f"/organizations/applications/{application_id}"))
    if group.stage is Stage.DORMANT:
        found.append(Concern(30, _("已休眠，帮他们重新开展活动").say(), page))
    elif group.id in known.quiet:
        found.append(Concern(31, _("半年没有活动，该去走访了").say(), page))
    if known.core.get(group.id, 0) < LEAST_CORE:
        found.append(Concern(40, _("骨干不足 2 人，缺少接班人").say(), page))
    return found
