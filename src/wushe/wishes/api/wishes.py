"""Wishes as JSON, and what is done before they are claimed."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel import paging
from wushe.kernel.web.lists import json_page, query
from wushe.kernel.web.work import OpenWork
from wushe.wishes import service
from wushe.wishes.errors import NoSuchWish
from wushe.wishes.models import WishRules
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import listing, wishes as queries
from wushe.wishes.schemas.entered import Because, NewWish, RulesData, WishData, WishFilters
from wushe.wishes.schemas.shown import RulesShown, TotalsShown, WishPage, WishShown
from wushe.wishes.showing import wish_shown

WISH = "/api/{tenant:str}/wishes/{wish_id:uuid}"
RULES = "/api/{tenant:str}/wishes/rules"


@get("/api/{tenant:str}/wishes")
async def list_wishes(request: Request[Any, Any, Any], work: OpenWork) -> Response[WishPage]:
    reach, filters = work.require(Wishes.READ), query(request, WishFilters)
    return json_page(request, await paging.page_json(work, listing.wishes, reach, filters, listing.ORDER))


@get("/api/{tenant:str}/wishes/totals")
async def show_totals(work: OpenWork) -> TotalsShown:
    """Of those within reach."""
    return await service.totals(work, work.require(Wishes.READ))


@post("/api/{tenant:str}/wishes")
async def create_wish(work: OpenWork, data: JSONBody[NewWish]) -> WishShown:
    return await wish_shown(work, await service.record(work, data))


@get(WISH)
async def show_wish(wish_id: FromPath[UUID], work: OpenWork) -> WishShown:
    return await wish_shown(work, await work.one(queries.wish(work.require(Wishes.READ), wish_id), NoSuchWish))


@put(WISH)
async def edit_wish(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[WishData]) -> WishShown:
    return await wish_shown(work, await service.edit(work, wish_id, data))


@post(f"{WISH}/verification")
async def verify(wish_id: FromPath[UUID], work: OpenWork) -> WishShown:
    return await wish_shown(work, await service.verify(work, wish_id))


@post(f"{WISH}/refusal")
async def refuse(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> WishShown:
    return await wish_shown(work, await service.refuse(work, wish_id, data))


@post(f"{WISH}/publication")
async def publish(wish_id: FromPath[UUID], work: OpenWork) -> WishShown:
    return await wish_shown(work, await service.publish(work, wish_id))


@post(f"{WISH}/withdrawal")
async def withdraw(wish_id: FromPath[UUID], work: OpenWork, data: JSONBody[Because]) -> WishShown:
    return await wish_shown(work, await service.withdraw(work, wish_id, data))


@get(RULES)
async def show_rules(work: OpenWork) -> RulesShown:
    work.require(Wishes.CONFIGURE)
    return _rules_shown(await service.rules_of(work))


@put(RULES)
async def change_rules(work: OpenWork, data: JSONBody[RulesData]) -> RulesShown:
    return _rules_shown(await service.change_rules(work, data))


def _rules_shown(rules: WishRules) -> RulesShown:
    return RulesShown(limit_fen=rules.limit_fen, claim_days=rules.claim_days, version=rules.version)


ROUTES = [
    list_wishes, show_totals, create_wish, show_wish, edit_wish, verify, refuse, publish, withdraw, show_rules,
    change_rules,
]  # fmt: skip
