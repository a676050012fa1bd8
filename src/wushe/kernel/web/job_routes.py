"""What a person sees of jobs: how far one is, live, and the file it made."""

from asyncio import to_thread
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, get
from litestar.params import FromPath
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage
from sqlalchemy import select

from wushe.kernel.errors import Missing
from wushe.kernel.files.shelf import own_file
from wushe.kernel.i18n import Sentence, say
from wushe.kernel.importing.declared import Import
from wushe.kernel.importing.models import ImportRun
from wushe.kernel.jobs.models import JobProgress, ProgressState
from wushe.kernel.jobs.progress import progress_of, watch
from wushe.kernel.schemas import Shown
from wushe.kernel.web.answers import Download
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work


class JobShown(Shown):
    """How far a job is. `total` is 0 until it is known; `errors` are stable codes of why it failed.

    `result` is the path of what came of it: a file for a day, or the import that it looked at or took.
    """

    id: UUID
    state: ProgressState
    done: int
    total: int
    text: str
    errors: list[str]
    result: str | None


@get("/api/{tenant:str}/jobs/{job_id:uuid}")
async def show_job(job_id: FromPath[UUID], work: OpenWork) -> JobShown:
    """A job of the person who asks. A program looks again every few seconds until it is `done` or `failed`."""
    job = await work.one(progress_of(work, job_id))
    return JobShown(
        id=job.id,
        state=job.state,
        done=job.done,
        total=job.total,
        text=_said(job),
        errors=[job.code or "broken"] if job.state is ProgressState.FAILED else [],
        result=await _result(work, job),
    )


async def _result(work: Work, job: JobProgress) -> str | None:
    if job.file_id is not None:
        return f"/{work.tenant.slug}/files/{job.file_id}"
    mine = ImportRun.account_id == job.account_id, ImportRun.job_id == job.id
    run = await work.one_or_none(select(ImportRun).where(*mine))
    return f"/api/{work.tenant.slug}{Import.named[run.kind].path}/{run.id}" if run else None


@get("/{tenant:str}/jobs/{job_id:uuid}/progress")
async def tell_progress(job_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> ServerSentEvent:
    """Events of {"done", "total", "text"}, and `end` when the page should be read again."""
    await work.one(progress_of(work, job_id))
    return ServerSentEvent(_events(watch(request.app.state.sessions, work.visitor, job_id)))


async def _events(changes: AsyncIterator[JobProgress]) -> AsyncIterator[ServerSentEventMessage]:
    async for job in changes:
        yield ServerSentEventMessage(data=msgspec.json.encode(told(job)).decode("ascii", "backslashreplace"))
        if job.state.is_final:
            yield ServerSentEventMessage(event="end", data="1")


def told(job: JobProgress) -> dict[str, Any]:
    """How far the job is, with a text to read."""
    counted = f"{job.done:,} / {job.total:,}" if job.total else ""
    return {"done": job.done, "total": job.total, "text": f"{_said(job)} {counted}".strip()}


def _said(job: JobProgress) -> str:
    return say(Sentence(job.sentence)) if job.sentence else ""


@get("/{tenant:str}/files/{file_id:uuid}")
async def download_file(file_id: FromPath[UUID], request: Request[Any, Any, Any], work: OpenWork) -> Download:
    """A file that a job made for the person who asks; gone after a day."""
    file = await work.one(own_file(work, file_id))
    try:
        content = await to_thread(request.app.state.shelf.path(file).read_bytes)
    except FileNotFoundError:
        raise Missing from None
    return Download(content, file.name, file.media_type)


ROUTES = [tell_progress, download_file]
API = [show_job]
