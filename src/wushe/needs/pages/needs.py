"""The needs list, writing a need down, and one need with everything that can be done about it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel import clock, paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.needs import service
from wushe.needs.errors import LikelySame, NoSuchNeed
from wushe.needs.kinds import Channel, Group, Mobility, NeedState, Time, Urgency
from wushe.needs.models import Need
from wushe.needs.pages import choices
from wushe.needs.pages.detail import detail
from wushe.needs.permissions import Needs
from wushe.needs.queries import listing, needs as queries
from wushe.needs.schemas.needs import NeedData, NeedFilters, NewNeed
from wushe.needs.service.merging import Likely, likely_same

AnyRequest = Request[Any, Any, Any]
NEED = "/{tenant:str}/needs/{need_id:uuid}"


@get("/{tenant:str}/needs")
async def list_needs(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Needs.READ), query(request, NeedFilters)
    page = await paging.page(
        work, listing.bundled(reach, filters), listing.order(filters), filters.cursor, filters.limit
    )
    counted = {row[0]: row[1] for row in await work.rows(queries.counted_by_state(reach))}
    return Page(
        work, "needs/list.html", page=page, filters=filters, counted=counted,
        number=await work.scalar(listing.matching(reach, filters)),
        overdue=await work.scalar(listing.matching(reach, NeedFilters(overdue=True))),
        response=await work.scalar(listing.median_response(reach)),
        communities=await choices.communities_of(work, Needs.READ), types=await choices.service_types(work),
        quarters=choices.recent_quarters(), states=NeedState, urgencies=Urgency, groups=Group, channels=Channel,
        day=clock.today(),
    )  # fmt: skip


@get("/{tenant:str}/needs/new")
async def new_need(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.RECORD)
    given = {name: request.query_params.get(name, "") for name in ("community_id", "channel", "service_type_id")}
    form = Form.of(request, NewNeed, {name: value for name, value in given.items() if value})
    return await _form_page(work, form, likely=await _likely(work, form))


@post("/{tenant:str}/needs", opt=redisplay("/{tenant}/needs/new"))
async def create_need(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewNeed]) -> See:
    need = await service.record(work, data)
    if need.merged_into_id is not None:
        return See(f"/{tenant}/needs/{need.merged_into_id}", notice=_("已合并到这条需求，来源已保留").say())
    return See(f"/{tenant}/needs/{need.id}", notice=_("已登记需求").say())


@get(NEED)
async def show_need(request: AnyRequest, need_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Needs.READ)
    need = await work.one(queries.need(reach, need_id), NoSuchNeed)
    return Page(work, "needs/show.html", **await detail(request, work, need))


@get(f"{NEED}/edit")
async def edit_form(request: AnyRequest, need_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Needs.EDIT)
    need = await work.one(queries.need_to_change(reach, need_id), NoSuchNeed)
    return await _form_page(work, Form.of(request, NeedData, need, version=need.version), need)


@post(f"{NEED}/edit", opt=redisplay("/{tenant}/needs/{need_id}/edit"))
async def edit_need(
    tenant: FromPath[str], need_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NeedData]
) -> See:
    await service.edit(work, need_id, data)
    return See(f"/{tenant}/needs/{need_id}", notice=_("已保存").say())


async def _form_page(work: Work, form: Form, need: Need | None = None, likely: list[Likely] | None = None) -> Page:
    return Page(
        work, "needs/form.html", form=form, need=need, likely=likely or [],
        communities=await choices.communities_of(work, Needs.RECORD) if need is None else [],
        types=await choices.service_types(work, need.service_type_id if need else None),
        urgencies=Urgency, groups=[group for group in Group if group is not Group.EVERYONE], channels=Channel,
        mobilities=Mobility, times=Time,
    )  # fmt: skip


async def _likely(work: Work, form: Form) -> list[Likely]:
    """What the refused form is likely the same as, to be chosen from."""
    told = form.field_errors.get("same_as")
    if told is None or told.code != LikelySame.code:
        return []
    community_id = UUID(form.value("community_id"))  # it was readable, or the refusal would be another
    return await likely_same(work, community_id, form.value("title"), form.value("story"))


ROUTES = [list_needs, new_need, create_need, show_need, edit_form, edit_need]
