"""Lists downloaded at once: what is filtered on the screen is what the file holds, and who took it is recorded."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, TypeVar

import anyio.to_thread
from sqlalchemy import Select

from wushe.kernel.errors import Refusal
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event
from wushe.kernel.sheets.excel_out import write_xlsx
from wushe.kernel.sheets.sheet import Sheet
from wushe.kernel.work import Work

T = TypeVar("T")
MOST_ROWS = 20_000
"""What one file may hold; a longer list is narrowed by its filters first."""


class ListExported(Event, frozen=True):
    """Somebody took a list out of the product; leaving staff are noticed by it."""

    sentence: ClassVar[Sentence] = _("导出清单 {rows} 行")
    name: Code
    rows: int


class TooManyRows(Refusal):
    """The list is longer than one file holds."""

    code = "exporting.too_many_rows"
    sentence = _("一次最多导出 {most} 行，请先用筛选条件缩小范围")


async def export(
    work: Work, name: str, sheet: Sheet, query: Select[T], as_row: Callable[[T], Mapping[str, Any]]
) -> bytes:
    """The rows of `query` as a workbook; raises `TooManyRows`. The caller has asked for the permission to export.

    All rows are read before the file is written, so that no connection waits for a slow reader.
    """
    rows = await work.all(query.limit(MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    work.record(ListExported(name=Code(name), rows=len(rows)))
    return await write(sheet, [as_row(row) for row in rows])


async def write(sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A workbook, written in a thread because it is all computing."""
    target = io.BytesIO()
    await anyio.to_thread.run_sync(partial(write_xlsx, target, sheet, rows))
    return target.getvalue()
