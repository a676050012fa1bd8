"""The list of budgets as a file; it names nobody."""

from typing import Any

from sqlalchemy import Select

from wushe.budgets import queries
from wushe.budgets.permissions import Budgets
from wushe.budgets.schemas import BudgetFilters
from wushe.budgets.sheet import SHEET, as_row
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work


def _found(work: Work, filters: BudgetFilters) -> Select[Any]:
    return queries.bundled(work.require(Budgets.EXPORT), filters).order_by(*queries.ORDER)


BUDGETS = Export(
    kind="budgets", back="/budgets", permissions=(Budgets.EXPORT,), approval=None, sheet=SHEET,
    filters=BudgetFilters, found=_found, as_rows=each(as_row),
)  # fmt: skip
