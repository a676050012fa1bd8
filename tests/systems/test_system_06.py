"""Row 6, 花名册·骨干·接班: growth from a dated roster, and no payment without somebody who answers for the group."""

from datetime import timedelta

import pytest

import given
import requested
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.kernel.work import Work
from wushe.organizations import queries, service
from wushe.organizations.errors import NoLeader
from wushe.organizations.furnishing import FURNISHER
from wushe.organizations.kinds import Alert, MemberRole
from wushe.organizations.roster import alerts, growth
from wushe.organizations.schemas import Leaving, NewMember, Successor
from wushe.payments import service as payments


async def test_system_06_the_roster_of_lezhulin_shows_growth_from_7_to_21(sessions):
    place = await given.township(sessions, furnishers=[FURNISHER])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    founded = today() - timedelta(days=400)
    async with given.work(sessions, admin) as work:
        group = await given.organization(work, "乐竹邻", kind="邻里互助", founded_on=founded)
        for number in range(21):
            person = await given.resident(work, f"成员{number}")
            joined = founded if number < 7 else founded + timedelta(days=10 * number)
            await service.enrol(work, group.id, NewMember(person_id=person.id, on=joined, occupation="退休教师"))
    async with given.work(sessions, admin) as work:
        grown = growth(await work.rows(queries.spans(group.id)), today())
        assert (grown.first, grown.now, grown.added, grown.times) == (7, 21, 14, "3")


async def test_system_06_a_group_without_its_leader_is_told_the_same_day_and_gets_no_payment(sessions):
    place = await given.township(sessions, furnishers=[FURNISHER])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        leader, heir = await given.resident(work, "王队长"), await given.resident(work, "赵接班")
        group = await given.organization(work, "加侨飞扬", leader=leader)
        assert not await service.payments_blocked(work, group.id)
        row = await work.one(queries.leader_of(group.id))
        await service.leave(work, group.id, row.id, Leaving())

    async with given.work(sessions, admin) as work:
        assert Alert.NO_LEADER in alerts(dict(await work.rows(queries.parts_now(group.id))))
        assert await work.scalar(queries.lost_leader_on(group.id)) == today()
        assert await service.payments_blocked(work, group.id)
        with pytest.raises(NoLeader):
            await service.require_leader(work, group.id)

    async with given.work(sessions, admin) as work:
        await service.appoint(work, group.id, Successor(person_id=heir.id))
        assert not await service.payments_blocked(work, group.id)
        assert await service.require_leader(work, group.id) == heir.id


async def test_system_06_without_a_leader_no_payment_is_asked_approved_or_made_until_a_successor_is_named(
    sessions,
) -> None:
    desk = await requested.desk(sessions)
    asked = await requested.asked(sessions, desk, 100, number="24312000000000000001")
    approved = await requested.approved(sessions, desk, 100, "24312000000000000002")
    async with given.work(sessions, desk.checker) as work:
        row = await work.one(queries.leader_of(desk.payee_id))
        await service.leave(work, desk.payee_id, row.id, Leaving())

    async def ask(work: Work) -> None:
        await payments.ask(work, requested.wanted(desk, 10_000))

    async def approve(work: Work) -> None:
        await payments.approve(work, asked)

    async def pay(work: Work) -> None:
        await payments.pay(work, approved)

    for verb in (ask, approve, pay):
        with pytest.raises(NoLeader):
            async with given.work(sessions, desk.payer) as work:
                await verb(work)

    async with given.work(sessions, desk.checker) as work:
        heir = await given.resident(work, "赵接班")
        await service.appoint(work, desk.payee_id, Successor(person_id=heir.id))
    for verb in (ask, approve, pay):
        async with given.work(sessions, desk.payer) as work:
            await verb(work)


async def test_system_06_two_core_members_are_asked_for(sessions):
    place = await given.township(sessions, furnishers=[FURNISHER])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        group = await given.organization(work, "青禾", leader=await given.resident(work))
        seen = [alerts(dict(await work.rows(queries.parts_now(group.id))))]
        for _core in range(2):
            person = await given.resident(work)
            await service.enrol(work, group.id, NewMember(person_id=person.id, role=MemberRole.CORE))
            seen.append(alerts(dict(await work.rows(queries.parts_now(group.id)))))
        assert seen == [[Alert.SINGLE_LEADER], [Alert.FEW_CORE], []]
