"""Jobs as the operator's monitoring sees them: how many wait, for how long, and which were given up."""

from typing import Any

from litestar import Request
from prometheus_client import Gauge
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from wushe.kernel.jobs.queue import QUEUES

_WAITING = Gauge("wushe_jobs_waiting", "Jobs that no worker has taken yet", ["queue"])
_OLDEST = Gauge("wushe_jobs_oldest_seconds", "How long the oldest of them has waited", ["queue"])
_RETRIED = Gauge("wushe_jobs_failed_and_tried_again", "Jobs that failed and wait to be tried again")
_DEAD = Gauge("wushe_jobs_dead", "Jobs that failed for good and wait for a decision: wushe jobs list --dead")
_ANSWERS = Gauge("wushe_database_answers", "1 if the figures of jobs are of now, 0 if the database did not answer")

_QUEUED = text("""
    SELECT queue_name, count(*), coalesce(extract(epoch FROM now() - min(mtime)), 0)
    FROM job_queue WHERE state = 'queued' GROUP BY queue_name
""")
_FAILED = text(
    "SELECT count(*) FILTER (WHERE retry_at IS NOT NULL), count(*) FILTER (WHERE retry_at IS NULL) FROM job_failure"
)


async def look_at_jobs(request: Request[Any, Any, Any]) -> None:
    """Before each reading. With RabbitMQ, what was moved there is told by RabbitMQ."""
    try:
        async with request.app.state.engine.connect() as connection:
            queued = {name: (count, seconds) for name, count, seconds in await connection.execute(_QUEUED)}
            retried, dead = (await connection.execute(_FAILED)).one()
    except (SQLAlchemyError, OSError):
        _ANSWERS.set(0)
        return
    _ANSWERS.set(1)
    for name in {*QUEUES, *queued}:
        count, seconds = queued.get(name, (0, 0))
        _WAITING.labels(name).set(count)
        _OLDEST.labels(name).set(float(seconds))
    _RETRIED.set(retried)
    _DEAD.set(dead)
