"""Lending to other townships, for people: what is lent and to whom, a new grant, and taking it back."""

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
from wushe.people.history import history
from wushe.pools import service
from wushe.pools.errors import NoSuchGrant, NoSuchResource
from wushe.pools.kinds import GrantState, GrantVerb, ResourceKind, Sharing
from wushe.pools.lent import borrower_names, borrowers, granted_things, out_under, zones_in
from wushe.pools.models import Resource
from wushe.pools.naming import piece_units, zone_names
from wushe.pools.permissions import Pools
from wushe.pools.queries import lending as queries, resources
from wushe.pools.schemas.bookings import Because
from wushe.pools.schemas.lending import GrantData, GrantFilters
from wushe.pools.sections import Section, beside_resource

AnyRequest = Request[Any, Any, Any]
NEW = "/{tenant}/pools/{resource_id}/grants/new"
ONE = "/{tenant}/pools/grants/{grant_id}"


@get("/{tenant:str}/pools/lent")
async def list_grants(request: AnyRequest, work: OpenWork) -> Page:
    """With the loans that are still out first, whatever became of their grant."""
    work.require(Pools.LEND)
    filters = query(request, GrantFilters)
    page = await paging.page(work, queries.grants(filters), queries.LATEST, filters.cursor, filters.limit)
    out = await work.all(queries.out_to_others())
    return Page(
        work, "pools/lent.html", page=page, filters=filters, states=list(GrantState), at=clock.now(),
        out=out, zones=await zone_names(work, out), units=await piece_units(work, out),
        names=await borrower_names(work, page.rows), things=await granted_things(work, page.rows),
    )  # fmt: skip


@get("/{tenant:str}/pools/{resource_id:uuid}/grants/new")
async def new_grant(request: AnyRequest, resource_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Pools.LEND)
    resource = await work.one(resources.resource_to_keep(reach, resource_id), NoSuchResource)
    usual = Sharing.EXCLUSIVE if resource.kind is ResourceKind.EQUIPMENT else Sharing.SHARED
    before = {"since": clock.today(), "sharing": usual, "verbs": [GrantVerb.BOOK], "quantity": 1}
    zones = await work.all(resources.zones_of([resource.id]))
    return Page(
        work, "pools/grant_form.html", resource=resource, form=Form.of(request, GrantData, before),
        borrowers=await borrowers(work), verbs=list(GrantVerb), ways=list(Sharing),
        zones=[(zone.id, zone.name) for zone in zones if not zone.is_closed],
    )  # fmt: skip


@post("/{tenant:str}/pools/{resource_id:uuid}/grants", opt=redisplay(NEW))
async def lend(
    tenant: FromPath[str], resource_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[GrantData]
) -> See:
    grant = await service.lend(work, resource_id, data)
    return See(f"/{tenant}/pools/grants/{grant.id}", notice=_("已出借，对方现在就能看到").say())


@get("/{tenant:str}/pools/grants/{grant_id:uuid}")
async def show_grant(request: AnyRequest, grant_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Pools.LEND)
    grant, at = await work.one(queries.grant(grant_id), NoSuchGrant), clock.now()
    resource = await work.get(Resource, grant.resource_id)
    bookings = await work.all(queries.bookings_under([grant.id]))
    return Page(
        work, "pools/grant.html", grant=grant, resource=resource,
        at=at, live=grant.is_live(at), names=await borrower_names(work, [grant]), verbs=list(GrantVerb),
        out=(await out_under(work, [grant]))[grant.id], bookings=bookings, zones=await zone_names(work, bookings),
        units=await piece_units(work, bookings), lent=await zones_in(work, grant, resource),
        because=Form.of(request, Because, version=grant.version), history=await history(work, grant.id),
    )  # fmt: skip


@post("/{tenant:str}/pools/grants/{grant_id:uuid}/revocation", opt=redisplay(ONE))
async def revoke(tenant: FromPath[str], grant_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]) -> See:
    await service.revoke(work, grant_id, data)
    return See(f"/{tenant}/pools/grants/{grant_id}", notice=_("已收回，对方已收到通知").say())


@beside_resource
async def grants(work: Work, resource: Resource) -> Section | None:
    """On the page of a resource, for whoever lends."""
    if not work.may(Pools.LEND):
        return None
    found = await work.all(queries.grants(GrantFilters(resource_id=resource.id)).order_by(*queries.LATEST))
    names = await borrower_names(work, found)
    out = await out_under(work, found)
    return Section("pools/grants.html", {"grants": found, "names": names, "out": out, "at": clock.now()})


ROUTES = [list_grants, new_grant, lend, show_grant, revoke]
