"""The verbs of evaluation: who may do what, what is refused, what follows."""

from datetime import UTC, datetime, timedelta

import pytest

import assessed
import given
from wushe.access.roles import Role
from wushe.evaluation import queries, service
from wushe.evaluation.errors import (
    AlreadyOpen,
    NoSuchAssessment,
    NotOnPanel,
    OwnEntry,
    OwnLimit,
    RequiredIndicator,
    StandardWords,
    Unscored,
)
from wushe.evaluation.kinds import Domain, RubricKind, Step
from wushe.evaluation.queries import assessments, improving, listing, rubrics
from wushe.evaluation.schemas.entered import (
    AssessmentFilters,
    Because,
    IndicatorData,
    ItemData,
    NewAssessment,
    NewRound,
    OutcomeData,
    PanelData,
    Scored,
    ScoresData,
    TermsData,
    WeightData,
)
from wushe.evaluation.service.improving import remind
from wushe.kernel.clock import stopped_at, today
from wushe.kernel.errors import Forbidden, Invalid


@pytest.fixture
async def town(sessions):
    return await assessed.cast(sessions)


def own(weight: int = 5, name: str = "邻里议事") -> IndicatorData:
    return IndicatorData(name=name, domain=Domain.PARTICIPATION, weight=weight, levels="没有\n偶尔\n经常")


async def refusing(sessions, who, refusal, verb, *given_to_it):
    """The verb is refused, and nothing stays of it."""
    async with given.work(sessions, who) as work:
        with pytest.raises(refusal) as refused:
            await verb(work, *given_to_it)
        work.abandon()
    return refused.value


async def test_a_group_is_assessed_once_at_a_time(sessions, town):
    await assessed.opened(sessions, town)
    again = NewAssessment(organization_id=town.hub, since=assessed.SINCE, until=assessed.UNTIL)
    await refusing(sessions, town.admin, AlreadyOpen, service.open_assessment, again)


async def test_a_round_asks_every_group_of_its_kind_once(sessions, town):
    data = NewRound(kind=RubricKind.COMMUNITY, since=assessed.SINCE, until=assessed.UNTIL)
    async with given.work(sessions, town.admin) as work:
        assert [each.organization_id for each in await service.open_round(work, data)] == [town.group]
    async with given.work(sessions, town.worker) as work:
        assert await service.open_round(work, data) == []


async def test_nobody_checks_what_they_entered_even_with_every_permission(sessions, town):
    assessment_id = await assessed.opened(sessions, town)
    async with given.work(sessions, town.admin) as work:
        scores = assessed.scores(await assessed.indicators(work))
        await service.self_assess(work, assessment_id, scores)
    await refusing(sessions, town.admin, OwnEntry, service.check, assessment_id, scores)


async def test_each_role_reaches_its_own(sessions, town):
    assessment_id = await assessed.opened(sessions, town)
    async with given.work(sessions, town.admin) as work:
        scores = assessed.scores(await assessed.indicators(work))
    await refusing(sessions, town.worker, Forbidden, service.self_assess, assessment_id, scores)
    await refusing(sessions, town.other, NoSuchAssessment, service.send_back, assessment_id, Because(reason="x"))
    await refusing(sessions, town.staff, Forbidden, service.check, assessment_id, scores)
    for who, seen in ((town.admin, 1), (town.leader, 1), (town.worker, 1), (town.other, 0), (town.staff, 0)):
        async with given.work(sessions, who) as work:
            reach = work.require("evaluation:read")
            assert len(await work.all(listing.bundled(reach, AssessmentFilters()))) == seen, who
    funder = await given.visitor(sessions, town.place, Role.FUNDER)
    assert "evaluation:read" not in funder.grants


async def test_who_is_named_for_the_panel_judges_that_one_and_nobody_of_the_group_is(sessions, town):
    assessment_id = await assessed.opened(sessions, town)
    for who in (town.leader, town.worker):
        data = PanelData(person_id=who.person.person_id)
        await refusing(sessions, town.admin, NotOnPanel, service.name_panellist, assessment_id, data)
    async with given.work(sessions, town.admin) as work:
        await service.name_panellist(work, assessment_id, PanelData(person_id=town.other.person.person_id))
        scores = assessed.scores(await assessed.indicators(work))
    for who, verb in ((town.leader, service.self_assess), (town.worker, service.check), (town.other, service.conclude)):
        async with given.work(sessions, who) as work:
            await verb(work, assessment_id, scores)
    async with given.work(sessions, town.admin) as work:
        assert (await work.get(assessments.Assessment, assessment_id)).score == 10000


async def test_a_draft_is_kept_as_it_was_typed_and_an_unscored_indicator_is_told_by_its_code(sessions, town):
    assessment_id = await assessed.opened(sessions, town)
    half = ScoresData(scores=[Scored(code="staffing_roles", level=2, note="有分工表")], note="还没写完")
    async with given.work(sessions, town.leader) as work:
        await service.save_draft(work, assessment_id, Step.SELF, half)
    async with given.work(sessions, town.leader) as work:
        assessment = await work.get(assessments.Assessment, assessment_id)
        assert assessment.typed == {"staffing_roles": {"level": 2, "note": "有分工表"}}
        assert assessment.typed_note == "还没写完"
    refused = await refusing(sessions, town.leader, Invalid, service.self_assess, assessment_id, half)
    assert len(refused.fields) == 9
    assert {error.code for error in refused.fields.values()} == {Unscored.code}


