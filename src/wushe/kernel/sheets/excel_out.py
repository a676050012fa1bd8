"""Excel out, row by row in constant memory; text is written as text, so that no cell is ever a formula."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from wushe.kernel.i18n import _
from wushe.kernel.late import Late
from wushe.kernel.sheets.kinds import AS_TEXT, Cell
from wushe.kernel.sheets.lines import Line, Reading
from wushe.kernel.sheets.sheet import Column, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

xlsxwriter = Late("xlsxwriter")

HEADING_FORMAT: Mapping[str, Any] = {
    "bold": True,
    "bg_color": "#e8f0fe",
    "bottom": 1,
    "bottom_color": "#1b5fd0",
    "text_wrap": True,
    "valign": "vcenter",
    "num_format": AS_TEXT,
}
_FLAW_FORMAT: Mapping[str, Any] = {"font_color": "#c62828", "num_format": AS_TEXT, "text_wrap": True}
_LONGEST_CELL = 32_767


def write_xlsx(target: IO[bytes], sheet: Sheet, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows by the fields of the sheet's columns; returns how many there were."""
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        return _write_page(book, sheet, rows)


class Pages:
    """A workbook that is written some hundred rows at a time, in constant memory, with `mark` on every printed page.

    Only for what runs in a thread; `close` writes the file.
    """

    def __init__(self, path: Path, sheet: Sheet, *, mark: str) -> None:
        self._book: Workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
        self._book.set_properties({"comments": mark})
        self._sheet, self._mark = sheet, mark
        self._page = self._book.add_worksheet(sheet_name(sheet.title.say()))
        self._formats = [self._book.add_format({"num_format": one.kind.number_format}) for one in sheet.columns]
        set_columns(self._page, sheet.columns, self._formats)
        write_heading(self._page, 0, [one.heading for one in sheet.columns], self._book.add_format(HEADING_FORMAT))
        self._page.set_header(f"&C&9{_printed(mark)}")
        self._page.set_footer(f"&C&9{_printed(mark)}  &P/&N")
        self._number = 0

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        for row in rows:
            self._number += 1
            _write_row(self._page, self._number, self._sheet, row, self._formats)

    def close(self) -> None:
        self._page.autofilter(0, 0, self._number, len(self._sheet.columns) - 1)
        write_cell(self._page, self._number + 2, 0, self._mark, self._book.add_format({"num_format": AS_TEXT}))
        self._book.close()


def _printed(mark: str) -> str:
    """For a header: & begins a command there, and 255 characters is all that Excel takes."""
    return mark.replace("&", "＆")[:200]


def write_book(target: IO[bytes], parts: Iterable[tuple[Sheet, Iterable[Mapping[str, Any]]]]) -> None:
    """Several sheets in one workbook, in this order."""
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        for sheet, rows in parts:
            _write_page(book, sheet, rows)


def _write_page(book: "Workbook", sheet: Sheet, rows: Iterable[Mapping[str, Any]]) -> int:
    page = book.add_worksheet(sheet_name(sheet.title.say()))
    formats = [book.add_format({"num_format": column.kind.number_format}) for column in sheet.columns]
    set_columns(page, sheet.columns, formats)
    write_heading(page, 0, [column.heading for column in sheet.columns], book.add_format(HEADING_FORMAT))
    number = 0
    for number, row in enumerate(rows, 1):
        _write_row(page, number, sheet, row, formats)
    page.autofilter(0, 0, number, len(sheet.columns) - 1)
    return number


def _write_row(page: "Worksheet", number: int, sheet: Sheet, row: Mapping[str, Any], formats: "list[Format]") -> None:
    for place, column in enumerate(sheet.columns):
        write_cell(page, number, place, column.show(row.get(column.field)), formats[place])


def write_returned(target: IO[bytes], reading: Reading, lines: Iterable[Line], *, whole: bool = False) -> int:
    """Write the person's own columns and rows with a 错误原因 column; returns the number of rows.

    Only rows with flaws, or all of them when `whole`. Corrected, the file can be uploaded as it is.
    """
    titles = reading.heading.titles
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        page = book.add_worksheet(sheet_name(reading.sheet.title.say()))
        text, flaw = book.add_format({"num_format": AS_TEXT}), book.add_format(_FLAW_FORMAT)
        page.set_column(0, len(titles) - 1, 18, text)
        page.set_column(len(titles), len(titles), 60, flaw)
        write_heading(page, 0, [*titles, _("错误原因").say()], book.add_format(HEADING_FORMAT))
        number = 0
        for line in lines:
            if whole or line.flaws:
                number += 1
                for place, cell in enumerate(line.cells[: len(titles)]):
                    write_cell(page, number, place, cell, text)
                write_cell(page, number, len(titles), line.say(), flaw)
        page.autofilter(0, 0, number, len(titles))
    return number


def set_columns(page: "Worksheet", columns: Iterable[Column], formats: "list[Format]") -> None:
    for place, column in enumerate(columns):
        page.set_column(place, place, max(column.kind.width, 2 * len(column.heading) + 4), formats[place])


def write_heading(page: "Worksheet", row: int, titles: list[str], heading: "Format") -> None:
    """Titles in bold, frozen with everything above them."""
    page.set_row(row, 24)
    for place, title in enumerate(titles):
        write_cell(page, row, place, title, heading)
    page.freeze_panes(row + 1, 0)


def write_cell(page: "Worksheet", row: int, place: int, cell: Cell, cell_format: "Format") -> None:
    """Never `write`, which makes formulas, links and numbers out of text."""
    match cell:
        case "":
            pass
        case str():
            page.write_string(row, place, cell[:_LONGEST_CELL], cell_format)
        case int() | float():
            page.write_number(row, place, cell, cell_format)
        case date():
            page.write_datetime(row, place, cell, cell_format)  # pyright: ignore[reportArgumentType] - takes days too


def sheet_name(title: str) -> str:
    r"""At most 31 characters without []:*?/\ and quotes, as Excel asks."""
    return title.translate(dict.fromkeys(map(ord, "[]:*?/\\'"), None))[:31] or "Sheet1"
