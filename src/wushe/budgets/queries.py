"""Questions about budgets."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, select
from sqlalchemy.orm import Bundle

from wushe.budgets.models import Budget, BudgetLine
from wushe.budgets.schemas import BudgetFilters
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization
from wushe.organizations.queries import changeable, readable

ORDER = (Budget.year.desc(), Budget.id.desc())
"""The order of every list of budgets: the newest year first."""


def budgets(reach: Reach, filters: BudgetFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `BudgetLineOfList`, with those of `ORDER`."""
    return _joined(select(*_columns()), reach, filters)


def bundled(reach: Reach, filters: BudgetFilters) -> Select[Any]:
    """The same as one object for each row, for pages and files."""
    return _joined(select(Bundle("row", *_columns())), reach, filters)


def budget(reach: Reach, budget_id: UUID) -> Select[Budget]:
    """One that the person may read."""
    return select(Budget).join(Organization, _its_organization()).where(Budget.id == budget_id, readable(reach))


def budget_to_change(reach: Reach, budget_id: UUID) -> Select[Budget]:
    """One that the person may change, locked: changes of one budget wait for each other."""
    found = select(Budget).join(Organization, _its_organization()).where(Budget.id == budget_id, changeable(reach))
    return found.with_for_update(key_share=True, of=Budget)


def lines(budget_id: UUID) -> Select[BudgetLine]:
    """The sources of a year, the secured and the largest first."""
    ordered = (BudgetLine.secured.desc(), BudgetLine.amount_fen.desc(), BudgetLine.id)
    return select(BudgetLine).where(BudgetLine.budget_id == budget_id).order_by(*ordered)


def line(budget_id: UUID, line_id: UUID) -> Select[BudgetLine]:
    return select(BudgetLine).where(BudgetLine.budget_id == budget_id, BudgetLine.id == line_id)


def names(ids: Collection[UUID]) -> Select[UUID, str]:
    """(id, organisation's name): what to call a budget."""
    return select(Budget.id, Organization.name).join(Organization, _its_organization()).where(Budget.id.in_(list(ids)))


def _columns() -> tuple[Any, ...]:
    return (
        Budget.id,
        Budget.organization_id,
        Organization.name.label("organization"),
        Budget.year,
        Budget.cost_fen,
        _secured().label("secured_fen"),
    )


def _joined(query: Any, reach: Reach, filters: BudgetFilters) -> Select[Any]:
    return query.join(Organization, _its_organization()).where(*_narrowed(reach, filters))


def _narrowed(reach: Reach, filters: BudgetFilters) -> list[ColumnElement[bool]]:
    said = (Organization.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q))
    year = [Budget.year == filters.year] if filters.year else []
    return [readable(reach), *said, *year]


def _its_organization() -> ColumnElement[bool]:
    return (Organization.tenant_id == Budget.tenant_id) & (Organization.id == Budget.organization_id)


def _secured() -> ColumnElement[int]:
    """PostgreSQL sums whole numbers as numeric; fen stay whole."""
    total = cast(func.coalesce(func.sum(BudgetLine.amount_fen), 0), BigInteger)
    its = (BudgetLine.tenant_id == Budget.tenant_id) & (BudgetLine.budget_id == Budget.id)
    return select(total).where(its, BudgetLine.secured).correlate(Budget).scalar_subquery()


calls(names, "budget_id")
