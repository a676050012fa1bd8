"""Cells merged down a column: only the first carries the value, and every row under it means it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from wushe.kernel.sheets.source import Merge, Row


def fill_down(rows: Iterator[Row], merges: Sequence[Merge]) -> Iterator[tuple[Row, list[int]]]:
    """Each row with the values of merged cells above it filled in, and the columns that were filled."""
    starting: dict[int, list[Merge]] = defaultdict(list)
    for merge in merges:
        if merge.bottom > merge.top:
            starting[merge.top].append(merge)
    reaching: list[tuple[Merge, str]] = []
    for row in rows:
        filled = []
        reaching = [pair for pair in reaching if pair[0].bottom >= row.number]
        for merge, value in reaching:
            if value and merge.left < len(row.cells) and not row.cells[merge.left]:
                row.cells[merge.left] = value
                filled.append(merge.left)
        reaching += [(m, row.cells[m.left]) for m in starting.pop(row.number, ()) if m.left < len(row.cells)]
        yield row, filled
