"""Periods, units and sums, without a database."""

from datetime import date
from uuid import UUID

import pytest

from wushe.kernel.clock import Quarter, now
from wushe.reports.errors import NotAPeriod
from wushe.reports.kinds import UNITS, Code, Unit
from wushe.reports.models import Indicator
from wushe.reports.periods import Year, called, parse
from wushe.reports.service import Told, sums
from wushe.reports.wording import unit_of, written


def test_a_period_is_a_quarter_or_a_year() -> None:
    assert parse("2026Q2") == Quarter(2026, 2)
    assert parse("2026") == Year(2026)
    assert parse("") == Quarter.current()
    assert Year(2026).quarters[-1].last == Year(2026).last == date(2026, 12, 31)
    assert (called(Quarter(2026, 2)), called(Year(2026))) == ("2026年第2季度", "2026年度")


@pytest.mark.parametrize("typed", ["2026Q5", "26", "0000", "2026-13", "年度"])
def test_nothing_else_is_a_period(typed: str) -> None:
    with pytest.raises(NotAPeriod):
        parse(typed)


def test_every_indicator_has_one_unit_and_may_be_read_by_the_county() -> None:
    assert set(UNITS) == set(Code)
    assert Indicator.__table__.info["readers"] == "county"  # pyright: ignore[reportAttributeAccessIssue]


def test_hidden_numbers_are_in_no_sum() -> None:
    told = [Told(UUID(int=n), Code.VOLUNTEERS, value, now()) for n, value in enumerate((None, 7, 5))]
    [volunteers] = sums(told)
    assert (volunteers.value, volunteers.townships, volunteers.hidden) == (12, 3, 1)


def test_each_unit_is_written_in_its_own_way() -> None:
    assert written(97_770, Unit.MINUTES) == "1,629.5"
    assert written(270_100_000, Unit.FEN) == "¥2,701,000.00"
    assert (written(1567, Unit.PERSON_TIMES), unit_of(Unit.PERSON_TIMES)) == ("1,567", "人次")
    assert unit_of(Unit.FEN) == ""
