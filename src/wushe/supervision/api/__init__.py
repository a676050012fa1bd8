"""Supervision for programs."""

from wushe.supervision.api import actions, courses, coverage, sessions, visits

ROUTES = [*visits.ROUTES, *actions.ROUTES, *sessions.ROUTES, *courses.ROUTES, *coverage.ROUTES]
