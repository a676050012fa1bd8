"""Supervision for people."""

from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry
from wushe.supervision.pages import actions, corrections, courses, coverage, lessons, offline, photos, sessions, visits
from wushe.supervision.permissions import Supervision

MENU = (
    Entry("growth", _("走访督导"), "/supervision/visits", "worker", Supervision.READ, rank=24, also=("/supervision",)),
)

ROUTES = [
    *visits.ROUTES, *corrections.ROUTES, *offline.ROUTES, *photos.ROUTES, *actions.ROUTES, *sessions.ROUTES,
    *courses.ROUTES, *lessons.ROUTES, *coverage.ROUTES,
]  # fmt: skip
