"""Communities on their own, without a database."""

from datetime import date

import pytest

from wushe.communities.errors import CommunityRetired
from wushe.communities.models import Community
from wushe.communities.names import everyday_name, is_village


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
