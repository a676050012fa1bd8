"""How far a long job is: told by the job, seen by the person who asked for it.

In the verb, instead of `work.later`:

    job_id = progress.start(work, EXPORT, round_id=round.id)

and in `actors.py`:

    @does(EXPORT)
    async def export(work: Work, progress: Progress, *, round_id: UUID) -> None:
        await progress.report(400, 1200, _("正在写入"))
        await progress.finish(progress.keep(path, name="需求清单.xlsx", media_type=XLSX))
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.kernel.errors import Refusal
from wushe.kernel.files.models import KeptFile
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.i18n import Sentence
from wushe.kernel.jobs.models import JobProgress, ProgressState
from wushe.kernel.jobs.queue import Job
from wushe.kernel.work import Visitor, Work

BETWEEN_REPORTS = 0.3
BETWEEN_LOOKS = 0.5
LONGEST_WATCH = 60.0
"""Seconds. A browser comes back by itself after the last, and passes the door again."""


def start(work: Work, job: Job, *, account_id: UUID | None = None, **ids: Any) -> UUID:
    """Have `job` done after the commit and shown to whoever asks now, or to `account_id`. Returns the job's id."""
    job_id = work.later(job, **ids)
    work.add(JobProgress(id=job_id, account_id=account_id or work.person.account_id, job=job.name))
    return job_id


@dataclass(slots=True)
class Progress:
    """What a job tells about itself, in transactions of its own; only `finish` stands in that of the effect."""

    work: Work
    job_id: UUID
    account_id: UUID | None
    sessions: async_sessionmaker[AsyncSession]
    shelf: Shelf
    told_at: float = 0
    is_finished: bool = False

    @classmethod
    async def of(cls, work: Work, job_id: UUID, sessions: async_sessionmaker[AsyncSession], shelf: Shelf) -> "Progress":
        account_id = await work.scalar(select(JobProgress.account_id).where(JobProgress.id == job_id))
        return cls(work, job_id, account_id, sessions, shelf)

    async def report(self, done: int, total: int, sentence: Sentence) -> None:
        """`done` of `total` steps, and what is happening. Call it as often as you like: few calls are written."""
        now = asyncio.get_running_loop().time()
        if now - self.told_at < BETWEEN_REPORTS:
            return
        self.told_at = now
        async with self.sessions(info={"tenant_id": self.work.tenant.id}) as session:
            values = {"state": ProgressState.RUNNING, "done": done, "total": total, "sentence": str(sentence)}
            await session.execute(_change(self.job_id, **values))
            await session.commit()

    def keep(self, path: Path, *, name: str, media_type: str) -> KeptFile:
        """Move the file at `path` where the person who asked finds it for a day."""
        return self.shelf.keep(self.work, path, name=name, media_type=media_type, account_id=self.account_id)

    async def finish(self, file: KeptFile | None = None) -> None:
        """Say that it is done, exactly if the effect is committed. Without this call it is said at the end."""
        if not self.is_finished:
            await self.work.flush()
            done = _change(self.job_id, state=ProgressState.DONE, file_id=file.id if file else None)
            await self.work.session.execute(done.values(done=JobProgress.total))
            self.is_finished = True


async def mark_failed(session: AsyncSession, job_id: UUID, error: Exception, *, final: bool) -> None:
    """Say that the job failed, or that it waits to be tried again."""
    code = error.code if isinstance(error, Refusal) else None
    state = ProgressState.FAILED if final else ProgressState.WAITING
    await session.execute(_change(job_id, state=state, code=code if final else None))


def _change(job_id: UUID, **values: Any) -> Any:
    changed = update(JobProgress).where(JobProgress.id == job_id)
    return changed.values(changed_at=func.now(), **values).execution_options(synchronize_session=False)


def progress_of(work: Work, job_id: UUID) -> Select[JobProgress]:
    """The job, if the person who looks is the one who asked for it."""
    account_id = work.person.account_id
    mine = JobProgress.account_id == account_id if account_id else false()
    return select(JobProgress).where(JobProgress.id == job_id, mine)


async def watch(
    sessions: async_sessionmaker[AsyncSession], visitor: Visitor, job_id: UUID
) -> AsyncIterator[JobProgress]:
    """The job each time it has changed, until it ends or a minute has passed. Raises `Missing`.

    No connection is held between two looks: a hundred open pages cost nothing but their looks.
    """
    seen = None
    ends_at = asyncio.get_running_loop().time() + LONGEST_WATCH
    while asyncio.get_running_loop().time() < ends_at:
        async with sessions(info={"tenant_id": visitor.tenant.id if visitor.tenant else None}) as session:
            work = Work(session, visitor)
            found = await work.one(progress_of(work, job_id))
        if found.changed_at != seen:
            seen = found.changed_at
            yield found
        if found.state.is_final:
            return
        await asyncio.sleep(BETWEEN_LOOKS)
