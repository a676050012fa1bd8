"""CSV out: UTF-8 with a mark so that Excel reads it as such, and nothing that Excel would run."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import IO, Any

from wushe.kernel.sheets.cells import number_text
from wushe.kernel.sheets.csv_in import begins_formula
from wushe.kernel.sheets.kinds import Cell
from wushe.kernel.sheets.sheet import Sheet


def write_csv(target: IO[bytes], sheet: Sheet, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows by the fields of the sheet's columns; returns how many there were. `target` stays open."""
    text = io.TextIOWrapper(target, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([_inert(column.heading) for column in sheet.columns])
    count = 0
    for row in rows:
        writer.writerow([_inert(column.show(row.get(column.field))) for column in sheet.columns])
        count += 1
    text.detach()
    return count


def _inert(cell: Cell) -> str:
    """An apostrophe before what begins like a formula (ASVS 1.2.10); numbers and dates are what they are."""
    match cell:
        case str():
            return "'" + cell if begins_formula(cell) else cell
        case date():
            return cell.isoformat()
        case int() | float():
            return number_text(float(cell))
