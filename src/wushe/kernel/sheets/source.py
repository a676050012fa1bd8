"""Rows of text, wherever they come from.

What runs in the child of `guarded` (this, `cells`, `excel_in`, `csv_in`, `frames`, `child`) is kept free of the rest
of the product, so that the child starts fast and small.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_ROWS = 100_000
MOST_COLUMNS = 256
_SPARE_ROWS = 50  # titles, heading and notes around the rows that count


class CannotRead(Exception):  # noqa: N818 - carries the code of a refusal out of the child
    """The file cannot be read; `code` is that of a kind in `refusals`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Row(NamedTuple):
    """A row with the number that Excel shows beside it; its cells as a person sees them."""

    number: int
    cells: list[str]


class Merge(NamedTuple):
    """Cells merged into one: rows as Excel numbers them, columns from 0, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Source:
    """The first visible sheet of a file, its rows in order, empty ones left out."""

    rows: Iterator[Row]
    merges: list[Merge] = field(default_factory=list)
    name: str = ""
    other_names: list[str] = field(default_factory=list)


def counted(rows: Iterator[Row]) -> Iterator[Row]:
    """Without empty rows, and no more than an import takes; raises `CannotRead`."""
    count = 0
    for row in rows:
        if any(map(str.strip, row.cells)):
            count += 1
            if count > MOST_ROWS + _SPARE_ROWS:
                raise CannotRead("sheets.too_many_rows")
            yield row
