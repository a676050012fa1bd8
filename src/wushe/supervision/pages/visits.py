"""Visits for people: the list, writing one down, one of them with its photos."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.supervision import service
from wushe.supervision.errors import NoSuchVisit
from wushe.supervision.kinds import VisitTemplate
from wushe.supervision.models.visit import MOST_PHOTOS
from wushe.supervision.pages import choices
from wushe.supervision.permissions import Supervision
from wushe.supervision.prompts import PROMPTS
from wushe.supervision.queries import actions, due, reach as groups, visits as queries
from wushe.supervision.schemas.visits import MOST_TODOS, DueFilters, NewVisit, PhotoData, VisitFilters
from wushe.supervision.sections import sections
from wushe.supervision.showing import visit_shown

AnyRequest = Request[Any, Any, Any]
VISITS = "/{tenant:str}/supervision/visits"
AGREED_FOR = timedelta(days=14)
"""What is proposed for a new action; the worker writes another day where it is another."""


@get(VISITS)
async def list_visits(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Supervision.READ), query(request, VisitFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    [(number, visited, minutes)] = await work.rows(queries.matching(reach, filters))
    return Page(
        work, "supervision/visits.html", page=page, filters=filters, number=number, visited=visited, minutes=minutes,
        standings=dict(zip(due.Standing, (await work.rows(due.counted(reach, DueFilters())))[0], strict=True)),
        groups=await choices.groups_of(work, Supervision.READ), workers=await choices.workers(work),
        templates=VisitTemplate, sections=sections(work, "visits"),
    )  # fmt: skip


@get(f"{VISITS}/new")
async def new_visit(request: AnyRequest, work: OpenWork) -> Page:
    """Without a group it asks for one; with it, its open actions and its people are at hand."""
    work.require(Supervision.VISIT)
    asked = query(request, VisitFilters)
    given = {"id": new_id(), "visited_on": today(), "minutes": 30, "template": VisitTemplate.DAILY}
    form = Form.of(
        request, NewVisit, given | {"due_on": today() + AGREED_FOR, "organization_id": asked.organization_id}
    )
    group_id = choices.id_in(form.value("organization_id"))
    return Page(work, "supervision/visit_form.html", form=form, **await _at_hand(work, group_id))


async def _at_hand(work: Work, group_id: UUID | None) -> dict[str, Any]:
    """What is known of the group that is visited, if it is one of the worker's."""
    mine = await choices.groups_of(work, Supervision.VISIT)
    known = {"groups": mine, "templates": VisitTemplate, "prompts": PROMPTS, "most_todos": MOST_TODOS}
    found = groups.group(work.require(Supervision.VISIT), group_id) if group_id else None
    group = None if found is None else await work.one_or_none(found)
    if group is None:
        return known | {"group": None, "open_actions": [], "owners": [], "last_on": None}
    return known | {
        "group": group,
        "open_actions": await work.rows(actions.open_of(group.id)),
        "owners": await choices.owners_of(work, group.id),
        "last_on": await work.scalar(queries.last_on(group.id)),
    }


@post(VISITS, opt=redisplay("/{tenant}/supervision/visits/new"))
async def record_visit(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewVisit]) -> See:
    visit = await service.record_visit(work, data)
    return See(f"/{tenant}/supervision/visits/{visit.id}", notice=_("已登记走访").say())


@get(VISITS + "/{visit_id:uuid}")
async def show_visit(request: AnyRequest, visit_id: FromPath[UUID], work: OpenWork) -> Page:
    visit = await work.one(queries.visit(work.require(Supervision.READ), visit_id), NoSuchVisit)
    mine = work.may(Supervision.VISIT) and visit.worker_id == acting(work)
    return Page(
        work, "supervision/visit.html", visit=await visit_shown(work, visit), mine=mine,
        adding=Form.of(request, PhotoData), room=MOST_PHOTOS,
    )  # fmt: skip


ROUTES = [list_visits, new_visit, record_visit, show_visit]
