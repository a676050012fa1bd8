"""Appending to a tenant's chain, and the hash that ties each entry to all before it.

The head row is locked last in the transaction: a township writes far fewer than the 342 entries a second that this
carries, and no gap or fork is possible (safety.md, "Audit chain").
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from wushe.kernel.journal.event import Event, event_name
from wushe.kernel.journal.models import JournalEntry, JournalHead, JournalSubject

GENESIS = bytes(32)
ENTRIES, SUBJECTS, HEADS = (cast(Table, model.__table__) for model in (JournalEntry, JournalSubject, JournalHead))


async def append(session: AsyncSession, events: Sequence[Event], *, tenant_id: UUID, **who: Any) -> None:
    """Write `events` as the tenant's next entries. `who` is account_id, person_id, channel and request_id."""
    if not events:
        return
    head, at = await _lock_head(session, tenant_id)
    number, previous = head.number, head.hash
    entries: list[dict[str, Any]] = []
    for event in events:
        number += 1
        entry = {"tenant_id": tenant_id, "number": number, "at": at, "event": event_name(type(event)),
                 "facts": event.facts(), **who, "previous": previous}  # fmt: skip
        previous = entry["hash"] = digest(entry)
        entries.append(entry)
    await session.execute(insert(ENTRIES), entries)
    if subjects := [
        {"tenant_id": tenant_id, "thing_id": thing, "number": entry["number"]}
        for event, entry in zip(events, entries, strict=True)
        for thing in event.subjects()
    ]:
        await session.execute(insert(SUBJECTS), subjects)
    await session.execute(update(HEADS).where(JournalHead.tenant_id == tenant_id).values(number=number, hash=previous))


async def _lock_head(session: AsyncSession, tenant_id: UUID) -> tuple[Any, datetime]:
    """The head, locked, and the database's clock: so that times in the chain never run backwards."""
    query = (
        select(HEADS.c.number, HEADS.c.hash, func.clock_timestamp().label("at"))
        .where(HEADS.c.tenant_id == tenant_id)
        .with_for_update(key_share=True)
    )
    row = (await session.execute(query)).one_or_none()
    if row is None:
        first = upsert(HEADS).values(tenant_id=tenant_id, number=0, hash=GENESIS).on_conflict_do_nothing()
        await session.execute(first)
        row = (await session.execute(query)).one()
    return row, row.at


def digest(entry: dict[str, Any]) -> bytes:
    """SHA-256 over a canonical form of all columns but `hash` itself."""
    canonical = [
        str(entry["tenant_id"]),
        entry["number"],
        entry["at"].astimezone(UTC).isoformat(),
        entry["event"],
        entry["facts"],
        *(str(entry[name]) if entry[name] else None for name in ("account_id", "person_id")),
        entry["channel"],
        entry["request_id"],
        entry["previous"].hex(),
    ]
    text = json.dumps(canonical, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()
