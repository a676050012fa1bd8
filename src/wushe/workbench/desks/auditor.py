"""The auditor's desk (三权分立): who saw what, whose roles changed, and who was turned away at the door."""

from datetime import timedelta

from wushe.kernel.clock import day_start, today
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import Event, event_name
from wushe.kernel.work import Work
from wushe.people.history import Told, told
from wushe.workbench import queries
from wushe.workbench.desk import Desk

READ = "audit:read"
"""The slice of the journal's pages stands above this one."""
SHOWN = 8
DAYS = 7
SEEN = ("_revealed", "_exported", "_viewed", "_fetched")
TURNED_AWAY = ("sign_in_failed",)


async def desk(work: Work) -> Desk:
    shown = {"days": DAYS, "entries": 0, "seen": 0, "failed": 0, "sights": [], "roles": []}
    if work.may(READ):
        since = day_start(today() - timedelta(days=DAYS - 1))
        entries, seen, failed = (await work.rows(queries.journal_since(since, sights(), TURNED_AWAY)))[0]
        shown |= {
            "entries": entries, "seen": seen, "failed": failed, "sights": await _newest(work, sights()),
            "roles": await _newest(work, changes_of_roles()),
        }  # fmt: skip
    return Desk("auditor", _("安全审计"), "workbench/auditor.html", shown)


async def _newest(work: Work, events: list[str]) -> list[Told]:
    return await told(work, await work.all(queries.newest_of(events).limit(SHOWN)))


def sights() -> list[str]:
    """Events by which something personal was seen or left the product."""
    return sorted(name for name in map(event_name, Event.kinds.values()) if name.endswith(SEEN))


def changes_of_roles() -> list[str]:
    return sorted(event_name(kind) for kind in Event.kinds.values() if kind.__module__ == "wushe.access.events")
