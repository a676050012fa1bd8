"""Who belongs to it, and who leads it."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.organizations.kinds import MemberRole


class MemberJoined(Event, frozen=True):
    """`on` may lie before the day on which it was entered."""

    sentence: ClassVar[Sentence] = _("{person_id}自 {on} 起加入，担任{role}")
    organization_id: UUID
    person_id: UUID
    role: MemberRole
    on: date


class MemberChanged(Event, frozen=True):
    """Became core member, or member again."""

    sentence: ClassVar[Sentence] = _("{person_id}自 {on} 起担任{role}")
    organization_id: UUID
    person_id: UUID
    role: MemberRole
    on: date


class MemberCorrected(Event, frozen=True):
    """What is known of a member besides their part: occupation and age band."""

    sentence: ClassVar[Sentence] = _("更正了{person_id}的成员资料")
    organization_id: UUID
    person_id: UUID


class MemberLeft(Event, frozen=True):
    """The row stays as history."""

    sentence: ClassVar[Sentence] = _("{person_id}于 {on} 退出")
    organization_id: UUID
    person_id: UUID
    on: date


class LeaderNamed(Event, frozen=True):
    """The group has somebody who answers for it."""

    sentence: ClassVar[Sentence] = _("{person_id}自 {on} 起任负责人")
    organization_id: UUID
    person_id: UUID
    on: date


class OrganizationLostLeader(Event, frozen=True):
    """Nobody answers for the group: nothing is paid to it until there is a successor."""

    sentence: ClassVar[Sentence] = _("{person_id}不再任负责人，组织目前没有负责人，付款申请暂停")
    organization_id: UUID
    person_id: UUID
    on: date
