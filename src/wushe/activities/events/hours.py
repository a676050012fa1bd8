"""What happened to service hours, certificates and ratings."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event, Otherwise


class HoursApproved(Event, frozen=True):
    """They count."""

    sentence: ClassVar[Sentence] = _("认定志愿服务 {minutes} 小时")
    hours_id: UUID
    session_id: UUID
    person_id: UUID
    minutes: int


class HoursRefused(Event, frozen=True):
    """The reason stands on the entry."""

    sentence: ClassVar[Sentence] = _("不予认定志愿服务时长")
    hours_id: UUID
    session_id: UUID
    person_id: UUID


class CorrectionAsked(Event, frozen=True):
    """The volunteer says that it was otherwise."""

    sentence: ClassVar[Sentence] = _("申请更正服务时长")
    hours_id: UUID
    correction_id: UUID
    person_id: UUID


class HoursCorrected(Event, frozen=True):
    """Certificates that tell of them say so."""

    sentence: ClassVar[Sentence] = _("更正服务时长为 {minutes} 小时")
    hours_id: UUID
    person_id: UUID
    minutes: int


class CorrectionRefused(Event, frozen=True):
    """The entry stays."""

    sentence: ClassVar[Sentence] = _("未采纳时长更正申请")
    hours_id: UUID
    correction_id: UUID
    person_id: UUID


class CertificateIssued(Event, frozen=True):
    """On paper."""

    sentence: ClassVar[Sentence] = _("开具志愿服务记录证明，{minutes} 小时")
    certificate_id: UUID
    person_id: UUID
    minutes: int


class CertificateRevoked(Event, frozen=True):
    """It matches nothing any more."""

    sentence: ClassVar[Sentence] = _("志愿服务记录证明作废")
    certificate_id: UUID
    person_id: UUID


class ServiceRated(Event, frozen=True):
    """By somebody who was served."""

    sentence: ClassVar[Sentence] = _("收到评价：{stars} 星")
    activity_id: UUID
    session_id: UUID
    stars: int
    organization_id: UUID


class CommentModerated(Event, frozen=True):
    """Somebody has read the words."""

    sentence: ClassVar[Sentence] = _("审核了评价文字，予以展示")
    otherwise: ClassVar[Otherwise] = ("shown", _("审核了评价文字，不展示"))
    rating_id: UUID
    activity_id: UUID
    shown: bool
