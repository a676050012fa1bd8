"""Row 38: a rubric by kind and version; what is weak becomes a plan, and the plan a better score."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import assessed
import given
from wushe.evaluation import queries, service
from wushe.evaluation.errors import WeightsWrong
from wushe.evaluation.kinds import AssessmentState, RubricKind
from wushe.evaluation.queries import assessments, improving, rubrics
from wushe.evaluation.schemas.entered import WeightData
from wushe.evaluation.showing import comparison
from wushe.kernel.clock import today


@pytest.fixture
async def town(sessions):
    return await assessed.cast(sessions)


async def test_system_38_three_weak_indicators_give_a_plan_of_three_items_each_with_owner_and_date(sessions, town):
    assessment_id = await assessed.concluded(sessions, town, assessed.WEAK)
    async with given.work(sessions, town.admin) as work:
        plan = await work.rows(improving.plan(assessment_id))
        domains = await work.rows(queries.weak_domains([town.hub, town.group]))
        items = await work.rows(queries.open_items([town.hub]))
    assert [indicator.code for _item, indicator, _owner in plan] == list(assessed.WEAK)
    assert {owner for _item, _indicator, owner in plan} == {"领测试"}
    assert all(item.due_on > today() and item.owner_id and item.action for item, _indicator, _owner in plan)
    assert {(row[0], row[1]) for row in domains} == {(town.hub, domain) for domain in assessed.WEAK_DOMAINS}
    assert [(row[0], row[4]) for row in items] == [(town.hub, "领测试")] * 3


async def test_system_38_version_two_leaves_the_scores_of_version_one_untouched(sessions, town):
    assessment_id = await assessed.concluded(sessions, town, assessed.WEAK)
    before = await _kept(sessions, town, assessment_id)
    await _published(sessions, town)
    async with given.work(sessions, town.admin) as work:
        in_force = await work.one(rubrics.in_force(RubricKind.HUB))
    assert in_force.number == 2
    assert await _kept(sessions, town, assessment_id) == before
    assert before[0][0] == 7600


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rubric SET weak_below = 30",
        "UPDATE rubric_indicator SET weight = 1",
        "DELETE FROM rubric_indicator",
        "DELETE FROM rubric",
        "UPDATE assessment_score SET level = 4",
        "DELETE FROM assessment_score",
        "UPDATE assessment_entry SET note = 'x'",
    ],
)
async def test_system_38_the_database_itself_refuses_to_change_what_was_published_or_entered(sessions, town, statement):
    await assessed.concluded(sessions, town)
    async with given.work(sessions, town.admin) as work:
        with pytest.raises(DBAPIError, match="permission denied"):
            await work.session.execute(text(statement))
        await work.session.rollback()


async def test_system_38_a_re_assessment_shows_the_change_by_domain_and_indicator_over_two_versions(sessions, town):
    first = await assessed.concluded(sessions, town, assessed.WEAK)
    await _published(sessions, town)
    second = await assessed.concluded(sessions, town)
    async with given.work(sessions, town.admin) as work:
        later = await work.get(assessments.Assessment, second)
        compared = await comparison(work, later)
    assert later.former_id == first
    assert later.state is AssessmentState.CONCLUDED
    changed = {change.name: (change.before, change.now) for change in compared.indicators if change.difference}
    assert changed == {"分工到人": (25, 100), "资源调配": (25, 100), "服务规划": (50, 100)}
    assert {change.name for change in compared.domains if change.difference} == {"人员分工", "资源调配", "服务规划"}


async def test_system_38_weights_that_are_not_a_hundred_are_not_published(sessions, town):
    async with given.work(sessions, town.admin) as work:
        draft = await service.begin_revision(work, RubricKind.HUB)
        first = (await work.all(rubrics.draft_indicators(draft.id)))[0]
        await service.weigh_indicator(work, RubricKind.HUB, first.id, WeightData(weight=first.weight + 1))
    async with given.work(sessions, town.admin) as work:
        with pytest.raises(WeightsWrong) as refused:
            await service.publish(work, RubricKind.HUB)
        await work.session.rollback()
    assert refused.value.facts == {"now": 101}


async def _kept(sessions, town, assessment_id):
    async with given.work(sessions, town.admin) as work:
        assessment = await work.get(assessments.Assessment, assessment_id)
        entries = [entry.id for entry, _name in await work.rows(assessments.entries(assessment_id))]
        scores = await work.all(assessments.scores(entries))
        kept = sorted((str(score.id), str(score.indicator_id), score.level) for score in scores)
        return (assessment.score, assessment.rubric_id), kept


async def _published(sessions, town):
    """A second version with two weights moved."""
    async with given.work(sessions, town.admin) as work:
        draft = await service.begin_revision(work, RubricKind.HUB)
        first, second, *_others = await work.all(rubrics.draft_indicators(draft.id))
        await service.weigh_indicator(work, RubricKind.HUB, first.id, WeightData(weight=first.weight + 3))
        await service.weigh_indicator(work, RubricKind.HUB, second.id, WeightData(weight=second.weight - 3))
        await service.publish(work, RubricKind.HUB)
