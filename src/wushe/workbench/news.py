"""What happened in the township, each with the name of what it happened to and the way there."""

from collections.abc import Sequence
from uuid import UUID

from wushe.kernel.i18n import headed
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.journal.naming import names_in
from wushe.kernel.work import Work
from wushe.people.history import Told, told

PAGES = {
    "linkage_id": "/linkages",
    "activity_id": "/activities",
    "need_id": "/needs",
    "wish_id": "/wishes",
    "order_id": "/orders",
    "organization_id": "/organizations",
    "fund_id": "/funds",
    "community_id": "/communities",
}
"""What news are about, the most telling first, and where it has its pages."""


async def news(work: Work, entries: Sequence[JournalEntry]) -> list[Told]:
    """The entries as `pieces.timeline` shows them."""
    names = await names_in(work, (entry.facts for entry in entries))
    lines = await told(work, entries)
    return [_with_subject(work, entry, line, names) for entry, line in zip(entries, lines, strict=True)]


def _with_subject(work: Work, entry: JournalEntry, line: Told, names: dict[UUID, str]) -> Told:
    for fact, page in PAGES.items():
        if (thing := entry.facts.get(fact)) and (name := names.get(UUID(thing))):
            sentence = line.sentence if name in line.sentence else headed(name, line.sentence)
            return line._replace(sentence=sentence, url=f"/{work.tenant.slug}{page}/{thing}")
    return line
