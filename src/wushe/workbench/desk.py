"""What stands on somebody's desk: a part of the page for one of their roles, and the tasks in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from wushe.kernel.clock import today
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats
from wushe.kernel.work import Work

MOST_TASKS = 12


class Desk(NamedTuple):
    """`key` is the role's name; the template gets `shown` under that name."""

    key: str
    title: Sentence
    template: str
    shown: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for this person. `path` stands behind the township's address; `due` may be long past."""

    title: str
    path: str
    tag: Sentence
    tone: str = "warn"
    due: date | None = None
    late: bool = False


def listed(work: Work, tasks: Iterable[Task], most: int = MOST_TASKS) -> list[dict[str, Any]]:
    """For `pieces.todo`: what is late first, then by the day it is due; what has no day comes last."""
    ordered = sorted(tasks, key=lambda task: (not task.late, task.due or date.max))
    return [
        {
            "title": task.title,
            "url": f"/{work.tenant.slug}{task.path}",
            "tag": task.tag.say(),
            "tone": "bad" if task.late else task.tone,
            "when": when(task.due) if task.due else "",
            "late": task.late,
        }
        for task in ordered[:most]
    ]


def when(day: date) -> str:
    """A day near to today as people say it."""
    near = {-1: _("昨天"), 0: _("今天"), 1: _("明天")}.get((day - today()).days)
    return near.say() if near else formats.date(day)
