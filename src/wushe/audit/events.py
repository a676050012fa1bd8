"""What happened to the journal itself."""

from typing import ClassVar

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class JournalVerified(Event, frozen=True):
    """Every entry up to `number` was proved, or so many things were found wrong."""

    sentence: ClassVar[Sentence] = _("校验操作记录至第 {number} 条，发现 {findings} 处问题")
    number: int
    findings: int
