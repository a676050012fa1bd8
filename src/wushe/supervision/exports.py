"""The lists of supervision as files. Of individual supervision there is none."""

from typing import Any

from sqlalchemy import Select

from wushe.identity.permissions import Identity
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import actions, coverage, due, visits
from wushe.supervision.schemas.actions import ActionFilters
from wushe.supervision.schemas.coverage import CoverageFilters
from wushe.supervision.schemas.visits import DueFilters, VisitFilters
from wushe.supervision.sheets import (
    ACTIONS as ACTION_SHEET,
    CASELOAD as CASELOAD_SHEET,
    DUE as DUE_SHEET,
    VISITS as VISIT_SHEET,
    action_row,
    caseload_row,
    due_row,
    visit_row,
)


def _visits(work: Work, filters: VisitFilters) -> Select[Any]:
    return visits.bundled(work.require(Supervision.EXPORT), filters).order_by(*visits.ORDER)


def _actions(work: Work, filters: ActionFilters) -> Select[Any]:
    return actions.bundled(work.require(Supervision.EXPORT), filters).order_by(*actions.ORDER)


def _due(work: Work, filters: DueFilters) -> Select[Any]:
    found, order = due.bundled(work.require(Supervision.EXPORT), filters)
    return found.order_by(*order)


def _caseloads(work: Work, filters: CoverageFilters) -> Select[Any]:
    return coverage.caseloads(work.require(Supervision.OVERSEE), filters).order_by(*coverage.ORDER)


VISITS = Export(
    kind="visits", back="/supervision/visits", permissions=(Supervision.EXPORT,), approval=None, sheet=VISIT_SHEET,
    filters=VisitFilters, found=_visits, as_rows=each(visit_row),
)  # fmt: skip
ACTIONS = Export(
    kind="supervision_actions", back="/supervision/actions", permissions=(Supervision.EXPORT,), approval=None,
    sheet=ACTION_SHEET, filters=ActionFilters, found=_actions, as_rows=each(action_row),
)  # fmt: skip
DUE = Export(
    kind="visits_due", back="/supervision/due", permissions=(Supervision.EXPORT,), approval=None, sheet=DUE_SHEET,
    filters=DueFilters, found=_due, as_rows=each(due_row),
)  # fmt: skip
CASELOAD = Export(
    kind="caseload", back="/supervision/coverage", permissions=(Supervision.OVERSEE, Supervision.EXPORT),
    approval=Identity.HAND_OUT, sheet=CASELOAD_SHEET, filters=CoverageFilters, found=_caseloads,
    as_rows=each(caseload_row), most=20_000,
)  # fmt: skip
