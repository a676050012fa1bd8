"""The books for programs."""

from wushe.kernel.web.imports import import_api
from wushe.ledger.api import bank
from wushe.ledger.imports import BANK_LINES

ROUTES = [*import_api(BANK_LINES), *bank.ROUTES]
