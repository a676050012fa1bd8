"""Making the file of an export, as the person who asked for it and no further."""

import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from wushe.kernel.exporting.declared import Export
from wushe.kernel.exporting.direct import ListExported
from wushe.kernel.exporting.events import ExportMade
from wushe.kernel.exporting.jobs import MAKE
from wushe.kernel.exporting.models import ExportRequest, ExportState
from wushe.kernel.exporting.writing import write_file
from wushe.kernel.jobs.effects import does
from wushe.kernel.jobs.progress import Progress
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Extent, Person, Work

MEDIA = {".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".zip": "application/zip"}


@does(MAKE)
async def make(work: Work, progress: Progress, *, request_id: UUID) -> None:
    request = await work.get(ExportRequest, request_id, lock=True)
    declared = Export.of(request.kind)
    _stand_as_asked(work, request)
    with tempfile.TemporaryDirectory() as folder:
        path, rows = await write_file(work, declared, request, Path(folder), progress)
        file = progress.keep(path, name=declared.title.say() + path.suffix, media_type=MEDIA[path.suffix])
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
