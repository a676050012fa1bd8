"""Micro-wishes for people, and the board that everybody reads without an account."""

from wushe.kernel.i18n import _
from wushe.kernel.web.imports import import_pages
from wushe.kernel.web.menu import Entry
from wushe.wishes.imports import WISHES
from wushe.wishes.pages import claims, papers, public, rules, verbs, wishes
from wushe.wishes.permissions import Wishes

MENU = (Entry("service", _("微心愿"), "/wishes", "star", Wishes.READ, rank=19, module="needs"),)

ROUTES = [
    *import_pages(WISHES), *wishes.ROUTES, *verbs.ROUTES, *claims.ROUTES, *papers.ROUTES, *rules.ROUTES,
    *public.ROUTES,
]  # fmt: skip
