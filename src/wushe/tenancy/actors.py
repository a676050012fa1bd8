"""What does the jobs of tenancy."""

import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.jobs.effects import does
from wushe.kernel.jobs.progress import Progress
from wushe.kernel.work import Person, Work
from wushe.tenancy.archive import travellers
from wushe.tenancy.errors import NoSuchPlace
from wushe.tenancy.exporting import Carrier, export
from wushe.tenancy.jobs import EXPORT
from wushe.tenancy.queries import township_with_id

ZIP = "application/zip"


@does(EXPORT)
async def export_township(work: Work, progress: Progress, *, township_id: UUID) -> None:
    """In the name of the operator who asked; the archive lies on their shelf for a day."""
    row = await work.one(township_with_id(township_id), NoSuchPlace)
    await progress.report(0, 1, _("正在导出"))
    person = Person(progress.account_id, None, "")
    carrier = Carrier(progress.sessions, replace(work.visitor, person=person), work.vault, travellers())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "archive.zip"
        await export(carrier, row.slug, file)
        name = f"{row.slug}-{clock.today():%Y%m%d}.zip"
        await progress.finish(progress.keep(file, name=name, media_type=ZIP))
