"""What a pair is worth and what keeps it apart; the table of all says the same as looking at one."""

import pytest

from mentoring.pairing.rounds import any_round, g, group, m, mentor
from wushe.kernel.i18n import speaking
from wushe.mentoring.pairing import Factor, Rule, Weights, broken, points, score
from wushe.mentoring.pairing.errors import WeightsNotHundred
from wushe.mentoring.pairing.grid import BARRED, grid
from wushe.mentoring.pairing.scoring import measure

ALIKE = {"languages": frozenset({"mandarin"})}


def test_the_usual_weights_are_a_hundred_points():
    assert sum(weight for _factor, weight in Weights().items()) == 100


@pytest.mark.parametrize("chosen", [{"fields": 26}, {"fields": -5, "place": 40}])
def test_other_weights_are_refused(chosen):
    with pytest.raises(WeightsNotHundred) as refused:
        Weights(**chosen)
    assert refused.value.code == "mentoring.weights_not_hundred"
    assert "100" in refused.value.say()


def test_everything_that_speaks_for_a_pair_is_ten_thousand():
    perfect = mentor(
        1, fields=frozenset({"law"}), methods=frozenset({"books"}), stages=frozenset({"seed"}),
        places=frozenset({"langli"}), hours=frozenset({"mon", "tue", "wed"}), wishes=(g(1),),
    )  # fmt: skip
    fitting = group(
        1, goals=frozenset({"law"}), weaknesses=frozenset({"books"}), stage="seed", place="langli",
        hours=frozenset({"mon", "tue", "wed"}), wishes=(m(1),),
    )  # fmt: skip
    assert points(perfect, fitting, Weights()) == 10_000
    assert set(score(perfect, fitting, Weights())) == set(Factor)


@pytest.mark.parametrize(
    ("factor", "of_mentor", "of_group", "measured"),
    [
        (Factor.FIELDS, {"fields": frozenset({"law"})}, {"goals": frozenset({"law", "elder", "child"})}, 33),
        (Factor.FIELDS, {"fields": frozenset({"law"})}, {}, 50),
        (Factor.WEAKNESSES, {}, {"weaknesses": frozenset({"books"})}, 0),
        (Factor.STAGE, {"stages": frozenset({"seed"})}, {"stage": "grown"}, 0),
        (Factor.STAGE, {}, {"stage": "grown"}, 50),
        (Factor.PLACE, {"places": frozenset({"langli"})}, {"place": "langli"}, 100),
        (Factor.HOURS, {"hours": frozenset({"mon", "tue"})}, {"hours": frozenset({"mon", "tue"})}, 66),
        (Factor.HOURS, {"hours": frozenset("abcde")}, {"hours": frozenset("abcde")}, 100),
        (Factor.HOURS, {}, {"hours": frozenset({"mon"})}, 50),
        (Factor.GROUP_WISH, {}, {"wishes": (m(2), m(1))}, 80),
        (Factor.MENTOR_WISH, {"wishes": tuple(g(n) for n in (2, 3, 4, 5, 6, 7, 1))}, {}, 20),
        (Factor.MENTOR_WISH, {"wishes": (g(2),)}, {}, 0),
    ],
)
def test_each_factor_is_measured_from_0_to_100(factor, of_mentor, of_group, measured):
    assert measure(factor, mentor(1, **of_mentor), group(1, **of_group)) == measured


@pytest.mark.parametrize(
    ("rule", "of_mentor", "of_group"),
    [
        (Rule.OWN_ORGANIZATION, {"organizations": frozenset({m(9)})}, {"organizations": frozenset({m(9), m(8)})}),
        (Rule.NO_GO, {"no_go": frozenset({g(1)})}, {}),
        (Rule.NO_GO, {}, {"no_go": frozenset({m(1)})}),
        (Rule.LICENCE, {"licences": frozenset({"counsellor"})}, {"licences": frozenset({"counsellor", "lawyer"})}),
        (Rule.LANGUAGE, {"languages": frozenset({"changsha"})}, ALIKE),
        (Rule.NO_OVERLAP, {"hours": frozenset({"mon"})}, {"hours": frozenset({"tue"})}),
        (Rule.NO_OVERLAP, {"hours": frozenset()}, {}),
        (Rule.NO_OVERLAP, {}, {"hours": frozenset()}),
    ],
)
def test_a_rule_keeps_apart_whatever_the_wishes(rule, of_mentor, of_group):
    mentor_, group_ = mentor(1, wishes=(g(1),), **of_mentor), group(1, wishes=(m(1),), **of_group)
    assert broken(mentor_, group_) == [rule]


def test_who_says_nothing_is_kept_from_nobody():
    assert broken(mentor(1), group(1)) == []
    assert broken(mentor(1), group(1, hours=frozenset({"mon"}), **ALIKE)) == []


@pytest.mark.parametrize("start", range(0, 300, 100))
def test_the_table_of_all_says_the_same_as_looking_at_one(start):
    for seed in range(start, start + 100):
        problem = any_round(seed, mentors=9, groups=9)
        table = grid(problem).points
        for row, one in enumerate(problem.mentors):
            for column, other in enumerate(problem.groups):
                expected = BARRED if broken(one, other) else points(one, other, problem.weights)
                assert table[row, column] == expected, (seed, row, column)


@pytest.mark.parametrize("words", [Factor, Rule])
def test_factors_and_rules_are_said_in_both_languages(words):
    chinese = [member.label.say() for member in words]
    with speaking("en"):
        assert not {member.label.say() for member in words} & set(chinese)
