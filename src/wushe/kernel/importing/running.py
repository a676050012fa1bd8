"""Going through a sheet with a slice's `take`: once to see what it would do, once to do it."""

import tempfile
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from pathlib import Path

from wushe.kernel.database.bulk import measure
from wushe.kernel.files.models import KeptFile
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.i18n import _
from wushe.kernel.importing.declared import Import, Row
from wushe.kernel.importing.events import SheetImported
from wushe.kernel.importing.models import ImportRun, ImportState
from wushe.kernel.importing.reading import BATCH, batches, opened, write_back
from wushe.kernel.importing.tally import Tally
from wushe.kernel.journal.event import Code
from wushe.kernel.sheets.refusals import TooManyRows
from wushe.kernel.sheets.source import MOST_ROWS
from wushe.kernel.work import Work

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Told = Callable[[int], Awaitable[None]]


async def nobody(_rows: int) -> None:
    """For a small file, through which nobody needs to be told how far one is."""


async def check(work: Work, declared: Import, shelf: Shelf, run: ImportRun, told: Told = nobody) -> None:
    """Take every row and undo it all; `run` then says what the import would do."""
    file = await work.get(KeptFile, run.file_id)
    async with work.rehearsal():
        tally = await _go_through(work, declared, shelf.path(file), told)
    tally.tell(run)
    run.state = ImportState.CHECKED
    await _give_back(work, declared, shelf, run, file, tally)


async def take(work: Work, declared: Import, shelf: Shelf, run: ImportRun, told: Told = nobody) -> None:
    """Take the good rows for good. A row that has become wrong since it was checked comes back like the others."""
    file = await work.get(KeptFile, run.file_id)
    tally = await _go_through(work, declared, shelf.path(file), told)
    tally.tell(run)
    run.state = ImportState.TAKEN
    await _give_back(work, declared, shelf, run, file, tally)
    work.record(
        SheetImported(import_id=run.id, kind=Code(run.kind), added=run.added, changed=run.changed, flawed=run.flawed)
    )


async def _go_through(work: Work, declared: Import, path: Path, told: Told) -> Tally:
    tally = Tally()
    async with opened(declared.sheet, path) as reading:
        async for lines in batches(reading):
            rows = [Row(declared.sheet, line) for line in lines if not line.flaws]
            if rows:
                await declared.take(work, rows)
            if not tally.rows and len(lines) == BATCH:
                await measure(work.session, declared.fills)
            tally.count(lines, rows)
            if tally.rows > most_rows(work):
                raise TooManyRows(most=most_rows(work))
            await told(tally.rows)
        tally.skipped = len(reading.skipped)
    return tally


def most_rows(work: Work) -> int:
    """How many rows one import of this township takes."""
    return min(MOST_ROWS, work.tenant.quotas.get("rows_per_import", MOST_ROWS))


async def _give_back(work: Work, declared: Import, shelf: Shelf, run: ImportRun, file: KeptFile, tally: Tally) -> None:
    """Put the flawed rows where the person who uploaded them finds them for a day."""
    run.returned_id = None
    if tally.flawed:
        target = Path(tempfile.mkstemp(suffix=".xlsx")[1])
        await to_thread(write_back, target, declared.sheet, shelf.path(file), tally.refused)
        name = f"{Path(run.file_name).stem}-{_('错误原因').say()}.xlsx"
        kept = shelf.keep(work, target, name=name, media_type=EXCEL, account_id=run.account_id)
        await work.flush()
        run.returned_id = kept.id
    await work.flush()


async def first_rows(declared: Import, path: Path, most: int) -> int:
    """How many rows there are, counted to one beyond `most`; raises a `SheetRefused`."""
    async with opened(declared.sheet, path) as reading:
        async for lines in batches(reading, most + 1):
            return len(lines)
    return 0
