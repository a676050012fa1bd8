"""The store for people: the shelf and one's balance for volunteers, pick-ups and prices for staff."""

from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry
from wushe.store.pages import exchanges, prices, recognitions, rules, shelf, stewarding
from wushe.store.permissions import Store

MENU = (
    Entry("activities", _("公益仓兑换"), "/store", "heart", Store.EXCHANGE, rank=43, module="activities"),
    Entry("activities", _("我的兑换余额"), "/store/balance", "clock", Store.EXCHANGE, rank=43, module="activities"),
    Entry(
        "activities", _("公益仓"), "/store/pickups", "heart", Store.READ, rank=63, module="activities",
        also=("/store/exchanges", "/store/prices", "/store/rules", "/store/recognitions", "/store/scan"),
    ),
)  # fmt: skip

ROUTES = [
    *shelf.ROUTES, *exchanges.ROUTES, *stewarding.ROUTES, *prices.ROUTES, *rules.ROUTES, *recognitions.ROUTES,
]  # fmt: skip
