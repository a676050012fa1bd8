"""The verbs of micro-wishes."""

from wushe.wishes.service.checking import publish, refuse, verify
from wushe.wishes.service.claiming import call, claim, claim_at_counter, pledge
from wushe.wishes.service.confirming import check_thanks, confirm, confirm_by_code, wish_of_code
from wushe.wishes.service.contacts import forget_giver, forget_pledge, pledged, reveal
from wushe.wishes.service.delivering import deliver, receive
from wushe.wishes.service.recording import edit, record, withdraw
from wushe.wishes.service.releasing import give_back, release
from wushe.wishes.service.rules import change_rules, rules_of
from wushe.wishes.service.totals import totals

__all__ = [
    "call",
    "change_rules",
    "check_thanks",
    "claim",
    "claim_at_counter",
    "confirm",
    "confirm_by_code",
    "deliver",
    "edit",
    "forget_giver",
    "forget_pledge",
    "give_back",
    "pledge",
    "pledged",
    "publish",
    "receive",
    "record",
    "refuse",
    "release",
    "reveal",
    "rules_of",
    "totals",
    "verify",
    "wish_of_code",
    "withdraw",
]
