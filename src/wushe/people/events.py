"""What happened to people's data: ids and codes only, so that erasing somebody leaves the journal whole."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.people.kinds import PersonStatus, RevealReason
from wushe.people.wording import Purpose


class PersonRecorded(Event, frozen=True):
    """Somebody was entered into the register."""

    sentence: ClassVar[Sentence] = _("登记了人员")
    person_id: UUID


class PersonEdited(Event, frozen=True):
    """What is known of a person was changed."""

    sentence: ClassVar[Sentence] = _("修改了人员资料")
    person_id: UUID
    status: PersonStatus


class PersonRevealed(Event, frozen=True):
    """Somebody saw the person's data unmasked."""

    sentence: ClassVar[Sentence] = _("查看了完整信息，理由：{reason}")
    person_id: UUID
    reason: RevealReason
    phone: bool
    id_number: bool
    address: bool


class RevealedOften(Event, frozen=True):
    """The alarm: one person has seen `count` people's data within an hour; the next is refused."""

    sentence: ClassVar[Sentence] = _("一小时内查看完整信息达到 {count} 次")
    count: int


class SensitiveKept(Event, frozen=True):
    """A sensitive field was kept under a consent."""

    sentence: ClassVar[Sentence] = _("保存了敏感个人信息")
    person_id: UUID
    consent_id: UUID


class ConsentGiven(Event, frozen=True):
    """The person, or the guardian for them, agreed to a purpose."""

    sentence: ClassVar[Sentence] = _("取得同意：{purpose}")
    person_id: UUID
    consent_id: UUID
    purpose: Purpose


class ConsentTakenBack(Event, frozen=True):
    """The consent was withdrawn, and so many values were erased with it."""

    sentence: ClassVar[Sentence] = _("撤回同意：{purpose}，删除 {erased} 项信息")
    person_id: UUID
    consent_id: UUID
    purpose: Purpose
    erased: int


class PersonErased(Event, frozen=True):
    """All that named the person is gone."""

    sentence: ClassVar[Sentence] = _("应要求删除了个人资料")
    person_id: UUID


class VolunteerJoined(Event, frozen=True):
    """A person became a volunteer."""

    sentence: ClassVar[Sentence] = _("登记为志愿者")
    person_id: UUID


class VolunteerEdited(Event, frozen=True):
    """Skills or times were changed."""

    sentence: ClassVar[Sentence] = _("修改了志愿者的特长和时间")
    person_id: UUID


class VolunteerLeft(Event, frozen=True):
    """A person is a volunteer no longer; the hours stay."""

    sentence: ClassVar[Sentence] = _("退出志愿者")
    person_id: UUID


class SocialWorkerRegistered(Event, frozen=True):
    """A person became a social worker of the township."""

    sentence: ClassVar[Sentence] = _("登记为社会工作者")
    person_id: UUID


class CredentialEdited(Event, frozen=True):
    """Level, number or term of the credential were changed."""

    sentence: ClassVar[Sentence] = _("更新了职业资格")
    person_id: UUID


class SocialWorkerLeft(Event, frozen=True):
    """A person is no longer a social worker here."""

    sentence: ClassVar[Sentence] = _("社会工作者离岗")
    person_id: UUID


class SubjectExported(Event, frozen=True):
    """All that is kept of a person was handed out as one file."""

    sentence: ClassVar[Sentence] = _("导出了本人的全部资料")
    person_id: UUID


class PeopleExported(Event, frozen=True):
    """Whole data of people left the product; masked lists are `ListExported`."""

    sentence: ClassVar[Sentence] = _("导出 {rows} 人的完整信息，理由：{reason}")
    rows: int
    reason: RevealReason
