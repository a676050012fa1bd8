"""What residents open without an account, on a phone, perhaps without JavaScript. Nothing here names anybody."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.identity.doorway import network_of
from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.needs import board, service
from wushe.needs.errors import NoSuchReference
from wushe.needs.kinds import Group, OfferState, Time
from wushe.needs.models.source import read_reference, written_reference
from wushe.needs.pages import choices
from wushe.needs.permissions import Needs
from wushe.needs.queries import board as queries, offers
from wushe.needs.schemas.needs import Reference, SaidNeed
from wushe.needs.schemas.offers import BoardFilters, OfferFilters
from wushe.needs.wording import CONTACT

AnyRequest = Request[Any, Any, Any]
PUBLIC = {"public": True}
FEW = 6


@get("/{tenant:str}/public", opt=PUBLIC)
async def start(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.BOARD)
    return Page(work, "needs/public/start.html", sections=await board.sections(work), form=Form.of(request, Reference))


@board.section(_("大家可以申请的服务"), "needs/public/services.html", rank=10)
async def services(work: Work) -> Mapping[str, Any]:
    """The newest offers."""
    rows = await work.all(queries.services(OfferFilters(state=OfferState.OPEN)).limit(FEW))
    return {"services": rows} if rows else {}


@board.section(_("需求公示"), "needs/public/posted.html", rank=40)
async def posted(work: Work) -> Mapping[str, Any]:
    """What the township publishes of needs: a headline, and how it stands."""
    rows = await work.rows(queries.posted().limit(FEW))
    return {"posted": rows} if rows else {}


@get("/{tenant:str}/public/board", opt=PUBLIC)
async def show_board(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.BOARD)
    asked = query(request, BoardFilters)
    filters = OfferFilters(
        q=asked.q, community_id=asked.community_id, service_type_id=asked.service_type_id, state=OfferState.OPEN
    )
    found = queries.bundled_services(filters)
    page = await paging.page(work, found, offers.order(), asked.cursor, asked.limit)
    return Page(
        work, "needs/public/board.html", page=page, filters=asked, posted=await work.rows(queries.posted().limit(FEW)),
        communities=await choices.all_communities(work), types=await choices.service_types(work),
    )  # fmt: skip


@get("/{tenant:str}/public/needs/new", opt=PUBLIC)
async def new_need(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.SAY)
    given = {name: value for name in ("service_type_id", "title") if (value := request.query_params.get(name))}
    return Page(
        work, "needs/public/say.html", form=Form.of(request, SaidNeed, given), consent=CONTACT.text,
        communities=await choices.all_communities(work), types=await choices.service_types(work), times=Time,
        groups=(Group.ELDER, Group.CHILD, Group.DISABLED, Group.NEW_EMPLOYMENT),
    )  # fmt: skip


@post("/{tenant:str}/public/needs", opt=PUBLIC | redisplay("/{tenant}/public/needs/new"))
async def say_need(tenant: FromPath[str], request: AnyRequest, work: OpenWork, data: URLEncodedBody[SaidNeed]) -> See:
    source = await service.say(work, data, network_of(request))
    return See(f"/{tenant}/public/requests/{written_reference(source.reference)}?new=1")


@post("/{tenant:str}/public/requests", opt=PUBLIC | redisplay("/{tenant}/public"))
async def find_request(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[Reference]) -> See:
    """By POST, so that what somebody mistypes stands in no history."""
    work.require(Needs.SAY)
    reference = read_reference(data.reference)
    if not reference:
        raise NoSuchReference
    await service.request_of(work, reference)
    return See(f"/{tenant}/public/requests/{written_reference(reference)}")


@get("/{tenant:str}/public/requests/{reference:str}", opt=PUBLIC)
async def show_request(request: AnyRequest, reference: FromPath[str], work: OpenWork) -> Page:
    shown = await service.request_of(work, reference)
    return Page(
        work, "needs/public/request.html", request=shown, reference=written_reference(shown.reference),
        is_new="new" in request.query_params, refusal=refusal_in(request),
    )  # fmt: skip


@post(
    "/{tenant:str}/public/requests/{reference:str}/consent-withdrawal",
    opt=PUBLIC | redisplay("/{tenant}/public/requests/{reference}"),
)
async def withdraw_consent(tenant: FromPath[str], reference: FromPath[str], work: OpenWork) -> See:
    await service.forget_request(work, reference)
    return See(f"/{tenant}/public/requests/{reference}", notice=_("已删除您的联系方式").say())


ROUTES = [start, show_board, new_need, say_need, find_request, show_request, withdraw_consent]
