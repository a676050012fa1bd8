"""What programs of residents may do without an account: read the board, claim, and confirm with the code on paper."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, JSONBody

from wushe.identity.doorway import network_of
from wushe.kernel import paging
from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.wishes import service
from wushe.wishes.codes import pledge_code
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import board as queries
from wushe.wishes.queries.listing import ORDER
from wushe.wishes.schemas.entered import BoardFilters, Confirmation, Pledge
from wushe.wishes.schemas.shown import BoardPage, BoardRow, PledgeShown
from wushe.wishes.showing import board_row

PUBLIC = {"public": True}
BOARD = "/api/{tenant:str}/public/wishes"


@get(BOARD, opt=PUBLIC)
async def list_board(request: Request[Any, Any, Any], work: OpenWork) -> BoardPage:
    work.require(Wishes.BOARD)
    filters = query(request, BoardFilters)
    page = await paging.page(work, queries.board(filters), ORDER, filters.cursor, filters.limit)
    return BoardPage(items=[board_row(row) for row in page.rows], next=page.next, previous=page.previous)


@post(f"{BOARD}/{{wish_id:uuid}}/claims", opt=PUBLIC)
async def pledge(
    request: Request[Any, Any, Any], wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[Pledge]
) -> PledgeShown:
    made = await service.pledge(work, wish_id, data, network_of(request))
    return PledgeShown(code=pledge_code(work.secret, made.id), state=made.state, held_until=made.held_until)


@post(f"{BOARD}/confirmations/{{code:str}}", opt=PUBLIC)
async def confirm(code: FromPath[str], work: OpenWork, data: JSONBody[Confirmation]) -> BoardRow:
    wish = await service.confirm_by_code(work, code, data)
    return board_row(await work.one(queries.on_board(wish.id)))


ROUTES = [list_board, pledge, confirm]
