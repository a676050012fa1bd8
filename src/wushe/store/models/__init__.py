"""The tables of the store."""

from wushe.store.models.credit import Credit, CreditMove
from wushe.store.models.exchange import Exchange, ExchangeLine, Tender
from wushe.store.models.price import CartLine, Price
from wushe.store.models.recognition import Recognition, Settlement
from wushe.store.models.rules import StoreRules

__all__ = [
    "CartLine",
    "Credit",
    "CreditMove",
    "Exchange",
    "ExchangeLine",
    "Price",
    "Recognition",
    "Settlement",
    "StoreRules",
    "Tender",
]
