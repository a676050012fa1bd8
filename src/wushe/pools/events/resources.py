"""What happened to a resource."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.pools.kinds import HoldReason, ResourceKind


class ResourceAdded(Event, frozen=True):
    """Something is shared from now on."""

    sentence: ClassVar[Sentence] = _("登记了共享{kind}，共 {quantity}")
    counted: ClassVar[Mapping[str, str]] = {"quantity": "resource_id"}
    resource_id: UUID
    kind: ResourceKind
    quantity: int


class ResourceEdited(Event, frozen=True):
    """What is said of it, its hours or its terms were changed."""

    sentence: ClassVar[Sentence] = _("修改了共享资源")
    resource_id: UUID


class ResourceWasClosed(Event, frozen=True):
    """Nothing new is booked there."""

    sentence: ClassVar[Sentence] = _("停止共享")
    resource_id: UUID


class ResourceReopened(Event, frozen=True):
    """It is shared again."""

    sentence: ClassVar[Sentence] = _("恢复共享")
    resource_id: UUID


class ZoneAdded(Event, frozen=True):
    """A venue has one zone more."""

    sentence: ClassVar[Sentence] = _("登记了功能区 {number}")
    resource_id: UUID
    zone_id: UUID
    number: int


class ZoneEdited(Event, frozen=True):
    """What is said of a zone was changed."""

    sentence: ClassVar[Sentence] = _("修改了功能区")
    resource_id: UUID
    zone_id: UUID


class ZoneWasClosed(Event, frozen=True):
    """Nothing new takes place there."""

    sentence: ClassVar[Sentence] = _("停用了功能区")
    resource_id: UUID
    zone_id: UUID


class ZoneReopened(Event, frozen=True):
    """A closed zone is used again."""

    sentence: ClassVar[Sentence] = _("恢复使用功能区")
    resource_id: UUID
    zone_id: UUID


class PictureAdded(Event, frozen=True):
    """It can be seen."""

    sentence: ClassVar[Sentence] = _("上传了照片")
    resource_id: UUID
    picture_id: UUID


class PictureRemoved(Event, frozen=True):
    """The picture and its files are gone."""

    sentence: ClassVar[Sentence] = _("移除了照片")
    resource_id: UUID
    picture_id: UUID


class CalendarLinkMade(Event, frozen=True):
    """Whoever has the new address reads the calendar; a former one leads nowhere."""

    sentence: ClassVar[Sentence] = _("更换了日历订阅地址")
    resource_id: UUID | None
    person_id: UUID | None


class CalendarLinkEnded(Event, frozen=True):
    """No program reads the calendar any more."""

    sentence: ClassVar[Sentence] = _("停用了日历订阅地址")
    resource_id: UUID | None
    person_id: UUID | None


class UnitsClosed(Event, frozen=True):
    """Units cannot be booked for a while, or for good."""

    sentence: ClassVar[Sentence] = _("{reason}：{quantity}，自 {starts_at}")
    counted: ClassVar[Mapping[str, str]] = {"quantity": "resource_id"}
    resource_id: UUID
    hold_id: UUID
    reason: HoldReason
    quantity: int
    starts_at: datetime


class UnitsReopened(Event, frozen=True):
    """They can be booked again."""

    sentence: ClassVar[Sentence] = _("恢复开放 {quantity}")
    counted: ClassVar[Mapping[str, str]] = {"quantity": "resource_id"}
    resource_id: UUID
    hold_id: UUID
    quantity: int