async def test_sent_back_scores_stay_on_record_beside_the_new_ones(sessions, town):
    assessment_id = await assessed.opened(sessions, town)
    async with given.work(sessions, town.leader) as work:
        scores = assessed.scores(await assessed.indicators(work))
        await service.self_assess(work, assessment_id, scores)
    async with given.work(sessions, town.worker) as work:
        await service.send_back(work, assessment_id, Because(reason="请附分工表"))
    async with given.work(sessions, town.leader) as work:
        await service.self_assess(work, assessment_id, scores)
    async with given.work(sessions, town.admin) as work:
        entries = await work.rows(assessments.entries(assessment_id))
    assert [(entry.step, entry.number) for entry, _name in entries] == [(Step.SELF, 1), (Step.SELF, 2)]


async def test_weak_domains_come_from_the_newest_assessment_alone(sessions, town):
    await assessed.concluded(sessions, town, assessed.WEAK)
    await assessed.concluded(sessions, town, {"finance_openness": 0})
    async with given.work(sessions, town.admin) as work:
        found = await work.rows(queries.weak_domains([town.hub]))
    assert [tuple(row) for row in found] == [(town.hub, Domain.FINANCE)]


async def test_owners_are_reminded_before_and_after_and_not_every_day(sessions, town):
    assessment_id = await assessed.concluded(sessions, town, {"staffing_roles": 1})
    async with given.work(sessions, town.worker) as work:
        item, _indicator, _owner = (await work.rows(improving.plan(assessment_id)))[0]
        owner, due = town.leader.person.person_id, today() + timedelta(days=20)
        await service.plan_item(work, item.id, ItemData(action="排班上墙", owner_id=owner, due_on=due))
    told = []
    for days in (-8, -7, -6, 0, 1, 2, 8, 9):
        day = due + timedelta(days=days)
        with stopped_at(datetime(day.year, day.month, day.day, 1, tzinfo=UTC)):
            async with given.work(sessions, await given.system(sessions, town.place)) as work:
                told.append(await remind(work))
    assert told == [0, 1, 0, 0, 1, 0, 1, 0]
    async with given.work(sessions, town.leader) as work:
        await service.finish_item(work, item.id, OutcomeData(outcome="排班表上墙，两周无空岗"))
    async with given.work(sessions, town.admin) as work:
        assert await work.rows(queries.open_items([town.hub])) == []


async def test_an_owner_belongs_to_the_group_or_accompanies_it(sessions, town):
    assessment_id = await assessed.concluded(sessions, town, {"staffing_roles": 1})
    async with given.work(sessions, town.admin) as work:
        item, _indicator, _owner = (await work.rows(improving.plan(assessment_id)))[0]
    data = ItemData(action="排班", owner_id=town.other.person.person_id, due_on=today())
    refused = await refusing(sessions, town.admin, Invalid, service.plan_item, item.id, data)
    assert set(refused.fields) == {"owner_id"}


# --- a township adapts its rubric within limits


async def test_a_township_adds_a_few_indicators_and_no_more(sessions, town):
    async with given.work(sessions, town.admin) as work:
        await service.begin_revision(work, RubricKind.COMMUNITY)
        for number in range(4):
            await service.add_indicator(work, RubricKind.COMMUNITY, own(5, f"本地 {number}"))
    await refusing(sessions, town.admin, OwnLimit, service.add_indicator, RubricKind.COMMUNITY, own(1))


async def test_a_core_indicator_keeps_its_words_its_place_and_its_weight_nearly(sessions, town):
    async with given.work(sessions, town.admin) as work:
        draft = await service.begin_revision(work, RubricKind.COMMUNITY)
        first = (await work.all(rubrics.draft_indicators(draft.id)))[0]
    kind = RubricKind.COMMUNITY
    await refusing(sessions, town.admin, RequiredIndicator, service.remove_indicator, kind, first.id)
    await refusing(sessions, town.admin, StandardWords, service.change_indicator, kind, first.id, own())
    await refusing(sessions, town.admin, Invalid, service.weigh_indicator, kind, first.id, WeightData(weight=16))
    await refusing(sessions, town.worker, Forbidden, service.begin_revision, kind)


async def test_stars_that_do_not_rise_are_told_beside_the_field(sessions, town):
    async with given.work(sessions, town.admin) as work:
        await service.begin_revision(work, RubricKind.HUB)
    data = TermsData(weak_below=60, star_1=50, star_2=50, star_3=70, star_4=80, star_5=90, star_months=24, plan_days=90)
    refused = await refusing(sessions, town.admin, Invalid, service.change_terms, RubricKind.HUB, data)
    assert set(refused.fields) == {"star_2"}


async def test_an_optional_indicator_gives_its_points_to_one_of_the_townships_own(sessions, town):
    async with given.work(sessions, town.admin) as work:
        draft = await service.begin_revision(work, RubricKind.COMMUNITY)
        written = {each.code: each for each in await work.all(rubrics.draft_indicators(draft.id))}
        await service.remove_indicator(work, RubricKind.COMMUNITY, written["results_volunteers"].id)
        await service.add_indicator(work, RubricKind.COMMUNITY, own(7))
    async with given.work(sessions, town.admin) as work:
        rubric = await service.publish(work, RubricKind.COMMUNITY)
    async with given.work(sessions, town.admin) as work:
        measured = await work.all(rubrics.indicators(rubric.id))
    assert (rubric.number, sum(each.weight for each in measured), len(measured)) == (2, 100, 11)
    assert [each.name for each in measured if each.is_own] == ["邻里议事"]
