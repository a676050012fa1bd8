"""A date is one of the known forms or refused, never guessed."""

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st

from wushe.kernel.sheets.dates import NotADate, NotAMoment, parse_day, parse_moment
from wushe.kernel.values import Unfit


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-31",
        "2024/12/31",
        "2024.12.31",
        "2024年12月31日",
        "2024 年 12 月 31 日",
        "2024年12月31号",
        "２０２４年１２月３１日",
        "20241231",
        "45657",
        "2024-12-31 00:00:00",
        "2024-12-31 0:00",
        " 2024-12-31\u200b ",
    ],
)
def test_a_day_is_read_as_offices_write_it(text):
    assert parse_day(text) == date(2024, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-02-30",
        "2024/2/30",
        "12/31/2024",
        "24-12-31",
        "2024-12",
        "2024年12月",
        "民国113年12月31日",
        "二〇二四年十二月三十一日",
        "2024-12/31",
        "2024年12-31",
        "1899-12-31",
        "2101-01-01",
        "9999-12-31",
        "99999",
        "99",
        "2024-12-31 08:30",
        "20241331",
        "²024-12-31",
        "2024-12-31\n2024-12-31",
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(NotADate):
        parse_day(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_way_to_write_a_day_is_that_day(day):
    for form in ("{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}年{0.month}月{0.day}日", "{0:%Y%m%d}"):
        assert parse_day(form.format(day)) == day


@given(st.text(max_size=30) | st.text("0123456789-/.年月日 :", max_size=20))
def test_any_text_is_a_day_or_a_refusal(text):
    with contextlib.suppress(Unfit):
        assert 1900 <= parse_day(text).year <= 2100


def test_a_moment_is_the_township_s():
    assert parse_moment("2024/12/31 8:30") == datetime(2024, 12, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2024-12-31", "2024-12-31 24:00", "2024-12-31 8:60", "08:30"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(NotAMoment):
        parse_moment(text)
