"""Making the file of an export, as the person who asked for it and no further."""

import tempfile
from asyncio import to_thread
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from wushe.kernel.clock import SHANGHAI, now
from wushe.kernel.exporting.declared import Export
from wushe.kernel.exporting.direct import ListExported
from wushe.kernel.exporting.events import ExportMade
from wushe.kernel.exporting.jobs import MAKE
from wushe.kernel.exporting.models import ExportRequest, ExportState
from wushe.kernel.exporting.service import sealed_filters
from wushe.kernel.i18n import _
from wushe.kernel.jobs.effects import does
from wushe.kernel.jobs.progress import Progress
from wushe.kernel.journal.event import Code
from wushe.kernel.sheets.excel_out import Pages
from wushe.kernel.work import Extent, Person, Work

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BATCH = 500


@does(MAKE)
async def make(work: Work, progress: Progress, *, request_id: UUID) -> None:
    request = await work.get(ExportRequest, request_id, lock=True)
    declared = Export.of(request.kind)
    _stand_as_asked(work, request)
    path = Path(tempfile.mkstemp(suffix=".xlsx")[1])
    rows = await _write(work, declared, request, path, progress)
    file = progress.keep(path, name=f"{declared.title.say()}.xlsx", media_type=EXCEL)
    await work.flush()
    request.state, request.file_id, request.rows = ExportState.READY, file.id, max(rows, 1)
    work.record(ExportMade(export_id=request.id, kind=Code(request.kind), rows=rows))
    work.record(ListExported(name=Code(request.kind), rows=rows))
    if declared.taken is not None:
        work.record(declared.taken(rows, request.reason))
    await progress.finish(file)


def _stand_as_asked(work: Work, request: ExportRequest) -> None:
    """The journal names who asked, and the permissions reach as far as they did."""
    work.visitor = replace(
        work.visitor,
        person=Person(request.asked_by, request.asked_person_id, request.asked_name),
        grants={name: frozenset(map(Extent, extents)) for name, extents in request.reach.items()},
        communities=frozenset(request.communities),
    )


async def _write(work: Work, declared: Export, request: ExportRequest, path: Path, progress: Progress) -> int:
    pages = await to_thread(Pages, path, declared.sheet, mark=watermark(request))
    done = 0
    async for rows in _batches(work, declared, request):
        done += len(rows)
        await to_thread(pages.add, await declared.as_rows(work, rows))
        await progress.report(done, max(done, request.rows), _("正在写入"))
    await to_thread(pages.close)
    return done


async def _batches(work: Work, declared: Export, request: ExportRequest) -> AsyncIterator[Sequence[Any]]:
    """Some hundred rows at a time by a cursor of the database, so that memory stays flat however long the list is."""
    found = declared.asked(work, sealed_filters(work, request)).limit(declared.most)
    rows = await work.session.stream_scalars(found.execution_options(yield_per=BATCH))
    async for batch in rows.partitions():
        yield batch


def watermark(request: ExportRequest) -> str:
    """Who took it, with whose consent, when, and under which number: on every printed page and below the last row."""
    decided = _("{name}批准").say(name=request.decided_name) if request.decided_name else _("无需审批").say()
    mark = _("{asked}导出 · {decided} · {at} · 编号 {number}").say(
        asked=request.asked_name,
        decided=decided,
        at=now().astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        number=request.id.hex[-12:],
    )
    warning = _("含个人信息，仅限工作使用，不得外传").say()
    return f"{mark} · {warning}" if request.needs_approval else mark
