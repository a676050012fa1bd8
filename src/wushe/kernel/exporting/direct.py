"""Lists downloaded at once: what is filtered on the screen is what the file holds, and who took it is recorded."""

import io
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

import anyio.to_thread

from wushe.kernel.exporting.declared import Export
from wushe.kernel.exporting.errors import NotApproved
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event
from wushe.kernel.paging import Filters
from wushe.kernel.sheets.excel_out import write_xlsx
from wushe.kernel.sheets.sheet import Sheet
from wushe.kernel.work import Work


class ListExported(Event, frozen=True):
    """Somebody took a list out of the product; leaving staff are noticed by it."""

    sentence: ClassVar[Sentence] = _("导出清单 {rows} 行")
    name: Code
    rows: int


async def rows_at_once(work: Work, declared: Export, filters: Filters) -> Sequence[Mapping[str, Any]] | None:
    """The rows of a list that names nobody; None where a job has to make it. Raises `NotApproved` for any other.

    All of them are read before the file is written, so that no connection waits for a slow reader.
    """
    if declared.approval is not None:
        raise NotApproved
    found = await work.all(declared.asked(work, filters).limit(declared.at_once + 1))
    if len(found) > declared.at_once:
        return None
    work.record(ListExported(name=Code(declared.kind), rows=len(found)))
    return await declared.as_rows(work, found)


async def write(sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A workbook, written in a thread because it is all computing."""
    target = io.BytesIO()
    await anyio.to_thread.run_sync(partial(write_xlsx, target, sheet, rows))
    return target.getvalue()
