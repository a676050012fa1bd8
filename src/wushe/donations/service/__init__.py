"""The verbs of donations."""

from wushe.donations.service.changing import bring_letter, change_purpose, refund
from wushe.donations.service.channels import close_channel, open_channel, place_order, take_notice
from wushe.donations.service.donors import edit_donor, record_donor, reveal_donor
from wushe.donations.service.in_kind import record_in_kind, withdraw_in_kind
from wushe.donations.service.matching import accept, propose
from wushe.donations.service.pledging import cancel, pledge, remind
from wushe.donations.service.receipts import (
    issue,
    issue_in_kind,
    reissue,
    verify,
    void,
    waive,
)
from wushe.donations.service.receiving import receive, take_back, was_reversed

__all__ = [
    "accept",
    "bring_letter",
    "cancel",
    "change_purpose",
    "close_channel",
    "edit_donor",
    "issue",
    "issue_in_kind",
    "open_channel",
    "place_order",
    "pledge",
    "propose",
    "receive",
    "record_donor",
    "record_in_kind",
    "refund",
    "reissue",
    "remind",
    "reveal_donor",
    "take_back",
    "take_notice",
    "verify",
    "void",
    "waive",
    "was_reversed",
    "withdraw_in_kind",
]
