"""What the audit shows, and how it is narrowed."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from msgspec import Meta

from wushe.audit.kinds import Area, View
from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Day, Shown


class JournalFilters(Filters):
    """`q`: the name of who acted; `event`: the code of a kind of event; `thing`: the id of what it is about."""

    view: View = View.ALL
    area: Area | None = None
    event: Annotated[str, Meta(max_length=64, pattern="^[a-z0-9_]{0,64}$")] = ""
    person: UUID | None = None
    thing: UUID | None = None
    since: Day | None = None
    until: Day | None = None


class EntryShown(Shown):
    """One entry; `facts` as they were kept: ids, codes, numbers and dates."""

    number: int
    at: datetime
    event: str
    sentence: str
    who: str
    person_id: UUID | None
    channel: str
    facts: dict[str, Any]


class JournalPage(Shown):
    """One page of the journal, the newest entry first."""

    items: list[EntryShown]
    next: str | None
    previous: str | None


class VerifiedShown(Shown):
    """The journal up to `number`; `findings` are sentences, none when it is whole."""

    number: int
    whole: bool
    findings: list[str]
    verified_at: datetime


class ChainShown(Shown):
    """The journal of one place as the operator knows it; `verified_at` None when it was never verified."""

    slug: str
    name: str
    number: int
    findings: int
    verified_at: datetime | None
