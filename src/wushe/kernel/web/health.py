"""Whether this process lives, whether it can serve, and what it has counted."""

from typing import Any

from litestar import Request, get
from litestar.plugins.prometheus import PrometheusController
from litestar.response import Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from wushe.kernel.jobs.figures import LONGEST_WAIT_SECONDS
from wushe.kernel.versions import newest
from wushe.kernel.web.queue_metrics import look_at_jobs

PUBLIC = {"public": True}

_HEAD = text("SELECT version_num FROM alembic_version")
_OLDEST = text("SELECT extract(epoch FROM now() - min(mtime)) FROM job_queue WHERE state = 'queued'")


@get("/health/live", opt=PUBLIC, include_in_schema=False)
async def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "live"}


@get("/health/ready", opt=PUBLIC, include_in_schema=False)
async def ready(request: Request[Any, Any, Any]) -> Response[dict[str, str]]:
    """Database, migration head and queue; 503 names what is wrong.

    A queue that nobody empties is told, but pages can be served without it.
    """
    checks = {"database": "ok", "migrations": "ok", "queue": "ok"}
    try:
        async with request.app.state.engine.connect() as connection:
            found = frozenset((await connection.scalars(_HEAD)).all())
            seconds = await connection.scalar(_OLDEST)
    except (SQLAlchemyError, OSError):
        return Response({"status": "not ready"} | dict.fromkeys(checks, "does not answer"), status_code=503)
    if seconds is not None and seconds > LONGEST_WAIT_SECONDS:
        checks["queue"] = f"the oldest job waits for {int(seconds)} s: is a worker running?"
    if found == newest():
        return Response({"status": "ready"} | checks)
    return Response({"status": "not ready"} | checks | {"migrations": "run `wushe migrate`"}, status_code=503)


class Metrics(PrometheusController):
    """For the operator's monitoring; the proxy does not let it out."""

    path = "/metrics"
    opt = PUBLIC
    before_request = staticmethod(look_at_jobs)
    openmetrics_format = True
