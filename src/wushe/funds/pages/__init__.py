"""Funds for people."""

from wushe.funds.pages import awards, funds, income, milestones, promises, terms
from wushe.funds.permissions import Funds
from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry

MENU = (
    Entry("money", _("慈善基金"), "/funds", "fund", Funds.READ, rank=10),
    Entry("money", _("资助项目"), "/awards", "star", Funds.READ_AWARDS, rank=15, also=("/instalments",)),
)

ROUTES = [
    *funds.ROUTES, *income.ROUTES, *promises.ROUTES, *terms.ROUTES, *awards.ROUTES, *milestones.ROUTES,
]  # fmt: skip
