"""The verbs of needs. Those under "for the slices above" ask no permission: the caller's own verb has asked one."""

from wushe.needs.service.capacity import give_back, left_of, promise
from wushe.needs.service.contacts import forget, forget_old, reveal
from wushe.needs.service.editing import edit, publish, withdraw
from wushe.needs.service.following import answer, confirm, release, reopen, take_up
from wushe.needs.service.furnishing import furnish
from wushe.needs.service.merging import likely_same, merge, separate
from wushe.needs.service.offers import edit_offer, end_offer, make_offer, pause_offer, resume_offer
from wushe.needs.service.opportunities import close_opportunity, deal, edit_opportunity, post
from wushe.needs.service.recording import hear_again, record, say
from wushe.needs.service.replying import confirm_heard, reopen_heard, reply
from wushe.needs.service.requests import forget_request, request_of
from wushe.needs.service.rounds import finish, open_round, overdue_rounds, resume, rounds, use_channel
from wushe.needs.service.types import add_type, edit_type, retire_type
from wushe.needs.service.wanted import Unneeded, WantedService, wanted_services, warn_unneeded

__all__ = [
    "Unneeded",
    "WantedService",
    "add_type",
    "answer",
    "close_opportunity",
    "confirm",
    "confirm_heard",
    "deal",
    "edit",
    "edit_offer",
    "edit_opportunity",
    "edit_type",
    "end_offer",
    "finish",
    "forget",
    "forget_old",
    "forget_request",
    "furnish",
    "give_back",
    "hear_again",
    "left_of",
    "likely_same",
    "make_offer",
    "merge",
    "open_round",
    "overdue_rounds",
    "pause_offer",
    "post",
    "promise",
    "publish",
    "record",
    "release",
    "reopen",
    "reopen_heard",
    "reply",
    "request_of",
    "resume",
    "resume_offer",
    "retire_type",
    "reveal",
    "rounds",
    "say",
    "separate",
    "take_up",
    "use_channel",
    "wanted_services",
    "warn_unneeded",
    "withdraw",
]
