"""Communities and places on their own, without a database."""

from datetime import date, datetime, time

import pytest

from wushe.communities.errors import CommunityRetired, HoursOverlap, NotOpeningHours, PlaceClosed
from wushe.communities.models import Community, Place
from wushe.communities.names import everyday_name, is_village
from wushe.communities.opening import DaySpan, is_open, parse_hours
from wushe.kernel.clock import SHANGHAI


def community(name: str = "开元路社区居委会") -> Community:
    made = Community(code="430121001001", name=name, address="", phone="")
    made.call(everyday_name(name))
    return made


@pytest.mark.parametrize(
    ("official", "everyday"),
    [
        ("开元路社区居委会", "开元路社区"),
        ("南塘冲社区居民委员会", "南塘冲社区"),
        ("排头社区委员会", "排头社区"),
        ("双河村村委会", "双河村"),
        ("长龙村委会", "长龙村"),
        ("敢胜村", "敢胜村"),
        ("长湖社区", "长湖社区"),
        ("朝阳居委会", "朝阳社区"),
    ],
)
def test_the_official_name_is_called_as_everyone_calls_it(official: str, everyday: str) -> None:
    assert everyday_name(official) == everyday


def test_a_name_that_says_nothing_is_decided_by_the_code() -> None:
    assert is_village("430121105210", "新桥")
    assert not is_village("430121105010", "新桥")
    assert not is_village("430121105210", "新桥社区居委会")


def test_a_short_name_that_somebody_chose_survives_a_new_official_name() -> None:
    chosen, derived = community(), community()
    chosen.reach_at(short_name="开元社区", address="", phone="")
    for renamed in (chosen, derived):
        renamed.rename("星城社区居委会")
    assert (chosen.short_name, derived.short_name) == ("开元社区", "星城社区")
    assert "xingcheng" in chosen.search


def test_a_retired_community_says_nothing_new_of_itself() -> None:
    retired = community()
    retired.retire(date(2026, 1, 1))
    retired.retire(date(2026, 2, 1))
    assert retired.retired_on == date(2026, 1, 1)
    with pytest.raises(CommunityRetired):
        retired.reach_at(short_name="甲", address="", phone="")


def test_a_closed_place_is_opened_before_it_is_changed() -> None:
    place = Place()
    place.describe(name="活动室", address="", capacity=30)
    place.close(date(2026, 1, 1))
    with pytest.raises(PlaceClosed):
        place.describe(name="大厅", address="", capacity=None)
    place.reopen()
    place.describe(name="大厅", address="", capacity=None)
    assert place.name == "大厅"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("9:00-12:00", "09:00-12:00"),
        ("09：00—12：00、14：00 至 17：30", "09:00-12:00 14:00-17:30"),
        ("14:00-17:30 9:00-12:00", "09:00-12:00 14:00-17:30"),
        ("9:00-12:00,12:00-13:00", "09:00-12:00 12:00-13:00"),
        ("", ""),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, kept: str) -> None:
    assert parse_hours(written) == kept
    assert parse_hours(kept) == kept


@pytest.mark.parametrize("written", ["9点到12点", "12:00-09:00", "25:00-26:00", "9:00", "09:00-09:00"])
def test_hours_that_say_nothing_certain_are_refused(written: str) -> None:
    with pytest.raises(NotOpeningHours):
        parse_hours(written)


def test_two_spans_of_a_day_do_not_overlap() -> None:
    with pytest.raises(HoursOverlap):
        parse_hours("09:00-12:00 11:30-14:00")


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def test_a_place_is_open_when_one_span_holds_the_whole_time() -> None:
    monday = [DaySpan(1, time(9), time(12)), DaySpan(1, time(14), time(17, 30))]
    assert is_open(monday, at(9), at(12))
    assert not is_open(monday, at(11), at(15))
    assert not is_open(monday, at(9, day=24), at(10, day=24))
    assert not is_open(monday, at(9), at(10, day=24))


def test_a_place_that_never_said_when_it_is_open_holds_everything() -> None:
    assert is_open([], at(3), at(4))
