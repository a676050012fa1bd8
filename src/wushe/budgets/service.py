"""The verbs of budgets."""

from uuid import UUID

from wushe.budgets import queries
from wushe.budgets.errors import NoSuchBudget, NoSuchLine
from wushe.budgets.events import (
    BudgetChanged,
    BudgetLineAdded,
    BudgetLineLost,
    BudgetLineRemoved,
    BudgetLineSecured,
    BudgetMade,
)
from wushe.budgets.mix import Mix, Part, mix
from wushe.budgets.models import Budget, BudgetLine
from wushe.budgets.permissions import Budgets
from wushe.budgets.schemas import BudgetChange, NewBudget, NewLine
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.organizations.errors import NoSuchOrganization


async def make(work: Work, data: NewBudget) -> Budget:
    """Enter what a year costs; raises `YearTaken`, `NoSuchOrganization`, `NotAnAmountOfMoney`."""
    reach = work.require(Budgets.EDIT)
    group = await work.one(organizations.changeable_organization(reach, data.organization_id), NoSuchOrganization)
    made = work.add(
        Budget(id=new_id(), organization_id=group.id, year=data.year, cost_fen=data.amount, note=data.note)
    )  # fmt: skip
    await work.flush()
    work.record(BudgetMade(budget_id=made.id, organization_id=group.id, year=made.year, cost_fen=made.cost_fen))
    return made


async def change(work: Work, budget_id: UUID, data: BudgetChange) -> Budget:
    """Raises `NotAnAmountOfMoney`, and `Stale` when somebody else changed it."""
    budget = await _budget_to_change(work, budget_id)
    work.check_version(budget)
    budget.cost_fen, budget.note = data.amount, data.note
    await work.flush()
    work.record(BudgetChanged(budget_id=budget.id, cost_fen=budget.cost_fen))
    return budget


async def add_line(work: Work, budget_id: UUID, data: NewLine) -> BudgetLine:
    """Raises `NotAnAmountOfMoney`."""
    budget = await _budget_to_change(work, budget_id)
    line = work.add(
        BudgetLine(
            id=new_id(), budget_id=budget.id, kind=data.kind, title=data.title, amount_fen=data.amount,
            secured=data.secured,
        )
    )  # fmt: skip
    await work.flush()
    work.record(BudgetLineAdded(budget_id=budget.id, line_id=line.id, amount_fen=line.amount_fen))
    return line


async def secure(work: Work, budget_id: UUID, line_id: UUID) -> BudgetLine:
    """The money is certain from now on."""
    return await _settle(work, budget_id, line_id, secured=True)


async def lose(work: Work, budget_id: UUID, line_id: UUID) -> BudgetLine:
    """The money is only hoped for from now on."""
    return await _settle(work, budget_id, line_id, secured=False)


async def remove_line(work: Work, budget_id: UUID, line_id: UUID) -> None:
    await _budget_to_change(work, budget_id)
    line = await work.one(queries.line(budget_id, line_id), NoSuchLine)
    await work.session.delete(line)
    work.record(BudgetLineRemoved(budget_id=budget_id, line_id=line_id, amount_fen=line.amount_fen))


async def mix_of(work: Work, budget: Budget) -> Mix:
    """Shares, gap and months of a budget that the person may read."""
    lines = await work.all(queries.lines(budget.id))
    return mix(budget.cost_fen, (Part(line.kind, line.amount_fen, line.secured) for line in lines))


async def _settle(work: Work, budget_id: UUID, line_id: UUID, *, secured: bool) -> BudgetLine:
    """Saying the same twice changes nothing and is no news."""
    await _budget_to_change(work, budget_id)
    line = await work.one(queries.line(budget_id, line_id), NoSuchLine)
    if line.secured is not secured:
        line.secured = secured
        kind = BudgetLineSecured if secured else BudgetLineLost
        work.record(kind(budget_id=budget_id, line_id=line_id, amount_fen=line.amount_fen))
    return line


async def _budget_to_change(work: Work, budget_id: UUID) -> Budget:
    reach = work.require(Budgets.EDIT)
    return await work.one(queries.budget_to_change(reach, budget_id), NoSuchBudget)
