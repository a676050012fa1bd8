"""What happened through imports."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event


class SheetImported(Event, frozen=True):
    """The good rows of a sheet were taken."""

    sentence: ClassVar[Sentence] = _("从表格导入：新增 {added} 行，更新 {changed} 行，{flawed} 行有错误未导入")
    import_id: UUID
    kind: Code
    added: int
    changed: int
    flawed: int
