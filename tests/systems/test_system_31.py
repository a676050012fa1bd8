"""Row 31, 街道·社区两级社工指导体系: 255 groups over 15 social workers, each with their own and no other."""

from collections import Counter
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest

import given
from supervised import accompanied, said
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.kernel.clock import today
from wushe.kernel.paging import page
from wushe.kernel.work import Person, Visitor
from wushe.organizations import queries, service
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.furnishing import FURNISHER as ORGANIZATIONS
from wushe.organizations.kinds import Level
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import AcceptedDistribution, HandOver, NewAssignment, OrganizationFilters
from wushe.people.models import Person as Resident
from wushe.supervision import service as supervision
from wushe.supervision.covering import coverage_shown
from wushe.supervision.errors import NoSuchAction, NoSuchGroup, NoSuchSupervision, NoSuchVisit
from wushe.supervision.kinds import SupervisionFunction
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import actions, due, sessions as supervised_groups, visits
from wushe.supervision.schemas.actions import ActionFilters, Done
from wushe.supervision.schemas.coverage import CoverageFilters
from wushe.supervision.schemas.sessions import GroupFilters, NewGroupSupervision
from wushe.supervision.schemas.visits import DueFilters, VisitFilters
from wushe.tenancy.places import Place

GROUPS, WORKERS, CROWDED = 255, 15, 11


class Township(NamedTuple):
    """Fifteen communities with a social worker each; the groups live in the first eleven of them."""

    place: Place
    admin: Visitor
    workers: list[Resident]
    communities: list[UUID]


@pytest.fixture
async def changqing(sessions) -> Township:
    named = tuple(f"常青第{number}社区居委会" for number in range(1, WORKERS + 1))
    place = await given.township(sessions, communities=named, furnishers=[COMMUNITIES, ORGANIZATIONS])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        communities = await given.community_ids(work)
        workers = [await given.social_worker(work, f"社工{number}", where) for number, where in enumerate(communities)]
        for number in range(GROUPS):
            await given.organization(work, f"常青第{number}队", community_id=communities[number % CROWDED])
    return Township(place, admin, workers, communities)


@pytest.mark.parametrize("level", Level)
async def test_system_31_255_groups_over_15_workers_balance_to_17_each_and_the_18th_is_refused(
    sessions, changqing, level
):
    place, admin, workers, communities = changqing
    async with given.work(sessions, admin) as work:
        assert await work.scalar(queries.unassigned_count(level, today())) == 255
        proposal = await service.propose(work, level)
        assert set(proposal.after.values()) == {17}
        await service.accept_distribution(work, AcceptedDistribution(fingerprint=proposal.fingerprint, level=level))

    async with given.work(sessions, admin) as work:
        assert await work.scalar(queries.unassigned_count(level, today())) == 0
        caseloads = await work.rows(queries.caseloads(level, today()))
        assert [groups for _id, _name, groups in caseloads] == [17] * 15
        theirs = set(await work.all(queries.assigned_to(workers[0].id)))
        of_another = next(iter(await work.all(queries.assigned_to(workers[1].id))))
        lives_in = {row[0]: row[2] for row in await work.rows(queries.places_of_groups())}
        assert {lives_in[group_id] for group_id in theirs} == {communities[0]}, "the nearest first"

    supervisor = await given.visitor(sessions, place, Role.SOCIAL_WORKER)
    supervisor = replace(supervisor, person=Person(uuid4(), workers[0].id, "社工0"))
    async with given.work(sessions, supervisor) as work:
        reach, chosen = work.require(Organizations.READ), OrganizationFilters()
        seen = await page(work, queries.bundled(reach, chosen), queries.order(chosen), None, 100)
        assert {row.id for row in seen.rows} == theirs
        assert len(seen.rows) == 17
        with pytest.raises(NoSuchOrganization):
            await work.one(queries.organization(reach, of_another), NoSuchOrganization)


async def test_system_31_one_of_15_leaves_and_all_17_groups_of_both_levels_have_somebody_the_same_day(
    sessions, changqing
):
    leaver, favourite = changqing.workers[0], changqing.workers[14]
    async with given.work(sessions, changqing.admin) as work:
        for level in Level:
            proposal = await service.propose(work, level)
            accepted = AcceptedDistribution(fingerprint=proposal.fingerprint, level=level)
            await service.accept_distribution(work, accepted)

    async with given.work(sessions, changqing.admin) as work:
        seen = await service.propose_hand_over(work, leaver.id)
        assert Counter(row.assignment.level for row in seen.rows) == {Level.TOWNSHIP: 17, Level.COMMUNITY: 17}
        for level in Level:
            assert Counter(seen.after[level].values()) == {18: 11, 19: 3}
        takers = {row.assignment.id: row.move.worker for row in seen.rows if row.move}
        changed = next(row.assignment.id for row in seen.rows if row.move and row.move.worker != favourite.id)
        picks = [f"{given_}:{taker}" for given_, taker in (takers | {changed: favourite.id}).items()]
        assert await service.hand_over(work, leaver.id, HandOver(picks=picks, leaves=True)) == 34

    async with given.work(sessions, changqing.admin) as work:
        for level in Level:
            assert await work.scalar(queries.unassigned_count(level, today())) == 0
            caseloads = {row[0]: row[2] for row in await work.rows(queries.caseloads(level, today()))}
            assert leaver.id not in caseloads
            assert sum(caseloads.values()) == 255
        assert await work.all(queries.assigned_to(leaver.id)) == []


