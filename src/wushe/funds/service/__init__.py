"""The verbs of funds."""

from wushe.funds.service import pots as pots  # what payments can be asked out of is registered with the verbs
from wushe.funds.service.awards import (
    approve as approve_award,
    ask as ask_award,
    close as close_award,
    refuse as refuse_award,
    tie as tie_award,
    withdraw as withdraw_award,
)
from wushe.funds.service.funds import close, edit, record, reopen
from wushe.funds.service.income import add_purpose, retire_purpose, take_in
from wushe.funds.service.milestones import confirm, drop, plan, reach
from wushe.funds.service.promises import keep, promise, release, withdraw
from wushe.funds.service.terms import close_round, open_round, set_terms

__all__ = [
    "add_purpose",
    "approve_award",
    "ask_award",
    "close",
    "close_award",
    "close_round",
    "confirm",
    "drop",
    "edit",
    "keep",
    "open_round",
    "plan",
    "pots",
    "promise",
    "reach",
    "record",
    "refuse_award",
    "release",
    "reopen",
    "retire_purpose",
    "set_terms",
    "take_in",
    "tie_award",
    "withdraw",
    "withdraw_award",
]
