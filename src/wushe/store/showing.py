"""The store as structs, for the JSON face."""

from typing import Any

from wushe.goods.quantities import show_quantity
from wushe.goods.showing import shown
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.store.models import Exchange, Price, Recognition, StoreRules
from wushe.store.naming import portions_left
from wushe.store.queries import exchanges, prices
from wushe.store.schemas.entered import ShelfFilters
from wushe.store.schemas.shown import (
    BalanceShown,
    ElsewhereShown,
    ExchangeShown,
    LineShown,
    MonthShown,
    PriceShown,
    RecognitionShown,
    RulesShown,
    ShelfItem,
)
from wushe.store.service.settling import Statement
from wushe.store.service.spending import Balance


async def shelf_shown(work: Work, filters: ShelfFilters) -> list[ShelfItem]:
    cart = dict(await work.rows(prices.in_cart(acting(work))))
    return [
        _on_shelf(row, cart.get(row.Price.id, 0)) for row in await work.rows(prices.shelf(filters.q, filters.point_id))
    ]


async def cart_shown(work: Work) -> list[ShelfItem]:
    """Also what is gone by now, of which nothing is left."""
    return [_on_shelf(row, row.CartLine.pieces) for row in await work.rows(prices.cart(acting(work)))]


def _on_shelf(row: Any, in_cart: int) -> ShelfItem:
    price: Price = row.Price
    return ShelfItem(
        price_id=price.id, point_id=price.point_id, item=row.Item.name,
        portion=show_quantity(price.portion, row.Item.unit), minutes=price.minutes, most=price.most,
        left=portions_left(row), in_cart=in_cart,
    )  # fmt: skip


def price_shown(price: Price) -> PriceShown:
    return shown(PriceShown, price)


def balance_shown(found: Balance) -> BalanceShown:
    elsewhere = [ElsewhereShown(township_id=each.tenant.id, minutes=each.minutes) for each in found.elsewhere]
    return BalanceShown(minutes=found.minutes, owed=found.owed, elsewhere=elsewhere)


async def exchange_shown(work: Work, exchange: Exchange) -> ExchangeShown:
    lines = [shown(LineShown, line) for line, _item in await work.rows(exchanges.lines([exchange.id]))]
    return shown(ExchangeShown, exchange, lines=lines)


def recognition_shown(recognition: Recognition) -> RecognitionShown:
    return shown(RecognitionShown, recognition)


def month_shown(statement: Statement) -> MonthShown:
    kept = statement.settlement
    return MonthShown(
        month=statement.month, owed=statement.owed, due=statement.due, ours_at=kept and kept.ours_at,
        theirs_at=kept and kept.theirs_at,
    )  # fmt: skip


def rules_shown(rules: StoreRules | None) -> RulesShown:
    if rules is None:
        rules = StoreRules(opened_on=None, percent=100, lasts=None, pickup_days=7, version=None)
    return shown(RulesShown, rules)
