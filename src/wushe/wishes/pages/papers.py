"""What is printed: the resident's receipt with its code, and the list for the community's notice board."""

from typing import Any
from uuid import UUID

from litestar import Request, get
from litestar.params import FromPath

from wushe.communities import queries as communities
from wushe.kernel.i18n import _
from wushe.kernel.web import charts
from wushe.kernel.web.answers import Page
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.wishes.codes import confirmation_code
from wushe.wishes.errors import NoSuchClaim, NoSuchWish
from wushe.wishes.kinds import ClaimState, WishState
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import board, claims, wishes as queries
from wushe.wishes.queries.listing import ORDER
from wushe.wishes.schemas.entered import BoardFilters
from wushe.wishes.showing import board_row

AnyRequest = Request[Any, Any, Any]
MOST_ON_PAPER = 60
PRINTED = frozenset({ClaimState.FIRM, ClaimState.DELIVERED})
"""While the receipt still has something to do."""


@get("/{tenant:str}/wishes/{wish_id:uuid}/receipt")
async def receipt(tenant: FromPath[str], request: AnyRequest, wish_id: FromPath[UUID], work: OpenWork) -> Page:
    """Handed over with the gift: the resident scans it, once, and the wish is closed."""
    wish = await work.one(queries.wish_to_change(work.require(Wishes.DELIVER), wish_id), NoSuchWish)
    claim = await work.one(claims.standing(wish.id).where(claims.in_states(PRINTED)), NoSuchClaim)
    link = f"{_address(request)}/{tenant}/public/wishes/confirmations/{confirmation_code(work.secret, claim.id)}"
    community = await work.one(communities.name_of(wish.community_id))
    return Page(
        work, "wishes/receipt.html", wish=wish, community=community, link=link,
        code=charts.qr(link, _("扫码确认收到").say()),
    )  # fmt: skip


@get("/{tenant:str}/wishes/poster")
async def poster(tenant: FromPath[str], request: AnyRequest, work: OpenWork) -> Page:
    """For the notice board: what waits, as everybody may read it, and the way to the public board."""
    work.require(Wishes.READ)
    asked = query(request, BoardFilters)
    filters = BoardFilters(community_id=asked.community_id, kind=asked.kind, state=WishState.OPEN)
    rows = await work.all(board.board(filters).order_by(*ORDER).limit(MOST_ON_PAPER))
    link = f"{_address(request)}/{tenant}/public/wishes"
    return Page(
        work, "wishes/poster.html", rows=[board_row(row) for row in rows], link=link, filters=filters,
        code=charts.qr(link, _("扫码看微心愿").say()),
        communities=[(row[0], row[1]) for row in await work.rows(communities.choices())],
    )  # fmt: skip


def _address(request: AnyRequest) -> str:
    """As people type it; on a laptop without one, the address under which the page was asked for."""
    return str(request.app.state.settings.public_url or request.base_url).rstrip("/")


ROUTES = [receipt, poster]
