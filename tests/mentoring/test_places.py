"""No mentor stands beside more groups than they said, and a visitor beside no more than their township granted."""

import pytest

import given
import mentored
from wushe.kernel.clock import today
from wushe.mentoring import service
from wushe.mentoring.errors import CapacityUsed, PairedElsewhere
from wushe.mentoring.kinds import MarkKind, RoundState
from wushe.mentoring.models import PairingRound
from wushe.mentoring.queries import mentors, rounds
from wushe.mentoring.schemas.entered import Because, ChangeOfMentor, MarkData, MentorWishes
from wushe.mentoring.showing import matches_shown

QUOTA = 2


@pytest.fixture
async def both(sessions):
    """(home with one mentor of one place, host with three groups and none, to which the mentor is sent for two)."""
    home, host = await mentored.two(sessions, groups=3)
    await mentored.sent(sessions, home, host, capacity=QUOTA)
    return home, host


async def visitor_of(sessions, host):
    async with given.work(sessions, host.admin) as work:
        [visitor] = await work.all(mentors.available(today()))
    return visitor


async def matched(sessions, cast, round_id):
    async with given.work(sessions, cast.admin) as work:
        return await matches_shown(work, await work.get(PairingRound, round_id))


async def test_a_visitor_takes_as_many_as_granted_and_the_rest_is_told_why(sessions, both):
    _home, host = both
    matches = await matched(sessions, host, await mentored.paired(sessions, host))
    assert [match.cause for match in matches] == ["", "", "名额不足"]


@pytest.mark.parametrize(("asked", "paired"), [(QUOTA + 1, QUOTA), (1, 1)], ids=["more", "less"])
async def test_the_host_may_ask_for_less_than_was_granted_and_not_for_more(sessions, both, asked: int, paired: int):
    _home, host = both
    visitor, round_id = await visitor_of(sessions, host), await mentored.applied(sessions, host)
    async with given.work(sessions, host.admin) as work:
        await service.wish(work, round_id, visitor.id, MentorWishes(capacity=asked))
        await service.pair(work, round_id)
        assert (await work.get(PairingRound, round_id)).outcome["pairs"] == paired


async def test_who_is_full_gets_nobody_by_hand_and_somebody_again_once_a_place_is_free(sessions, both):
    home, host = both
    round_id = await mentored.published(sessions, host)
    standing = await mentored.standing(sessions, host, round_id)
    [left_out] = set(host.groups) - set(standing)
    visitor = await visitor_of(sessions, host)
    await mentored.add_mentor(sessions, host, "本地导师")
    local = await another_round(sessions, host, left_out)
    change = ChangeOfMentor(mentor_id=visitor.id, reason="想请外来的导师")
    with pytest.raises(CapacityUsed) as refused:
        async with given.work(sessions, host.admin) as work:
            await service.change_mentor(work, local.id, change)
    assert refused.value.facts == {"name": visitor.name, "capacity": QUOTA}
    async with given.work(sessions, host.admin) as work:
        await service.stop(work, next(iter(standing.values())).id, Because(reason="组织注销"))
        assert (await service.change_mentor(work, local.id, change)).mentor_id == visitor.id
    assert await is_still_there(sessions, home, host)


async def another_round(sessions, host, group):
    """The pair of a second round, for that group alone."""
    round_id = await mentored.gathering(sessions, host, "第二轮")
    async with given.work(sessions, host.admin) as work:
        await service.apply(work, round_id, mentored.asking(group))
        await service.pair(work, round_id)
        await service.take_up(work, round_id)
        await service.publish(work, round_id)
    [pair] = (await mentored.standing(sessions, host, round_id)).values()
    return pair


async def is_still_there(sessions, home, host):
    """Whoever still stands beside a group keeps their way in."""
    visitor = await mentored.visiting(sessions, home, host)
    return visitor.person is not None and visitor.person.person_id is not None


# --- two rounds at a time


async def two_in_review(sessions, cast, first, second):
    """Two rounds side by side, each for groups of its own numbers, both waiting to be published."""
    ids = []
    for name, numbers in (("第一轮", first), ("第二轮", second)):
        round_id = await mentored.gathering(sessions, cast, name)
        async with given.work(sessions, cast.admin) as work:
            for number in numbers:
                await service.apply(work, round_id, mentored.asking(cast.groups[number]))
            await service.pair(work, round_id)
            await service.take_up(work, round_id)
        ids.append(round_id)
    return ids


async def published(sessions, cast, round_id):
    async with given.work(sessions, cast.admin) as work:
        return await service.publish(work, round_id)


async def forbidden(sessions, cast, round_id, number):
    """The township takes its hand to that group, and the round is solved again."""
    data = MarkData(
        organization_id=cast.groups[number], mentor_id=cast.mentors[0], kind=MarkKind.FORBIDDEN, reason="已经有了"
    )
    async with given.work(sessions, cast.admin) as work:
        await service.mark(work, round_id, data)


async def test_two_rounds_do_not_give_the_same_place_twice_and_there_is_a_way_on(sessions):
    cast = await mentored.cast(sessions, mentors=1, groups=2)
    first, second = await two_in_review(sessions, cast, [0], [1])
    await published(sessions, cast, first)
    with pytest.raises(CapacityUsed):
        await published(sessions, cast, second)
    await forbidden(sessions, cast, second, 1)
    assert (await published(sessions, cast, second)).state is RoundState.AGREED
    assert not await mentored.standing(sessions, cast, second)


async def test_a_group_that_another_round_paired_is_named_and_the_rest_goes_on(sessions):
    cast = await mentored.cast(sessions, mentors=1, groups=2)
    await mentored.edit_mentor(sessions, cast, 0, capacity=3)
    first, second = await two_in_review(sessions, cast, [0], [0, 1])
    await published(sessions, cast, first)
    with pytest.raises(PairedElsewhere) as refused:
        await published(sessions, cast, second)
    assert refused.value.facts == {"groups": "第01服务队"}
    await forbidden(sessions, cast, second, 0)
    await published(sessions, cast, second)
    assert set(await mentored.standing(sessions, cast, second)) == {cast.groups[1]}
    assert [match.group for match in await matched(sessions, cast, second)] == ["第02服务队"]


async def test_after_a_decline_the_figures_are_those_of_the_pairs_that_stand(sessions):
    cast = await mentored.cast(sessions, mentors=2, groups=2)
    round_id = await mentored.published(sessions, cast)
    kept, declined = (await mentored.standing(sessions, cast, round_id)).values()
    async with given.work(sessions, mentored.guide(cast, kept)) as work:
        await service.agree(work, kept.id)
    async with given.work(sessions, mentored.guide(cast, declined)) as work:
        await service.decline(work, declined.id, Because(reason="出差半年"))
    async with given.work(sessions, cast.admin) as work:
        outcome = (await work.get(PairingRound, round_id)).outcome
        [only] = [match for match in await work.all(rounds.matches(round_id)) if match.mentor_id]
    assert (outcome["pairs"], outcome["unpaired"]) == (1, 1)
    assert outcome["points"] == outcome["bound"] == only.told["points"]
    assert [each["mentor"] for each in outcome["mentors"]] == [str(declined.mentor_id)]
