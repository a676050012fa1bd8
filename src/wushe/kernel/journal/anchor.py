"""Heads of journals, kept outside the database: what shows a history that was rewritten whole.

An anchor is a line of JSON: in the log of the worker each day, and printed by `wushe journal anchor`. Keep such lines
where the database's administrator cannot reach.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

import msgspec
from sqlalchemy import select

from wushe.kernel.journal.models import JournalHead
from wushe.kernel.work import Work

EVENT = "journal_anchor"

_GROUPS = re.compile(r"[0-9a-f]{8}")


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A tenant's last entry at some moment. `hash` is hex in groups, which no log filter takes for a secret."""

    event: str = EVENT
    tenant_id: UUID
    number: int
    hash: str


async def current_anchor(work: Work) -> Anchor | None:
    """The tenant's head now; None before its first entry."""
    head = await work.one_or_none(select(JournalHead))
    if head is None:
        return None
    return Anchor(tenant_id=work.tenant.id, number=head.number, hash=":".join(_GROUPS.findall(head.hash.hex())))


def read_anchors(lines: Iterable[str | bytes]) -> dict[UUID, dict[int, bytes]]:
    """The anchors among the lines of a log or of a file, by tenant; other lines are passed over."""
    kept: dict[UUID, dict[int, bytes]] = defaultdict(dict)
    for line in lines:
        try:
            anchor = msgspec.json.decode(line, type=Anchor)
        except (msgspec.DecodeError, msgspec.ValidationError):
            continue
        if anchor.event == EVENT:
            kept[anchor.tenant_id][anchor.number] = bytes.fromhex(anchor.hash.replace(":", ""))
    return kept
