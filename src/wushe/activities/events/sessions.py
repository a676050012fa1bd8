"""What happened to sessions."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class SessionsAdded(Event, frozen=True):
    """One session or a series of them."""

    sentence: ClassVar[Sentence] = _("安排了 {count} 场，首场 {first_at}")
    activity_id: UUID
    count: int
    first_at: datetime


class SessionEdited(Event, frozen=True):
    """How many places there are, or where people meet."""

    sentence: ClassVar[Sentence] = _("调整了 {on} 这一场的名额或集合地点")
    activity_id: UUID
    session_id: UUID
    on: date


class SessionMoved(Event, frozen=True):
    """To another time, perhaps at another place."""

    sentence: ClassVar[Sentence] = _("一场改到 {starts_at}")
    activity_id: UUID
    session_id: UUID
    starts_at: datetime


class SessionRelocated(Event, frozen=True):
    """To another place at the same time."""

    sentence: ClassVar[Sentence] = _("{starts_at} 的一场换了地点")
    activity_id: UUID
    session_id: UUID
    starts_at: datetime


class SessionCancelled(Event, frozen=True):
    """This one; the others of its series stay."""

    sentence: ClassVar[Sentence] = _("取消了 {on} 的一场，其他场次不变")
    activity_id: UUID
    session_id: UUID
    on: date


class SessionHeld(Event, frozen=True):
    """Its attendance is closed."""

    sentence: ClassVar[Sentence] = _("{on} 的一场已举行，到场 {person_times} 人次")
    activity_id: UUID
    session_id: UUID
    organization_id: UUID
    on: date
    person_times: int
