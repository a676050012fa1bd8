"""Village teams as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.orders import service
from wushe.orders.errors import NoSuchTeam
from wushe.orders.permissions import Orders
from wushe.orders.queries import teams as queries
from wushe.orders.schemas.entered import Entrusted, MemberServices, NewTeam, TeamFilters
from wushe.orders.schemas.shown import TeamPage, TeamShown
from wushe.orders.showing import team_rows, team_shown

TEAMS = "/api/{tenant:str}/orders/teams"
TEAM = f"{TEAMS}/{{team_id:uuid}}"


@get(TEAMS)
async def list_teams(request: Request[Any, Any, Any], work: OpenWork) -> TeamPage:
    reach, filters = work.require(Orders.READ), query(request, TeamFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    return TeamPage(items=await team_rows(work, page.rows), next=page.next, previous=page.previous)


@post(TEAMS)
async def form(work: OpenWork, data: JSONBody[NewTeam]) -> TeamShown:
    return await team_shown(work, await service.form(work, data))


@get(TEAM)
async def show_team(team_id: FromPath[UUID], work: OpenWork) -> TeamShown:
    return await _shown(work, team_id)


@post(f"{TEAM}/organization")
async def entrust(team_id: FromPath[UUID], work: OpenWork, data: JSONBody[Entrusted]) -> TeamShown:
    return await team_shown(work, await service.entrust(work, team_id, data.organization_id))


@post(f"{TEAM}/services")
async def set_services(team_id: FromPath[UUID], work: OpenWork, data: JSONBody[MemberServices]) -> TeamShown:
    """What one member offers from now on."""
    await service.set_services(work, team_id, data)
    return await _shown(work, team_id)


async def _shown(work: Work, team_id: UUID) -> TeamShown:
    within = queries.readable(work.require(Orders.READ))
    return await team_shown(work, await work.one(queries.team(within, team_id), NoSuchTeam))


ROUTES = [list_teams, form, show_team, entrust, set_services]
