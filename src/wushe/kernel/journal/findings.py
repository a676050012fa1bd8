"""What a verification can find, and the tellings-apart that it needs: pure, no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Tampering(Labelled):
    """What was done to a journal behind the product's back."""

    EDITED = "edited", _("内容被改过")
    DELETED = "deleted", _("被删除")
    INSERTED = "inserted", _("被插入")
    REORDERED = "reordered", _("顺序被调换")
    TRUNCATED = "truncated", _("末尾被截断")
    REWRITTEN = "rewritten", _("与留存的锚点不符")
    MISLISTED = "mislisted", _("时间线索引不符")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """`first` and `last` are the numbers of the entries it is about."""

    first: int
    last: int
    kind: Tampering


@dataclass(slots=True)
class Run:
    """Entries that stand one after the other, each `offset` places behind where it was written."""

    first: int
    last: int
    offset: int


def told_apart(runs: Iterable[Run]) -> Iterator[Finding]:
    """Displaced entries as what displaced them.

    Entries that took each other's places were reordered. Any other displacement begins where something was put in
    before it (it moved back) or taken out (it moved forward).
    """
    runs = list(runs)
    singles = {run.first for run in runs if run.first == run.last}
    swapped = {run.first for run in runs if run.first == run.last and run.first - run.offset in singles}
    yield from (Finding(number, number, Tampering.REORDERED) for number in sorted(swapped))
    offset = 0
    for run in runs:
        if run.first in swapped:
            continue
        moved = run.offset - offset
        if moved > 0:
            yield Finding(run.first - moved, run.first - 1, Tampering.INSERTED)
        elif moved < 0:
            yield Finding(run.first - run.offset + moved, run.first - run.offset - 1, Tampering.DELETED)
        offset = run.offset
