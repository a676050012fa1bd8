"""Micro-wishes for programs."""

from wushe.kernel.web.imports import import_api
from wushe.wishes.api import claims, public, wishes
from wushe.wishes.imports import WISHES

ROUTES = [*import_api(WISHES), *wishes.ROUTES, *claims.ROUTES, *public.ROUTES]
