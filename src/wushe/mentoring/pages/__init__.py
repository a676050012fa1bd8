"""Mentor pairing for people: rounds, the review of a pairing, mentors, and pairs on their way."""

from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry
from wushe.mentoring.pages import joining, mentors, pairs, reviewing, rounds, together
from wushe.mentoring.permissions import Mentoring

MENU = (
    Entry("growth", _("导师结对"), "/mentoring", "star", Mentoring.READ, rank=36, phone=True),
    Entry("growth", _("结对轮次"), "/mentoring/rounds", "check", Mentoring.ROUNDS, rank=37),
    Entry("growth", _("导师库"), "/mentoring/mentors", "people", Mentoring.ARRANGE, rank=38),
    Entry("growth", _("我的导师资料"), "/mentoring/me", "people", Mentoring.OFFER, rank=39),
)

ROUTES = [
    *rounds.ROUTES, *joining.ROUTES, *reviewing.ROUTES, *mentors.ROUTES, *pairs.ROUTES, *together.ROUTES,
]  # fmt: skip
