"""The list of linkages as a file; it names nobody."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.communities import queries as communities
from wushe.kernel.exporting.declared import Export
from wushe.kernel.work import Work
from wushe.linkages import queries
from wushe.linkages.models import Linkage
from wushe.linkages.permissions import Linkages
from wushe.linkages.schemas import LinkageFilters
from wushe.linkages.sheet import SHEET, as_row
from wushe.organizations import queries as organizations


def _found(work: Work, filters: LinkageFilters) -> Select[Linkage]:
    return queries.linkages(work.require(Linkages.EXPORT), filters).order_by(*queries.ORDER)


async def _rows(work: Work, linkages: Sequence[Linkage]) -> Sequence[Mapping[str, Any]]:
    names = dict(await work.rows(communities.names())) | dict(await work.rows(organizations.names()))
    return [as_row(linkage, names) for linkage in linkages]


LINKAGES = Export(
    kind="linkages", back="/linkages", permissions=(Linkages.EXPORT,), approval=None, sheet=SHEET,
    filters=LinkageFilters, found=_found, as_rows=_rows,
)  # fmt: skip
