"""Funds for programs."""

from wushe.funds.api import awards, funds, promises

ROUTES = [*funds.ROUTES, *promises.ROUTES, *awards.ROUTES]
