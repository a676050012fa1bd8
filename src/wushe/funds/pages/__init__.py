"""Funds for people."""

from wushe.funds.pages import funds, income, promises
from wushe.funds.permissions import Funds
from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry

MENU = (Entry("money", _("慈善基金"), "/funds", "fund", Funds.READ, rank=10),)

ROUTES = [*funds.ROUTES, *income.ROUTES, *promises.ROUTES]
