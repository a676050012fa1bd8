"""What happened to service orders: ids, codes, numbers and days, never anybody's words nor a code of a slip."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.orders.kinds import Confirmer, ServiceKind
from wushe.people.kinds import RevealReason


class TeamFormed(Event, frozen=True):
    """An organisation serves the community from now on."""

    sentence: ClassVar[Sentence] = _("组建服务团队：{organization_id}")
    team_id: UUID
    community_id: UUID
    organization_id: UUID


class TeamServicesSet(Event, frozen=True):
    """What a member of the team offers; `services` says how many."""

    sentence: ClassVar[Sentence] = _("登记了 {person_id} 的服务项目：{services} 项")
    team_id: UUID
    person_id: UUID
    services: int


class ServiceOrdered(Event, frozen=True):
    """Somebody is to come to a resident's home. `person_id` is who comes."""

    sentence: ClassVar[Sentence] = _("下了 {number} 号服务单：{kind}，派给 {person_id}")
    order_id: UUID
    community_id: UUID
    number: int
    kind: ServiceKind
    person_id: UUID
    visit_on: date


class OrderCodeIssued(Event, frozen=True):
    """A slip with a code was printed; a former one is good for nothing."""

    sentence: ClassVar[Sentence] = _("打印了服务单")
    order_id: UUID


class OrderReassigned(Event, frozen=True):
    """Somebody else comes."""

    sentence: ClassVar[Sentence] = _("改派：{from_person_id} 换成 {person_id}")
    order_id: UUID
    from_person_id: UUID
    person_id: UUID
    visit_on: date


class OrderStarted(Event, frozen=True):
    """Who came stands at the door with the resident's code."""

    sentence: ClassVar[Sentence] = _("扫码开始服务")
    order_id: UUID
    community_id: UUID


class OrderFinished(Event, frozen=True):
    """The work is done; the resident's word is awaited until `due_on`."""

    sentence: ClassVar[Sentence] = _("服务完成，{minutes} 小时，请居民在 {due_on} 前确认")
    order_id: UUID
    community_id: UUID
    minutes: int
    due_on: date


class OrderOverdue(Event, frozen=True):
    """Nobody has confirmed within the township's days."""

    sentence: ClassVar[Sentence] = _("逾期未确认")
    order_id: UUID
    community_id: UUID
    organization_id: UUID
    person_id: UUID


class OrderConfirmed(Event, frozen=True):
    """The resident's word closes it. `person_id` is who served."""

    sentence: ClassVar[Sentence] = _("服务已确认（{confirmer}），{minutes} 小时")
    order_id: UUID
    community_id: UUID
    person_id: UUID
    confirmer: Confirmer
    minutes: int


class OrderCancelled(Event, frozen=True):
    """It came to nothing; the reason stands on the order. `person_id` is who was to come."""

    sentence: ClassVar[Sentence] = _("服务单已取消")
    order_id: UUID
    community_id: UUID
    person_id: UUID


class OrderNotesForgotten(Event, frozen=True):
    """The resident wants nothing kept."""

    sentence: ClassVar[Sentence] = _("删除了服务单上的备注")
    order_id: UUID


class OrderResidentRevealed(Event, frozen=True):
    """Somebody saw where the resident lives and how to call them. `person_id` is the resident."""

    sentence: ClassVar[Sentence] = _("上门前查看了居民的电话和住址，理由：{reason}")
    order_id: UUID
    person_id: UUID
    reason: RevealReason


class OrderRulesChanged(Event, frozen=True):
    """Within how many days a resident confirms."""

    sentence: ClassVar[Sentence] = _("服务完成后 {confirm_days} 天内确认")
    confirm_days: int
