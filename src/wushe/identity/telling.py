"""A thing's history as its page shows it: what happened, when, and under which account's name."""

from typing import Any
from uuid import UUID

from wushe.identity.queries import accounts
from wushe.kernel.journal.queries import timeline
from wushe.kernel.journal.telling import NO_NAMES, tell
from wushe.kernel.work import Work

LATEST = 20


async def history(work: Work, thing_id: UUID, *, latest: int = LATEST) -> list[dict[str, Any]]:
    """The entries for `p.timeline(...)`, newest first."""
    entries = await work.all(timeline(thing_id).limit(latest))
    ids = [entry.account_id for entry in entries if entry.account_id]
    names = {account.id: account.display_name for account in await work.all(accounts(ids))}
    return [
        {
            "sentence": tell(entry, NO_NAMES),
            "when": entry.at,
            "who": names.get(entry.account_id, "") if entry.account_id else "",
        }
        for entry in entries
    ]
