"""Which social worker accompanies it."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.organizations.kinds import Level


class WorkerAssigned(Event, frozen=True):
    """From `since` on."""

    sentence: ClassVar[Sentence] = _("自 {since} 起由{person_id}督导（{level}）")
    organization_id: UUID
    person_id: UUID
    level: Level
    since: date


class AssignmentHandedOver(Event, frozen=True):
    """Without a day between the two."""

    sentence: ClassVar[Sentence] = _("自 {since} 起由{from_person_id}交接给{person_id}督导（{level}）")
    organization_id: UUID
    from_person_id: UUID
    person_id: UUID
    level: Level
    since: date


class AssignmentEnded(Event, frozen=True):
    """Up to and not with `until`."""

    sentence: ClassVar[Sentence] = _("{person_id}的督导于 {until} 结束（{level}）")
    organization_id: UUID
    person_id: UUID
    level: Level
    until: date


class AssignmentsDistributed(Event, frozen=True):
    """A proposed distribution was accepted; each assignment is recorded as well."""

    sentence: ClassVar[Sentence] = _("按均衡方案分配了 {count} 个组织的督导社工")
    count: int
    level: Level


class WorkerHandedOver(Event, frozen=True):
    """Everything that a social worker carried went to others from that day on; each assignment is recorded as well."""

    sentence: ClassVar[Sentence] = _("{person_id}督导的 {count} 个组织自 {since} 起办理交接")
    person_id: UUID
    count: int
    since: date
