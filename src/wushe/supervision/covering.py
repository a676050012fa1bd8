"""The load of social workers in one struct, for both faces."""

from wushe.kernel.work import Reach, Work
from wushe.supervision.queries import coverage, due
from wushe.supervision.schemas.coverage import CaseloadRow, CoverageFilters, CoverageShown, StageShown
from wushe.supervision.schemas.visits import DueFilters
from wushe.supervision.showing import as_struct


async def coverage_shown(work: Work, reach: Reach, filters: CoverageFilters) -> CoverageShown:
    """Of the groups within `reach`, for which the face has asked."""
    [(groups, unassigned)] = await work.rows(coverage.unassigned(reach, filters))
    [(overdue, soon, done)] = await work.rows(due.counted(reach, DueFilters(community_id=filters.community_id)))
    rows = await work.all(coverage.caseloads(reach, filters).order_by(*coverage.ORDER))
    stages = [
        StageShown(stage=stage, groups=number, days=None if days is None else round(days))
        for stage, number, days in await work.rows(coverage.stages(reach, filters))
    ]
    return CoverageShown(
        groups=groups, unassigned=unassigned, overdue=overdue, due=soon, done=done,
        workers=[as_struct(CaseloadRow, row) for row in rows], stages=stages,
    )  # fmt: skip
