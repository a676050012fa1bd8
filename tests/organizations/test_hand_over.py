"""A social worker leaves: every group is handed over without a day between, to whom the administrator says."""

from datetime import timedelta

import pytest

import given
from wushe.access import service as access
from wushe.access.queries import holdings
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden
from wushe.organizations import queries, service
from wushe.organizations.errors import (
    HandOverInThePast,
    LeavesLater,
    NotASocialWorker,
    ProposalOutdated,
    StillAccompanies,
)
from wushe.organizations.kinds import Level
from wushe.organizations.schemas import AcceptedDistribution, HandOver, NewAssignment
from wushe.people.service import end_social_worker

YESTERDAY, TOMORROW = today() - timedelta(days=1), today() + timedelta(days=1)
LAST_WEEK, NEXT_WEEK = today() - timedelta(days=7), today() + timedelta(days=7)


@pytest.fixture
async def team(sessions, admin):
    """李离岗 of the first community with three groups on one level and one on the other; two colleagues remain."""
    async with given.work(sessions, admin) as work:
        here, there = await given.community_ids(work)
        leaver, near, far = [
            await given.social_worker(work, name, where)
            for name, where in (("李离岗", here), ("陈近邻", here), ("周较远", there))
        ]
        groups = [await given.organization(work, f"第{number}队", community_id=here) for number in range(3)]
        for group in groups:
            await service.assign(work, group.id, NewAssignment(person_id=leaver.id, since=LAST_WEEK))
        await service.assign(
            work, groups[0].id, NewAssignment(person_id=leaver.id, level=Level.TOWNSHIP, since=LAST_WEEK)
        )
    return leaver, near, far, groups


def as_proposed(proposal, **changed):
    """What the page sends; `changed` is a group's name and who shall take it."""
    takers = {row.assignment.id: changed.get(row.group, row.move.worker if row.move else "") for row in proposal.rows}
    return [f"{assignment_id}:{taker or ''}" for assignment_id, taker in takers.items()]


async def who(work, level, on):
    return dict(await work.rows(queries.carried_on(level, on)))


async def test_all_groups_of_both_levels_go_to_the_nearest_evenly_and_no_day_is_without(sessions, admin, team):
    leaver, near, _far, groups = team
    async with given.work(sessions, admin) as work:
        seen = await service.propose_hand_over(work, leaver.id)
        assert len(seen.rows) == 4
        assert sorted(seen.after[Level.COMMUNITY].values()) == [1, 2]
        assert seen.after[Level.COMMUNITY][near.id] == 2
        assert sum(seen.after[Level.TOWNSHIP].values()) == 1
        assert await service.hand_over(work, leaver.id, HandOver(picks=as_proposed(seen), leaves=True)) == 4
    async with given.work(sessions, admin) as work:
        for day in (YESTERDAY, today(), TOMORROW, NEXT_WEEK):
            carried = await who(work, Level.COMMUNITY, day)
            assert carried.keys() == {group.id for group in groups}, day
            assert (set(carried.values()) == {leaver.id}) is (day == YESTERDAY)
        assert await work.rows(queries.leaving(today())) == []
        assert leaver.id not in {row[0] for row in await work.rows(queries.workers())}


async def test_the_administrator_changes_a_line_and_leaves_another_without_anybody(sessions, admin, team):
    leaver, _near, far, groups = team
    async with given.work(sessions, admin) as work:
        seen = await service.propose_hand_over(work, leaver.id)
        picks = as_proposed(seen, 第0队=far.id, 第1队=far.id, 第2队="")
        await service.hand_over(work, leaver.id, HandOver(picks=picks))
    async with given.work(sessions, admin) as work:
        assert await who(work, Level.COMMUNITY, today()) == {groups[0].id: far.id, groups[1].id: far.id}
        assert await work.scalar(queries.unassigned_count(Level.COMMUNITY, today())) == 1


async def test_a_hand_over_is_planned_for_a_later_day_and_keeps_what_was_planned_before(sessions, admin, team):
    leaver, near, far, groups = team
    async with given.work(sessions, admin) as work:
        later = await given.organization(work, "下周接手队")
        await service.assign(work, later.id, NewAssignment(person_id=far.id, since=LAST_WEEK))
        await service.assign(work, later.id, NewAssignment(person_id=leaver.id, since=NEXT_WEEK))
        await service.assign(work, groups[0].id, NewAssignment(person_id=near.id, since=NEXT_WEEK))
        seen = await service.propose_hand_over(work, leaver.id, TOMORROW)
        picks = as_proposed(seen, 第0队=far.id, 下周接手队=near.id)
        await service.hand_over(work, leaver.id, HandOver(picks=picks, on=TOMORROW))
    async with given.work(sessions, admin) as work:
        assert (await who(work, Level.COMMUNITY, today()))[groups[0].id] == leaver.id
        assert (await who(work, Level.COMMUNITY, TOMORROW))[groups[0].id] == far.id
        assert (await who(work, Level.COMMUNITY, NEXT_WEEK))[groups[0].id] == near.id
        assert (await who(work, Level.COMMUNITY, TOMORROW))[later.id] == far.id
        assert (await who(work, Level.COMMUNITY, NEXT_WEEK))[later.id] == near.id
        assert await work.all(queries.carried_by(leaver.id, TOMORROW)) == []


