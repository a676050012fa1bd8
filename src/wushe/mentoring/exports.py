"""The list of pairs as a file. Mentors stand in it as they do on the list that the township puts up."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select

from wushe.kernel.exporting.declared import Export
from wushe.kernel.work import Work
from wushe.mentoring.models import Mentorship
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import pairs
from wushe.mentoring.schemas.entered import MentorshipFilters
from wushe.mentoring.sheets import PAIRS
from wushe.mentoring.showing import mentorships_shown


def _found(work: Work, filters: MentorshipFilters) -> Select[Any]:
    return pairs.mentorships(work.require(Mentoring.EXPORT), filters).order_by(*pairs.NEWEST)


async def _rows(work: Work, rows: Sequence[Mentorship]) -> list[dict[str, Any]]:
    return [
        {
            "group": row.group, "mentor": row.mentor, "state": row.state.label.say(), "since": row.since,
            "last_day": row.last_day, "meetings": row.meetings, "minutes": row.minutes,
            "progress": row.progress,
        }
        for row in await mentorships_shown(work, rows)
    ]  # fmt: skip


PAIR_LIST = Export(
    kind="mentorships", back="/mentoring", permissions=(Mentoring.EXPORT,), approval=None, sheet=PAIRS,
    filters=MentorshipFilters, found=_found, as_rows=_rows,
)  # fmt: skip
