"""What the clock asks for: failed messages whose wait is over, and periodic jobs that are due."""

import asyncio
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.kernel.clock import now
from wushe.kernel.jobs.failures import promote
from wushe.kernel.jobs.models import PeriodicTurn
from wushe.kernel.jobs.queue import Job, enqueue
from wushe.kernel.jobs.system import System

log = structlog.get_logger()

TICK = 1.0
"""Seconds. Each worker ticks; of what is due each thing is taken by one."""


REMEMBERED = timedelta(days=30)


class Clockwork:
    """Remembers what has fired, so that a tick with nothing to do costs one look at the failures."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], system: System) -> None:
        self.sessions = sessions
        self.system = system
        self.fired: dict[str, datetime] = {}

    async def run(self) -> None:
        """Tick until cancelled, whatever happens to the database meanwhile."""
        while True:
            try:
                await self.tick(now())
            except (SQLAlchemyError, OSError) as error:
                log.warning("clockwork_interrupted", error=type(error).__name__)
            await asyncio.sleep(TICK)

    async def tick(self, moment: datetime) -> None:
        async with self.sessions() as session:
            if await promote(session):
                await session.commit()
        for job, schedule in [(job, job.on) for job in Job.named.values()]:
            if schedule:
                await self._fire(job, schedule.last_due(moment))

    async def _fire(self, job: Job, due: datetime) -> None:
        """Ask for the job, once for each active tenant, unless another worker has."""
        if self.fired.get(job.name) == due:
            return
        async with self.sessions() as session:
            turn = insert(PeriodicTurn).values(job=job.name, due=due).on_conflict_do_nothing()
            if await session.scalar(turn.returning(PeriodicTurn.due)):
                tenants = await self.system.active_tenants()
                await enqueue(session, [job.message(tenant_id, {}) for tenant_id in tenants])
                await session.execute(delete(PeriodicTurn).where(PeriodicTurn.due < due - REMEMBERED))
                await session.commit()
        self.fired[job.name] = due
