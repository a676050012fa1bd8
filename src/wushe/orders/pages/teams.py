"""Village teams: which organisation serves, and what each member offers."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.orders import service
from wushe.orders.errors import NoSuchTeam
from wushe.orders.kinds import ServiceKind
from wushe.orders.models import VillageTeam
from wushe.orders.permissions import Orders
from wushe.orders.queries import teams as queries
from wushe.orders.schemas.entered import Entrusted, MemberServices, NewTeam, TeamFilters
from wushe.orders.showing import team_rows, team_shown

AnyRequest = Request[Any, Any, Any]
TEAMS = "/{tenant:str}/orders/teams"
TEAM = f"{TEAMS}/{{team_id:uuid}}"
BACK = redisplay("/{tenant}/orders/teams/{team_id}")


@get(TEAMS)
async def list_teams(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Orders.READ), query(request, TeamFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    return Page(
        work, "orders/teams.html", page=page, rows=await team_rows(work, page.rows), filters=filters,
        kinds=ServiceKind, without=await _without(work),
    )  # fmt: skip


@get(f"{TEAMS}/new")
async def new_team(request: AnyRequest, work: OpenWork) -> Page:
    reach = work.require(Orders.TEAM)
    return Page(
        work, "orders/team_new.html", form=Form.of(request, NewTeam), communities=await _without(work),
        organizations=[(row[0], row[1]) for row in await work.rows(queries.organizations_for(reach))],
    )  # fmt: skip


@post(TEAMS, opt=redisplay("/{tenant}/orders/teams/new"))
async def form(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewTeam]) -> See:
    team = await service.form(work, data)
    return See(f"/{tenant}/orders/teams/{team.id}", notice=_("团队已组建，请登记每位成员的服务项目").say())


@get(TEAM)
async def show_team(request: AnyRequest, team_id: FromPath[UUID], work: OpenWork) -> Page:
    team = await work.one(queries.team(queries.readable(work.require(Orders.READ)), team_id), NoSuchTeam)
    return Page(
        work, "orders/team.html", team=await team_shown(work, team), kinds=ServiceKind,
        changeable=await _may(work, team, leads=True), organizations=await _others(work, team),
        entrusting=Form.of(request, Entrusted, {"organization_id": team.organization_id}), refusal=refusal_in(request),
    )  # fmt: skip


@post(f"{TEAM}/organization", opt=BACK)
async def entrust(
    tenant: FromPath[str], team_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Entrusted]
) -> See:
    await service.entrust(work, team_id, data.organization_id)
    return See(f"/{tenant}/orders/teams/{team_id}", notice=_("已换由另一个组织服务").say())


@post(f"{TEAM}/services", opt=BACK)
async def set_services(
    tenant: FromPath[str], team_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[MemberServices]
) -> See:
    await service.set_services(work, team_id, data)
    return See(f"/{tenant}/orders/teams/{team_id}", notice=_("服务项目已保存").say())


async def _without(work: Work) -> list[tuple[UUID, str]]:
    """The communities for which this person can form a team."""
    if not work.may(Orders.TEAM):
        return []
    return [(row[0], row[1]) for row in await work.rows(queries.without_team(work.require(Orders.TEAM)))]


async def _others(work: Work, team: VillageTeam) -> list[tuple[UUID, str]]:
    """Which organisations could serve instead, for staff."""
    if not await _may(work, team, leads=False):
        return []
    return [(row[0], row[1]) for row in await work.rows(queries.organizations_for(work.require(Orders.TEAM)))]


async def _may(work: Work, team: VillageTeam, *, leads: bool) -> bool:
    if not work.may(Orders.TEAM):
        return False
    reach = work.require(Orders.TEAM)
    within = queries.changeable(reach) if leads else queries.governed(reach)
    return await work.one_or_none(queries.team(within, team.id)) is not None


ROUTES = [list_teams, new_team, form, show_team, entrust, set_services]
