"""Uploading a sheet, looking at what it would do, and having it done."""

from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from wushe.kernel.files.models import KeptFile
from wushe.kernel.files.shelf import Shelf, own_file
from wushe.kernel.importing import running
from wushe.kernel.importing.declared import Import
from wushe.kernel.importing.errors import NoRows, NoSuchImport
from wushe.kernel.importing.jobs import CHECK, TAKE
from wushe.kernel.importing.models import ImportRun, ImportState
from wushe.kernel.jobs import progress
from wushe.kernel.work import Work

AT_ONCE = 500
"""Rows up to which the person waits for the answer itself; more are a job."""
LONGEST_NAME = 100


async def upload(work: Work, declared: Import, shelf: Shelf, path: Path, name: str) -> ImportRun:
    """Keep the file at `path` for a day and look at it, at once or by a job. Raises a `SheetRefused`, `NoRows`."""
    reach = work.require(declared.permission)
    rows = await running.first_rows(declared, path, AT_ONCE)
    if not rows:
        raise NoRows
    file = shelf.keep(work, path, name=_short(name), media_type="", account_id=work.person.account_id)
    await work.flush()
    run = ImportRun(
        kind=declared.kind,
        account_id=work.person.account_id,
        person_id=work.person.person_id,
        extents=[extent.value for extent in reach.extents],
        communities=list(reach.communities),
        file_id=file.id,
        file_name=_short(name),
    )
    work.add(run)
    await work.flush()
    if rows <= AT_ONCE:
        await running.check(work, declared, shelf, run)
    else:
        run.job_id = progress.start(work, CHECK, run_id=run.id)
    return run


async def confirm(work: Work, declared: Import, shelf: Shelf, run_id: UUID) -> ImportRun:
    """Take the good rows, at once or by a job. Raises `NotToBeTaken` the second time."""
    run = await find(work, declared, run_id, lock=True)
    run.begin()
    if run.is_small:
        await running.take(work, declared, shelf, run)
    else:
        run.job_id = progress.start(work, TAKE, run_id=run.id)
    await work.flush()
    return run


async def find(work: Work, declared: Import, run_id: UUID, *, lock: bool = False) -> ImportRun:
    """One's own import of that kind; raises `NoSuchImport`."""
    work.require(declared.permission)
    mine = select(ImportRun).where(
        ImportRun.id == run_id,
        ImportRun.kind == declared.kind,
        ImportRun.account_id == work.person.account_id,
    )
    return await work.one(mine.with_for_update(key_share=True) if lock else mine, NoSuchImport)


async def returned_file(work: Work, declared: Import, run_id: UUID) -> KeptFile:
    """The person's flawed rows; raises `NoSuchImport` when its day is over."""
    run = await find(work, declared, run_id)
    if run.returned_id is None:
        raise NoSuchImport
    return await work.one(own_file(work, run.returned_id), NoSuchImport)


def is_over(run: ImportRun) -> bool:
    """Whether nothing will happen to it by itself."""
    return run.state in {ImportState.CHECKED, ImportState.TAKEN, ImportState.REFUSED}


def _short(name: str) -> str:
    """The file's name as a person would recognise it, without a path and of a length that a column holds."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return last[-LONGEST_NAME:] or "import.xlsx"
