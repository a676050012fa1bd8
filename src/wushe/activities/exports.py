"""The lists of activities and of service hours as files; hours name volunteers."""

from typing import Any

from sqlalchemy import Select

from wushe.activities import queries
from wushe.activities.permissions import Activities
from wushe.activities.queries import hours
from wushe.activities.schemas.attending import HoursFilters
from wushe.activities.schemas.planning import ActivityFilters
from wushe.activities.sheets import ACTIVITIES, HOURS_LIST, activity_as_row, hours_as_row
from wushe.identity.permissions import Identity
from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work


def _activities(work: Work, filters: ActivityFilters) -> Select[Any]:
    return queries.bundled(work.require(Activities.EXPORT), filters).order_by(*queries.ORDER)


def _hours(work: Work, filters: HoursFilters) -> Select[Any]:
    return hours.bundled(work.require(Activities.READ_HOURS), filters).order_by(*hours.LATEST)


ACTIVITY_LIST = Export(
    kind="activities", back="/activities", permissions=(Activities.EXPORT,), approval=None,
    sheet=ACTIVITIES, filters=ActivityFilters, found=_activities, as_rows=each(activity_as_row),
)  # fmt: skip
HOURS = Export(
    kind="hours", back="/hours", permissions=(Activities.EXPORT, Activities.READ_HOURS), approval=Identity.HAND_OUT,
    sheet=HOURS_LIST, filters=HoursFilters, found=_hours, as_rows=each(hours_as_row), most=20_000,
)  # fmt: skip
