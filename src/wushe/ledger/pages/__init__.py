"""The books for people."""

from wushe.kernel.i18n import _
from wushe.kernel.web.imports import import_pages
from wushe.kernel.web.menu import Entry
from wushe.ledger.imports import BANK_LINES
from wushe.ledger.pages import accounts, balance, bank, entries, months, reconciliation
from wushe.ledger.permissions import Ledger

MENU = (Entry("money", _("账簿"), "/books", "file", Ledger.READ, rank=60),)

ROUTES = [
    *import_pages(BANK_LINES),
    *entries.ROUTES,
    *accounts.ROUTES,
    *balance.ROUTES,
    *months.ROUTES,
    *bank.ROUTES,
    *reconciliation.ROUTES,
]
