"""What the admin decides by hand, and how contradictions are refused."""

import pytest

from mentoring.pairing.rounds import g, group, m, mentor
from wushe.mentoring.pairing import Link, Problem, difference, solve
from wushe.mentoring.pairing.errors import (
    GroupPinnedTwice,
    NameUnknown,
    NumberedTwice,
    PinAgainstRule,
    PinForbidden,
    PinsOverCapacity,
)

MENTORS = [mentor(1, languages=frozenset({"changsha"})), mentor(2), mentor(3, capacity=0)]
GROUPS = [group(1, languages=frozenset({"mandarin"})), group(2), group(3)]


@pytest.mark.parametrize("stable", [False, True])
@pytest.mark.parametrize(
    ("refusal", "pinned", "forbidden", "said"),
    [
        (PinsOverCapacity, [(2, 1), (2, 2)], [], "“导师2”只带 1 个组织，却指定了 2 个"),
        (PinsOverCapacity, [(3, 1)], [], "“导师3”只带 0 个组织，却指定了 1 个"),
        (PinAgainstRule, [(1, 1)], [], "不能指定“导师1”与“小组1”结对：没有共同的语言"),
        (PinForbidden, [(2, 1)], [(2, 1)], "“导师2”与“小组1”既被指定又被排除，请先取消其中一项"),
        (GroupPinnedTwice, [(1, 2), (2, 2)], [], "“小组2”被指定给了两位导师：导师1、导师2。请只保留一位"),
        (NameUnknown, [(9, 1)], [], "指定或排除的结对里，有导师或组织不在本轮名单中"),
        (NameUnknown, [], [(1, 9)], "指定或排除的结对里，有导师或组织不在本轮名单中"),
    ],
)
def test_contradictory_pins_are_refused_in_words(refusal, pinned, forbidden, said, stable):
    problem = Problem(MENTORS, GROUPS, pinned=links(pinned), forbidden=links(forbidden))
    with pytest.raises(refusal) as refused:
        solve(problem, stable=stable)
    assert refused.value.say() == said
    assert refused.value.code.startswith("mentoring.")


def links(numbers):
    return [Link(m(one), g(other)) for one, other in numbers]


@pytest.mark.parametrize(("mentors", "groups"), [([mentor(1), mentor(1)], []), ([], [group(1), group(1)])])
def test_nobody_is_listed_twice(mentors, groups):
    with pytest.raises(NumberedTwice):
        Problem(mentors, groups)


def test_what_changes_is_told_group_by_group():
    mentors = [mentor(1, fields=frozenset({"law"})), mentor(2, fields=frozenset({"elder"}))]
    groups = [group(1, goals=frozenset({"law"})), group(2, goals=frozenset({"elder"})), group(3)]
    before = solve(Problem(mentors, groups))
    after = solve(Problem(mentors, groups, pinned=links([(1, 3)])))
    told = difference(before, after)
    assert [(pair.mentor, pair.group) for pair in before.pairs] == [(m(1), g(1)), (m(2), g(2))]
    assert [pair.link for pair in told.gained] == [(m(1), g(3))]
    assert [pair.link for pair in told.lost] == [(m(1), g(1))]
    assert (told.kept, told.moved, told.points) == (1, (), after.total - before.total)
    assert told.points < 0


def test_a_group_that_changes_its_mentor_has_moved():
    mentors, groups = [mentor(1), mentor(2)], [group(1), group(2)]
    before = solve(Problem(mentors, groups))
    (first, *_rest) = before.pairs
    told = difference(before, solve(Problem(mentors, groups, forbidden=[first.link])))
    assert {(moved.group, moved.before) for moved in told.moved} == {(pair.group, pair.mentor) for pair in before.pairs}
    assert all(moved.after != moved.before for moved in told.moved)
    assert told.kept == 0


def test_the_same_again_is_no_difference():
    problem = Problem(MENTORS, GROUPS)
    assert difference(solve(problem), solve(problem)).is_nothing
