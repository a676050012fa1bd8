"""Questions about applications for filing and registration."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import selectinload

from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.kinds import ApplicationState
from wushe.organizations.models import Application, Organization
from wushe.organizations.queries.reach import changeable, readable
from wushe.organizations.schemas import ApplicationFilters

OPEN = (ApplicationState.APPLIED, ApplicationState.RETURNED)
IN_ORDER = (Application.due_on.asc(), Application.id.asc())


def application(reach: Reach, application_id: UUID) -> Select[Application]:
    """One with its papers, of an organisation that the person may read."""
    return _whole().where(Application.id == application_id, _of(readable(reach)))


def application_to_change(reach: Reach, application_id: UUID) -> Select[Application]:
    """One with its papers, of an organisation that the person may change; locked until the end of the work."""
    found = _whole().where(Application.id == application_id, _of(changeable(reach)))
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)


def applications_of(organization_id: UUID) -> Select[Application]:
    """All of one organisation with their papers, the newest first."""
    return _whole().where(Application.organization_id == organization_id).order_by(Application.id.desc())


def applications(reach: Reach, filters: ApplicationFilters, on: date) -> Select[Application]:
    """Those within reach with their papers; without a state what is open. The most urgent first: `IN_ORDER`."""
    found = _whole().where(_of(readable(reach)))
    found = found.where(Application.state == filters.state if filters.state else Application.state.in_(OPEN))
    if filters.procedure:
        found = found.where(Application.procedure == filters.procedure)
    if filters.late:
        found = found.where(_late(on))
    said = [Organization.search.like(pattern, escape=ESCAPE) for pattern in search_patterns(filters.q)]
    return found.where(_of(and_(*said))) if said else found


def waiting_applications(reach: Reach, on: date) -> Select[int, int, int, int]:
    """How many are open, of these incomplete, complete and to be decided, and late."""
    number, is_open = func.count(), Application.state.in_(OPEN)
    ready = and_(Application.state == ApplicationState.APPLIED, Application.papers_missing == 0)
    return select(
        number.filter(is_open),
        number.filter(is_open, Application.papers_missing > 0),
        number.filter(ready),
        number.filter(_late(on)),
    ).where(_of(readable(reach)))


def _late(on: date) -> ColumnElement[bool]:
    return and_(Application.state == ApplicationState.APPLIED, Application.due_on < on)


def _whole() -> Select[Application]:
    return select(Application).options(selectinload(Application.papers))


def _of(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Application.organization_id.in_(select(Organization.id).where(condition))
