"""A queue to put jobs into, and a look at what became of them; emptied before and after each use."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from wushe.kernel.database.engine import sessions
from wushe.kernel.jobs.queue import Job, Message, enqueue
from wushe.kernel.work import Person, Tenant, Visitor, Work

TABLES = (
    "job_queue", "job_failure", "job_worker", "job_periodic_turn", "job_inbox", "job_progress", "kept_file",
    "journal_entry", "journal_subject", "journal_head",
)  # fmt: skip


@dataclass(frozen=True)
class Yard:
    """`look` sees all tenants: it is the superuser, who works for nobody."""

    url: str
    sessions: async_sessionmaker[AsyncSession]
    look: psycopg.Connection

    def work(self, session: AsyncSession, tenant_id: UUID, account_id: UUID | None = None) -> Work:
        person = Person(account_id, None, "") if account_id else None
        return Work(session, Visitor(tenant=Tenant(tenant_id, "test", "测试乡"), person=person))

    def session(self, tenant_id: UUID) -> AsyncSession:
        return self.sessions(info={"tenant_id": tenant_id})

    async def ask(self, tenant_id: UUID, job: Job, **ids: Any) -> UUID:
        """One job, asked for as a verb does."""
        async with self.session(tenant_id) as session:
            work = self.work(session, tenant_id)
            message_id = work.later(job, **ids)
            await work.commit()
        return message_id

    async def flood(self, messages: Sequence[Message]) -> None:
        async with self.sessions() as session:
            await enqueue(session, messages)
            await session.commit()

    def rows(self, query: str, *values: Any) -> list[Any]:
        return self.look.execute(query.encode(), values).fetchall()

    def count(self, table: str) -> int:
        return self.rows(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608

    def marks(self, tenant_id: UUID | None = None) -> list[int]:
        """The numbers of all effects, in the order in which they happened."""
        query = "SELECT (facts->>'number')::int FROM journal_entry WHERE event = 'marked'"
        found = self.rows(f"{query} AND (%s::uuid IS NULL OR tenant_id = %s) ORDER BY at, number", tenant_id, tenant_id)
        return [number for (number,) in found]

    async def until(self, condition: Callable[[], bool], seconds: float = 30) -> None:
        """Wait for what another process does. Raises AssertionError when it does not."""
        ends_at = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < ends_at, "it did not happen in time"
            await asyncio.sleep(0.02)


@contextmanager
def opened(admin_url: str, name: str, url: str, engine: AsyncEngine) -> Iterator[Yard]:
    with psycopg.connect(admin_url, dbname=name, autocommit=True) as look:
        look.execute(f"TRUNCATE {', '.join(TABLES)}")
        yield Yard(url, sessions(engine), look)
        look.execute(f"TRUNCATE {', '.join(TABLES)}")
