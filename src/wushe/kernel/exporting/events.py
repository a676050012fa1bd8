"""What happened through exports that are made by a job."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event


class ExportAsked(Event, frozen=True):
    """Somebody wants a list that carries personal data; somebody else has to agree."""

    sentence: ClassVar[Sentence] = _("申请导出 {rows} 行，等待另一人审批")
    export_id: UUID
    kind: Code
    reason: Code
    rows: int


class ExportApproved(Event, frozen=True):
    """Somebody else agreed."""

    sentence: ClassVar[Sentence] = _("批准导出 {rows} 行")
    export_id: UUID
    kind: Code
    rows: int


class ExportRefused(Event, frozen=True):
    """Somebody else did not agree."""

    sentence: ClassVar[Sentence] = _("不批准导出 {rows} 行")
    export_id: UUID
    kind: Code
    rows: int


class ExportMade(Event, frozen=True):
    """The file lies ready for the one who asked, for a day."""

    sentence: ClassVar[Sentence] = _("生成导出文件 {rows} 行")
    export_id: UUID
    kind: Code
    rows: int


class ExportFetched(Event, frozen=True):
    """The one who asked took the file."""

    sentence: ClassVar[Sentence] = _("下载导出文件 {rows} 行")
    export_id: UUID
    kind: Code
    rows: int
