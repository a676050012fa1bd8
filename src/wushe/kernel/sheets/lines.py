"""The rows of a person's sheet as values or flaws, one after another, every flaw told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from wushe.kernel.errors import FieldError
from wushe.kernel.i18n import _, clauses
from wushe.kernel.sheets.heading import SEARCHED_ROWS, Heading, find_heading
from wushe.kernel.sheets.merged import fill_down
from wushe.kernel.sheets.sheet import Flaw, Sheet
from wushe.kernel.sheets.source import Row, Source
from wushe.kernel.values import Unfit

_REMARK = re.compile(r"\s*(?:注|备注|说明|填表|制表|合计|总计|小计|共计|审核)(?:[:：]|人|说明|$|\s)")


@dataclass(slots=True)
class Line:
    """One row: its number in Excel, the person's cells, and values by field, or what is wrong with it."""

    number: int
    cells: list[str]
    values: dict[str, Any] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
    warnings: list[Flaw] = field(default_factory=list)

    def say(self) -> str:
        """All flaws in one sentence for the 错误原因 column."""
        return clauses(flaw.say() for flaw in self.flaws)


@dataclass(slots=True)
class Reading:
    """A sheet that is being read: `lines` comes once, row by row; `skipped` fills while it does."""

    sheet: Sheet
    heading: Heading
    lines: Iterator[Line] = field(default_factory=lambda: iter(()))
    skipped: list[int] = field(default_factory=list)
    """Numbers of rows that were taken for remarks, sums, section titles or the template's example."""


def read_lines(sheet: Sheet, source: Source) -> Reading:
    """Find the heading and begin to read; raises a `SheetRefused` here or while the lines are read."""
    head = list(islice(source.rows, SEARCHED_ROWS))
    reading = Reading(sheet, find_heading(sheet, head, source.merges))
    reading.lines = _read(reading, source, chain(head, source.rows))
    return reading


def _read(reading: Reading, source: Source, rows: Iterator[Row]) -> Iterator[Line]:
    heading, columns = reading.heading, reading.sheet.columns
    sections = {merge.top for merge in source.merges if merge.top == merge.bottom}
    example = {column.field: column.example for column in columns if column.field in heading.places}
    seen: dict[tuple[str, Any], int] = {}
    body = (row for row in rows if row.number > heading.last_row)
    for row, filled in fill_down(body, source.merges):
        cells = row.cells + [""] * (len(heading.titles) - len(row.cells))
        texts = {name: cells[place].strip() for name, place in heading.places.items()}
        if not any(texts[name] for name, place in heading.places.items() if place not in filled):
            continue
        if texts == example or _is_remark(reading, cells, texts, is_merged=row.number in sections):
            reading.skipped.append(row.number)
            continue
        line = Line(row.number, cells)
        _fill(line, reading.sheet, texts)
        _warn_of_filled(line, reading, filled)
        _refuse_repeated(line, reading.sheet, seen)
        yield line


def _is_remark(reading: Reading, cells: list[str], texts: dict[str, str], *, is_merged: bool) -> bool:
    """A row that lacks what every row must have, and begins like a remark or is one merged cell."""
    required = [column.field for column in reading.sheet.columns if column.required]
    if all(texts[name] for name in required):
        return False
    said = [cell for cell in cells if cell.strip()]
    return bool(_REMARK.match(said[0])) or (is_merged and len(said) == 1)


def _fill(line: Line, sheet: Sheet, texts: dict[str, str]) -> None:
    for column in sheet.columns:
        try:
            line.values[column.field] = column.read(texts.get(column.field, ""))
        except Unfit as unfit:
            line.flaws.append(Flaw(column.field, column.heading, unfit.why))


def _warn_of_filled(line: Line, reading: Reading, filled: list[int]) -> None:
    for name, place in reading.heading.places.items():
        if place in filled:
            column = reading.sheet.column(name)
            error = FieldError("sheets.filled", _("合并单元格，已按上方填为“{value}”"), {"value": line.cells[place]})
            line.warnings.append(Flaw(name, column.heading if column else "", error))


def _refuse_repeated(line: Line, sheet: Sheet, seen: dict[tuple[str, Any], int]) -> None:
    for column in sheet.columns:
        value = line.values.get(column.field) if column.unique else None
        if value is None:
            continue
        first = seen.setdefault((column.field, value), line.number)
        if first != line.number:
            error = FieldError("sheets.repeated", _("与第 {row} 行重复"), {"row": first})
            line.flaws.append(Flaw(column.field, column.heading, error))
