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

from wushe.kernel.errors import Missing
from wushe.kernel.files.shelf import own_file
from wushe.kernel.i18n import Sentence, say
from wushe.kernel.jobs.models import JobProgress
from wushe.kernel.jobs.progress import progress_of, watch
from wushe.kernel.web.answers import Download
from wushe.kernel.web.work import OpenWork


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
    text = say(Sentence(job.sentence)) if job.sentence else ""
    counted = f"{job.done:,} / {job.total:,}" if job.total else ""
    return {"done": job.done, "total": job.total, "text": f"{text} {counted}".strip()}


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
