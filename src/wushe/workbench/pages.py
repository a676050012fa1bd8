"""The workbench for people: where everybody lands, and the search over everything."""

from typing import Any

from litestar import Request, get
from litestar.params import FromPath

from wushe.access.roles import Role
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.lists import Filters, query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.work import OpenWork
from wushe.workbench.desks import desks_of
from wushe.workbench.permissions import Workbench
from wushe.workbench.search import search

ELSEWHERE = {Role.PLATFORM_OPERATOR: "/townships", Role.COUNTY_VIEWER: "/indicators"}
"""Who works above the townships lands on a page of another slice."""

MENU = (Entry("overview", _("工作台"), "/", "home", Workbench.READ, rank=0, phone=True),)


@get("/{tenant:str}")
async def show_workbench(tenant: FromPath[str], work: OpenWork) -> Page | See:
    work.require(Workbench.READ)
    for role, path in ELSEWHERE.items():
        if role.value in work.visitor.roles:
            return See(f"/{tenant}{path}")
    return Page(work, "workbench/show.html", desks=await desks_of(work))


@get("/{tenant:str}/search")
async def show_search(request: Request[Any, Any, Any], work: OpenWork) -> Page:
    work.require(Workbench.READ)
    words = query(request, Filters)
    return Page(work, "workbench/search.html", q=words.q, groups=await search(work, words.q))


ROUTES = [show_workbench, show_search]
