"""Claims as JSON: verbs are nouns, and each answers the wish as whoever asked may see it."""

from uuid import UUID

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody

from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.wishes import service
from wushe.wishes.errors import NoSuchWish
from wushe.wishes.models import MicroWish
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import board, wishes as queries
from wushe.wishes.schemas.entered import Because, Confirmation, CounterClaim, Disclosure, NewClaim, ThanksCheck
from wushe.wishes.schemas.shown import BoardRow, ContactShown, WishShown
from wushe.wishes.showing import board_row, wish_shown

WISH = "/api/{tenant:str}/wishes/{wish_id:uuid}"
CLAIM = f"{WISH}/claim"


@get(f"{WISH}/alike")
async def list_alike(wish_id: FromPath[UUID], work: OpenWork) -> list[BoardRow]:
    """Three that wait, for who came too late."""
    wish = await work.one(queries.wish(work.require(Wishes.READ), wish_id), NoSuchWish)
    return [board_row(await work.one(board.on_board(other.id))) for other in await work.all(queries.alike(wish))]


@post(f"{WISH}/claims")
async def claim(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[NewClaim]) -> WishShown:
    await service.claim(work, wish_id, data)
    return await _shown(work, wish_id)


@post(f"{WISH}/counter-claims")
async def claim_at_counter(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[CounterClaim]) -> WishShown:
    await service.claim_at_counter(work, wish_id, data)
    return await _shown(work, wish_id)


@post(f"{CLAIM}/call")
async def call(wish_id: FromPath[UUID], work: OpenWork) -> WishShown:
    await service.call(work, wish_id)
    return await _shown(work, wish_id)


@post(f"{CLAIM}/return")
async def give_back(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> WishShown:
    return await wish_shown(work, await service.give_back(work, wish_id, data))


@post(f"{CLAIM}/release")
async def release(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> WishShown:
    return await wish_shown(work, await service.release(work, wish_id, data))


@post(f"{CLAIM}/reception")
async def receive(wish_id: FromPath[UUID], work: OpenWork) -> WishShown:
    await service.receive(work, wish_id)
    return await _shown(work, wish_id)


@post(f"{CLAIM}/delivery")
async def deliver(wish_id: FromPath[UUID], work: OpenWork) -> WishShown:
    await service.deliver(work, wish_id)
    return await _shown(work, wish_id)


@post(f"{CLAIM}/confirmation")
async def confirm(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[Confirmation]) -> WishShown:
    return await wish_shown(work, await service.confirm(work, wish_id, data))


@post(f"{CLAIM}/thanks")
async def check_thanks(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[ThanksCheck]) -> WishShown:
    await service.check_thanks(work, wish_id, data)
    return await _shown(work, wish_id)


@post(f"{CLAIM}/contact", status_code=200)
async def reveal(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[Disclosure]) -> ContactShown:
    """How to reach the claimer, unmasked, for a reason that is written down."""
    return await service.reveal(work, wish_id, data.reason)


@delete(f"{CLAIM}/contact")
async def forget_giver(wish_id: FromPath[UUID], work: OpenWork) -> None:
    await service.forget_giver(work, wish_id)


async def _shown(work: Work, wish_id: UUID) -> WishShown:
    return await wish_shown(work, await work.get(MicroWish, wish_id))


ROUTES = [
    list_alike, claim, claim_at_counter, call, give_back, release, receive, deliver, confirm, check_thanks, reveal,
    forget_giver,
]  # fmt: skip
