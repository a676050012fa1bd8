"""A round on its way: prepared, gathering, paired, reviewed, published, agreed to, closed."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import given
import mentored
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden, Invalid
from wushe.mentoring import service
from wushe.mentoring.errors import (
    AlreadyAnswered,
    AlreadyApplied,
    AlreadyPublished,
    EndsBeforeStart,
    HardRule,
    MarkContradicts,
    NothingToPair,
    NotYourOrganization,
    ReasonNeeded,
    RoundPublished,
    StillPaired,
    WrongRoundState,
)
from wushe.mentoring.kinds import MarkKind, MentorshipState, RoundState
from wushe.mentoring.models import PairingRound
from wushe.mentoring.queries import rounds
from wushe.mentoring.remembering import said
from wushe.mentoring.schemas.entered import Because, MarkData
from wushe.people.kinds import Slot


@pytest.fixture
async def cast(sessions):
    return await mentored.cast(sessions)


async def state_of(sessions, cast, round_id):
    async with given.work(sessions, cast.admin) as work:
        return (await work.get(PairingRound, round_id)).state


async def test_a_round_goes_from_its_weights_to_its_end(sessions):
    cast = await mentored.cast(sessions, mentors=2, groups=2)
    round_id, pairs = await mentored.running(sessions, cast)
    assert len(pairs) == 2
    assert {each.state for each in pairs.values()} == {MentorshipState.RUNNING}
    assert await state_of(sessions, cast, round_id) is RoundState.AGREED
    async with given.work(sessions, cast.admin) as work:
        await service.begin(work, round_id)
    with pytest.raises(StillPaired):
        async with given.work(sessions, cast.admin) as work:
            await service.close(work, round_id)
    async with given.work(sessions, cast.admin) as work:
        for each in pairs.values():
            await service.stop(work, each.id, Because(reason="年度收尾"))
        await service.close(work, round_id)
    assert await state_of(sessions, cast, round_id) is RoundState.CLOSED


async def test_more_groups_than_places_leaves_some_with_the_reason_capacity(sessions, cast):
    round_id = await mentored.paired(sessions, cast)
    async with given.work(sessions, cast.admin) as work:
        matches = await work.all(rounds.matches(round_id))
    assert sum(match.mentor_id is not None for match in matches) == 2
    [without] = [match for match in matches if match.mentor_id is None]
    assert without.told["cause"] == "capacity"
    assert without.told["change"]


async def test_weights_are_a_hundred_together_and_fixed_once_groups_apply(sessions, cast):
    with pytest.raises(Invalid) as refused:
        async with given.work(sessions, cast.admin) as work:
            await service.prepare(work, mentored.round_data(weight_fields=60))
    assert set(refused.value.fields) == {"weight_fields"}
    round_id = await mentored.gathering(sessions, cast)
    with pytest.raises(WrongRoundState):
        async with given.work(sessions, cast.admin) as work:
            await service.edit_round(work, round_id, mentored.round_data(weight_fields=20, weight_stage=15))


@pytest.mark.parametrize("field", ["gather_until", "since", "until"])
async def test_days_that_end_before_they_begin_are_told_beside_their_field(sessions, cast, field):
    with pytest.raises(Invalid) as refused:
        async with given.work(sessions, cast.admin) as work:
            await service.prepare(work, mentored.round_data(**{field: today() - timedelta(days=1)}))
    assert field in refused.value.fields


async def test_postgresql_refuses_a_step_that_the_code_forgot(sessions, cast):
    round_id = await mentored.gathering(sessions, cast)
    with pytest.raises(DBAPIError, match="no such step"):
        async with given.work(sessions, cast.admin) as work:
            await work.session.execute(
                text("UPDATE pairing_round SET state = 'running', published_at = now() WHERE id = :id"),
                {"id": round_id},
            )


@pytest.mark.parametrize("verb", [service.take_up, service.publish, service.begin, service.close])
async def test_no_step_is_left_out(sessions, cast, verb):
    round_id = await mentored.gathering(sessions, cast)
    with pytest.raises(WrongRoundState):
        async with given.work(sessions, cast.admin) as work:
            await verb(work, round_id)


async def test_without_mentors_or_without_groups_nothing_is_paired_and_nothing_lost(sessions):
    cast = await mentored.cast(sessions, mentors=0, groups=1)
    round_id = await mentored.applied(sessions, cast)
    with pytest.raises(NothingToPair) as refused:
        async with given.work(sessions, cast.admin) as work:
            await service.pair(work, round_id)
    assert refused.value.facts == {"mentors": 0, "groups": 1}
    assert await state_of(sessions, cast, round_id) is RoundState.GATHERING


async def test_a_mentor_without_time_is_paired_with_nobody_and_the_reason_is_told(sessions):
    cast = await mentored.cast(sessions, mentors=1, groups=1)
    await mentored.edit_mentor(sessions, cast, 0, slots=[])
    round_id = await mentored.paired(sessions, cast)
    async with given.work(sessions, cast.admin) as work:
        round_ = await work.get(PairingRound, round_id)
    assert round_.outcome["pairs"] == 0
    assert [each["cause"] for each in round_.outcome["mentors"]] == ["no_time"]


async def test_a_round_is_published_once_and_then_left_as_it_is(sessions, cast):
    round_id = await mentored.published(sessions, cast)
    with pytest.raises(AlreadyPublished):
        async with given.work(sessions, cast.admin) as work:
            await service.publish(work, round_id)
    data = MarkData(organization_id=cast.groups[0], mentor_id=cast.mentors[0], kind=MarkKind.FORBIDDEN, reason="想改")
    with pytest.raises(RoundPublished):
        async with given.work(sessions, cast.admin) as work:
            await service.mark(work, round_id, data)
    with pytest.raises(RoundPublished):
        async with given.work(sessions, cast.leaders[0]) as work:
            await service.edit_application(work, round_id, mentored.asking(cast.groups[0]))


# --- the township's hand


async def test_a_pin_is_kept_and_the_rest_solved_around_it_with_the_difference(sessions, cast):
    round_id = await mentored.in_review(sessions, cast)
    async with given.work(sessions, cast.admin) as work:
        before = {match.organization_id: match.mentor_id for match in await work.all(rounds.matches(round_id))}
    [left_out] = [group for group, mentor in before.items() if mentor is None]
    pin = MarkData(organization_id=left_out, mentor_id=cast.mentors[0], kind=MarkKind.PINNED, reason="熟悉情况")
    async with given.work(sessions, cast.admin) as work:
        made = await service.mark(work, round_id, pin)
    async with given.work(sessions, cast.admin) as work:
        after = {match.organization_id: match for match in await work.all(rounds.matches(round_id))}
        round_ = await work.get(PairingRound, round_id)
    assert after[left_out].mentor_id == cast.mentors[0]
    assert after[left_out].before_id is None
    assert round_.outcome["difference"]["gained"] == 1
    assert round_.outcome["difference"]["lost"] == 1
    async with given.work(sessions, cast.admin) as work:
        await service.unmark(work, round_id, made.id)


async def test_a_forbidden_pair_is_never_made(sessions):
    cast = await mentored.cast(sessions, mentors=1, groups=1)
    round_id = await mentored.in_review(sessions, cast)
    ban = MarkData(organization_id=cast.groups[0], mentor_id=cast.mentors[0], kind=MarkKind.FORBIDDEN, reason="避嫌")
    async with given.work(sessions, cast.admin) as work:
        await service.mark(work, round_id, ban)
        [match] = await work.all(rounds.matches(round_id))
    assert match.mentor_id is None
    assert match.told["change"]
    assert any("取消" in said(each) for each in match.told["change"])


async def test_pins_that_contradict_each_other_or_a_rule_are_refused(sessions, cast):
    round_id = await mentored.in_review(sessions, cast)

    async def pin(mentor, kind=MarkKind.PINNED, reason="指定"):
        data = MarkData(organization_id=cast.groups[0], mentor_id=mentor, kind=kind, reason=reason)
        async with given.work(sessions, cast.admin) as work:
            await service.mark(work, round_id, data)

    await pin(cast.mentors[0])
    with pytest.raises(MarkContradicts):
        await pin(cast.mentors[1])
    with pytest.raises(MarkContradicts):
        await pin(cast.mentors[0], MarkKind.FORBIDDEN)
    with pytest.raises(ReasonNeeded):
        await pin(cast.mentors[1], MarkKind.FORBIDDEN, "")
    await mentored.edit_mentor(sessions, cast, 1, slots=[Slot.SUN_EVENING])
    data = MarkData(organization_id=cast.groups[1], mentor_id=cast.mentors[1], kind=MarkKind.PINNED, reason="指定")
    with pytest.raises(HardRule):
        async with given.work(sessions, cast.admin) as work:
            await service.mark(work, round_id, data)


async def test_stability_is_a_choice_with_its_cost(sessions, cast):
    round_id = await mentored.in_review(sessions, cast)
    async with given.work(sessions, cast.admin) as work:
        round_ = await service.restabilise(work, round_id, stable=True)
    assert round_.stable
    assert round_.outcome["points"] <= round_.outcome["bound"]


# --- who applies


async def test_a_group_applies_once_and_only_who_leads_it_for_it(sessions, cast):
    round_id = await mentored.gathering(sessions, cast)
    async with given.work(sessions, cast.leaders[0]) as work:
        await service.apply(work, round_id, mentored.asking(cast.groups[0]))
    with pytest.raises(AlreadyApplied):
        async with given.work(sessions, cast.leaders[0]) as work:
            await service.apply(work, round_id, mentored.asking(cast.groups[0]))
    with pytest.raises(NotYourOrganization):
        async with given.work(sessions, cast.leaders[0]) as work:
            await service.apply(work, round_id, mentored.asking(cast.groups[1]))
    with pytest.raises(Forbidden):
        async with given.work(sessions, cast.guides[0]) as work:
            await service.apply(work, round_id, mentored.asking(cast.groups[0]))


# --- yes and no


async def test_a_decline_pairs_the_rest_anew_and_leaves_what_was_agreed(sessions, cast):
    round_id = await mentored.published(sessions, cast)
    before = await mentored.standing(sessions, cast, round_id)
    [left_out] = set(cast.groups) - set(before)
    kept, declined = before.values()
    async with given.work(sessions, mentored.guide(cast, kept)) as work:
        await service.agree(work, kept.id)
    group = cast.leaders[cast.groups.index(declined.organization_id)]
    with pytest.raises(ReasonNeeded):
        async with given.work(sessions, group) as work:
            await service.decline(work, declined.id, Because(reason=""))
    async with given.work(sessions, group) as work:
        await service.decline(work, declined.id, Because(reason="时间对不上"))
    after = await mentored.standing(sessions, cast, round_id)
    assert after[kept.organization_id].id == kept.id
    assert declined.organization_id not in after
    assert after[left_out].mentor_id == declined.mentor_id


async def test_each_side_answers_once(sessions, cast):
    round_id = await mentored.published(sessions, cast)
    mentorship = next(iter((await mentored.standing(sessions, cast, round_id)).values()))
    who = mentored.guide(cast, mentorship)
    async with given.work(sessions, who) as work:
        await service.agree(work, mentorship.id)
    with pytest.raises(AlreadyAnswered):
        async with given.work(sessions, who) as work:
            await service.agree(work, mentorship.id)


async def test_ends_before_start_stands_in_the_table_as_well(sessions, cast):
    round_id = await mentored.gathering(sessions, cast)
    with pytest.raises(EndsBeforeStart):
        async with given.work(sessions, cast.admin) as work:
            round_ = await work.get(PairingRound, round_id)
            round_.until = round_.since
            await work.flush()
