"""Proving that a tenant's journal is what was written; memory does not grow with the journal."""

from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from wushe.kernel.journal.findings import Finding
from wushe.kernel.journal.models import JournalEntry, JournalHead, JournalSubject
from wushe.kernel.journal.proofreading import Anchors, Listed, Proofreading

AT_A_TIME = 1_000


async def verify(session: AsyncSession, tenant_id: UUID, anchors: Anchors | None = None) -> list[Finding]:
    """All that is wrong with the tenant's journal; empty when it is whole.

    The session works for that tenant, in one snapshot (REPEATABLE READ) if people are writing meanwhile. `anchors`
    are heads that were kept outside the database: without them a history that was rewritten whole looks genuine.
    """
    head = await session.get(JournalHead, tenant_id, populate_existing=True)
    proofreading = Proofreading(anchors or {})
    async for entries, listed in _chunks(session):
        proofreading.read(entries, listed)
    return proofreading.conclude((head.number, head.hash) if head else None)


async def _chunks(session: AsyncSession) -> AsyncIterator[tuple[Sequence[dict[str, Any]], Listed]]:
    """The entries in the order of their numbers, and which things they are listed under."""
    last = 0
    columns = JournalEntry.__table__.columns
    while True:
        following = select(*columns).where(JournalEntry.number > last).order_by(JournalEntry.number)
        entries = [row._asdict() for row in await session.execute(following.limit(AT_A_TIME))]
        if not entries:
            return
        spoken_of = select(JournalSubject.number, JournalSubject.thing_id).where(
            JournalSubject.number.between(last + 1, entries[-1]["number"])
        )
        yield entries, {(row.number, row.thing_id) for row in await session.execute(spoken_of)}
        last = entries[-1]["number"]
