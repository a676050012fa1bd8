"""What everybody opens without an account, on a phone, perhaps without JavaScript: the whitelisted columns alone."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

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
from wushe.wishes import service
from wushe.wishes.codes import pledge_code
from wushe.wishes.errors import CodeUsed, NoSuchWish
from wushe.wishes.kinds import Band, WishKind, WishState
from wushe.wishes.models import MicroWish
from wushe.wishes.pages import choices
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import board as queries, wishes
from wushe.wishes.queries.listing import ORDER
from wushe.wishes.schemas.entered import BoardFilters, Confirmation, Pledge
from wushe.wishes.showing import board_row
from wushe.wishes.wording import PLEDGING

AnyRequest = Request[Any, Any, Any]
PUBLIC = {"public": True}
BOARD = "/{tenant:str}/public/wishes"
SHOWN = (WishState.OPEN, WishState.CLAIMED, WishState.FULFILLED)


@get(BOARD, opt=PUBLIC)
async def show_board(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Wishes.BOARD)
    filters = query(request, BoardFilters)
    page = await paging.page(work, queries.board(filters), ORDER, filters.cursor, filters.limit)
    return Page(
        work, "wishes/public/board.html", page=page, rows=[board_row(row) for row in page.rows], filters=filters,
        counted=await _counted(work), communities=await choices.all_communities(work), kinds=WishKind, bands=Band,
        states=SHOWN,
    )  # fmt: skip


async def _counted(work: Work) -> Mapping[str, int]:
    """How many stand in each state that everybody reads."""
    counted = dict.fromkeys(SHOWN, 0)
    for state, number in await work.rows(queries.counted()):
        counted[state.on_board] += number
    return {state.value: number for state, number in counted.items()}


@get(f"{BOARD}/{{wish_id:uuid}}", opt=PUBLIC)
async def show_wish(request: AnyRequest, wish_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Wishes.BOARD)
    wish = board_row(await work.one(queries.on_board(wish_id), NoSuchWish))
    others = [] if wish.state is WishState.OPEN else await work.all(wishes.alike(await work.get(MicroWish, wish_id)))
    return Page(
        work, "wishes/public/wish.html", wish=wish, others=others, form=Form.of(request, Pledge),
        consent=PLEDGING.text, refusal=refusal_in(request),
    )  # fmt: skip


@post(f"{BOARD}/{{wish_id:uuid}}/claims", opt=PUBLIC | redisplay("/{tenant}/public/wishes/{wish_id}"))
async def pledge(
    tenant: FromPath[str], request: AnyRequest, wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Pledge]
) -> See:
    made = await service.pledge(work, wish_id, data, network_of(request))
    return See(f"/{tenant}/public/wishes/claims/{pledge_code(work.secret, made.id)}")


@get(f"{BOARD}/claims/{{code:str}}", opt=PUBLIC)
async def show_pledge(request: AnyRequest, code: FromPath[str], work: OpenWork) -> Page:
    """For who holds the link: how the claim stands, and the way out of it."""
    claim, wish, contact = await service.pledged(work, code)
    return Page(
        work, "wishes/public/claim.html", claim=claim, title=wish.title, number=wish.number, kind=wish.kind,
        code=code, thanks=claim.thanks if claim.thanks_shown else "", has_contact=contact is not None,
        refusal=refusal_in(request),
    )  # fmt: skip


@post(f"{BOARD}/claims/{{code:str}}/withdrawal", opt=PUBLIC | redisplay("/{tenant}/public/wishes/claims/{code}"))
async def forget_pledge(tenant: FromPath[str], code: FromPath[str], work: OpenWork) -> See:
    await service.forget_pledge(work, code)
    return See(f"/{tenant}/public/wishes/claims/{code}", notice=_("已删除您的联系方式").say())


CONFIRMATION = f"{BOARD}/confirmations/{{code:str}}"


@get(CONFIRMATION, opt=PUBLIC)
async def confirmation_form(request: AnyRequest, code: FromPath[str], work: OpenWork) -> Page:
    """Where the code on the resident's paper leads. To scan it again is no mistake: they are thanked again."""
    try:
        wish, _claim = await service.wish_of_code(work, code)
    except CodeUsed as used:
        return Page(work, "wishes/public/confirmed.html", status_code=409, words=used.sentence.say())
    form = Form.of(request, Confirmation)
    return Page(work, "wishes/public/confirmation.html", title=wish.title, number=wish.number, code=code, form=form)


@post(CONFIRMATION, opt=PUBLIC | redisplay("/{tenant}/public/wishes/confirmations/{code}"))
async def confirm(
    tenant: FromPath[str], code: FromPath[str], work: OpenWork, data: URLEncodedBody[Confirmation]
) -> See:
    await service.confirm_by_code(work, code, data)
    return See(f"/{tenant}/public/wishes", notice=_("收到您的确认，祝您生活愉快").say())


ROUTES = [show_board, show_wish, pledge, show_pledge, forget_pledge, confirmation_form, confirm]
