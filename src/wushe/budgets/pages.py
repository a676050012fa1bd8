"""Budgets for people."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.budgets import queries, service
from wushe.budgets.errors import NoSuchBudget
from wushe.budgets.models import Budget
from wushe.budgets.permissions import Budgets
from wushe.budgets.schemas import BudgetChange, BudgetFilters, NewBudget, NewLine
from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.ledger.kinds import SourceKind
from wushe.organizations import queries as organizations
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]

MENU = (Entry("money", _("组织经费"), "/budgets", "chart", Budgets.READ, rank=28),)


@get("/{tenant:str}/budgets")
async def list_budgets(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Budgets.READ), query(request, BudgetFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    return Page(work, "budgets/list.html", page=page, filters=filters, years=_years())


@get("/{tenant:str}/budgets/new")
async def new_budget(request: AnyRequest, work: OpenWork) -> Page:
    reach = work.require(Budgets.EDIT)
    form = Form.of(request, NewBudget, {"year": clock.today().year})
    groups = await work.rows(organizations.choices(reach))
    return Page(work, "budgets/form.html", form=form, budget=None, groups=groups)


@post("/{tenant:str}/budgets", opt=redisplay("/{tenant}/budgets/new"))
async def create_budget(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewBudget]) -> See:
    made = await service.make(work, data)
    return See(f"/{tenant}/budgets/{made.id}", notice=_("已保存，请添加经费来源").say())


@get("/{tenant:str}/budgets/{budget_id:uuid}")
async def show_budget(request: AnyRequest, budget_id: FromPath[UUID], work: OpenWork) -> Page:
    budget = await work.one(queries.budget(work.require(Budgets.READ), budget_id), NoSuchBudget)
    return Page(
        work, "budgets/show.html", budget=budget, organization=await _name(work, budget),
        mix=await service.mix_of(work, budget), lines=await work.all(queries.lines(budget.id)),
        form=Form.of(request, NewLine), kinds=list(SourceKind), history=await history(work, budget.id),
    )  # fmt: skip


@get("/{tenant:str}/budgets/{budget_id:uuid}/edit")
async def edit_budget(request: AnyRequest, budget_id: FromPath[UUID], work: OpenWork) -> Page:
    budget = await work.one(queries.budget_to_change(work.require(Budgets.EDIT), budget_id), NoSuchBudget)
    before = {"amount": budget.cost_fen, "note": budget.note}
    form = Form.of(request, BudgetChange, before, version=budget.version)
    return Page(work, "budgets/form.html", form=form, budget=budget, organization=await _name(work, budget))


@post("/{tenant:str}/budgets/{budget_id:uuid}/edit", opt=redisplay("/{tenant}/budgets/{budget_id}/edit"))
async def change_budget(
    tenant: FromPath[str], budget_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[BudgetChange]
) -> See:
    await service.change(work, budget_id, data)
    return See(f"/{tenant}/budgets/{budget_id}", notice=_("已保存").say())


@post("/{tenant:str}/budgets/{budget_id:uuid}/lines", opt=redisplay("/{tenant}/budgets/{budget_id}"))
async def add_line(
    tenant: FromPath[str], budget_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewLine]
) -> See:
    await service.add_line(work, budget_id, data)
    return See(f"/{tenant}/budgets/{budget_id}", notice=_("已添加经费来源").say())


@post("/{tenant:str}/budgets/{budget_id:uuid}/lines/{line_id:uuid}/securing")
async def secure_line(tenant: FromPath[str], budget_id: FromPath[UUID], line_id: FromPath[UUID], work: OpenWork) -> See:
    await service.secure(work, budget_id, line_id)
    return See(f"/{tenant}/budgets/{budget_id}", notice=_("已标为落实").say())


@post("/{tenant:str}/budgets/{budget_id:uuid}/lines/{line_id:uuid}/loss")
async def lose_line(tenant: FromPath[str], budget_id: FromPath[UUID], line_id: FromPath[UUID], work: OpenWork) -> See:
    await service.lose(work, budget_id, line_id)
    return See(f"/{tenant}/budgets/{budget_id}", notice=_("已标为未落实").say())


@post("/{tenant:str}/budgets/{budget_id:uuid}/lines/{line_id:uuid}/removal")
async def remove_line(tenant: FromPath[str], budget_id: FromPath[UUID], line_id: FromPath[UUID], work: OpenWork) -> See:
    await service.remove_line(work, budget_id, line_id)
    return See(f"/{tenant}/budgets/{budget_id}", notice=_("已移除").say())


async def _name(work: Work, budget: Budget) -> str:
    return (await work.rows(organizations.names([budget.organization_id])))[0][1]


def _years() -> list[tuple[int, str]]:
    this = clock.today().year
    return [(year, str(year)) for year in range(this + 1, this - 6, -1)]


ROUTES = [
    list_budgets, new_budget, create_budget, show_budget, edit_budget, change_budget,
    add_line, secure_line, lose_line, remove_line,
]  # fmt: skip
