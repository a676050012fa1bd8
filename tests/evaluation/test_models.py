"""What levels are worth, what is weak, what changed; and the ways an assessment and a plan may go."""

from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID, uuid4

import pytest

from wushe.evaluation.errors import DoneAlready, NeverDone, OwnEntry, ReasonNeeded, WrongState
from wushe.evaluation.kinds import AssessmentState, Domain, ItemState, Nature, StarChange, Step
from wushe.evaluation.models import Assessment, Improvement, Indicator, StarRating
from wushe.evaluation.scoring import by_domain, compare, score, stars, weak
from wushe.evaluation.service.standing import months_later
from wushe.evaluation.standard import RUBRICS
from wushe.kernel.web.charts import radar

NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)
LINES = (50, 60, 70, 80, 90)
_ids = count(1)


def indicator(
    code: str, weight: int, domain: Domain = Domain.STAFFING, levels: str = "无\n差\n中\n良\n优"
) -> Indicator:
    return Indicator(id=UUID(int=next(_ids)), code=code, name=code, domain=domain, weight=weight, levels=levels)


def test_a_score_is_the_sum_of_shares_in_hundredths_rounded_half_up():
    thirds = [indicator("a", 50, levels="无\n一\n二\n三"), indicator("b", 50)]
    assert score(thirds, {thirds[0].id: 1, thirds[1].id: 4}) == 6667
    assert score(thirds, {thirds[0].id: 0, thirds[1].id: 0}) == 0
    assert score(thirds, {thirds[0].id: 3, thirds[1].id: 4}) == 10000


@pytest.mark.parametrize(("points", "found"), [(4999, 0), (5000, 1), (7000, 3), (6999, 2), (10000, 5), (0, 0)])
def test_exactly_on_a_line_counts(points, found):
    assert stars(LINES, points) == found


def test_weak_is_below_the_line_and_not_on_it():
    one = indicator("a", 100, levels="无\n一\n二\n三\n四\n五")
    assert weak([one], {one.id: 2}, 60) == [one]
    assert weak([one], {one.id: 3}, 60) == []


def test_a_domain_is_weighed_by_its_indicators():
    big, small = indicator("a", 30), indicator("b", 10)
    assert by_domain([big, small], {big.id: 4, small.id: 0}) == {Domain.STAFFING: 0.75}


def test_only_what_is_the_same_in_both_versions_is_compared():
    old = [indicator("same", 40), indicator("changed", 30), indicator("gone", 30)]
    new = [indicator("same", 60), indicator("changed", 20, levels="无\n有\n全"), indicator("added", 20)]
    found = compare(old, {each.id: 1 for each in old}, new, {each.id: 2 for each in new})
    assert [(change.name, change.before, change.now) for change in found.indicators] == [("same", 25, 50)]
    assert found.only_now == ("changed", "added")
    assert found.only_before == ("changed", "gone")


def test_a_moved_weight_alone_is_no_change():
    old = [indicator("a", 40), indicator("b", 60)]
    new = [indicator("a", 60), indicator("b", 40)]
    found = compare(old, {old[0].id: 4, old[1].id: 0}, new, {new[0].id: 4, new[1].id: 0})
    assert [change.difference for change in found.domains] == [0]


@pytest.mark.parametrize("kind", RUBRICS)
def test_a_standard_rubric_is_a_hundred_points_in_five_to_eight_domains_of_five_levels(kind):
    rubric = RUBRICS[kind]
    assert sum(each.weight for each in rubric) == 100
    assert 5 <= len({each.domain for each in rubric}) <= 8
    assert {len(each.levels.split("\n")) for each in rubric} == {5}
    assert len({each.code for each in rubric}) == len(rubric)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (None, 3, StarChange.AWARDED), (3, 4, StarChange.RAISED), (4, 3, StarChange.LOWERED), (3, 3, StarChange.KEPT),
        (3, 0, StarChange.LOWERED),
    ],
)  # fmt: skip
def test_a_change_of_stars_is_named(before, now, change):
    assert StarChange.between(before, now) is change


def test_months_end_on_the_last_day_where_the_day_is_missing():
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2026, 12, 1), 24) == date(2028, 12, 1)


def test_no_stars_hold_on_no_day():
    assert not StarRating(stars=0, expires_on=None).holds_on(date(2026, 1, 1))


# --- the way of an assessment


def _opened() -> Assessment:
    return Assessment(id=uuid4(), state=AssessmentState.SELF, typed={"a": {"level": 1}}, typed_note="", entries=0)


def test_three_people_take_three_steps_and_the_draft_goes_with_its_step():
    leader, worker, panel = uuid4(), uuid4(), uuid4()
    assessment = _opened()
    assessment.submit_self(leader)
    assert assessment.typed == {}
    with pytest.raises(OwnEntry):
        assessment.submit_check(leader)
    assessment.submit_check(worker)
    for who in (leader, worker):
        with pytest.raises(OwnEntry):
            assessment.conclude(who, NOON, 7000, {})
    assessment.conclude(panel, NOON, 7000, {"plans": 3})
    assert (assessment.state, assessment.score) == (AssessmentState.CONCLUDED, 7000)
    with pytest.raises(WrongState):
        assessment.withdraw("迟了")


def test_sending_back_needs_a_reason_and_frees_the_step_before():
    leader, worker, panel = uuid4(), uuid4(), uuid4()
    assessment = _opened()
    assessment.submit_self(leader)
    with pytest.raises(ReasonNeeded):
        assessment.send_back("", worker)
    assert assessment.send_back("请补材料", worker) is Step.SELF
    assert (assessment.state, assessment.self_by, assessment.reason) == (AssessmentState.SELF, None, "请补材料")
    assessment.submit_self(leader)
    assert assessment.reason == ""
    assessment.submit_check(worker)
    assert assessment.send_back("核查太松", panel) is Step.CHECK
    assert assessment.checked_by is None


def test_an_improvement_is_done_once_and_only_with_what_was_done():
    item = Improvement(state=ItemState.OPEN, due_on=date(2026, 11, 1))
    assert item.is_late(date(2026, 11, 2))
    assert not item.is_late(date(2026, 11, 1))
    with pytest.raises(NeverDone):
        item.finish("", date(2026, 11, 2), uuid4())
    item.finish("排了班", date(2026, 11, 2), uuid4())
    assert not item.is_late(date(2026, 12, 1))
    with pytest.raises(DoneAlready):
        item.finish("又排了班", date(2026, 11, 3), uuid4())


def test_a_radar_draws_both_shapes_and_says_them_in_its_table():
    spokes = ["人员分工", "资源调配", "服务规划", "规范运作", "服务成效"]
    now, before = dict.fromkeys(spokes, 80), dict.fromkeys(spokes[:4], 40)
    drawn = radar("各领域得分", spokes, ("这次", now), ("上次", before), "领域", "organization")
    assert drawn.heads == ("领域", "上次", "这次")
    assert drawn.rows[0] == ("人员分工", "40%", "80%")
    assert drawn.rows[4] == ("服务成效", "—", "80%")
    assert str(drawn.svg).count("<polygon") == 4 + 2


def test_nature_has_the_two_words_of_the_sources():
    assert [each.value for each in Nature] == ["core", "administrative"]