async def test_a_worker_with_groups_leaves_neither_the_roster_nor_the_role_silently(sessions, place, admin, team):
    leaver = team[0]
    held = await given.member(sessions, place, Role.SOCIAL_WORKER, name="李离岗", person_id=leaver.id)
    with pytest.raises(StillAccompanies) as refused:
        async with given.work(sessions, admin) as work:
            await end_social_worker(work, leaver.id)
    assert refused.value.facts == {"count": 3}
    with pytest.raises(StillAccompanies):
        async with given.work(sessions, admin) as work:
            await _withdraw(work, held)
    async with given.work(sessions, admin) as work:
        assert len(await work.all(queries.carried_by(leaver.id, today()))) == 4
        seen = await service.propose_hand_over(work, leaver.id)
        await service.hand_over(work, leaver.id, HandOver(picks=as_proposed(seen)))
    async with given.work(sessions, admin) as work:
        await _withdraw(work, held)
        await end_social_worker(work, leaver.id)


async def _withdraw(work, held):
    (mine,) = await work.all(holdings(held.person.account_id, None))
    await access.withdraw_role(work, mine.id)


async def test_who_may_no_longer_enter_is_out_at_once_and_warned_of(sessions, place, admin, team):
    leaver = team[0]
    held = await given.member(sessions, place, Role.SOCIAL_WORKER, name="李离岗", person_id=leaver.id)
    async with given.work(sessions, admin) as work:
        assert await work.rows(queries.leaving(today())) == []
        await access.end_role(work, Role.SOCIAL_WORKER, account_id=held.person.account_id)
        work.events.clear()  # as it stands after an account was disabled
    async with given.work(sessions, admin) as work:
        assert [tuple(row) for row in await work.rows(queries.leaving(today()))] == [(leaver.id, "李离岗", 3)]


async def test_what_is_no_longer_as_it_was_seen_changes_nothing(sessions, admin, team):
    leaver, near, _far, _groups = team
    async with given.work(sessions, admin) as work:
        seen = await service.propose_hand_over(work, leaver.id)
        more = await given.organization(work, "后来的队")
        await service.assign(work, more.id, NewAssignment(person_id=leaver.id))
    for refusal, data in (
        (ProposalOutdated, HandOver(picks=as_proposed(seen))),
        (ProposalOutdated, HandOver()),
        (HandOverInThePast, HandOver(on=YESTERDAY)),
        (LeavesLater, HandOver(on=TOMORROW, leaves=True)),
    ):
        with pytest.raises(refusal):
            async with given.work(sessions, admin) as work:
                await service.hand_over(work, leaver.id, data)
    async with given.work(sessions, admin) as work:
        now = await service.propose_hand_over(work, leaver.id)
        stranger = await given.resident(work)
        for taker in (leaver.id, stranger.id):
            with pytest.raises(NotASocialWorker):
                await service.hand_over(work, leaver.id, HandOver(picks=as_proposed(now, 后来的队=taker)))
        assert near.id in now.workers


async def test_the_last_worker_hands_over_to_nobody_only_when_it_is_said(sessions, admin):
    async with given.work(sessions, admin) as work:
        only = await given.social_worker(work)
        group = await given.organization(work)
        await service.assign(work, group.id, NewAssignment(person_id=only.id))
        seen = await service.propose_hand_over(work, only.id)
        assert (seen.rows[0].move, seen.workers) == (None, {})
        await service.hand_over(work, only.id, HandOver(picks=as_proposed(seen), leaves=True))
    async with given.work(sessions, admin) as work:
        assert await work.scalar(queries.unassigned_count(Level.COMMUNITY, today())) == 1


async def test_nobody_but_who_assigns_hands_over(sessions, place, team):
    worker = await given.visitor(sessions, place, Role.SOCIAL_WORKER, person=given.as_person(team[0].id))
    async with given.work(sessions, worker) as work:
        with pytest.raises(Forbidden):
            await service.propose_hand_over(work, team[0].id)
        with pytest.raises(Forbidden):
            await service.hand_over(work, team[0].id, HandOver())


async def test_a_proposal_is_accepted_with_changes_in_one_form(sessions, admin):
    async with given.work(sessions, admin) as work:
        one, other = await given.social_worker(work, "李甲"), await given.social_worker(work, "李乙")
        groups = [await given.organization(work, f"第{number}队") for number in range(4)]
        seen = await service.propose(work, Level.COMMUNITY)
        picks = [f"{groups[0].id}:{one.id}", f"{groups[1].id}:{one.id}", f"{groups[2].id}:{one.id}", f"{groups[3].id}:"]
        with pytest.raises(NotASocialWorker):
            await service.accept_distribution(
                work, AcceptedDistribution(fingerprint=seen.fingerprint, picks=[f"{groups[0].id}:{groups[1].id}"])
            )
        with pytest.raises(ProposalOutdated):
            await service.accept_distribution(
                work, AcceptedDistribution(fingerprint=seen.fingerprint, picks=[f"{other.id}:{one.id}"])
            )
        made = await service.accept_distribution(work, AcceptedDistribution(fingerprint=seen.fingerprint, picks=picks))
        assert {row.organization_id: row.person_id for row in made} == {group.id: one.id for group in groups[:3]}
