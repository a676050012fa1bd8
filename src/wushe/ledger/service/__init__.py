"""The verbs of the books. Money is moved by `posting` and the slices above."""

from wushe.ledger.service.accounts import open_bank
from wushe.ledger.service.bank_lines import enter_line, remove_line, take_lines
from wushe.ledger.service.checking import check
from wushe.ledger.service.erasing import erase_old_words
from wushe.ledger.service.months import close_month, months_to_close
from wushe.ledger.service.reconciling import match, match_booked, match_sure, unmatch
from wushe.ledger.service.reversing import reverse

__all__ = [
    "check",
    "close_month",
    "enter_line",
    "erase_old_words",
    "match",
    "match_booked",
    "match_sure",
    "months_to_close",
    "open_bank",
    "remove_line",
    "reverse",
    "take_lines",
    "unmatch",
]
