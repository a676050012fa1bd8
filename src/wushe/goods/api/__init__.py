"""Goods for programs."""

from wushe.goods.api import giving, stock
from wushe.goods.imports import RECEIVED
from wushe.kernel.web.imports import import_api

ROUTES = [*stock.ROUTES, *giving.ROUTES, *import_api(RECEIVED)]
