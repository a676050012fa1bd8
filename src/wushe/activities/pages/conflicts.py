"""Conflicts of place and time for people: what meets, ways out, and what both sides said."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.activities import service
from wushe.activities.errors import NoSuchConflict
from wushe.activities.kinds import Resolution
from wushe.activities.models import Activity, Conflict
from wushe.activities.permissions import Activities
from wushe.activities.queries import conflicts as queries
from wushe.activities.schemas.sessions import ResolutionData
from wushe.activities.service.conflicts import sessions_of
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.organizations import queries as organizations
from wushe.people.history import history
from wushe.pools.queries import resources as pools

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/conflicts")
async def list_conflicts(work: OpenWork) -> Page:
    found = await work.all(queries.open_conflicts(work.require(Activities.SETTLE)).limit(100))
    sides = {conflict.id: await _sides(work, conflict) for conflict in found}
    return Page(work, "activities/conflicts.html", conflicts=found, sides=sides, names=await _names(work, found))


async def _sides(work: Work, conflict: Conflict) -> list[dict[str, Any]]:
    """Both sides: session, activity, organisation's id, in the order of the row."""
    organizers = (conflict.organization_id, conflict.other_organization_id)
    return [
        {"session": session, "activity": await work.get(Activity, session.activity_id), "organization_id": organizer}
        for session, organizer in zip(await sessions_of(work, conflict), organizers, strict=True)
    ]


async def _names(work: Work, conflicts: Any) -> dict[UUID, str]:
    groups = {each for row in conflicts for each in (row.organization_id, row.other_organization_id)}
    named = {row[0]: row[1] for row in await work.rows(organizations.names(groups))}
    places = {row.zone_id for row in conflicts}
    return named | {row[0]: row[1] for row in await work.rows(pools.zone_names(places))}


@get("/{tenant:str}/conflicts/{conflict_id:uuid}")
async def show_conflict(request: AnyRequest, conflict_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Activities.SETTLE)
    conflict = await work.one(queries.conflict(reach, conflict_id), NoSuchConflict)
    [(first, other)] = await work.rows(queries.sides(reach, conflict.id))
    proposals = await work.all(queries.proposals(conflict.id))
    places = await work.rows(pools.zone_choices())
    return Page(
        work, "activities/conflict.html", conflict=conflict, sides=await _sides(work, conflict),
        names=await _names(work, [conflict]), speaks_for=(first, other), proposals=proposals,
        options=await service.options(work, conflict) if conflict.is_open else [], resolutions=list(Resolution),
        form=Form.of(request, ResolutionData),
        places=[(zone_id, f"{community} {place}") for zone_id, place, community in places],
        zone_names={zone_id: place for zone_id, place, _community in places},
        mine=work.person.person_id, refusal=refusal_in(request), history=await history(work, conflict.id),
    )  # fmt: skip


@post("/{tenant:str}/conflicts/{conflict_id:uuid}/proposals", opt=redisplay("/{tenant}/conflicts/{conflict_id}"))
async def propose(
    tenant: FromPath[str], conflict_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ResolutionData]
) -> See:
    await service.propose(work, conflict_id, data)
    return See(f"/{tenant}/conflicts/{conflict_id}", notice=_("已提出方案，等待对方同意；同意前什么都不会改变").say())


@post(
    "/{tenant:str}/conflicts/{conflict_id:uuid}/proposals/{proposal_id:uuid}/agreement",
    opt=redisplay("/{tenant}/conflicts/{conflict_id}"),
)
async def agree(tenant: FromPath[str], conflict_id: FromPath[UUID], proposal_id: FromPath[UUID], work: OpenWork) -> See:
    await service.agree(work, conflict_id, proposal_id)
    return See(f"/{tenant}/conflicts/{conflict_id}", notice=_("双方已同意，安排已更新").say())


@post(
    "/{tenant:str}/conflicts/{conflict_id:uuid}/proposals/{proposal_id:uuid}/refusal",
    opt=redisplay("/{tenant}/conflicts/{conflict_id}"),
)
async def decline(
    tenant: FromPath[str], conflict_id: FromPath[UUID], proposal_id: FromPath[UUID], work: OpenWork
) -> See:
    await service.decline(work, conflict_id, proposal_id)
    return See(f"/{tenant}/conflicts/{conflict_id}", notice=_("未同意这个方案，安排不变").say())


ROUTES = [list_conflicts, show_conflict, propose, agree, decline]
