"""What organisations offer: the list, making and changing an offer, and the needs that it fits."""

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
from wushe.needs import service
from wushe.needs.errors import NoSuchOffer
from wushe.needs.kinds import Group, Mobility, OfferState, Time
from wushe.needs.models import ServiceOffer
from wushe.needs.pages import choices
from wushe.needs.permissions import Needs
from wushe.needs.queries import offers as queries
from wushe.needs.schemas.offers import NewOffer, OfferData, OfferFilters
from wushe.needs.service.proposals import needs_for_offer
from wushe.organizations.queries import choices_on_record, names
from wushe.people.history import history

AnyRequest = Request[Any, Any, Any]
OFFER = "/{tenant:str}/offers/{offer_id:uuid}"
BACK = redisplay("/{tenant}/offers/{offer_id}")


@get("/{tenant:str}/offers")
async def list_offers(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.READ_OFFERS)
    filters = query(request, OfferFilters)
    found = queries.bundled(filters)
    return Page(
        work, "needs/offers.html", filters=filters, states=OfferState,
        page=await paging.page(work, found, queries.order(), filters.cursor, filters.limit),
        number=await work.scalar(queries.matching(filters)),
        communities=await choices.all_communities(work), types=await choices.service_types(work),
    )  # fmt: skip


@get("/{tenant:str}/offers/new")
async def new_offer(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.OFFER)
    given = {name: value for name in ("organization_id",) if (value := request.query_params.get(name))}
    return await _form_page(work, Form.of(request, NewOffer, given))


@post("/{tenant:str}/offers", opt=redisplay("/{tenant}/offers/new"))
async def create_offer(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewOffer]) -> See:
    offer = await service.make_offer(work, data)
    return See(f"/{tenant}/offers/{offer.id}", notice=_("已登记服务供给").say())


@get(OFFER)
async def show_offer(request: AnyRequest, offer_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Needs.READ_OFFERS)
    offer = await work.one(queries.offer(offer_id), NoSuchOffer)
    places = [community_id for _offer, community_id in await work.rows(queries.areas([offer_id]))]
    called = await choices.community_names(work)
    wanted = await needs_for_offer(work, offer_id) if work.may(Needs.READ) else None
    return Page(
        work, "needs/offer.html", offer=offer, can_change=await _may_change(work, offer_id),
        refusal=refusal_in(request),
        organization=dict(await work.rows(names([offer.organization_id])))[offer.organization_id],
        type=dict(await choices.service_types(work, offer.service_type_id)).get(offer.service_type_id),
        communities=[called[community_id] for community_id in places],
        groups=[Group(code).label for code in offer.groups], times=[Time(code).label for code in offer.times],
        left=(await service.left_of(work, [offer]))[offer.id], wanted=wanted, history=await history(work, offer_id),
    )  # fmt: skip


@get(f"{OFFER}/edit")
async def edit_form(request: AnyRequest, offer_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Needs.OFFER)
    offer = await work.one(queries.offer_to_change(reach, offer_id), NoSuchOffer)
    places = [community_id for _offer, community_id in await work.rows(queries.areas([offer_id]))]
    before = {name: getattr(offer, name) for name in OfferData.__struct_fields__ if name != "community_ids"}
    form = Form.of(request, OfferData, before | {"community_ids": places}, version=offer.version)
    return await _form_page(work, form, offer)


@post(f"{OFFER}/edit", opt=redisplay("/{tenant}/offers/{offer_id}/edit"))
async def edit_offer(
    tenant: FromPath[str], offer_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[OfferData]
) -> See:
    await service.edit_offer(work, offer_id, data)
    return _see(tenant, offer_id, _("已保存").say())


@post(f"{OFFER}/pause", opt=BACK)
async def pause(tenant: FromPath[str], offer_id: FromPath[UUID], work: OpenWork) -> See:
    await service.pause_offer(work, offer_id)
    return _see(tenant, offer_id, _("已暂停，不再推荐").say())


@post(f"{OFFER}/resumption", opt=BACK)
async def resume(tenant: FromPath[str], offer_id: FromPath[UUID], work: OpenWork) -> See:
    await service.resume_offer(work, offer_id)
    return _see(tenant, offer_id, _("已恢复提供").say())


@post(f"{OFFER}/end", opt=BACK)
async def end(tenant: FromPath[str], offer_id: FromPath[UUID], work: OpenWork) -> See:
    await service.end_offer(work, offer_id)
    return _see(tenant, offer_id, _("已停止").say())


async def _may_change(work: Work, offer_id: UUID) -> bool:
    if not work.may(Needs.OFFER):
        return False
    mine = queries.changeable(work.require(Needs.OFFER))
    return await work.one_or_none(queries.offer(offer_id).where(mine)) is not None


async def _form_page(work: Work, form: Form, offer: ServiceOffer | None = None) -> Page:
    organizations = [] if offer else await work.rows(choices_on_record(work.require(Needs.OFFER)))
    return Page(
        work, "needs/offer_form.html", form=form, offer=offer,
        organizations=[(row[0], row[1]) for row in organizations],
        types=await choices.service_types(work, offer.service_type_id if offer else None),
        communities=await choices.all_communities(work), mobilities=Mobility, times=Time,
        groups=[group for group in Group if group is not Group.EVERYONE],
    )  # fmt: skip


def _see(tenant: str, offer_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/offers/{offer_id}", notice=notice)


ROUTES = [
    list_offers, new_offer, create_offer, show_offer, edit_form, edit_offer, pause, resume, end,
]  # fmt: skip
