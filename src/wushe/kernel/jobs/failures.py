"""What failed: put back to be tried again later, or kept as a dead letter until the operator decides."""

import random
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from wushe.kernel.errors import Refusal, Stale, TooMany, Unavailable
from wushe.kernel.jobs.models import JobFailure, QueuedJob
from wushe.kernel.jobs.queue import Job, Message, enqueue, for_dramatiq

LONGEST_WAIT = timedelta(hours=1)
PASSING = (Stale, TooMany, Unavailable)
"""Refusals that another moment may lift; all others would be refused again."""

AT_ONCE = 500
"""Messages that go back into the queue in one transaction."""


def wait_before_retry(job: Job, failures: int) -> timedelta:
    """Twice as long after each failure, and never quite the same, so that what failed together spreads out."""
    wait = timedelta(seconds=job.retry_after * 2 ** (failures - 1) * random.uniform(0.8, 1.2))  # noqa: S311
    return min(wait, LONGEST_WAIT)


def is_final(error: BaseException, job: Job, failures: int) -> bool:
    """Whether trying again is pointless."""
    if isinstance(error, Refusal) and not isinstance(error, PASSING):
        return True
    return failures > job.max_retries


async def put_back(session: AsyncSession, message: Message, error: BaseException, wait: timedelta | None) -> None:
    """Keep `message` until its time comes, or for good without `wait`; the error's words are nobody's business."""
    row = {
        "tenant_id": message.tenant_id,
        "job": message.job,
        "message": for_dramatiq(message),
        "attempts": message.attempts,
        "error": type(error).__name__,
        "code": getattr(error, "code", None) if isinstance(error, Refusal) else None,
        "failed_at": func.now(),
        "retry_at": None if wait is None else func.now() + wait,
    }
    await session.execute(delete(QueuedJob).where(QueuedJob.message_id == message.id))
    await session.execute(
        insert(JobFailure)
        .values(message_id=message.id, **row)
        .on_conflict_do_update(index_elements=["message_id"], set_=row)
    )


async def promote(session: AsyncSession) -> int:
    """Put what is due again back into the queue, and say how much that was."""
    due = (
        select(JobFailure.message_id)
        .where(JobFailure.retry_at <= func.now())
        .order_by(JobFailure.retry_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    taken = await session.scalars(
        delete(JobFailure)
        .where(JobFailure.message_id == due.c.message_id)
        .returning(JobFailure.message)
        .execution_options(synchronize_session=False)
    )
    messages = [Message.of(sent["kwargs"]) for sent in taken]
    await enqueue(session, messages)
    return len(messages)


NEWEST = (JobFailure.failed_at.desc(), JobFailure.message_id.desc())


def failures(*, dead_only: bool = False) -> Select[JobFailure]:
    """What failed, newest first."""
    return (dead_letters() if dead_only else select(JobFailure)).order_by(*NEWEST)


def dead_letters() -> Select[JobFailure]:
    """What is not tried again by itself, in no order."""
    return select(JobFailure).where(JobFailure.retry_at.is_(None))


def failure_to_decide(message_id: UUID) -> Select[JobFailure]:
    """One that is not on its way back into the queue already, locked, so that each is decided about once.

    By the wall's clock: a transaction that began before another one decided must see that it did.
    """
    open_ = or_(JobFailure.retry_at.is_(None), JobFailure.retry_at > func.clock_timestamp())
    return select(JobFailure).where(JobFailure.message_id == message_id, open_).with_for_update()


async def retry(session: AsyncSession, message_ids: Sequence[UUID]) -> int:
    """Have these done again as soon as a worker looks. How many there were."""
    done = update(JobFailure).where(JobFailure.message_id.in_(message_ids)).values(retry_at=func.now())
    return len((await session.execute(done.returning(JobFailure.message_id))).all())


async def drop(session: AsyncSession, message_ids: Sequence[UUID]) -> int:
    """Give these up. How many there were."""
    gone = delete(JobFailure).where(JobFailure.message_id.in_(message_ids))
    return len((await session.execute(gone.returning(JobFailure.message_id))).all())
