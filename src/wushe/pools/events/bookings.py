"""What happened to a booking. A shared one is told in both townships, each by its own name of the thing."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event, Otherwise
from wushe.pools.kinds import BookingState


class _Booking(Event, frozen=True):
    sentence: ClassVar[Sentence] = _("预约有变化")
    booking_id: UUID
    thing_id: UUID
    organization_id: UUID | None


class Booked(_Booking, frozen=True):
    """Units were asked for; the state says whether they are held."""

    sentence: ClassVar[Sentence] = _("预约 {starts_at}，数量 {quantity}（{state}）")
    counted: ClassVar[Mapping[str, str]] = {"quantity": "thing_id"}
    starts_at: datetime
    quantity: int
    state: BookingState


class BookingOverdue(_Booking, frozen=True):
    """Something should have come back and has not; told each day until it does."""

    sentence: ClassVar[Sentence] = _("逾期未还，应于 {due_at} 归还")
    due_at: datetime


class WaitingEnded(_Booking, frozen=True):
    """Its time has passed and nothing became free."""

    sentence: ClassVar[Sentence] = _("候补结束，没有等到空位")


class SeriesBooked(Event, frozen=True):
    """A series was asked for."""

    sentence: ClassVar[Sentence] = _("预约了 {booked} 次，{taken} 次已被占用")
    series_id: UUID
    thing_id: UUID
    organization_id: UUID
    booked: int
    taken: int


class BookingConfirmed(_Booking, frozen=True):
    """The steward agreed."""

    sentence: ClassVar[Sentence] = _("同意了预约")


class BookingRefused(_Booking, frozen=True):
    """The steward did not agree, and said why."""

    sentence: ClassVar[Sentence] = _("没有同意预约，已说明原因")


class BookingCancelled(_Booking, frozen=True):
    """It will not take place."""

    sentence: ClassVar[Sentence] = _("取消了预约")


class BookingMoved(_Booking, frozen=True):
    """It stands at another time."""

    sentence: ClassVar[Sentence] = _("预约改到 {starts_at}")
    starts_at: datetime


class BookingMovedUp(_Booking, frozen=True):
    """Somebody cancelled, and who waited has the units now."""

    sentence: ClassVar[Sentence] = _("候补成功（{state}）")
    state: BookingState


class BookingHandedOver(_Booking, frozen=True):
    """The key, the chairs or the hour were given."""

    sentence: ClassVar[Sentence] = _("已交接使用")


class BookingReturned(_Booking, frozen=True):
    """It came back; units that are missing are withdrawn."""

    sentence: ClassVar[Sentence] = _("已归还，缺少 {missing}")
    otherwise: ClassVar[Otherwise] = ("missing", _("已归还"))
    counted: ClassVar[Mapping[str, str]] = {"missing": "thing_id"}
    missing: int


class BookingUsed(_Booking, frozen=True):
    """What it was booked for took place; no key changed hands."""

    sentence: ClassVar[Sentence] = _("按预约用过了")


class BookingPassedOn(_Booking, frozen=True):
    """Two shared it, and one of them has left."""

    sentence: ClassVar[Sentence] = _("预约转给了留下的一方")


class BookingMissed(_Booking, frozen=True):
    """Nobody came."""

    sentence: ClassVar[Sentence] = _("预约未到")
