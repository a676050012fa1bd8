"""What is said about a pairing is true: points add up, holders hold, and the smallest change really pairs."""

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from mentoring.pairing.rounds import allowed, any_round, g, group, m, mentor
from wushe.kernel.i18n import speaking
from wushe.mentoring.pairing import (
    Cause,
    Factor,
    Link,
    Problem,
    Rule,
    broken,
    changed,
    explain,
    solve,
)

SEEDS = st.integers(0, 10**9)


def explained(problem, *, stable=False):
    solution = solve(problem, stable=stable)
    return solution, explain(problem, solution)


# --- why this pair, why not the next best


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.booleans())
def test_the_points_of_the_factors_add_up_to_the_score(seed, stable):
    _solution, told = explained(any_round(seed), stable=stable)
    for why in told.pairs:
        assert sum(said.points for said in why.factors) == why.pair.points
        assert {said.factor for said in why.factors} == set(Factor)
        assert all(0 <= said.points <= said.most for said in why.factors)
        assert [said.points for said in why.factors] == sorted((said.points for said in why.factors), reverse=True)
        assert all(said.reason.say() for said in why.factors)


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.booleans())
def test_the_next_best_is_the_highest_other_score_and_who_holds_it_holds_it(seed, stable):
    problem = any_round(seed)
    solution, told = explained(problem, stable=stable)
    worth = allowed(problem)
    for why in told.pairs:
        others = {one: worth[one, id_] for one, id_ in worth if id_ == why.pair.group and one != why.pair.mentor}
        assert (why.next_best is None) == (not others)
        if why.next_best:
            assert why.next_best.points == max(others.values()) == others[why.next_best.mentor]
            held = {pair.group for pair in solution.pairs if pair.mentor == why.next_best.mentor}
            assert set(why.next_best.holders) == held
            assert why.next_best.reason.say()


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_what_the_next_best_would_lose_is_never_too_much(seed):
    """Paired by force, the total is at least so much below the best, or somebody goes without."""
    problem = any_round(seed)
    solution, told = explained(problem)
    for why in told.pairs:
        if why.next_best and problem.mentor[why.next_best.mentor].capacity > 0:
            forced = solve(replace(problem, pinned=[Link(why.next_best.mentor, why.pair.group)]))
            if len(forced.pairs) == len(solution.pairs):
                assert solution.total - forced.total >= why.next_best.loses >= 0


def test_a_pair_is_told_in_words():
    problem = Problem(
        [
            mentor(1, fields=frozenset({"法律"}), hours=frozenset({"周一", "周二"}), wishes=(g(1),)),
            mentor(2, fields=frozenset({"法律"}), hours=frozenset({"周一"})),
        ],
        [
            group(1, goals=frozenset({"法律", "养老"}), hours=frozenset({"周一", "周二"}), stage="成长期"),
            group(2, goals=frozenset({"养老"}), hours=frozenset({"周一"})),
        ],
    )
    _solution, told = explained(problem)
    (why, other) = told.pairs
    words = {said.factor: said.reason.say() for said in why.factors}
    assert why.pair.link == (m(1), g(1))
    assert words[Factor.FIELDS] == "领域对口：法律"
    assert words[Factor.HOURS] == "共同的时间：周一、周二"
    assert words[Factor.MENTOR_WISH] == "组织是导师的第 1 志愿"
    assert words[Factor.GROUP_WISH] == "组织没有选这位导师"
    assert words[Factor.STAGE] == "不限发展阶段"
    assert why.next_best.reason.say() == "“导师2”低 13.3 分"
    assert other.next_best.reason.say() == "“导师1”的名额已给小组1；若改给它，总分至少比最优少 6.65 分"


def test_a_pinned_pair_is_the_admins():
    problem = Problem([mentor(1), mentor(2, wishes=(g(1),))], [group(1)], pinned=[Link(m(1), g(1))])
    _solution, told = explained(problem)
    assert told.pairs[0].next_best.reason.say() == "由管理员指定"


def test_a_stable_pair_is_kept_by_those_who_would_rather():
    problem = Problem(
        [mentor(1, fields=frozenset({"law"}), wishes=(g(2),)), mentor(2, fields=frozenset({"elder"}))],
        [group(1, goals=frozenset({"law"}), wishes=(m(1),)), group(2, goals=frozenset({"elder"}), wishes=(m(1),))],
    )
    _solution, told = explained(problem, stable=True)
    assert told.pairs[0].next_best.reason.say() == "“导师1”自己更愿意带小组2"


# --- why none, and what would help


