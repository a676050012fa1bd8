"""The verbs of custody."""

from wushe.custody.pot import POT
from wushe.custody.service.agreeing import cancel, draft, sign
from wushe.custody.service.closing import ask_to_close, close, keep_open
from wushe.custody.service.keeping import confirm_deposit, deposit, drop_deposit
from wushe.custody.service.template import upload_template

__all__ = [
    "POT",
    "ask_to_close",
    "cancel",
    "close",
    "confirm_deposit",
    "deposit",
    "draft",
    "drop_deposit",
    "keep_open",
    "sign",
    "upload_template",
]
