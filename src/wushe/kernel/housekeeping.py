"""What the kernel does for each township every night: anchor the journal, and remove what has served its time."""

from datetime import time, timedelta

import structlog
from sqlalchemy import delete

from wushe.kernel.clock import now
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.i18n import _
from wushe.kernel.jobs.effects import does
from wushe.kernel.jobs.models import JobInbox, JobProgress
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily
from wushe.kernel.journal.anchor import EVENT, current_anchor
from wushe.kernel.work import Work

log = structlog.get_logger()

KEPT = timedelta(days=30)
"""How long it is remembered that a message was done: far longer than any message can still be on its way."""

ANCHOR = Job("journal.anchor", words=_("每夜留存操作记录的指纹"), on=Daily(time(2, 30)))
SWEEP = Job("kernel.sweep", words=_("清理过期的文件和任务痕迹"), on=Daily(time(3, 30)))


@does(ANCHOR)
async def anchor(work: Work) -> None:
    """Into the log, which leaves the machine: `wushe journal verify --anchors` reads it from there."""
    if kept := await current_anchor(work):
        log.info(EVENT, tenant_id=str(kept.tenant_id), number=kept.number, hash=kept.hash)


@does(SWEEP)
async def sweep(work: Work, shelf: Shelf) -> None:
    """Messages that were done, the progress of jobs, and files whose day is over."""
    await shelf.sweep(work)
    for table, at in ((JobInbox, JobInbox.done_at), (JobProgress, JobProgress.changed_at)):
        await work.session.execute(delete(table).where(at < now() - KEPT))