async def test_system_31_a_supervisor_of_either_level_reads_17_groups_and_of_the_18th_no_visit_and_no_action(sessions):
    """Street and community: each of 17 groups was visited and supervised, and the one beside them as well."""
    named = ("常青第一社区居委会", "常青第二社区居委会")
    place = await given.township(sessions, communities=named, furnishers=[COMMUNITIES, ORGANIZATIONS])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        where, elsewhere = await given.community_ids(work)
        leader = await given.resident(work, "周负责", where)
        near, far, street = [await given.social_worker(work, name, where) for name in ("社工甲", "社工乙", "街道社工")]
        mine = [await accompanied(work, f"常青第{n}队", where, leader, near) for n in range(17)]
        eighteenth = [await accompanied(work, f"常青第{n}队", elsewhere, leader, far) for n in (17, 18)]
        for group in mine:
            on_street = NewAssignment(person_id=street.id, level=Level.TOWNSHIP)
            await service.assign(work, group.id, on_street)
        assert await work.scalar(queries.unassigned_count(Level.COMMUNITY, today())) == 0

    near, far, street = [await worker_of(sessions, place, person.id) for person in (near, far, street)]
    for who, groups in ((near, mine), (far, eighteenth)):
        async with given.work(sessions, who) as work:
            for group in groups:
                todo = {"todos": ["公开账目"], "owner_id": leader.id, "due_on": today()}
                await supervision.record_visit(work, said(group.id, **todo))
            await supervision.hold(work, problem_of([group.id for group in groups]))

    for who in (near, street):
        async with given.work(sessions, who) as work:
            reach = work.require(Supervision.READ)
            seen = await work.all(visits.bundled(reach, VisitFilters()))
            asked = await work.all(actions.bundled(reach, ActionFilters()))
            held = await work.all(supervised_groups.bundled(reach, GroupFilters()))
            due_to = await work.rows(due.counted(reach, DueFilters()))
        assert {row.organization_id for row in seen} == {group.id for group in mine}
        assert (len(seen), len(asked), len(held)) == (17, 2 * 17, 1)
        assert sum(due_to[0]) == 17
        await the_18th_is_refused(sessions, far, who)


async def the_18th_is_refused(sessions, far, who):
    """What another's supervisor did with another group is not there: no visit, no action, no supervision."""
    async with given.work(sessions, far) as work:
        reach = work.require(Supervision.READ)
        visit = (await work.all(visits.bundled(reach, VisitFilters())))[0]
        action = (await work.all(actions.bundled(reach, ActionFilters())))[0]
        held = (await work.all(supervised_groups.bundled(reach, GroupFilters())))[0]
    async with given.work(sessions, who) as work:
        reach = work.require(Supervision.READ)
        with pytest.raises(NoSuchVisit):
            await work.one(visits.visit(reach, visit.id), NoSuchVisit)
        with pytest.raises(NoSuchAction):
            await supervision.close_action(work, action.id, Done(outcome="不是我的"))
        with pytest.raises(NoSuchSupervision):
            await work.one(supervised_groups.group_supervision(reach, held.id), NoSuchSupervision)
        with pytest.raises(NoSuchGroup):
            await supervision.record_visit(work, said(visit.organization_id))


async def worker_of(sessions, place, person_id):
    who = await given.visitor(sessions, place, Role.SOCIAL_WORKER)
    return replace(who, person=Person(uuid4(), person_id, "社工"))


def problem_of(ids):
    return NewGroupSupervision(
        held_on=today(), minutes=90, functions=[SupervisionFunction.EDUCATIONAL], problem="账目没有公开",
        advice="每月贴一次", organization_ids=ids, measure="贴出上月账目", due_on=today(),
    )  # fmt: skip


async def test_system_31_the_load_of_15_workers_is_17_groups_each_and_nobody_is_without(sessions):
    """The page of the admin: numbers out of queries, also for the groups of one community."""
    named = tuple(f"常青第{number}社区居委会" for number in range(1, 16))
    place = await given.township(sessions, communities=named, furnishers=[COMMUNITIES, ORGANIZATIONS])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        communities = await given.community_ids(work)
        for number, where in enumerate(communities):
            await given.social_worker(work, f"社工{number}", where)
        for number in range(255):
            await given.organization(work, f"常青第{number}队", community_id=communities[number % 15])
    async with given.work(sessions, admin) as work:
        reach = work.require(Supervision.OVERSEE)
        assert (await coverage_shown(work, reach, CoverageFilters())).unassigned == 255
        proposal = await service.propose(work, Level.COMMUNITY)
        await service.accept_distribution(work, AcceptedDistribution(fingerprint=proposal.fingerprint))
    async with given.work(sessions, admin) as work:
        shown = await coverage_shown(work, work.require(Supervision.OVERSEE), CoverageFilters())
        near = CoverageFilters(community_id=communities[0])
        of_one = await coverage_shown(work, work.require(Supervision.OVERSEE), near)
    assert (shown.groups, shown.unassigned) == (255, 0)
    assert [row.groups for row in shown.workers] == [17] * 15
    assert (shown.overdue, shown.due, shown.done) == (0, 0, 255)
    assert [(one.stage, one.groups) for one in shown.stages] == [("active", 255)]
    assert (of_one.groups, sum(row.groups for row in of_one.workers)) == (17, 17)
