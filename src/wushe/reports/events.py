"""What happened to reports."""

from typing import ClassVar

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event


class IndicatorsPublished(Event, frozen=True):
    """The county can read them; `suppressed` of them are too small to be told."""

    sentence: ClassVar[Sentence] = _("向县级发布 {period} 的 {count} 项汇总指标，其中 {suppressed} 项人数过少不公布")
    period: Code
    count: int
    suppressed: int


class ReportExported(Event, frozen=True):
    """The figures of a period left the product as a file."""

    sentence: ClassVar[Sentence] = _("导出 {period} 的报表")
    period: Code
