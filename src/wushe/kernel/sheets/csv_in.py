"""CSV in: comma, semicolon or tab; UTF-8, UTF-16 with its mark, or GB18030 as Excel in China writes it."""

import codecs
import csv
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO

from wushe.kernel.sheets.source import MOST_COLUMNS, CannotRead, Row, Source, counted

_FORMULA_STARTS = tuple("=+-@\t\r\0＝＋－＠")


def open_csv(path: Path) -> Source:
    """The rows of a CSV file, its name without ending as the sheet's; raises `CannotRead`."""
    encoding = _encoding(path)
    file = path.open(encoding=encoding, newline="")
    return Source(counted(_text_rows(file)), name=path.stem)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            with path.open(encoding=encoding, newline="") as file:
                while file.read(2**16):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise CannotRead("sheets.not_a_sheet")


def _text_rows(file: IO[str]) -> Iterator[Row]:
    with file:
        head = list(islice(file, 10))
        delimiter = max(",\t;", key="".join(head).count)
        try:
            for number, cells in enumerate(csv.reader(chain(head, file), delimiter=delimiter), 1):
                yield Row(number, [_unescaped(cell) for cell in cells[:MOST_COLUMNS]])
        except (csv.Error, UnicodeDecodeError) as error:
            raise CannotRead("sheets.refused") from error


def _unescaped(cell: str) -> str:
    """Without the apostrophe that our own CSV puts before what Excel would run as a formula."""
    return cell[1:] if cell.startswith("'") and begins_formula(cell) else cell


def begins_formula(cell: str) -> bool:
    """Whether Excel would run the cell, or did before apostrophes were put before it."""
    return cell.lstrip("'").startswith(_FORMULA_STARTS)
