"""Doing one message: open the tenant's work, mark the inbox, do the job, commit; or put the message back.

Whatever goes wrong ends in a row: the queue's, the failure's, or the inbox's. A message is never merely gone.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.kernel.database.integrity import is_unavailable, may_be_retried
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.effects import Effect, effect_of
from wushe.kernel.jobs.failures import is_final, put_back, wait_before_retry
from wushe.kernel.jobs.models import JobInbox
from wushe.kernel.jobs.patience import be_patient
from wushe.kernel.jobs.progress import Progress, mark_failed
from wushe.kernel.jobs.queue import Job, Message
from wushe.kernel.jobs.system import System
from wushe.kernel.log import bind
from wushe.kernel.mail import Letterbox
from wushe.kernel.personal.vault import Vault
from wushe.kernel.work import Visitor, Work

log = structlog.get_logger()

COLLISIONS = 5
"""How often one attempt is run again at once when PostgreSQL ends it for the sake of another transaction."""


class NotNowError(Exception):
    """The message is fine and so is the job; its time has not come. Such a delay is no failure."""

    wait = timedelta(minutes=10)


class TenantSuspendedError(NotNowError):
    """A suspended tenant can be read and not changed: its jobs wait."""


class RunningElsewhereError(NotNowError):
    """The same message is being done right now, by a worker that was taken for dead or a second delivery."""

    wait = timedelta(minutes=1)


class UnknownJobError(Exception):
    """Nothing here does this job: the message is of a newer release, or of a job that was removed."""


@dataclass(frozen=True, slots=True)
class Runner:
    """What every message is done with."""

    sessions: async_sessionmaker[AsyncSession]
    system: System
    shelf: Shelf
    secret: bytes = b""
    vault: Vault | None = None
    letterbox: Letterbox = field(default_factory=Letterbox)

    async def perform(self, **sent: Any) -> None:
        """Do the message with these keyword arguments, see `queue.for_dramatiq`."""
        message = Message.of(sent)
        bind(request_id=str(message.id), tenant=str(message.tenant_id))
        try:
            await self._do(message)
        except Exception as error:  # noqa: BLE001 - whatever it is, the message must not be lost
            await self._keep(message, error)

    async def _do(self, message: Message) -> None:
        effect = effect_of(message.job)
        if effect is None:
            raise UnknownJobError
        visitor = await self.system.visitor(message.tenant_id)
        if visitor.tenant is None or visitor.tenant.suspended:
            raise TenantSuspendedError
        visitor = replace(visitor, channel="job", request_id=str(message.id))
        async with asyncio.timeout(effect.job.time_limit):
            await again_after_collision(lambda: self._once(effect, message, visitor))

    async def _once(self, effect: Effect, message: Message, visitor: Visitor) -> None:
        async with self.sessions(info={"tenant_id": message.tenant_id}) as session:
            if not await _is_first(session, message):
                return
            await be_patient(session, effect.job)
            work = Work(session, visitor, secret=self.secret, vault=self.vault)
            extras = await self._extras(effect, work, message)
            await effect.function(work, **extras, **effect.ids(message.ids))
            if isinstance(progress := extras.get("progress"), Progress):
                await progress.finish()
            await work.commit()

    async def _extras(self, effect: Effect, work: Work, message: Message) -> dict[str, Progress | Shelf | Letterbox]:
        extras: dict[str, Progress | Shelf | Letterbox] = {}
        if "progress" in effect.wants:
            extras["progress"] = await Progress.of(work, message.id, self.sessions, self.shelf)
        if "shelf" in effect.wants:
            extras["shelf"] = self.shelf
        if "letterbox" in effect.wants:
            extras["letterbox"] = self.letterbox
        return extras

    async def _keep(self, message: Message, error: Exception) -> None:
        """Write down that it failed, however long the database takes to come back."""
        wait, message = _verdict(message, error)
        while True:
            try:
                async with self.sessions(info={"tenant_id": message.tenant_id}) as session:
                    await put_back(session, message, error, wait)
                    await mark_failed(session, message.id, error, final=wait is None)
                    await session.commit()
                break
            except (DBAPIError, OSError) as away:
                if not is_unavailable(away):
                    raise
                await asyncio.sleep(1)
        _tell(message, error, wait)


async def again_after_collision(attempt: Callable[[], Awaitable[None]]) -> None:
    """Run the transaction again at once when it lost against another one (40001, 40P01)."""
    for _ in range(COLLISIONS - 1):
        try:
            return await attempt()
        except DBAPIError as error:
            if not may_be_retried(error):
                raise
    return await attempt()


_MARK = text("""
    INSERT INTO job_inbox (tenant_id, message_id)
    SELECT tenant_id, message_id FROM (
        SELECT CAST(:tenant_id AS uuid) AS tenant_id, CAST(:message_id AS uuid) AS message_id) AS mark
    WHERE pg_try_advisory_xact_lock(hashtextextended(CAST(message_id AS text), 0))
    ON CONFLICT DO NOTHING RETURNING true
""")


async def _is_first(session: AsyncSession, message: Message) -> bool:
    """Whether the effect is still to happen; the mark stands in its transaction. The lock is not waited for."""
    if await session.scalar(_MARK, {"tenant_id": message.tenant_id, "message_id": message.id}):
        return True
    if await session.scalar(select(JobInbox.message_id).where(JobInbox.message_id == message.id)):
        return False
    raise RunningElsewhereError


def _verdict(message: Message, error: Exception) -> tuple[timedelta | None, Message]:
    """How long to wait before the next attempt, None for good; and the message as it is then."""
    if isinstance(error, NotNowError):
        return error.wait, message
    message = replace(message, attempts=message.attempts + 1)
    job = Job.named.get(message.job) or _UNKNOWN
    if is_final(error, job, message.attempts):
        return None, message
    return wait_before_retry(job, message.attempts), message


_UNKNOWN = Job("jobs.unknown")


def _tell(message: Message, error: Exception, wait: timedelta | None) -> None:
    """The log keeps where it failed and on what kind of error, and drops the error's words, see `kernel.log`."""
    log.warning(
        "job_dead" if wait is None else "job_put_back",
        job=message.job,
        attempts=message.attempts,
        error=type(error).__name__,
        wait_seconds=None if wait is None else round(wait.total_seconds()),
        exc_info=None if isinstance(error, NotNowError) else error,
    )
