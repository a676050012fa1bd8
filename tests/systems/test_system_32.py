"""Row 32, 集体督导与个别督导: one problem of many groups gives each its own action; what two say stays theirs."""

from datetime import timedelta

import pytest

import given
import supervised
from supervised import id_of
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden, Invalid
from wushe.organizations.kinds import OrganizationKind
from wushe.people.models import Person
from wushe.supervision import service
from wushe.supervision.errors import NoSuchGroups, NoSuchSupervision, WhatWasDone
from wushe.supervision.kinds import ActionState, SupervisionFunction
from wushe.supervision.permissions import Supervision
from wushe.supervision.queries import sessions as queries
from wushe.supervision.schemas.actions import ActionData, Done
from wushe.supervision.showing import group_supervision_shown


@pytest.fixture
async def cast(sessions):
    return await supervised.cast(sessions)


async def hubs(sessions, cast, number):
    """So many hubs that the first worker accompanies, each led by somebody else: (hub, leader)."""
    made = []
    async with given.work(sessions, cast.admin) as work:
        worker = await work.get(Person, id_of(cast.worker))
        for place in range(number):
            leader = await given.resident(work, f"枢纽负责人{place}", cast.where)
            hub = await given.organization(
                work, f"第{place}枢纽", community_id=cast.where, leader=leader, is_a=OrganizationKind.HUB
            )
            assigned = supervised.NewAssignment(person_id=worker.id, level=supervised.Level.COMMUNITY)
            await supervised.organizations.assign(work, hub.id, assigned)
            made.append((hub.id, leader.id))
    return made


async def test_system_32_a_group_supervision_gives_each_hub_its_own_action(sessions, cast):
    made = await hubs(sessions, cast, 5)
    held = await supervised.held(sessions, cast, *(hub_id for hub_id, _leader in made))
    async with given.work(sessions, cast.worker) as work:
        found = await work.one(queries.group_supervision(work.require(Supervision.READ), held.id), NoSuchSupervision)
        shown = await group_supervision_shown(work, found)
        rows = await work.rows(queries.takings(work.require(Supervision.READ), held.id))
    assert (shown.problem, shown.groups, len(shown.taking)) == ("活动没有预案", 5, 5)
    assert {(action.organization_id, action.owner_id) for action, _hub, _owner in rows} == set(made)
    assert len({action.id for action, _hub, _owner in rows}) == 5

    first, second = rows[0][0], rows[1][0]
    async with given.work(sessions, cast.worker) as work:
        fitted = ActionData(title="先写端午节一场", owner_id=first.owner_id, due_on=today() + timedelta(days=9))
        await service.edit_action(work, first.id, fitted)
        await service.close_action(work, second.id, Done(outcome="写好并贴出"))
        taking = (await group_supervision_shown(work, found)).taking
    assert sum(one.action == "写出下月活动的预案" for one in taking) == 4
    assert sorted(one.state for one in taking) == [ActionState.CLOSED] + [ActionState.OPEN] * 4


async def test_system_32_an_action_closes_only_with_what_was_done(sessions, cast):
    held = await supervised.held(sessions, cast)
    async with given.work(sessions, cast.leader) as work:
        [(action, _group, _owner), *_more] = await work.rows(queries.takings(work.require(Supervision.READ), held.id))
        with pytest.raises(WhatWasDone):
            await service.close_action(work, action.id, Done(outcome=""))


@pytest.mark.parametrize("name", ["other", "other_leader"])
async def test_system_32_who_has_no_group_in_it_does_not_see_it(name, sessions, cast):
    held = await supervised.held(sessions, cast)
    async with given.work(sessions, getattr(cast, name)) as work:
        with pytest.raises(NoSuchSupervision):
            reach = work.require(Supervision.READ)
            await work.one(queries.group_supervision(reach, held.id), NoSuchSupervision)


async def test_system_32_a_group_sees_its_own_action_and_how_many_others_there_are(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        other = await work.get(Person, id_of(cast.other_leader))
        worker = await work.get(Person, id_of(cast.worker))
        third = await supervised.accompanied(work, "第三队", cast.where, other, worker)
    held = await supervised.held(sessions, cast, cast.group, third.id)
    async with given.work(sessions, cast.leader) as work:
        found = await work.one(queries.group_supervision(work.require(Supervision.READ), held.id))
        shown = await group_supervision_shown(work, found)
    assert (shown.groups, [one.organization_id for one in shown.taking]) == (2, [cast.group])


async def test_system_32_an_individual_record_is_visible_only_to_its_parties(sessions, cast):
    """The walk over every route, the journal, files and messages is tests/supervision/test_confiding.py."""
    record = await supervised.confided(sessions, cast)
    reads = {}
    for name, who in cast.everybody().items():
        async with given.work(sessions, who) as work:
            try:
                reads[name] = (await service.open_record(work, record.id)).id == record.id
            except (NoSuchSupervision, Forbidden):
                reads[name] = False
    assert [name for name, read in reads.items() if read] == ["worker", "leader"]


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"organization_ids": []}, "organization_ids", "supervision.groups_needed"),
        ({"functions": []}, "functions", "supervision.function_needed"),
        ({"due_on": today() - timedelta(days=1)}, "due_on", "supervision.due_before"),
        ({"held_on": today() + timedelta(days=9)}, "held_on", "supervision.held_in_future"),
    ],
)
async def test_system_32_what_cannot_be_is_refused_beside_its_field(sessions, cast, fields, field, code):
    with pytest.raises(Invalid) as refused:
        await supervised.held(sessions, cast, **fields)
    assert refused.value.fields[field].code == code


async def test_system_32_an_action_without_an_owner_is_refused_by_the_name_of_the_group(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        alone = await given.organization(work, "没有负责人的队", community_id=cast.where)
        assigned = supervised.NewAssignment(person_id=id_of(cast.worker), level=supervised.Level.COMMUNITY)
        await supervised.organizations.assign(work, alone.id, assigned)
    with pytest.raises(Invalid) as refused:
        await supervised.held(sessions, cast, cast.group, alone.id)
    assert "没有负责人的队" in refused.value.fields["organization_ids"].say()
    with pytest.raises(NoSuchGroups):
        await supervised.held(sessions, cast, cast.group, cast.third)


def test_system_32_supervision_has_three_functions():
    assert [one.label.say() for one in SupervisionFunction] == ["行政性", "教育性", "支持性"]
