"""What happened to places. A founding and a change stand in the place's own journal, the rest in the platform's."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event
from wushe.tenancy.kinds import ShelvingReason


class CountyFounded(Event, frozen=True):
    """The county is on this installation."""

    sentence: ClassVar[Sentence] = _("县开通")
    county_id: UUID
    code: Code


class TownshipFounded(Event, frozen=True):
    """The township can be entered from now on."""

    sentence: ClassVar[Sentence] = _("乡镇开通")
    township_id: UUID
    code: Code


class TownshipChanged(Event, frozen=True):
    """A file said something else than before; `changes` counts the differences that were made so."""

    sentence: ClassVar[Sentence] = _("乡镇设置调整，共 {changes} 处")
    township_id: UUID
    changes: int


class FilesApplied(Event, frozen=True):
    """The operator made the installation agree with its files."""

    sentence: ClassVar[Sentence] = _("按文件开通 {founded} 个、调整 {changed} 个乡镇")
    founded: int
    changed: int


class KeysChanged(Event, frozen=True):
    """Values that a former data key had sealed were sealed with the newest one."""

    sentence: ClassVar[Sentence] = _("更换加密密钥，重新加密 {values} 项")
    values: int


class TownshipSuspended(Event, frozen=True):
    """It can only be read."""

    sentence: ClassVar[Sentence] = _("暂停乡镇")
    township_id: UUID
    code: Code


class TownshipResumed(Event, frozen=True):
    """It can be worked in again."""

    sentence: ClassVar[Sentence] = _("恢复乡镇")
    township_id: UUID
    code: Code


class TownshipExported(Event, frozen=True):
    """An archive of all its rows was made."""

    sentence: ClassVar[Sentence] = _("导出乡镇存档，共 {rows} 行")
    township_id: UUID
    code: Code
    rows: int


class TownshipImported(Event, frozen=True):
    """It came from an archive, perhaps of another installation."""

    sentence: ClassVar[Sentence] = _("导入乡镇存档，共 {rows} 行")
    township_id: UUID
    code: Code
    rows: int


class TownshipRemoved(Event, frozen=True):
    """Nobody can enter it any more; its rows wait to be erased."""

    sentence: ClassVar[Sentence] = _("移除乡镇")
    township_id: UUID
    code: Code


class TownshipErased(Event, frozen=True):
    """No row of it is left but this memory."""

    sentence: ClassVar[Sentence] = _("清除乡镇数据，共 {rows} 行")
    township_id: UUID
    code: Code
    rows: int


class JobTriedAgain(Event, frozen=True):
    """The operator had a job done again that was given up."""

    sentence: ClassVar[Sentence] = _("再试放弃的任务：{job}，此前失败 {attempts} 次")
    message_id: UUID
    place_id: UUID
    job: Code
    attempts: int


class JobShelved(Event, frozen=True):
    """The operator set a job aside for good; `error` is what it failed on, by its code or its class."""

    sentence: ClassVar[Sentence] = _("搁置放弃的任务：{job}，{reason}")
    message_id: UUID
    place_id: UUID
    job: Code
    attempts: int
    error: Code
    reason: ShelvingReason