@pytest.mark.parametrize("stable", [False, True])
@pytest.mark.parametrize("start", range(0, 60, 20))
def test_the_smallest_change_really_pairs_and_costs_nobody_a_mentor(start, stable):
    seen = 0
    for seed in range(start, start + 20):
        problem = any_round(seed, mentors=6, groups=9, most=2)
        solution, told = explained(problem, stable=stable)
        for unpaired in (*told.groups, *told.mentors):
            if unpaired.change.link:
                after = solve(changed(problem, unpaired.change), stable=stable)
                assert unpaired.id in unpaired.change.link, (seed, unpaired)
                assert unpaired.change.link in {pair.link for pair in after.pairs}, (seed, unpaired)
                assert len(after.pairs) > len(solution.pairs), (seed, unpaired)
                seen += 1
    assert seen > 20


def paired(solution, id_):
    return any(id_ in pair.link for pair in solution.pairs)


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_no_change_has_fewer_steps(seed):
    """Of all mentors, none with fewer broken rules and a place."""
    problem = any_round(seed)
    solution, told = explained(problem)
    for unpaired in told.groups:
        group_ = problem.group[unpaired.id]
        ways = [
            len(broken(one, group_)) + (sum(pair.mentor == one.id for pair in solution.pairs) >= one.capacity)
            for one in problem.mentors
            if Rule.OWN_ORGANIZATION not in broken(one, group_)
        ]
        assert (unpaired.change.link is None) == (not ways)
        if ways:
            assert len(unpaired.change.steps) == min(ways)


@settings(max_examples=80, deadline=None)
@given(SEEDS, st.booleans())
def test_every_cause_is_true(seed, stable):
    problem = any_round(seed, mentors=4, groups=7)
    solution, told = explained(problem, stable=stable)
    worth = allowed(problem)
    places = {one.id: one.capacity - sum(pair.mentor == one.id for pair in solution.pairs) for one in problem.mentors}
    assert [one.id for one in told.groups] == [one.id for one in problem.groups if not paired(solution, one.id)]
    assert [one.id for one in told.mentors] == [one.id for one in problem.mentors if not paired(solution, one.id)]
    for unpaired in told.groups:
        fitting = [one for one, id_ in worth if id_ == unpaired.id]
        assert unpaired.cause is cause_of_group(problem, unpaired.id, fitting)
        assert all(places[one] == 0 for one in fitting)
    for unpaired in told.mentors:
        fitting = [id_ for one, id_ in worth if one == unpaired.id]
        assert unpaired.cause is cause_of_mentor(problem, unpaired.id, fitting)


def cause_of_group(problem, id_, fitting):
    if not problem.mentors:
        return Cause.NOBODY_THERE
    if problem.group[id_].hours == frozenset():
        return Cause.NO_TIME
    return Cause.CAPACITY if fitting else Cause.RULE


def cause_of_mentor(problem, id_, fitting):
    if problem.mentor[id_].capacity == 0:
        return Cause.NO_PLACE_OFFERED
    if not problem.groups:
        return Cause.NOBODY_THERE
    if problem.mentor[id_].hours == frozenset():
        return Cause.NO_TIME
    return Cause.ALL_PAIRED if fitting else Cause.RULE


MON, TUE = frozenset({"mon"}), frozenset({"tue"})
MANDARIN, CHANGSHA = frozenset({"mandarin"}), frozenset({"changsha"})


@pytest.mark.parametrize(
    ("of_mentor", "of_group", "cause", "rule", "reason", "change"),
    [
        ({"hours": MON}, {"hours": TUE}, Cause.RULE, Rule.NO_OVERLAP, "硬性条件不符：没有共同的空闲时间（1）",
         "“导师1”与“小组1”约定一个共同的时间"),
        ({"languages": CHANGSHA}, {"languages": MANDARIN}, Cause.RULE, Rule.LANGUAGE,
         "硬性条件不符：没有共同的语言（1）", "为“导师1”与“小组1”找到共同的语言"),
        ({}, {"no_go": frozenset({m(1)})}, Cause.RULE, Rule.NO_GO, "硬性条件不符：有一方声明回避（1）",
         "撤回“导师1”与“小组1”之间的回避声明"),
        ({}, {"licences": frozenset({"社工证"})}, Cause.RULE, Rule.LICENCE, "硬性条件不符：导师没有所需的资质（1）",
         "“导师1”取得“小组1”所需的资质：社工证"),
        ({"organizations": frozenset({m(9)})}, {"organizations": frozenset({m(9)})}, Cause.RULE,
         Rule.OWN_ORGANIZATION, "硬性条件不符：组织属于导师自己的单位（1）", "再请一位合适的导师"),
        ({}, {"hours": frozenset()}, Cause.NO_TIME, None, "组织没有可用的时间", "“导师1”与“小组1”约定一个共同的时间"),
        ({"capacity": 0}, {}, Cause.CAPACITY, None, "合适的 1 位导师名额已满", "“导师1”多带一个组织，留给“小组1”"),
    ],
)  # fmt: skip
def test_a_group_without_a_mentor_is_told_why_and_what_would_help(of_mentor, of_group, cause, rule, reason, change):
    _solution, told = explained(Problem([mentor(1, **of_mentor)], [group(1, **of_group)]))
    (unpaired,) = told.groups
    assert (unpaired.cause, unpaired.rule) == (cause, rule)
    assert (unpaired.reason.say(), unpaired.change.say()) == (reason, change)


