"""The verbs of supervision."""

from wushe.supervision.service.actions import close_action, edit_action, reopen_action
from wushe.supervision.service.attending import count_outcomes, remove_attendance, remove_outcome, sign_in
from wushe.supervision.service.confiding import confide, open_record
from wushe.supervision.service.correcting import correct_visit, visit_to_correct, words_of
from wushe.supervision.service.courses import (
    add_courseware,
    edit_course,
    give_lesson,
    open_course,
    remove_courseware,
)
from wushe.supervision.service.photos import add_photo, remove_photo
from wushe.supervision.service.reminding import remind
from wushe.supervision.service.rules import change_rules, rules_of
from wushe.supervision.service.sessions import hold
from wushe.supervision.service.visits import record_visit

__all__ = [
    "add_courseware",
    "add_photo",
    "change_rules",
    "close_action",
    "confide",
    "correct_visit",
    "count_outcomes",
    "edit_action",
    "edit_course",
    "give_lesson",
    "hold",
    "open_course",
    "open_record",
    "record_visit",
    "remind",
    "remove_attendance",
    "remove_courseware",
    "remove_outcome",
    "remove_photo",
    "reopen_action",
    "rules_of",
    "sign_in",
    "visit_to_correct",
    "words_of",
]
