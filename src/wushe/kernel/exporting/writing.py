"""The file of an export: a workbook, or an archive of papers with the workbook as its index."""

import zipfile
from asyncio import to_thread
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from wushe.kernel.clock import SHANGHAI, now
from wushe.kernel.exporting.declared import Export
from wushe.kernel.exporting.models import ExportRequest
from wushe.kernel.exporting.service import sealed_filters
from wushe.kernel.i18n import _
from wushe.kernel.jobs.progress import Progress
from wushe.kernel.sheets.excel_out import Pages
from wushe.kernel.work import Work

BATCH, PAPERS = 500, 100
"""Rows at a time; fewer where each becomes a paper, so that memory stays flat and the page shows how far it is."""


async def write_file(
    work: Work, declared: Export, request: ExportRequest, folder: Path, progress: Progress
) -> tuple[Path, int]:
    """Where the file is in `folder`, and how many rows it has."""
    sheet, archive, done = folder / "list.xlsx", folder / "papers.zip", 0
    pages = await to_thread(Pages, sheet, declared.sheet, mark=watermark(request))
    with ExitStack() as stack:
        papers = stack.enter_context(zipfile.ZipFile(archive, "w")) if declared.as_papers else None
        async for rows in _batches(work, declared, request):
            done += len(rows)
            await to_thread(pages.add, await declared.as_rows(work, rows))
            if papers and declared.as_papers:
                for name, content in await declared.as_papers(work, rows):
                    papers.writestr(name, content)
            await progress.report(done, max(done, request.rows), _("正在写入"))
        await to_thread(pages.close)
        if papers is None:
            return sheet, done
        papers.write(sheet, f"{declared.title.say()}.xlsx")
    return archive, done


async def _batches(work: Work, declared: Export, request: ExportRequest) -> AsyncIterator[Sequence[Any]]:
    """Some hundred rows at a time by a cursor of the database, so that memory stays flat however long the list is."""
    found = declared.asked(work, sealed_filters(work, request)).limit(declared.most)
    rows = await work.session.stream_scalars(found.execution_options(yield_per=PAPERS if declared.as_papers else BATCH))
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
