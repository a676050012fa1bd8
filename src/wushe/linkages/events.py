"""What happened to linkages."""

from typing import ClassVar
from uuid import UUID

from wushe.communities.societies import Society
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.linkages.kinds import EndReason


class LinkageProposed(Event, frozen=True):
    """A need and an organisation were brought together."""

    sentence: ClassVar[Sentence] = _("发起联动，请{organization_id}承接")
    linkage_id: UUID
    need_id: UUID
    organization_id: UUID


class LinkageAgreed(Event, frozen=True):
    """The organisation takes the need up."""

    sentence: ClassVar[Sentence] = _("{organization_id}接单")
    linkage_id: UUID
    need_id: UUID
    organization_id: UUID


class LinkageDeclined(Event, frozen=True):
    """The organisation does not; the need is open again."""

    sentence: ClassVar[Sentence] = _("{organization_id}婉拒：{reason}")
    linkage_id: UUID
    need_id: UUID
    organization_id: UUID
    reason: EndReason


class PlaceFilled(Event, frozen=True):
    """Somebody took one of the five places."""

    sentence: ClassVar[Sentence] = _("{society}到位：{party_id}")
    linkage_id: UUID
    society: Society
    party_id: UUID


class PlaceLeft(Event, frozen=True):
    """Somebody left one of the five places."""

    sentence: ClassVar[Sentence] = _("{society}退出：{party_id}")
    linkage_id: UUID
    society: Society
    party_id: UUID


class LinkageStarted(Event, frozen=True):
    """Services have begun."""

    sentence: ClassVar[Sentence] = _("开始服务")
    linkage_id: UUID
    organization_id: UUID


class LinkageConfirmed(Event, frozen=True):
    """The community confirmed for the resident that the need is met."""

    sentence: ClassVar[Sentence] = _("代居民确认服务完成")
    linkage_id: UUID
    need_id: UUID
    organization_id: UUID


class LinkageSignedOff(Event, frozen=True):
    """A social worker has looked at what was done, and it is closed."""

    sentence: ClassVar[Sentence] = _("督导签收，联动办结")
    linkage_id: UUID
    need_id: UUID
    organization_id: UUID


class LinkageWithdrawn(Event, frozen=True):
    """It ended before the need was met; the need is open again unless it is gone."""

    sentence: ClassVar[Sentence] = _("终止联动：{reason}")
    linkage_id: UUID
    need_id: UUID
    organization_id: UUID
    reason: EndReason
