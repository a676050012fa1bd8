"""Needs, offers and opportunities for programs."""

from wushe.kernel.web.imports import import_api
from wushe.needs.api import following, needs, offers, opportunities, public, rounds, types
from wushe.needs.imports import NEEDS, OFFERS

ROUTES = [
    *import_api(NEEDS), *import_api(OFFERS),
    *needs.ROUTES, *following.ROUTES, *rounds.ROUTES, *offers.ROUTES, *opportunities.ROUTES, *types.ROUTES,
    *public.ROUTES,
]  # fmt: skip
