"""What is shown of the load of social workers."""

from uuid import UUID

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Shown


class CoverageFilters(Filters):
    """Which visits are counted, by default those of the last ninety days, and of the groups of which community."""

    since: Day | None = None
    until: Day | None = None
    community_id: UUID | None = None


class CaseloadRow(Shown):
    """A social worker: groups carried today; visits, groups visited and minutes in the time; what is late or open."""

    id: UUID
    name: str
    groups: int
    visits: int
    visited: int
    minutes: int
    overdue: int
    actions: int


class StageShown(Shown):
    """How many groups stand in a stage, and the days in the middle since they came there."""

    stage: str
    groups: int
    days: int | None


class CoverageShown(Shown):
    """The township's load: who carries what, whom nobody accompanies, what is due, how long groups stand where."""

    groups: int
    unassigned: int
    overdue: int
    due: int
    done: int
    workers: list[CaseloadRow]
    stages: list[StageShown]
