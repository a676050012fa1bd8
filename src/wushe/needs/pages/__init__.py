"""Needs, offers and opportunities for people, and the pages that residents open without an account."""

from wushe.kernel.i18n import _
from wushe.kernel.web.imports import import_pages
from wushe.kernel.web.menu import Entry
from wushe.needs.imports import NEEDS, OFFERS
from wushe.needs.pages import following, lists, needs, offers, opportunities, public, rounds, sources, types
from wushe.needs.permissions import Needs

MENU = (
    Entry("service", _("居民需求"), "/needs", "need", Needs.READ, rank=10, phone=True, module="needs"),
    Entry("service", _("需求征集"), "/needs/rounds", "calendar", Needs.KEEP_ROUNDS, rank=12, module="needs"),
    Entry("service", _("服务供给"), "/offers", "heart", Needs.READ_OFFERS, rank=14, module="needs"),
    Entry("service", _("项目机会"), "/opportunities", "file", Needs.READ_OFFERS, rank=16, module="needs"),
    Entry("service", _("三张清单"), "/needs/lists", "list", Needs.READ_OFFERS, rank=18, module="needs"),
    Entry("system", _("服务类型"), "/needs/types", "gear", Needs.CONFIGURE, rank=65, module="needs"),
)

ROUTES = [
    *import_pages(NEEDS), *import_pages(OFFERS),
    *needs.ROUTES, *following.ROUTES, *sources.ROUTES, *rounds.ROUTES, *offers.ROUTES, *opportunities.ROUTES,
    *lists.ROUTES, *types.ROUTES, *public.ROUTES,
]  # fmt: skip
