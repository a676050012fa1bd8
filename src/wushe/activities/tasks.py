"""How many of a group's activities answer residents, are its own idea, or were handed down (row 41)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement

from wushe.activities.kinds import Origin
from wushe.activities.queries.origins import origin_of, origins
from wushe.activities.schemas.planning import TasksShown
from wushe.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Tasks:
    """Activities of a period, cancelled ones left out. See `queries.origins` for what is which."""

    activities: int
    needed: int
    own: int
    handed_down: int

    @property
    def share(self) -> int | None:
        return share(self.handed_down, self.activities)

    @property
    def shown(self) -> TasksShown:
        return TasksShown(
            activities=self.activities, needed=self.needed, own=self.own, handed_down=self.handed_down,
            handed_down_percent=self.share,
        )  # fmt: skip


def share(handed_down: int, activities: int) -> int | None:
    """In whole percent, half upwards; None where there was nothing."""
    return (handed_down * 200 + activities) // (activities * 2) if activities else None


async def tasks_of(work: Work, since: date, until: date, *narrowed: ColumnElement[bool]) -> Tasks:
    """Counted from rows. No permission is asked: the caller has asked for what the numbers belong to."""
    [row] = await work.rows(origins(since, until).where(*narrowed))
    return Tasks(*(int(number) for number in row))


async def origin(work: Work, activity_id: UUID) -> Origin:
    code: Any = await work.scalar(origin_of(activity_id))
    return Origin(code)
