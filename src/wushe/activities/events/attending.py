"""Who signed up and who came: on the timelines of session and person, who would crowd the activity's."""

from typing import ClassVar
from uuid import UUID

from wushe.activities.kinds import CheckInWay, Part
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event, Otherwise


class SignedUp(Event, frozen=True):
    """Somebody means to come, or waits for a place."""

    sentence: ClassVar[Sentence] = _("{person_id} 报名，身份：{part}，名额已满，先候补")
    otherwise: ClassVar[Otherwise] = ("waiting", _("{person_id} 报名，身份：{part}"))
    session_id: UUID
    person_id: UUID
    part: Part
    waiting: bool


class SignUpWithdrawn(Event, frozen=True):
    """The place is free."""

    sentence: ClassVar[Sentence] = _("{person_id} 取消了报名")
    session_id: UUID
    person_id: UUID


class MovedUp(Event, frozen=True):
    """From the queue to a place."""

    sentence: ClassVar[Sentence] = _("候补递补成功")
    activity_id: UUID
    session_id: UUID
    person_id: UUID


class CheckedIn(Event, frozen=True):
    """Somebody came."""

    sentence: ClassVar[Sentence] = _("{person_id} 签到，方式：{way}")
    session_id: UUID
    person_id: UUID
    part: Part
    way: CheckInWay


class CheckedOut(Event, frozen=True):
    """Somebody left."""

    sentence: ClassVar[Sentence] = _("{person_id} 签退")
    session_id: UUID
    person_id: UUID


class HeadsCounted(Event, frozen=True):
    """People without names."""

    sentence: ClassVar[Sentence] = _("现场计数 {heads} 人次")
    session_id: UUID
    heads: int


class PresenceCorrected(Event, frozen=True):
    """From when to when somebody was there."""

    sentence: ClassVar[Sentence] = _("更正了 {person_id} 的到场时间")
    session_id: UUID
    person_id: UUID


class AttendanceRemoved(Event, frozen=True):
    """A row that was wrong."""

    sentence: ClassVar[Sentence] = _("删除了一条到场记录")
    session_id: UUID
