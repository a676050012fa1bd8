"""What the match knows of a need and of an offer."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from wushe.needs.kinds import Group, Mobility, Time, Urgency
from wushe.needs.matching.rules import Bar

ANY_AGE = (0, 120)


class Kind(NamedTuple):
    """A type of service and the family it belongs to."""

    id: UUID
    name: str
    family_id: UUID
    family: str


class NeedFacts(NamedTuple):
    """A need. An opportunity is matched as one that names nobody; `community_id` None is the whole township."""

    id: UUID
    title: str
    story: str = ""
    community_id: UUID | None = None
    kind: Kind | None = None
    groups: Collection[Group] = ()
    age: int | None = None
    mobility: Mobility | None = None
    urgency: Urgency = Urgency.NORMAL
    times: Collection[Time] = ()
    heard_at: datetime | None = None

    @property
    def text(self) -> str:
        return f"{self.title} {self.story}"

    @property
    def named_groups(self) -> frozenset[Group]:
        """The groups that narrow it; everybody is no narrowing."""
        return frozenset(self.groups) - {Group.EVERYONE}

    @property
    def ages(self) -> tuple[int, int]:
        """From the youngest to the oldest whom it may concern."""
        if self.age is not None:
            return self.age, self.age
        known = [group.ages for group in self.named_groups if group.ages is not None]
        if not known:
            return ANY_AGE
        return min(low for low, _high in known), max(high for _low, high in known)


class OfferFacts(NamedTuple):
    """An offer. `communities` None is the whole township; `rating` from 1 to 5, None where nobody has rated yet.

    `bar` is what keeps it out whoever asks: paused, ended, or its organisation not on record.
    """

    id: UUID
    title: str
    kind: Kind | None
    story: str = ""
    organization_id: UUID | None = None
    organization: str = ""
    communities: frozenset[UUID] | None = None
    groups: Collection[Group] = ()
    age_from: int | None = None
    age_to: int | None = None
    mobility: Mobility = Mobility.FREE
    times: Collection[Time] = ()
    capacity: int = 1
    left: int = 1
    rating: float | None = None
    bar: Bar | None = None

    @property
    def text(self) -> str:
        return f"{self.title} {self.kind.name if self.kind else ''} {self.story}"

    @property
    def ages(self) -> tuple[int, int]:
        youngest, oldest = ANY_AGE
        return (
            youngest if self.age_from is None else self.age_from,
            oldest if self.age_to is None else self.age_to,
        )
