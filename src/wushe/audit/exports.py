"""The journal as a file: it names everybody who acted, and leaves only after somebody else has agreed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.audit import queries, service
from wushe.audit.permissions import Audit
from wushe.audit.schemas import JournalFilters
from wushe.audit.sheet import SHEET, as_row
from wushe.identity.permissions import Identity
from wushe.kernel.exporting.declared import Export
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Work


def _found(_work: Work, filters: JournalFilters) -> Select[JournalEntry]:
    return queries.entries(filters).order_by(*queries.NEWEST)


async def _rows(work: Work, entries: Sequence[JournalEntry]) -> Sequence[Mapping[str, Any]]:
    return [as_row(entry) for entry in await service.told_entries(work, entries)]


JOURNAL = Export(
    kind="journal", back="/audit", permissions=(Audit.EXPORT,), approval=Identity.HAND_OUT, sheet=SHEET,
    filters=JournalFilters, found=_found, as_rows=_rows, most=20_000,
)  # fmt: skip
