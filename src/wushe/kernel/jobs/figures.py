"""How the jobs stand: asked in one way by the monitoring and by the operator's page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from wushe.kernel.jobs.models import JobWorker, PeriodicTurn

LONGEST_WAIT_SECONDS = 300
"""A queue whose oldest job has waited longer is one that nobody empties."""

_QUEUED = text("""
    SELECT queue_name, count(*), coalesce(extract(epoch FROM now() - min(mtime)), 0)
    FROM job_queue WHERE state = 'queued' GROUP BY queue_name
""")
_TAKEN = text("SELECT count(*) FROM job_queue WHERE state = 'consumed'")
_FAILED = text(
    "SELECT count(*) FILTER (WHERE retry_at IS NOT NULL), count(*) FILTER (WHERE retry_at IS NULL) FROM job_failure"
)


class Waiting(NamedTuple):
    """How many jobs of a queue no worker has taken yet, and for how long the oldest of them has waited."""

    jobs: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Figures:
    """With RabbitMQ, what was moved there neither waits nor runs here: it tells of that itself.

    `taken` are in the hands of a worker, `retried` failed and are tried again by themselves, `dead` were given up.
    """

    waiting: Mapping[str, Waiting]
    taken: int
    retried: int
    dead: int


async def look(database: AsyncConnection | AsyncSession) -> Figures:
    """As it is now."""
    waiting = {name: Waiting(jobs, float(seconds)) for name, jobs, seconds in await database.execute(_QUEUED)}
    [(taken,)] = await database.execute(_TAKEN)
    [(retried, dead)] = await database.execute(_FAILED)
    return Figures(waiting, taken, retried, dead)


def last_heartbeat() -> Select[datetime | None]:
    """The newest sign of life of any worker; only those that take their jobs from PostgreSQL leave one here."""
    return select(func.max(JobWorker.heartbeat_at))


def last_turns() -> Select[str, datetime]:
    """(job, when it was last due and asked for) of each periodic job."""
    return select(PeriodicTurn.job, func.max(PeriodicTurn.due)).group_by(PeriodicTurn.job)
