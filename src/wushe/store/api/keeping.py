"""Prices, rules and recognitions as JSON."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post, put
from litestar.params import FromPath, JSONBody

from wushe.kernel.web.lists import query
from wushe.kernel.web.work import OpenWork
from wushe.store import service
from wushe.store.errors import NoSuchRecognition
from wushe.store.permissions import Store
from wushe.store.queries import prices, recognitions as queries
from wushe.store.schemas.entered import MonthData, NewPrice, PriceData, RulesData, ShelfFilters, Township
from wushe.store.schemas.shown import MonthShown, PriceShown, RecognitionShown, RulesShown
from wushe.store.showing import month_shown, price_shown, recognition_shown, rules_shown

STORE = "/api/{tenant:str}/store"
RECOGNITION = f"{STORE}/recognitions/{{recognition_id:uuid}}"


@get(f"{STORE}/prices")
async def list_prices(request: Request[Any, Any, Any], work: OpenWork) -> list[PriceShown]:
    reach, filters = work.require(Store.READ), query(request, ShelfFilters)
    return [price_shown(row.Price) for row in await work.rows(prices.prices(reach, filters.q, filters.point_id))]


@post(f"{STORE}/prices")
async def add_price(work: OpenWork, data: JSONBody[NewPrice]) -> PriceShown:
    return price_shown(await service.add_price(work, data))


@put(f"{STORE}/prices/{{price_id:uuid}}")
async def edit_price(price_id: FromPath[UUID], work: OpenWork, data: JSONBody[PriceData]) -> PriceShown:
    return price_shown(await service.edit_price(work, price_id, data))


@get(f"{STORE}/rules")
async def show_rules(work: OpenWork) -> RulesShown:
    work.require(Store.CONFIGURE)
    return rules_shown(await service.rules_of(work))


@put(f"{STORE}/rules")
async def set_rules(work: OpenWork, data: JSONBody[RulesData]) -> RulesShown:
    return rules_shown(await service.set_rules(work, data))


@get(f"{STORE}/recognitions")
async def list_recognitions(work: OpenWork) -> list[RecognitionShown]:
    work.require(Store.RECOGNISE)
    return [recognition_shown(each) for each in await work.all(queries.all_of_them())]


@post(f"{STORE}/recognitions")
async def offer(work: OpenWork, data: JSONBody[Township]) -> RecognitionShown:
    return recognition_shown(await service.offer_recognition(work, data))


@post(f"{RECOGNITION}/signature")
async def sign(recognition_id: FromPath[UUID], work: OpenWork) -> RecognitionShown:
    return recognition_shown(await service.sign_recognition(work, recognition_id))


@post(f"{RECOGNITION}/end")
async def end(recognition_id: FromPath[UUID], work: OpenWork) -> RecognitionShown:
    return recognition_shown(await service.end_recognition(work, recognition_id))


@get(f"{RECOGNITION}/months")
async def list_months(recognition_id: FromPath[UUID], work: OpenWork) -> list[MonthShown]:
    work.require(Store.RECOGNISE)
    recognition = await work.one(queries.recognition(recognition_id), NoSuchRecognition)
    return [month_shown(each) for each in await service.months(work, recognition)]


@post(f"{RECOGNITION}/settlements")
async def settle(recognition_id: FromPath[UUID], work: OpenWork, data: JSONBody[MonthData]) -> RecognitionShown:
    await service.settle(work, recognition_id, data)
    return recognition_shown(await work.one(queries.recognition(recognition_id), NoSuchRecognition))


ROUTES = [
    list_prices, add_price, edit_price, show_rules, set_rules, list_recognitions, offer, sign, end, list_months, settle,
]  # fmt: skip
