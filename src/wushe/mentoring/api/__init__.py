"""Mentor pairing for programs."""

from wushe.mentoring.api import mentors, pairs, rounds

ROUTES = [*rounds.ROUTES, *mentors.ROUTES, *pairs.ROUTES]
