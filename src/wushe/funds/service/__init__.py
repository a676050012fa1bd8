"""The verbs of funds."""

from wushe.funds.service.funds import close, edit, record, reopen
from wushe.funds.service.income import add_purpose, retire_purpose, take_in
from wushe.funds.service.promises import keep, promise, release, withdraw

__all__ = [
    "add_purpose",
    "close",
    "edit",
    "keep",
    "promise",
    "record",
    "release",
    "reopen",
    "retire_purpose",
    "take_in",
    "withdraw",
]
