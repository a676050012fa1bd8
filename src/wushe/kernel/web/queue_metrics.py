"""Jobs as the operator's monitoring sees them: how many wait, for how long, and which were given up."""

from typing import Any

from litestar import Request
from prometheus_client import Gauge
from sqlalchemy.exc import SQLAlchemyError

from wushe.kernel.jobs.figures import Waiting, look
from wushe.kernel.jobs.queue import QUEUES

_WAITING = Gauge("wushe_jobs_waiting", "Jobs that no worker has taken yet", ["queue"])
_OLDEST = Gauge("wushe_jobs_oldest_seconds", "How long the oldest of them has waited", ["queue"])
_RETRIED = Gauge("wushe_jobs_failed_and_tried_again", "Jobs that failed and wait to be tried again")
_DEAD = Gauge("wushe_jobs_dead", "Jobs that failed for good and wait for a decision: wushe jobs list --dead")
_ANSWERS = Gauge("wushe_database_answers", "1 if the figures of jobs are of now, 0 if the database did not answer")


async def look_at_jobs(request: Request[Any, Any, Any]) -> None:
    """Before each reading. With RabbitMQ, what was moved there is told by RabbitMQ."""
    try:
        async with request.app.state.engine.connect() as connection:
            figures = await look(connection)
    except (SQLAlchemyError, OSError):
        _ANSWERS.set(0)
        return
    _ANSWERS.set(1)
    for name in {*QUEUES, *figures.waiting}:
        jobs, seconds = figures.waiting.get(name, Waiting(0, 0))
        _WAITING.labels(name).set(jobs)
        _OLDEST.labels(name).set(seconds)
    _RETRIED.set(figures.retried)
    _DEAD.set(figures.dead)
