"""The verbs of activities, by what they are about."""

from wushe.activities.service.attending import (
    back_fill,
    check_in,
    check_out,
    count_heads,
    remove,
    set_presence,
    tick,
    tick_out,
)
from wushe.activities.service.certifying import issue, revoke, verify
from wushe.activities.service.hours import (
    accept_correction,
    approve,
    approve_all,
    ask_correction,
    refuse,
    refuse_correction,
)
from wushe.activities.service.photos import add_photo, withdraw_photo
from wushe.activities.service.planning import (
    approve_plan,
    cancel,
    edit,
    publish,
    record,
    return_plan,
    revise_plan,
    save_plan,
)
from wushe.activities.service.rating import moderate, rate, served
from wushe.activities.service.reviewing import return_review, save_review, sign_off
from wushe.activities.service.scheduling import (
    add_series,
    add_session,
    book_again,
    cancel_session,
    edit_session,
    hold_session,
)
from wushe.activities.service.settling import agree, decline, options, propose
from wushe.activities.service.signing_up import join, opened, sign_up, withdraw, withdraw_opened

__all__ = [
    "accept_correction",
    "add_photo",
    "add_series",
    "add_session",
    "agree",
    "approve",
    "approve_all",
    "approve_plan",
    "ask_correction",
    "back_fill",
    "book_again",
    "cancel",
    "cancel_session",
    "check_in",
    "check_out",
    "count_heads",
    "decline",
    "edit",
    "edit_session",
    "hold_session",
    "issue",
    "join",
    "moderate",
    "opened",
    "options",
    "propose",
    "publish",
    "rate",
    "record",
    "refuse",
    "refuse_correction",
    "remove",
    "return_plan",
    "return_review",
    "revise_plan",
    "revoke",
    "save_plan",
    "save_review",
    "served",
    "set_presence",
    "sign_off",
    "sign_up",
    "tick",
    "tick_out",
    "verify",
    "withdraw",
    "withdraw_opened",
    "withdraw_photo",
]
