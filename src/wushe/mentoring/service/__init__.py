"""The verbs of mentor pairing."""

from wushe.mentoring.service.answering import agree, decline, side_of
from wushe.mentoring.service.gathering import apply, edit_application, leave, wish, withdraw_application
from wushe.mentoring.service.marking import mark, restabilise, unmark
from wushe.mentoring.service.mentors import edit as edit_mentor, register, retire
from wushe.mentoring.service.publishing import publish
from wushe.mentoring.service.rounds import begin, close, edit as edit_round, gather, join, prepare, take_up
from wushe.mentoring.service.running import meet, move_goal, read_notes, review, set_goal
from wushe.mentoring.service.solving import is_given_up, pair, solve_by_job
from wushe.mentoring.service.steering import change_mentor, end_due, pause, resume, stop, wind_up
from wushe.mentoring.service.visiting import recall, send
from wushe.mentoring.service.weakness import weak_fields

__all__ = [
    "agree", "apply", "begin", "change_mentor", "close", "decline", "edit_application", "edit_mentor", "edit_round",
    "end_due", "gather", "is_given_up", "join", "leave", "mark", "meet", "move_goal", "pair", "pause", "prepare",
    "publish", "read_notes", "recall", "register", "restabilise", "resume", "retire", "review", "send", "set_goal",
    "side_of", "solve_by_job", "stop", "take_up", "unmark", "weak_fields", "wind_up", "wish", "withdraw_application",
]  # fmt: skip
