"""System 30: mentor pairing, one-to-one, each pair with its reasons.

15 mentors with capacity 2 and 25 groups: all are paired. Capacity 1: 15 are paired, 10 are listed without, with the
reason "capacity". A visiting mentor sees the paired group and nothing more.
"""

import given
import mentored
from wushe.mentoring import service
from wushe.mentoring.models import PairingRound
from wushe.mentoring.queries import pairs, rounds
from wushe.mentoring.schemas.entered import MentorshipFilters
from wushe.mentoring.showing import matches_shown

MENTORS, GROUPS = 15, 25


async def _paired(sessions, capacity):
    """The round of 15 mentors, each for so many groups, and 25 groups, with every group in words."""
    cast = await mentored.cast(sessions, mentors=MENTORS, groups=GROUPS)
    for number in range(MENTORS):
        await mentored.edit_mentor(sessions, cast, number, capacity=capacity)
    round_id = await mentored.paired(sessions, cast)
    async with given.work(sessions, cast.admin) as work:
        round_ = await work.get(PairingRound, round_id)
        return cast, round_, await matches_shown(work, round_)


async def test_system_30_with_two_places_each_all_25_groups_are_paired(sessions):
    _cast, round_, matches = await _paired(sessions, 2)
    assert len(matches) == GROUPS
    assert sum(match.mentor_id is not None for match in matches) == GROUPS
    assert (round_.outcome["pairs"], round_.outcome["unpaired"]) == (25, 0)
    assert round_.outcome["bound"] - round_.outcome["points"] <= round_.outcome["bound"] / 10_000
    held = [match.mentor_id for match in matches]
    assert max(held.count(mentor) for mentor in held) <= 2
    assert all(match.factors and all(factor.reason for factor in match.factors) for match in matches)


async def test_system_30_with_one_place_each_15_are_paired_and_10_are_told_capacity(sessions):
    cast, round_, matches = await _paired(sessions, 1)
    without = [match for match in matches if match.mentor_id is None]
    assert (round_.outcome["pairs"], round_.outcome["unpaired"]) == (15, 10)
    assert len(without) == 10
    async with given.work(sessions, cast.admin) as work:
        kept = await work.all(rounds.matches(round_.id))
    assert [match.told["cause"] for match in kept if match.mentor_id is None] == ["capacity"] * 10
    assert all(match.cause == "名额不足" and match.reason and match.change for match in without)
    assert len({match.mentor_id for match in matches if match.mentor_id}) == MENTORS


async def test_system_30_a_visiting_mentor_sees_only_the_paired_group(sessions):
    home, host = await mentored.two(sessions, groups=3)
    await mentored.sent(sessions, home, host)
    await mentored.add_mentor(sessions, host, "本地导师")
    await mentored.edit_mentor(sessions, host, 0, capacity=2)
    round_id = await mentored.published(sessions, host)
    standing = await mentored.standing(sessions, host, round_id)
    assert len(standing) == 3
    [theirs] = [each for each in standing.values() if each.mentor_id != host.mentors[0]]
    visitor = await mentored.visiting(sessions, home, host)
    async with given.work(sessions, visitor) as work:
        seen = await work.all(pairs.mentorships(work.require("mentoring:read"), MentorshipFilters()))
        await service.agree(work, theirs.id)
    assert [each.organization_id for each in seen] == [theirs.organization_id]
