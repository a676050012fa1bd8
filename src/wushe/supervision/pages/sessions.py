"""Group and individual supervision for people."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.paging import Filters
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.people.acting import acting
from wushe.supervision import service
from wushe.supervision.errors import NoSuchSupervision
from wushe.supervision.kinds import SupervisionFunction
from wushe.supervision.pages import choices
from wushe.supervision.pages.visits import AGREED_FOR
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import sessions as queries
from wushe.supervision.schemas.sessions import GroupFilters, NewGroupSupervision, NewIndividualSupervision
from wushe.supervision.sections import sections
from wushe.supervision.showing import group_supervision_shown

AnyRequest = Request[Any, Any, Any]
GROUPS = "/{tenant:str}/supervision/groups"
INDIVIDUAL = "/{tenant:str}/supervision/individual"
AN_HOUR = 60


@get(GROUPS)
async def list_group_supervision(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Supervision.READ), query(request, GroupFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    return Page(
        work, "supervision/groups.html", page=page, filters=filters, functions=SupervisionFunction,
        groups=await choices.groups_of(work, Supervision.READ), sections=sections(work, "groups"),
    )  # fmt: skip


@get(f"{GROUPS}/new")
async def new_group_supervision(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Supervision.HOLD)
    given = {"held_on": today(), "minutes": AN_HOUR, "due_on": today() + AGREED_FOR}
    return Page(
        work, "supervision/group_form.html", form=Form.of(request, NewGroupSupervision, given),
        groups=await choices.groups_of(work, Supervision.HOLD), functions=SupervisionFunction,
    )  # fmt: skip


@post(GROUPS, opt=redisplay("/{tenant}/supervision/groups/new"))
async def hold_group_supervision(
    tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewGroupSupervision]
) -> See:
    held = await service.hold(work, data)
    return See(f"/{tenant}/supervision/groups/{held.id}", notice=_("已登记，每个组织各有一件跟进事项").say())


@get(GROUPS + "/{group_supervision_id:uuid}")
async def show_group_supervision(group_supervision_id: FromPath[UUID], work: OpenWork) -> Page:
    found = queries.group_supervision(work.require(Supervision.READ), group_supervision_id)
    held = await group_supervision_shown(work, await work.one(found, NoSuchSupervision))
    return Page(work, "supervision/group.html", held=held, functions=SupervisionFunction)


# --- individual: one's own and nobody else's


@get(INDIVIDUAL)
async def list_individual_supervision(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Supervision.READ_CONFIDED)
    filters = query(request, Filters)
    page = await paging.page(work, queries.own(acting(work)), queries.OWN_ORDER, filters.cursor, filters.limit)
    return Page(work, "supervision/individuals.html", page=page, filters=filters, sections=sections(work, "individual"))


@get(f"{INDIVIDUAL}/new")
async def new_individual_supervision(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Supervision.CONFIDE)
    form = Form.of(request, NewIndividualSupervision, {"held_on": today(), "minutes": AN_HOUR})
    return Page(
        work, "supervision/individual_form.html", form=form, people=await choices.supervisees(work),
        functions=SupervisionFunction,
    )  # fmt: skip


@post(INDIVIDUAL, opt=redisplay("/{tenant}/supervision/individual/new"))
async def record_individual_supervision(
    tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewIndividualSupervision]
) -> See:
    record = await service.confide(work, data)
    return See(f"/{tenant}/supervision/individual/{record.id}", notice=_("已加密保存，只有你们两人能看到").say())


@get(INDIVIDUAL + "/{individual_supervision_id:uuid}")
async def show_individual_supervision(individual_supervision_id: FromPath[UUID], work: OpenWork) -> Page:
    record = await service.open_record(work, individual_supervision_id)
    return Page(work, "supervision/individual.html", record=record, functions=SupervisionFunction)


ROUTES = [
    list_group_supervision, new_group_supervision, hold_group_supervision, show_group_supervision,
    list_individual_supervision, new_individual_supervision, record_individual_supervision,
    show_individual_supervision,
]  # fmt: skip
