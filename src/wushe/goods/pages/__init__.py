"""Goods for people."""

from wushe.goods.imports import RECEIVED
from wushe.goods.pages import adjustments, allocations, deliveries, handing, items, moving, points, rescues, stock
from wushe.goods.permissions import Goods
from wushe.kernel.i18n import _
from wushe.kernel.web.imports import import_pages
from wushe.kernel.web.menu import Entry

MENU = (
    Entry("pools", _("物资库存"), "/goods", "list", Goods.READ, rank=60),
    Entry("pools", _("物资分配"), "/goods/allocations", "heart", Goods.FOLLOW, rank=61, also=("/goods/handovers",)),
    Entry("pools", _("爱心面包"), "/goods/rescues", "star", Goods.RESCUE, rank=62),
)

ROUTES = [
    *stock.ROUTES, *items.ROUTES, *points.ROUTES, *deliveries.ROUTES, *import_pages(RECEIVED), *allocations.ROUTES,
    *moving.ROUTES, *handing.ROUTES, *adjustments.ROUTES, *rescues.ROUTES,
]  # fmt: skip
