"""What happened to mentors, at home and where they visit."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class MentorRegistered(Event, frozen=True):
    """Somebody of the township can be paired."""

    sentence: ClassVar[Sentence] = _("登记了导师{mentor_id}")
    mentor_id: UUID
    person_id: UUID


class MentorEdited(Event, frozen=True):
    """What a mentor offers was changed."""

    sentence: ClassVar[Sentence] = _("修改了导师资料：{mentor_id}")
    mentor_id: UUID


class MentorRetired(Event, frozen=True):
    """Somebody is paired no more."""

    sentence: ClassVar[Sentence] = _("导师退出：{mentor_id}")
    mentor_id: UUID


class MentorSent(Event, frozen=True):
    """Another township may pair a mentor of this one, up to and not with `until`."""

    sentence: ClassVar[Sentence] = _("把导师{mentor_id}派往{host_id}，名额 {capacity} 个，到 {until}")
    mentor_id: UUID
    mentor_grant_id: UUID
    host_id: UUID
    capacity: int
    until: date


class MentorArrived(Event, frozen=True):
    """Another township sends a mentor."""

    sentence: ClassVar[Sentence] = _("{home_id}派来导师{mentor_id}，名额 {capacity} 个，到 {until}")
    mentor_id: UUID
    home_id: UUID
    capacity: int
    until: date


class MentorRecalled(Event, frozen=True):
    """The township that sent takes its mentor back."""

    sentence: ClassVar[Sentence] = _("从{host_id}收回导师{mentor_id}，结束结对 {ended} 个")
    mentor_id: UUID
    mentor_grant_id: UUID
    host_id: UUID
    ended: int


class MentorLeft(Event, frozen=True):
    """A visiting mentor was taken back, or the last day has passed."""

    sentence: ClassVar[Sentence] = _("{home_id}派来的导师{mentor_id}已离开，结束结对 {ended} 个")
    mentor_id: UUID
    home_id: UUID
    ended: int


class MentorStayEnded(Event, frozen=True):
    """The last day in another township has passed."""

    sentence: ClassVar[Sentence] = _("导师{mentor_id}在{host_id}的派出到期")
    mentor_id: UUID
    mentor_grant_id: UUID
    host_id: UUID


class VisitorPaired(Event, frozen=True):
    """At home: the mentor who was sent stands beside a group of the other township."""

    sentence: ClassVar[Sentence] = _("派往{host_id}的导师{mentor_id}有了结对")
    mentor_id: UUID
    host_id: UUID


class VisitorFree(Event, frozen=True):
    """At home: none of the pairs in the other township is left."""

    sentence: ClassVar[Sentence] = _("派往{host_id}的导师{mentor_id}的结对已全部结束")
    mentor_id: UUID
    host_id: UUID
