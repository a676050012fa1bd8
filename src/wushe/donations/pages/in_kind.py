"""Gifts in kind for people: labour and goods apart, and by donation point."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.donations import service
from wushe.donations.errors import NoSuchInKind
from wushe.donations.kinds import Basis, InKindSort
from wushe.donations.pages.choices import communities_of, donor_called, donors_of
from wushe.donations.permissions import Donations
from wushe.donations.queries import in_kind as queries, receipts
from wushe.donations.schemas.entered import NewInKind
from wushe.donations.schemas.filters import InKindFilters
from wushe.kernel import paging
from wushe.kernel.clock import today
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.people import queries as people
from wushe.people.history import history
from wushe.people.kinds import PersonRole
from wushe.people.permissions import People

AnyRequest = Request[Any, Any, Any]
SHOW = "/{tenant}/in-kind/{in_kind_id}"


@get("/{tenant:str}/in-kind")
async def list_in_kind(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Donations.READ), query(request, InKindFilters)
    page = await paging.page(work, queries.bundled(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    [(goods_fen, labour_fen, items)] = await work.rows(queries.sums(reach, filters))
    return Page(
        work, "donations/in_kind.html", page=page, filters=filters, sorts=list(InKindSort), goods_fen=goods_fen,
        labour_fen=labour_fen, items=items, points=await work.rows(queries.sums_by_community(reach, filters)),
        communities=await communities_of(work),
    )  # fmt: skip


@get("/{tenant:str}/in-kind/new")
async def new_in_kind(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Donations.EDIT)
    before = {"donor_id": request.query_params.get("donor_id", ""), "given_on": today()}
    helpers = await work.rows(people.choices(work.require(People.READ), PersonRole.SOCIAL_WORKER))
    return Page(
        work, "donations/in_kind_form.html", form=Form.of(request, NewInKind, before), sorts=list(InKindSort),
        bases=list(Basis), donors=await donors_of(work), communities=list((await communities_of(work)).items()),
        receivers=helpers,
    )  # fmt: skip


@post("/{tenant:str}/in-kind", opt=redisplay("/{tenant}/in-kind/new"))
async def create_in_kind(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewInKind]) -> See:
    gift = await service.record_in_kind(work, data)
    return See(f"/{tenant}/in-kind/{gift.id}", notice=_("已登记").say())


@get("/{tenant:str}/in-kind/{in_kind_id:uuid}")
async def show_in_kind(request: AnyRequest, in_kind_id: FromPath[UUID], work: OpenWork) -> Page:
    gift = await work.one(queries.gift(work.require(Donations.READ), in_kind_id), NoSuchInKind)
    receiver = dict(await work.rows(people.names([gift.receiver_id]))) if gift.receiver_id else {}
    places = await communities_of(work)
    return Page(
        work, "donations/in_kind_one.html", gift=gift, donor=await donor_called(work, gift.donor_id),
        receiver=receiver.get(gift.receiver_id), place=places.get(gift.community_id) if gift.community_id else None,
        receipt=await work.one_or_none(receipts.valid_for(None, gift.id)), refusal=refusal_in(request),
        history=await history(work, gift.id),
    )  # fmt: skip


@post("/{tenant:str}/in-kind/{in_kind_id:uuid}/withdrawal", opt=redisplay(SHOW))
async def withdraw_in_kind(tenant: FromPath[str], in_kind_id: FromPath[UUID], work: OpenWork) -> See:
    await service.withdraw_in_kind(work, in_kind_id)
    return See(f"/{tenant}/in-kind/{in_kind_id}", notice=_("已撤销登记").say())


@post("/{tenant:str}/in-kind/{in_kind_id:uuid}/receipt", opt=redisplay(SHOW))
async def issue_in_kind(tenant: FromPath[str], in_kind_id: FromPath[UUID], work: OpenWork) -> See:
    receipt = await service.issue_in_kind(work, in_kind_id)
    return See(f"/{tenant}/receipts/{receipt.id}", notice=_("已开具捐赠票据").say())


ROUTES = [
    list_in_kind, new_in_kind, create_in_kind, show_in_kind, withdraw_in_kind, issue_in_kind,
]  # fmt: skip
