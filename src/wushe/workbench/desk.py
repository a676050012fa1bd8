"""What stands on somebody's desk: a part of the page for one of their roles, and the tasks in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from wushe.kernel.clock import today
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats
from wushe.kernel.work import Work


class Desk(NamedTuple):
    """`key` is the role's name; the template gets `shown` under that name."""

    key: str
    title: Sentence
    template: str
    shown: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for this person. `path` stands behind the township's address.

    `due` is the last day to do it, and may be long past; what has none tells `since` when it waits.
    """

    title: str
    path: str
    tag: Sentence
    tone: str = "warn"
    due: date | None = None
    since: date | None = None
    late: bool = False


def listed(work: Work, tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """For `pieces.todo`: what is late first, then by its day; what has none comes last."""
    ordered = sorted(tasks, key=lambda task: (not task.late, task.due or task.since or date.max))
    return [
        {
            "title": task.title,
            "url": f"/{work.tenant.slug}{task.path}",
            "tag": task.tag.say(),
            "tone": "bad" if task.late else task.tone,
            "when": _when(task),
            "late": task.late,
        }
        for task in ordered
    ]


def _when(task: Task) -> str:
    """By when, or since when, or for how many days it is late."""
    if task.due is None:
        return _("{day}起").say(day=_said(task.since)) if task.since else ""
    days = (today() - task.due).days
    return _("超期 {n} 天").say(n=days) if task.late and days > 0 else _("{day}截止").say(day=_said(task.due))


def _said(day: date) -> str:
    """A day near to today as people say it."""
    near = {-1: _("昨天"), 0: _("今天"), 1: _("明天")}.get((day - today()).days)
    return near.say() if near else formats.date(day)
