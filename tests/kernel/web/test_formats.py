"""How values are written for people."""

import datetime as dt
from enum import StrEnum

import msgspec
import pytest
from hypothesis import given, strategies as st

from wushe.kernel.i18n import speaking
from wushe.kernel.web import formats

UTC = dt.UTC


class State(StrEnum):
    OPEN = "open"


class Filters(msgspec.Struct):
    q: str = ""
    state: State | None = None
    kinds: list[str] = []
    sort: str = ""
    cursor: str | None = None
    limit: int = 20
    late: bool = False


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(0, "0"), (29, "0"), (30, "0.5"), (59, "0.5"), (60, "1"), (97_770, "1,629.5"), (None, "—")],
)
def test_hours_are_written_in_completed_half_hours(minutes, written):
    assert formats.hours(minutes) == written


@given(st.integers(0, 10_000_000))
def test_hours_never_credit_more_than_was_served(minutes):
    assert 0 <= minutes - float(formats.hours(minutes).replace(",", "")) * 60 < 30


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(17, 18, "94.4%"), (1, 2, "50%"), (1, 1, "100%"), (0, 5, "0%"), (0, 0, "—"), (10, 1, "1000%")],
)
def test_shares_have_at_most_one_decimal_and_nothing_has_no_share(part, whole, written):
    assert formats.percent(part, whole) == written


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (842_000, "¥8,420"),
        (842_050, "¥8,420.50"),
        (1_000_000, "1.0 万元"),
        (19_600_000, "19.6 万元"),
        (123_456_000_000, "123,456.0 万元"),
    ],
)
def test_charts_write_large_amounts_in_ten_thousands(fen, written):
    assert formats.ten_thousand(fen) == written


def test_charts_in_english_write_large_amounts_in_thousands():
    with speaking("en"):
        assert [formats.ten_thousand(fen) for fen in (19_600_000, 1_250_000, 842_000)] == ["¥196k", "¥13k", "¥8,420"]


def test_money_is_written_with_two_decimals_and_nothing_as_a_dash():
    assert formats.money(123_450) == "¥1,234.50"
    assert formats.money(None) == "—"


def test_an_instant_is_written_as_the_clock_in_the_township_shows_it():
    instant = dt.datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    assert formats.datetime(instant) == "2026-11-21 00:30"
    assert formats.date(instant) == "2026-11-21"
    assert formats.time(instant) == "00:30"
    assert formats.date(dt.date(2026, 11, 20)) == "2026-11-20"


def test_a_span_names_the_second_day_only_when_it_is_another():
    start = dt.datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert formats.span(start, start + dt.timedelta(hours=2)) == "2026-11-21 09:00–11:00"
    assert formats.span(start, start + dt.timedelta(days=1)) == "2026-11-21 09:00–2026-11-22 09:00"


def test_a_query_leaves_out_what_is_empty_or_by_default():
    assert formats.query(Filters()) == ""
    assert (
        formats.query(Filters(q="作业 辅导", state=State.OPEN)) == "?q=%E4%BD%9C%E4%B8%9A+%E8%BE%85%E5%AF%BC&state=open"
    )


def test_a_query_takes_changes_and_several_values():
    chosen = Filters(kinds=["a", "b"], cursor="abc", late=True)
    assert formats.query(chosen, cursor="", sort="-name") == "?kinds=a&kinds=b&late=true&sort=-name"
    assert formats.query({"q": "x", "cursor": None}, q="") == ""


def test_names_stand_in_a_row_as_chinese_writes_them():
    assert formats.listed(["长安社区", "东风社区"]) == "长安社区、东风社区"


def test_every_filter_of_the_templates_is_listed_under_its_own_name():
    assert {"money", "hours", "percent", "date", "datetime", "time", "query"} <= formats.FILTERS.keys()
    assert all(function.__name__ == name for name, function in formats.FILTERS.items())


def test_the_day_of_the_week_is_that_of_china():
    assert formats.weekday(dt.datetime(2026, 11, 20, 17, 0, tzinfo=dt.UTC)) == "周六"
    assert formats.weekday(dt.date(2026, 11, 22)) == "周日"
    assert formats.weekday(None) == "—"


def test_a_month_is_written_as_the_reader_writes_it():
    assert formats.month(dt.date(2026, 10, 3)) == "10月"
    with speaking("en"):
        assert formats.month(dt.date(2026, 10, 3)) == "Oct"
