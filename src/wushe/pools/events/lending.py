"""What happened to what is lent: the owner's journal tells it by the grant, the borrower's by what was borrowed."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class PoolGranted(Event, frozen=True):
    """Units are another township's, or its county's, for a while."""

    sentence: ClassVar[Sentence] = _("出借给{borrower_id}，数量 {quantity}，{starts_at} 起，{ends_at} 前归还")
    counted: ClassVar[Mapping[str, str]] = {"quantity": "resource_id"}
    grant_id: UUID
    resource_id: UUID
    borrower_id: UUID
    quantity: int
    starts_at: datetime
    ends_at: datetime


class PoolGrantRevoked(Event, frozen=True):
    """Taken back before its day; what is in use is still to be returned."""

    sentence: ClassVar[Sentence] = _("从{borrower_id}收回出借，取消预约 {cancelled} 个，待归还 {running} 个")
    grant_id: UUID
    resource_id: UUID
    borrower_id: UUID
    cancelled: int
    running: int


class PoolGrantEnded(Event, frozen=True):
    """Its last day is over."""

    sentence: ClassVar[Sentence] = _("给{borrower_id}的出借到期，取消预约 {cancelled} 个，待归还 {running} 个")
    grant_id: UUID
    resource_id: UUID
    borrower_id: UUID
    cancelled: int
    running: int


class ThingBorrowed(Event, frozen=True):
    """Another township lends something to this one."""

    sentence: ClassVar[Sentence] = _("{owner_id}向本乡镇出借，数量 {quantity}，{starts_at} 起，{ends_at} 前归还")
    counted: ClassVar[Mapping[str, str]] = {"quantity": "borrowed_id"}
    borrowed_id: UUID
    owner_id: UUID
    quantity: int
    starts_at: datetime
    ends_at: datetime


class ThingTakenBack(Event, frozen=True):
    """It cannot be booked any more; what is in use is to be returned."""

    sentence: ClassVar[Sentence] = _("{owner_id}收回了出借，取消预约 {cancelled} 个，请归还 {running} 个")
    borrowed_id: UUID
    owner_id: UUID
    cancelled: int
    running: int


class BorrowingEnded(Event, frozen=True):
    """The last day of what was borrowed is over."""

    sentence: ClassVar[Sentence] = _("{owner_id}的出借到期，取消预约 {cancelled} 个，请归还 {running} 个")
    borrowed_id: UUID
    owner_id: UUID
    cancelled: int
    running: int
