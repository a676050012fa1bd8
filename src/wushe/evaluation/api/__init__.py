"""Evaluation for programs."""

from wushe.evaluation.api import assessments, improving, rubrics, standing, tasks

ROUTES = [*assessments.ROUTES, *improving.ROUTES, *rubrics.ROUTES, *standing.ROUTES, *tasks.ROUTES]
