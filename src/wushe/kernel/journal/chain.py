"""Appending to a tenant's chain, and the hash that ties each entry to all before it.

The head row is locked last in the transaction: a township writes far fewer than the 342 entries a second that this
carries, and no gap or fork is possible (safety.md, "Audit chain").
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncSession

from wushe.kernel.journal.event import Event, event_name
from wushe.kernel.journal.models import JournalHead

GENESIS = bytes(32)
HEADS = cast(Table, JournalHead.__table__)

CHAIN_SQL: Final = Path(__file__).with_name("chain.sql").read_text("utf-8")
"""The function that numbers and chains; a migration makes it. It hashes what `digest` hashes."""

_APPEND = text("SELECT journal_append(:tenant, CAST(:said AS text[]), CAST(:things AS uuid[]), CAST(:places AS int[]))")


async def append(session: AsyncSession, events: Sequence[Event], *, tenant_id: UUID, **who: Any) -> None:
    """Write `events` as the tenant's next entries. `who` is account_id, person_id, channel and request_id."""
    if not events:
        return
    spoken_of = [(thing, place) for place, event in enumerate(events, 1) for thing in event.subjects()]
    told = ({"event": event_name(type(event)), "facts": event.facts(), **who} for event in events)
    await session.execute(
        _APPEND,
        {
            "tenant": tenant_id, "said": [_json(_said(entry)) for entry in told],
            "things": [thing for thing, _ in spoken_of], "places": [place for _, place in spoken_of],
        },
    )  # fmt: skip


def digest(entry: Mapping[str, Any]) -> bytes:
    """SHA-256 over a canonical form of all columns but `hash` itself."""
    at = entry["at"].astimezone(UTC).isoformat()
    canonical = [str(entry["tenant_id"]), entry["number"], at, *_said(entry), entry["previous"].hex()]
    return hashlib.sha256(_json(canonical).encode()).digest()


def _said(entry: Mapping[str, Any]) -> list[Any]:
    """What an entry says, wherever in the chain it stands."""
    people = (str(entry[name]) if entry[name] else None for name in ("account_id", "person_id"))
    return [entry["event"], entry["facts"], *people, entry["channel"], entry["request_id"]]


def _json(value: list[Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
