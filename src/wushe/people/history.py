"""What happened to a thing, told for a page's timeline: sentences with names, newest first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from wushe.access.queries import roles_of_persons
from wushe.access.roles import Role
from wushe.communities.societies import Society
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import Event
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.journal.naming import names_in
from wushe.kernel.journal.queries import timeline
from wushe.kernel.journal.telling import NO_NAMES, tell
from wushe.kernel.work import Work
from wushe.people.permissions import People
from wushe.people.queries import persons_among

SHOWN = 50
SOCIETY_OF_SLICE = {
    "communities": Society.COMMUNITY,
    "needs": Society.COMMUNITY,
    "wishes": Society.COMMUNITY,
    "orders": Society.VOLUNTEER,
    "people": Society.WORKER,
    "organizations": Society.ORGANIZATION,
    "evaluation": Society.ORGANIZATION,
    "activities": Society.VOLUNTEER,
    "store": Society.VOLUNTEER,
    "funds": Society.RESOURCE,
    "payments": Society.RESOURCE,
    "custody": Society.RESOURCE,
}
"""Whose colour an entry has; what concerns all five (a linkage) has none."""


class Told(NamedTuple):
    """One entry as `pieces.timeline` shows it."""

    sentence: str
    when: datetime
    who: str
    society: str
    number: int
    url: str = ""


async def history(
    work: Work, thing_id: UUID, known: Mapping[UUID, str] = NO_NAMES, *, limit: int = SHOWN
) -> list[Told]:
    """The newest entries of the thing; `known` says what to call ids for which no slice has a name."""
    return await told(work, await work.all(timeline(thing_id).limit(limit)), known)


async def told(work: Work, entries: Sequence[JournalEntry], known: Mapping[UUID, str] = NO_NAMES) -> list[Told]:
    """Entries with the names of those who acted, or only their roles. The caller has asked who may read them."""
    actors = [{"person_id": entry.person_id} for entry in entries]
    called = {**await names_in(work, [*(entry.facts for entry in entries), *actors]), **known}
    if not work.may(People.ACTORS):
        called |= await _roles_of(work, called)
    return [
        Told(tell(entry, called), entry.at, _actor(entry, called), _society(entry), entry.number) for entry in entries
    ]


async def _roles_of(work: Work, called: Mapping[UUID, str]) -> dict[UUID, str]:
    """What to call the persons among them instead: by the role that decides most, else residents."""
    persons = await work.all(persons_among(list(called)))
    held: dict[UUID, set[Role]] = {person_id: set() for person_id in persons}
    for person_id, role in await work.rows(roles_of_persons(work.tenant.id, persons)):
        held[person_id].add(role)
    return {
        person_id: next((role for role in Role if role in roles), Role.RESIDENT).label.say()
        for person_id, roles in held.items()
    }


def _actor(entry: JournalEntry, called: Mapping[UUID, str]) -> str:
    """Who has no person here: a resident at the public page, another township, the product itself, or the operator."""
    if entry.person_id:
        return called.get(entry.person_id, "")
    if entry.channel in {"job", "cli", "demo"}:
        return _("系统").say()
    if entry.channel == "abroad":
        return _("其他乡镇").say()
    return _("工作人员").say() if entry.account_id else _("居民").say()


def _society(entry: JournalEntry) -> str:
    kind = Event.kinds.get(entry.event)
    slice_ = kind.__module__.split(".")[1] if kind else ""
    society = SOCIETY_OF_SLICE.get(slice_)
    return society.value if society else ""
