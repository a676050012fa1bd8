"""When a periodic job is due: each day at a time, or every so many minutes. Pure, on the clock of mainland China."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from wushe.kernel.clock import SHANGHAI, local
from wushe.kernel.i18n import _


class Schedule(Protocol):
    def last_due(self, now: datetime) -> datetime:
        """The newest moment at or before `now` when the job was due, in UTC."""
        ...

    def next_due(self, now: datetime) -> datetime:
        """The first moment after `now` when the job is due, in UTC."""
        ...

    def say(self) -> str:
        """The rhythm in the reader's language."""
        ...


@dataclass(frozen=True, slots=True)
class Daily:
    """Each day at a time in China."""

    at: time

    def last_due(self, now: datetime) -> datetime:
        here = local(now)
        due = datetime.combine(here.date(), self.at, SHANGHAI)
        return (due if due <= here else due - timedelta(days=1)).astimezone(UTC)

    def next_due(self, now: datetime) -> datetime:
        return self.last_due(now) + timedelta(days=1)

    def say(self) -> str:
        return _("每天 {at}").say(at=f"{self.at:%H:%M}")


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes of the day; `minutes` divides a day."""

    minutes: int

    def last_due(self, now: datetime) -> datetime:
        midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        passed = (now - midnight) // timedelta(minutes=self.minutes)
        return midnight + passed * timedelta(minutes=self.minutes)

    def next_due(self, now: datetime) -> datetime:
        return self.last_due(now) + timedelta(minutes=self.minutes)

    def say(self) -> str:
        return _("每 {n} 分钟").say(n=self.minutes)
