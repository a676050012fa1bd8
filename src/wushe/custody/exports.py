"""The list of agreements as a file; it names nobody."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.custody import queries
from wushe.custody.figures import figures_of
from wushe.custody.models import Agreement
from wushe.custody.naming import names_in
from wushe.custody.permissions import Custody
from wushe.custody.schemas import AgreementFilters
from wushe.custody.sheet import SHEET, as_row
from wushe.kernel.exporting.declared import Export
from wushe.kernel.work import Work


def _found(work: Work, filters: AgreementFilters) -> Select[Agreement]:
    return queries.agreements(work.require(Custody.EXPORT), filters).order_by(*queries.ORDER)


async def _rows(work: Work, agreements: Sequence[Agreement]) -> Sequence[Mapping[str, Any]]:
    names, figures = await names_in(work, agreements), await figures_of(work, agreements)
    return [as_row(agreement, names, figures[agreement.id]) for agreement in agreements]


AGREEMENTS = Export(
    kind="custody", back="/custody", permissions=(Custody.EXPORT,), approval=None, sheet=SHEET,
    filters=AgreementFilters, found=_found, as_rows=_rows,
)  # fmt: skip
