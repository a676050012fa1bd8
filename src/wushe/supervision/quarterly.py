"""Whether training keeps its rhythm: a lesson a quarter, four a year. Pure: days in, numbers out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wushe.supervision.models.course import A_YEAR

_MONTHS = 3


@dataclass(frozen=True, slots=True)
class YearOfTraining:
    """`held` are the lessons of the four quarters; `expected` is how many there should have been by now."""

    year: int
    held: tuple[int, int, int, int]
    expected: int

    @property
    def lessons(self) -> int:
        return sum(self.held)

    @property
    def overdue(self) -> bool:
        """Fewer than four in a year that is over, or fewer than the quarters that are over in this one."""
        return self.lessons < self.expected

    @property
    def missing(self) -> int:
        """How many are still to come for the year to be full."""
        return max(0, A_YEAR - self.lessons)


def year_of(days: Iterable[date], year: int, today: date) -> YearOfTraining:
    """What was held of the year, seen on `today`."""
    held = [0, 0, 0, 0]
    for day in days:
        if day.year == year:
            held[(day.month - 1) // _MONTHS] += 1
    first, second, third, fourth = held
    return YearOfTraining(year, (first, second, third, fourth), _expected(year, today))


def _expected(year: int, today: date) -> int:
    if year != today.year:
        return A_YEAR if year < today.year else 0
    return (today.month - 1) // _MONTHS
