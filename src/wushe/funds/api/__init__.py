"""Funds for programs."""

from wushe.funds.api import funds, promises

ROUTES = [*funds.ROUTES, *promises.ROUTES]
