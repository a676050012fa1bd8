"""The faces of an import: upload, what it would do, yes, and the own file back. A slice declares, nothing more."""

import shutil
import tempfile
from asyncio import to_thread
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath
from msgspec import Meta

from wushe.kernel.importing import service
from wushe.kernel.importing.declared import Import
from wushe.kernel.importing.errors import NoFile
from wushe.kernel.importing.models import ImportRun, ImportState
from wushe.kernel.importing.running import most_rows
from wushe.kernel.importing.tally import say_flaw
from wushe.kernel.jobs.models import JobProgress, ProgressState
from wushe.kernel.jobs.progress import progress_of
from wushe.kernel.schemas import Entered, Shown
from wushe.kernel.sheets.guard import MOST_BYTES
from wushe.kernel.sheets.refusals import REFUSALS
from wushe.kernel.sheets.template import write_template
from wushe.kernel.web.answers import EXCEL, Download, Page, See
from wushe.kernel.web.forms import REFUSED, Form, Refused
from wushe.kernel.web.job_routes import told
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

LARGEST_UPLOAD = MOST_BYTES + 64 * 1024
"""The file and what a form puts around it."""


class Upload(Entered):
    """The form of the upload page; the file itself does not pass through a struct."""

    file: Annotated[str, Meta(extra={"kind": "file"})]


class FlawShown(Shown):
    """One mistake: Excel's number of the row, the column, a stable code and a sentence."""

    row: int
    column: str
    code: str
    message: str


class ImportShown(Shown):
    """An import: figures of the dry run once it is `checked`, of the import itself once it is `taken`.

    `job_id` is the job that looks at it or takes it, where the file is too large to wait for.
    """

    id: UUID
    job_id: UUID | None
    state: ImportState
    rows: int
    added: int
    changed: int
    unchanged: int
    flawed: int
    skipped: int
    flaws: list[FlawShown]


def import_pages(declared: Import) -> list[Any]:
    """The HTML routes of an import, for a slice's `pages.ROUTES`."""
    address = "/{tenant:str}" + declared.path
    back = "/{tenant}" + declared.path

    @get(address)
    async def show_upload(request: Request[Any, Any, Any], work: OpenWork) -> Page:
        work.require(declared.permission)
        form = Form.of(request, Upload)
        refused: Refused | None = request.scope["state"].get(REFUSED)
        form.message = refused.message if refused else ""
        return Page(work, "imports/upload.html", declared=declared, form=form, most_rows=most_rows(work))

    @post(address, opt=redisplay(back), request_max_body_size=LARGEST_UPLOAD)
    async def upload(request: Request[Any, Any, Any], work: OpenWork) -> See:
        return _see(work, declared, await _uploaded(request, work, declared))

    @get(f"{address}/template.xlsx")
    async def show_template(work: OpenWork) -> Download:
        work.require(declared.permission)
        return _template(declared)

    @get(f"{address}/{{run_id:uuid}}")
    async def show_run(run_id: FromPath[UUID], work: OpenWork) -> Page:
        run = await service.find(work, declared, run_id)
        return Page(work, "imports/run.html", declared=declared, run=run, **await _around(work, run))

    @post(f"{address}/{{run_id:uuid}}/confirmation")
    async def confirm(run_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> See:
        return _see(work, declared, await service.confirm(work, declared, request.app.state.shelf, run_id))

    @get(f"{address}/{{run_id:uuid}}/returned.xlsx")
    async def give_back(run_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Download:
        file = await service.returned_file(work, declared, run_id)
        content = await to_thread(request.app.state.shelf.path(file).read_bytes)
        return Download(content, file.name, EXCEL)

    return [show_upload, upload, show_template, show_run, confirm, give_back]


def import_api(declared: Import) -> list[Any]:
    """The JSON routes of an import, for a slice's `api.ROUTES`. The file is the multipart field `file`."""
    address = "/api/{tenant:str}" + declared.path

    @post(address, operation_id=f"{declared.kind}_import", request_max_body_size=LARGEST_UPLOAD)
    async def upload(request: Request[Any, Any, Any], work: OpenWork) -> ImportShown:
        return _shown(await _uploaded(request, work, declared))

    @get(f"{address}/{{run_id:uuid}}", operation_id=f"{declared.kind}_import_state")
    async def show(run_id: FromPath[UUID], work: OpenWork) -> ImportShown:
        return _shown(await service.find(work, declared, run_id))

    @post(f"{address}/{{run_id:uuid}}/confirmation", operation_id=f"{declared.kind}_import_confirmation")
    async def confirm(run_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> ImportShown:
        return _shown(await service.confirm(work, declared, request.app.state.shelf, run_id))

    return [upload, show, confirm]


async def _uploaded(request: Request[Any, Any, Any], work: Work, declared: Import) -> ImportRun:
    """Raises `NoFile`, a `SheetRefused` or `NoRows`."""
    work.require(declared.permission)
    form = await request.form() if request.content_type[0] == "multipart/form-data" else {}
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise NoFile
    path = await to_thread(_kept, file)
    try:
        return await service.upload(work, declared, request.app.state.shelf, path, file.filename)
    finally:
        path.unlink(missing_ok=True)


def _kept(file: UploadFile) -> Path:
    with tempfile.NamedTemporaryFile(delete=False) as target:
        file.file.seek(0)
        shutil.copyfileobj(file.file, target)
    return Path(target.name)


def _see(work: Work, declared: Import, run: ImportRun) -> See:
    return See(f"/{work.tenant.slug}{declared.path}/{run.id}")


def _template(declared: Import) -> Download:
    target = BytesIO()
    write_template(target, declared.sheet)
    return Download(target.getvalue(), f"{declared.sheet.title.say()}.xlsx", EXCEL)


async def _around(work: Work, run: ImportRun) -> dict[str, Any]:
    """What the page of a run shows besides its figures."""
    job: JobProgress | None = None
    if run.job_id is not None and not service.is_over(run):
        job = await work.one_or_none(progress_of(work, run.job_id))
    return {
        "flaws": [_flaw(kept) for kept in run.flaws],
        "job": job,
        "told": told(job) if job else None,
        "failed": job is not None and job.state is ProgressState.FAILED,
        "refusal": REFUSALS[run.code](most=most_rows(work)).say() if run.code else "",
    }


def _flaw(kept: dict[str, Any]) -> FlawShown:
    return FlawShown(row=kept["row"], column=kept["heading"], code=kept["code"], message=say_flaw(kept))


def _shown(run: ImportRun) -> ImportShown:
    return ImportShown(
        id=run.id,
        job_id=run.job_id,
        state=run.state,
        rows=run.rows,
        added=run.added,
        changed=run.changed,
        unchanged=run.unchanged,
        flawed=run.flawed,
        skipped=run.skipped,
        flaws=[_flaw(kept) for kept in run.flaws],
    )
