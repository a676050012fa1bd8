"""Budgets for programs."""

from uuid import UUID

from litestar import Request, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.budgets import queries, service
from wushe.budgets.errors import NoSuchBudget
from wushe.budgets.models import Budget, BudgetLine
from wushe.budgets.permissions import Budgets
from wushe.budgets.schemas import (
    BudgetChange,
    BudgetFilters,
    BudgetPage,
    BudgetShown,
    LineShown,
    NewBudget,
    NewLine,
    ShareShown,
)
from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work


@get("/api/{tenant:str}/budgets")
async def list_budgets(request: Request, work: OpenWork) -> Response[BudgetPage]:
    reach, filters = work.require(Budgets.READ), query(request, BudgetFilters)
    return json_page(request, await paging.page_json(work, queries.budgets, reach, filters, queries.ORDER))


@post("/api/{tenant:str}/budgets")
async def create_budget(work: OpenWork, data: JSONBody[NewBudget]) -> BudgetShown:
    return await shown(work, await service.make(work, data))


@get("/api/{tenant:str}/budgets/{budget_id:uuid}")
async def show_budget(budget_id: FromPath[UUID], work: OpenWork) -> BudgetShown:
    return await shown(work, await work.one(queries.budget(work.require(Budgets.READ), budget_id), NoSuchBudget))


@put("/api/{tenant:str}/budgets/{budget_id:uuid}")
async def change_budget(budget_id: FromPath[UUID], work: OpenWork, data: JSONBody[BudgetChange]) -> BudgetShown:
    return await shown(work, await service.change(work, budget_id, data))


@post("/api/{tenant:str}/budgets/{budget_id:uuid}/lines")
async def add_line(budget_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewLine]) -> LineShown:
    return line_shown(await service.add_line(work, budget_id, data))


@delete("/api/{tenant:str}/budgets/{budget_id:uuid}/lines/{line_id:uuid}")
async def remove_line(budget_id: FromPath[UUID], line_id: FromPath[UUID], work: OpenWork) -> None:
    await service.remove_line(work, budget_id, line_id)


@post("/api/{tenant:str}/budgets/{budget_id:uuid}/lines/{line_id:uuid}/securing")
async def secure_line(budget_id: FromPath[UUID], line_id: FromPath[UUID], work: OpenWork) -> LineShown:
    return line_shown(await service.secure(work, budget_id, line_id))


@post("/api/{tenant:str}/budgets/{budget_id:uuid}/lines/{line_id:uuid}/loss")
async def lose_line(budget_id: FromPath[UUID], line_id: FromPath[UUID], work: OpenWork) -> LineShown:
    return line_shown(await service.lose(work, budget_id, line_id))


async def shown(work: Work, budget: Budget) -> BudgetShown:
    found = await service.mix_of(work, budget)
    return BudgetShown(
        id=budget.id, organization_id=budget.organization_id, year=budget.year, cost_fen=budget.cost_fen,
        secured_fen=found.secured_fen, hoped_fen=found.hoped_fen, gap_fen=found.gap_fen, months=found.months,
        shares=[ShareShown(**share._asdict()) for share in found.shares],
        lines=[line_shown(line) for line in await work.all(queries.lines(budget.id))],
        note=budget.note, version=budget.version,
    )  # fmt: skip


def line_shown(line: BudgetLine) -> LineShown:
    return LineShown(**{name: getattr(line, name) for name in LineShown.__struct_fields__})


ROUTES = [
    list_budgets, create_budget, show_budget, change_budget, add_line, remove_line, secure_line, lose_line,
]  # fmt: skip
