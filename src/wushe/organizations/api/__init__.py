"""Organisations for programs."""

from wushe.kernel.web.imports import import_api
from wushe.organizations.api import applications, assignments, register, roster, rules
from wushe.organizations.imports import ORGANIZATIONS

ROUTES = [
    *import_api(ORGANIZATIONS),
    *register.ROUTES,
    *applications.ROUTES,
    *roster.ROUTES,
    *assignments.ROUTES,
    *rules.ROUTES,
]
