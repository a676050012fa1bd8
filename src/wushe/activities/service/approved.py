"""What some people's approved time is, while they are held: what one more entry of theirs is measured against."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from wushe.activities.errors import HoursDecided, HoursOverlap, OwnHours
from wushe.activities.events import HoursApproved
from wushe.activities.kinds import HoursState
from wushe.activities.models import ServiceDay, ServiceHours
from wushe.activities.queries import hours as queries
from wushe.kernel import clock
from wushe.kernel.work import Work


class Approved:
    """Read once for however many entries are approved together. What is asked stays true until the work is done."""

    def __init__(self, entries: Collection[ServiceHours], days: Collection[ServiceDay]) -> None:
        self._entries: dict[UUID, list[ServiceHours]] = defaultdict(list)
        for entry in entries:
            self._entries[entry.person_id].append(entry)
        self._days: dict[tuple[UUID, date], ServiceDay] = {(day.person_id, day.day): day for day in days}

    @classmethod
    async def of(cls, work: Work, entries: Collection[ServiceHours]) -> "Approved":
        """Whatever the entries could meet: approved times between the first and the last, and the sums of days."""
        if not entries:
            return cls([], [])
        people = {entry.person_id for entry in entries}
        span = min(entry.starts_at for entry in entries), max(entry.ends_at for entry in entries)
        days = {entry.day for entry in entries}
        return cls(
            await work.all(queries.approved_overlapping(people, *span)),
            await work.all(queries.days_of(people, days).execution_options(populate_existing=True)),
        )

    def add(self, work: Work, entry: ServiceHours, by: UUID) -> None:
        """Approve one. Raises `OwnHours`, `HoursOverlap`, `TooLongADay`, `HoursDecided`."""
        if entry.person_id == by:
            raise OwnHours
        if entry.state is not HoursState.PENDING:
            raise HoursDecided(state=entry.state.label)
        theirs = self._entries[entry.person_id]
        if any(known.starts_at < entry.ends_at and entry.starts_at < known.ends_at for known in theirs):
            raise HoursOverlap
        self._day_of(work, entry).add(entry.minutes)
        entry.approve(by, clock.now())
        theirs.append(entry)
        work.record(
            HoursApproved(
                hours_id=entry.id, session_id=entry.session_id, person_id=entry.person_id, minutes=entry.minutes
            )
        )

    def take_back(self, entry: ServiceHours) -> None:
        """Its day counts it no more."""
        self._days[entry.person_id, entry.day].add(-entry.minutes)

    def _day_of(self, work: Work, entry: ServiceHours) -> ServiceDay:
        """The day's sum, which the database bounds."""
        key = entry.person_id, entry.day
        if key not in self._days:
            self._days[key] = work.add(ServiceDay(person_id=entry.person_id, day=entry.day, minutes=0))
        return self._days[key]
