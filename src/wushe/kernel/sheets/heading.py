"""Finding the heading under title rows, over one row or two, whatever the order of its columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wushe.kernel.i18n import listed
from wushe.kernel.sheets.refusals import HeadingMissing, HeadingTwice
from wushe.kernel.sheets.sheet import Sheet, fold_heading
from wushe.kernel.sheets.source import Merge, Row

SEARCHED_ROWS = 30


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the heading stands and what it says. `places`: field -> index of its column."""

    last_row: int
    titles: list[str]
    places: Mapping[str, int]

    @property
    def ignored(self) -> list[str]:
        """Titles of the person's columns that mean nothing to the sheet."""
        used = set(self.places.values())
        return [title for place, title in enumerate(self.titles) if title and place not in used]


def find_heading(sheet: Sheet, rows: Sequence[Row], merges: Sequence[Merge]) -> Heading:
    """The row, or pair of rows, that names most columns; raises `HeadingMissing`, `HeadingTwice`."""
    names = {name: column.field for column in sheet.columns for name in column.names}
    best = Heading(0, [], {})
    for last_row, titles in _candidates(rows, merges):
        places = _places(titles, names)
        if len(places) > len(best.places):
            best = Heading(last_row, [title.strip() for title in titles], places)
    missing = [column.heading for column in sheet.columns if column.required and column.field not in best.places]
    if missing or not best.places:
        raise HeadingMissing(titles=listed(missing or [column.heading for column in sheet.columns]))
    _refuse_twins(best, names)
    return best


def _candidates(rows: Sequence[Row], merges: Sequence[Merge]) -> Iterator[tuple[int, list[str]]]:
    """Single rows before pairs, so that a pair must name more than either of its rows."""
    for row in rows:
        yield row.number, row.cells
    for upper, lower in pairwise(rows):
        yield lower.number, _joined(upper, lower, merges)


def _joined(upper: Row, lower: Row, merges: Sequence[Merge]) -> list[str]:
    """Two rows as one: 负责人 merged over 姓名 and 电话 gives 负责人姓名 and 负责人电话."""
    over = upper.cells + [""] * (len(lower.cells) - len(upper.cells))
    under = lower.cells + [""] * (len(upper.cells) - len(lower.cells))
    for merge in merges:
        if merge.top == upper.number:
            inside = range(merge.left, min(merge.right + 1, len(over)))
            over[inside.start : inside.stop] = [over[merge.left]] * len(inside) if inside else []
    return [high + low for high, low in zip(over, under, strict=True)]


def _places(titles: Sequence[str], names: Mapping[str, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, title in enumerate(titles):
        field = names.get(fold_heading(title))
        if field is not None:
            places.setdefault(field, place)
    return places


def _refuse_twins(heading: Heading, names: Mapping[str, str]) -> None:
    for place, title in enumerate(heading.titles):
        field = names.get(fold_heading(title))
        if field is not None and heading.places[field] != place:
            raise HeadingTwice(title=title)
