"""The list of wishes, writing one down, and one wish with everything that can be done about it."""

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
from wushe.people.groups import Group
from wushe.wishes import service
from wushe.wishes.errors import NoSuchWish
from wushe.wishes.kinds import Band, WishKind, WishState
from wushe.wishes.models import MicroWish
from wushe.wishes.pages import choices
from wushe.wishes.pages.detail import detail
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import listing, wishes as queries
from wushe.wishes.schemas.entered import NewWish, Resident, WishData, WishFilters

AnyRequest = Request[Any, Any, Any]
WISH = "/{tenant:str}/wishes/{wish_id:uuid}"


@get("/{tenant:str}/wishes")
async def list_wishes(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Wishes.READ), query(request, WishFilters)
    page = await paging.page(work, listing.bundled(reach, filters), listing.ORDER, filters.cursor, filters.limit)
    return Page(
        work, "wishes/list.html", page=page, filters=filters, totals=await service.totals(work, reach),
        number=await work.scalar(listing.matching(reach, filters)),
        late=await work.scalar(listing.matching(reach, WishFilters(late=True))),
        staff=reach.whole_tenant or bool(reach.communities), day=clock.today(), band_of=Band.of,
        communities=await choices.communities_of(work, Wishes.READ), states=WishState, kinds=WishKind, bands=Band,
        groups=Group,
    )  # fmt: skip


@get("/{tenant:str}/wishes/new")
async def new_wish(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Wishes.RECORD)
    asked = query(request, Resident)
    given = {"community_id": asked.community_id, "person_id": asked.person_id}
    form = Form.of(request, NewWish, {name: value for name, value in given.items() if value})
    return await _form_page(work, form, asked=asked)


@post("/{tenant:str}/wishes", opt=redisplay("/{tenant}/wishes/new"))
async def create_wish(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewWish]) -> See:
    wish = await service.record(work, data)
    return See(f"/{tenant}/wishes/{wish.id}", notice=_("已登记，等另一位同事核实").say())


@get(WISH)
async def show_wish(request: AnyRequest, wish_id: FromPath[UUID], work: OpenWork) -> Page:
    wish = await work.one(queries.wish(work.require(Wishes.READ), wish_id), NoSuchWish)
    return Page(work, "wishes/show.html", **await detail(request, work, wish))


@get(f"{WISH}/edit")
async def edit_form(request: AnyRequest, wish_id: FromPath[UUID], work: OpenWork) -> Page:
    wish = await work.one(queries.wish_to_change(work.require(Wishes.RECORD), wish_id), NoSuchWish)
    said = {name: getattr(wish, name) for name in WishData.__struct_fields__ if name != "value"}
    form = Form.of(request, WishData, said | {"value": wish.value_fen}, version=wish.version)
    return await _form_page(work, form, wish)


@post(f"{WISH}/edit", opt=redisplay("/{tenant}/wishes/{wish_id}/edit"))
async def edit_wish(
    tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[WishData]
) -> See:
    await service.edit(work, wish_id, data)
    return See(f"/{tenant}/wishes/{wish_id}", notice=_("已保存，等另一位同事核实").say())


async def _form_page(work: Work, form: Form, wish: MicroWish | None = None, asked: Resident | None = None) -> Page:
    chosen = form.value("person_id") if wish is None else ""
    return Page(
        work, "wishes/form.html", form=form, wish=wish, asked=asked or Resident(),
        found=await choices.residents(work, asked.resident) if asked else [],
        person=await choices.resident(work, _id(chosen)), rules=await service.rules_of(work),
        communities=await choices.communities_of(work, Wishes.RECORD) if wish is None else [],
        kinds=WishKind, groups=Group,
    )  # fmt: skip


def _id(written: str) -> UUID | None:
    """The id in a hidden field, which may hold anything."""
    try:
        return UUID(written)
    except ValueError:
        return None


ROUTES = [list_wishes, new_wish, create_wish, show_wish, edit_form, edit_wish]
