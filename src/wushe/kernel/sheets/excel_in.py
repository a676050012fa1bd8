"""Excel in: .xlsx, .xlsm, .xlsb, .xls and .et of WPS, through calamine. Values only; no formula or macro is run."""

from collections.abc import Iterator
from pathlib import Path

import python_calamine as calamine

from wushe.kernel.sheets.cells import cell_text
from wushe.kernel.sheets.source import MOST_COLUMNS, CannotRead, Merge, Row, Source, counted

_MOST_MERGES = 100_000
_VISIBLE = calamine.SheetVisibleEnum.Visible


def open_excel(path: Path, name: str = "") -> Source:
    """The sheet of that name, or the first visible one; raises `CannotRead`."""
    try:
        workbook = calamine.load_workbook(str(path))
        names = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == _VISIBLE]
        if not names:
            raise CannotRead("sheets.not_a_sheet")
        chosen = name if name in names else names[0]
        sheet = workbook.get_sheet_by_name(chosen)
    except calamine.PasswordError as error:
        raise CannotRead("sheets.locked") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise CannotRead("sheets.refused") from error
    others = [other for other in names if other != chosen]
    return Source(counted(_excel_rows(sheet)), _merges(sheet), chosen, others)


def _excel_rows(sheet: calamine.CalamineSheet) -> Iterator[Row]:
    margin = [""] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield Row(number, margin + [cell_text(cell) for cell in cells[:MOST_COLUMNS]])


def _merges(sheet: calamine.CalamineSheet) -> list[Merge]:
    ranges = (sheet.merged_cell_ranges or [])[:_MOST_MERGES]
    return [Merge(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges]
