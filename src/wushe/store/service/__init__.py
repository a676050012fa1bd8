"""The verbs of the store."""

from wushe.store.service.carting import put_in_cart
from wushe.store.service.ending import cancel, hand_over
from wushe.store.service.placing import place
from wushe.store.service.pricing import add_price, edit_price
from wushe.store.service.recognising import end_recognition, offer_recognition, sign_recognition
from wushe.store.service.rules import rules_of, set_rules
from wushe.store.service.settling import months, settle, standings
from wushe.store.service.spending import balance

__all__ = [
    "add_price",
    "balance",
    "cancel",
    "edit_price",
    "end_recognition",
    "hand_over",
    "months",
    "offer_recognition",
    "place",
    "put_in_cart",
    "rules_of",
    "set_rules",
    "settle",
    "sign_recognition",
    "standings",
]