def test_a_forbidden_pair_is_named_as_the_admins_doing():
    _solution, told = explained(Problem([mentor(1)], [group(1)], forbidden=[Link(m(1), g(1))]))
    for unpaired in (*told.groups, *told.mentors):
        assert unpaired.reason.say() == "硬性条件不符：管理员已排除（1）"
        assert unpaired.change.say() == "取消对“导师1”与“小组1”的排除"


@pytest.mark.parametrize(
    ("known", "groups", "cause", "reason", "change"),
    [
        ({}, 0, Cause.NOBODY_THERE, "本轮没有组织报名", "再有一个合适的组织"),
        ({"capacity": 0}, 0, Cause.NO_PLACE_OFFERED, "导师没有开放名额", "“导师2”开放名额；再有一个合适的组织"),
        ({"hours": frozenset()}, 1, Cause.NO_TIME, "导师没有可用的时间", "“导师2”填写可用的时间；再有一个合适的组织"),
        ({}, 1, Cause.ALL_PAIRED, "合适的 1 个组织都已有导师", "再有一个合适的组织"),
    ],
)
def test_a_mentor_without_a_group_is_told_why_and_what_would_help(known, groups, cause, reason, change):
    problem = Problem(
        [mentor(1, wishes=(g(1),)), mentor(2, **known)], [group(number) for number in range(1, groups + 1)]
    )
    _solution, told = explained(problem)
    unpaired = told.mentors[-1]
    assert (unpaired.id, unpaired.cause, unpaired.reason.say()) == (m(2), cause, reason)
    assert unpaired.change.say() == change


def test_no_mentors_at_all_is_told():
    _solution, told = explained(Problem([], [group(1)]))
    assert told.groups[0].reason.say() == "本轮没有导师报名"
    assert told.groups[0].change.say() == "再请一位合适的导师"


def test_what_was_never_solved_is_told_as_still_open():
    problem = Problem([mentor(1)], [group(1)])
    told = explain(problem, replace(solve(problem), pairs=(), total=0))
    assert [unpaired.cause for unpaired in (*told.groups, *told.mentors)] == [Cause.STILL_OPEN] * 2


def test_everything_is_said_in_english_too():
    problem = any_round(11, mentors=6, groups=9)
    _solution, told = explained(problem)
    with speaking("en"):
        said = [part.reason.say() for why in told.pairs for part in why.factors]
        said += [one.change.say() for one in (*told.groups, *told.mentors)]
        assert not [text for text in said if "组织" in text or "导师" in text.replace("“导师", "")]


# --- row 30


def experts(capacity):
    return [mentor(number, capacity=capacity, fields=frozenset({f"领域{number % 4}"})) for number in range(15)]


ORGANIZATIONS = [group(number, goals=frozenset({f"领域{number % 4}"})) for number in range(25)]


@pytest.mark.parametrize("stable", [False, True])
def test_fifteen_mentors_of_two_places_pair_all_twenty_five(stable):
    solution, told = explained(Problem(experts(2), ORGANIZATIONS), stable=stable)
    assert len(solution.pairs) == 25
    assert told.groups == ()
    assert max(sum(pair.mentor == m(n) for pair in solution.pairs) for n in range(15)) <= 2


@pytest.mark.parametrize("stable", [False, True])
def test_fifteen_mentors_of_one_place_pair_fifteen_and_ten_lack_capacity(stable):
    solution, told = explained(Problem(experts(1), ORGANIZATIONS), stable=stable)
    assert len(solution.pairs) == 15
    assert [unpaired.cause for unpaired in told.groups] == [Cause.CAPACITY] * 10
    assert {unpaired.cause.value for unpaired in told.groups} == {"capacity"}
    assert told.groups[0].reason.say() == "合适的 15 位导师名额已满"
    assert told.mentors == ()
    assert solution.bound == solution.total if not stable else solution.is_stable
