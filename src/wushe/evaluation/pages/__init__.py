"""Evaluation for people."""

from wushe.evaluation.pages import (
    assessments,
    evidence,
    improvements,
    panel,
    revising,
    rubrics,
    scoring,
    standing,
    tasks,
)
from wushe.evaluation.permissions import Evaluation
from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry

MENU = (Entry("growth", _("评估体检"), "/evaluation", "chart", Evaluation.READ, rank=46),)

ROUTES = [
    *assessments.ROUTES, *scoring.ROUTES, *panel.ROUTES, *evidence.ROUTES, *improvements.ROUTES, *rubrics.ROUTES,
    *revising.ROUTES, *standing.ROUTES, *tasks.ROUTES,
]  # fmt: skip
