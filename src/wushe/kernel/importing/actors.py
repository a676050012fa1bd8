"""Looking at a large sheet and taking it, as the person who uploaded it and no further than they reached."""

from dataclasses import replace
from uuid import UUID

from wushe.kernel.files.shelf import Shelf
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.importing import running
from wushe.kernel.importing.declared import Import
from wushe.kernel.importing.jobs import CHECK, TAKE
from wushe.kernel.importing.models import ImportRun
from wushe.kernel.jobs.effects import does
from wushe.kernel.jobs.progress import Progress
from wushe.kernel.sheets.refusals import SheetRefused
from wushe.kernel.work import Extent, Person, Work


@does(CHECK)
async def check(work: Work, progress: Progress, shelf: Shelf, *, run_id: UUID) -> None:
    run = await work.get(ImportRun, run_id, lock=True)
    try:
        await running.check(work, _as_asked(work, run), shelf, run, _telling(progress, 0, _("正在检查")))
    except SheetRefused as refusal:
        run.refuse(refusal.code)


@does(TAKE)
async def take(work: Work, progress: Progress, shelf: Shelf, *, run_id: UUID) -> None:
    run = await work.get(ImportRun, run_id, lock=True)
    await running.take(work, _as_asked(work, run), shelf, run, _telling(progress, run.rows, _("正在导入")))


def _as_asked(work: Work, run: ImportRun) -> Import:
    """Stand where the person stood: the journal names them, and the one permission reaches as far as it did."""
    declared = Import.named[run.kind]
    work.visitor = replace(
        work.visitor,
        person=Person(run.account_id, run.person_id, ""),
        grants={declared.permission.value: frozenset(map(Extent, run.extents))},
        communities=frozenset(run.communities),
    )
    return declared


def _telling(progress: Progress, total: int, sentence: Sentence) -> running.Told:
    async def told(rows: int) -> None:
        await progress.report(rows, max(total, rows), sentence)

    return told
