"""The books for programs."""

from wushe.kernel.web.imports import import_api
from wushe.ledger.api import accounts, bank, entries, months, reconciliation
from wushe.ledger.imports import BANK_LINES

ROUTES = [
    *import_api(BANK_LINES),
    *entries.ROUTES,
    *accounts.ROUTES,
    *months.ROUTES,
    *bank.ROUTES,
    *reconciliation.ROUTES,
]
