"""Organisations on a real database, as the plain role."""

import asyncio
from datetime import date, timedelta
from uuid import uuid4

import pytest

import given
from wushe.access.queries import holdings
from wushe.access.roles import Role
from wushe.communities.errors import NoSuchCommunity
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden, Invalid, Missing, Stale
from wushe.kernel.paging import page
from wushe.kernel.work import Person
from wushe.organizations import queries, service
from wushe.organizations.errors import (
    AlreadyAssigned,
    AlreadyGranted,
    AlreadyMember,
    ApplicationOpen,
    AssignmentOverlaps,
    BeforeFounding,
    CommunityNeeded,
    Dissolved,
    InTheFuture,
    LegalFormNeeded,
    NameTaken,
    NoLeader,
    NoSuchOrganization,
    NotASocialWorker,
    PapersMissing,
    ProposalOutdated,
    ReasonNeeded,
    TwoLeaders,
    TypeInUse,
    TypeTaken,
)
from wushe.organizations.kinds import (
    Attention,
    FilingState,
    Level,
    MemberRole,
    OrganizationKind,
    Procedure,
    RegistrationState,
    Stage,
)
from wushe.organizations.models import Organization
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import (
    AcceptedDistribution,
    ChangedMember,
    EndOfAssignment,
    Grant,
    Leaving,
    NewApplication,
    NewAssignment,
    NewChecklistItem,
    NewMember,
    No,
    OrganizationData,
    OrganizationFilters,
    Successor,
    TermData,
    TypeData,
)

CODE = "52430100MJJ1234564"
YESTERDAY = today() - timedelta(days=1)
LAST_WEEK = today() - timedelta(days=7)


def data_of(group: Organization, **changes):
    fields = {name: getattr(group, name) for name in OrganizationData.__struct_fields__}
    return OrganizationData(**fields | changes)


async def read_all(work, **filters):
    chosen = OrganizationFilters(**filters)
    reach = work.require(Organizations.READ)
    return (await page(work, queries.bundled(reach, chosen), queries.order(chosen), None, 100)).rows


# --- the register


async def test_two_living_organisations_cannot_have_one_name(sessions, admin):
    async with given.work(sessions, admin) as work:
        await given.organization(work, "乐竹邻")
        with pytest.raises(NameTaken):
            await given.organization(work, "乐 竹 邻 ")
        work.abandon()


async def test_the_name_of_a_dissolved_one_is_free_again(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work, "乐竹邻")
        await service.dissolve(work, group.id)
        assert (await given.organization(work, "乐竹邻")).id != group.id


async def test_a_communitys_group_needs_its_community(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        with pytest.raises(CommunityNeeded):
            await service.edit(work, group.id, data_of(group, level=Level.COMMUNITY, community_id=None))


async def test_the_staff_of_a_community_records_groups_there_and_nowhere_else(sessions, place, admin):
    async with given.work(sessions, admin) as work:
        here, there = await given.community_ids(work)
    staff = await given.visitor(sessions, place, Role.COMMUNITY_STAFF, communities=[here])
    async with given.work(sessions, staff) as work:
        await given.organization(work, "本社区的", community_id=here)
        with pytest.raises(NoSuchCommunity):
            await given.organization(work, "别的社区的", community_id=there)
        with pytest.raises(CommunityNeeded):
            await given.organization(work, "镇级的")
        assert [row.name for row in await read_all(work)] == ["本社区的"]


async def test_the_second_of_two_editors_learns_of_the_first(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
    async with given.work(sessions, admin) as work:
        work.expected_version = 1
        await service.edit(work, group.id, data_of(group, introduction="每周二晚活动"))
    async with given.work(sessions, admin) as work:
        work.expected_version = 1
        with pytest.raises(Stale):
            await service.edit(work, group.id, data_of(group, introduction="每周三晚活动"))


async def test_a_dissolved_one_is_history(sessions, admin):
    async with given.work(sessions, admin) as work:
        leader = await given.resident(work)
        worker = await given.social_worker(work)
        group = await given.organization(work, leader=leader)
        await service.assign(work, group.id, NewAssignment(person_id=worker.id))
        application = await service.apply(work, group.id, NewApplication())
        await service.dissolve(work, group.id)
        assert group.filing_state is FilingState.NONE
        assert not application.state.is_open
        assert await service.leader_of(work, group.id) is None
        assert await work.all(queries.assigned_to(worker.id)) == []
        with pytest.raises(Dissolved):
            await service.edit(work, group.id, data_of(group, introduction="又来了"))


async def test_a_sleeping_group_wakes_when_it_does_something(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        await service.fall_asleep(work, group.id)
        await service.was_active(work, group.id, today())
        assert group.stage is Stage.ACTIVE
        assert group.last_active_on == today()


# --- the list


async def test_the_list_finds_by_pinyin_and_by_its_leader(sessions, admin):
    async with given.work(sessions, admin) as work:
        await given.organization(work, "青禾家长互助会", leader=await given.resident(work, "陈青云"))
        await given.organization(work, "暖夕陪诊队")
        assert [row.name for row in await read_all(work, q="nuanxi")] == ["暖夕陪诊队"]
        assert [row.name for row in await read_all(work, q="chenqingyun")] == ["青禾家长互助会"]
        assert [row.leader for row in await read_all(work, q="qhjz")] == ["陈青云"]


async def test_the_list_is_narrowed_by_each_of_its_filters(sessions, admin):
    async with given.work(sessions, admin) as work:
        here, there = await given.community_ids(work)
        worker = await given.social_worker(work)
        dancing = await given.organization(work, "舞蹈队", community_id=here, leader=await given.resident(work))
        reading = await given.organization(work, "读书会", community_id=there, kind="公共事务")
        await service.assign(work, dancing.id, NewAssignment(person_id=worker.id))
        found = {
            "community_id": await read_all(work, community_id=there),
            "type_id": await read_all(work, type_id=reading.type_id),
            "attention": await read_all(work, attention=Attention.LEADERLESS),
            "unassigned": await read_all(work, attention=Attention.UNASSIGNED),
        }
        assert {name: [row.name for row in rows] for name, rows in found.items()} == {key: ["读书会"] for key in found}
        assert [row.name for row in await read_all(work, worker_id=worker.id)] == ["舞蹈队"]
        assert [row.name for row in await read_all(work, attention=Attention.RECREATION_ONLY)] == ["舞蹈队"]
        assert [row.workers for row in await read_all(work, worker_id=worker.id)] == [("李测试",)]
        assert await read_all(work, filing=FilingState.GRANTED) == []
        assert await read_all(work, stage=Stage.DORMANT) == []


async def test_a_group_of_which_nothing_was_heard_for_half_a_year_is_quiet(sessions, admin):
    async with given.work(sessions, admin) as work:
        await given.organization(work, "新队", founded_on=today())
        old = await given.organization(work, "老队", founded_on=date(2019, 5, 1))
        assert [row.name for row in await read_all(work, attention=Attention.QUIET)] == ["老队"]
        await service.was_active(work, old.id, today())
        await work.flush()
        assert await read_all(work, attention=Attention.QUIET) == []


async def test_pages_follow_each_other_by_the_sound_of_names(sessions, admin):
    async with given.work(sessions, admin) as work:
        for name in ("重阳队", "爱心社", "钓鱼会"):
            await given.organization(work, name)
        chosen = OrganizationFilters(sort="name", limit=2)
        query = queries.bundled(work.require(Organizations.READ), chosen)
        first = await page(work, query, queries.order(chosen), None, 2)
        second = await page(work, query, queries.order(chosen), first.next, 2)
        assert [row.name for row in (*first.rows, *second.rows)] == ["爱心社", "重阳队", "钓鱼会"]


# --- filing and registration


async def complete_application(work, group, procedure=Procedure.FILING):
    items = [item.id for item in await work.all(queries.checklist(procedure))]
    return await service.apply(work, group.id, NewApplication(procedure=procedure, item_ids=items))


async def test_an_incomplete_application_is_told_every_missing_paper(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        application = await service.apply(work, group.id, NewApplication())
        with pytest.raises(PapersMissing) as refused:
            await service.grant(work, application.id, Grant())
        assert "成员名册" in refused.value.say()
        assert "活动场所证明" in refused.value.say()
        assert group.filing_state is FilingState.APPLIED


async def test_numbers_run_without_a_gap_even_when_a_filing_is_undone(sessions, place, admin):
    year = today().year
    for name, undone in (("一队", False), ("二队", True), ("三队", False)):
        async with given.work(sessions, admin) as work:
            group = await given.organization(work, name)
            await service.grant(work, (await complete_application(work, group)).id, Grant())
            if undone:
                work.abandon()
    async with given.work(sessions, admin) as work:
        numbers = [row.filing_number for row in await read_all(work, filing=FilingState.GRANTED)]
    assert numbers == [f"{place.tenant.name}社备〔{year}〕{serial:04d}号" for serial in (2, 1)]


async def test_a_second_application_waits_for_the_first(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        first = await complete_application(work, group)
        with pytest.raises(ApplicationOpen):
            await service.apply(work, group.id, NewApplication())
        await service.grant(work, first.id, Grant())
        with pytest.raises(AlreadyGranted):
            await service.apply(work, group.id, NewApplication())


async def test_a_returned_application_waits_and_its_clock_begins_anew(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        await service.set_term(work, Procedure.FILING, TermData(days=10))
        application = await complete_application(work, group)
        with pytest.raises(ReasonNeeded):
            await service.send_back(work, application.id, No(reason="  "))
        await service.send_back(work, application.id, No(reason="成员名册缺少分工"))
        assert group.filing_state is FilingState.RETURNED
        await service.complete(work, application.id)
        assert application.due_on == today() + timedelta(days=10)
        await service.withdraw(work, application.id)
        assert group.filing_state is FilingState.NONE


async def test_a_refused_group_may_apply_again(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        refused = await complete_application(work, group)
        await service.refuse(work, refused.id, No(reason="与已备案组织重复"))
        assert group.filing_state is FilingState.REFUSED
        assert (await complete_application(work, group)).id != refused.id


async def test_registration_makes_a_filed_group_a_legal_person_and_leaves_it_filed(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        await service.grant(work, (await complete_application(work, group)).id, Grant())
        application = await complete_application(work, group, Procedure.REGISTRATION)
        with pytest.raises(Invalid):
            await service.grant(work, application.id, Grant())
        work.abandon()
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        await service.grant(work, (await complete_application(work, group)).id, Grant())
        application = await complete_application(work, group, Procedure.REGISTRATION)
        legal = Grant(credit_code=CODE, registers_as=OrganizationKind.AGENCY)
        await service.grant(work, application.id, legal)
        assert group.is_filed
        assert group.registration_state is RegistrationState.GRANTED
        assert group.kind is OrganizationKind.AGENCY


async def test_a_community_group_is_not_registered_without_a_legal_form(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        application = await complete_application(work, group, Procedure.REGISTRATION)
        with pytest.raises(LegalFormNeeded):
            await service.grant(work, application.id, Grant(credit_code=CODE))
        work.abandon()


async def test_an_open_application_keeps_the_checklist_of_its_day(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        application = await complete_application(work, group)
        await service.add_checklist_item(work, NewChecklistItem(procedure=Procedure.FILING, name="承诺书"))
        await service.grant(work, application.id, Grant())
        other = await given.organization(work, "读书会")
        assert "承诺书" in (await service.apply(work, other.id, NewApplication())).missing


async def test_a_paper_that_was_none_is_missing_again(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        application = await complete_application(work, group)
        paper = application.papers[0]
        await service.take_back(work, application.id, paper.id)
        assert application.missing == [paper.name]
        await service.hand_in(work, application.id, paper.id)
        await service.hand_in(work, application.id, paper.id)
        assert application.missing == []


# --- the roster


async def test_a_leader_gets_the_role_and_loses_it(sessions, place, admin):
    async with given.work(sessions, admin) as work:
        leader, heir = await given.resident(work), await given.resident(work, "赵测试")
        group = await given.organization(work, leader=leader)
        held = await work.all(holdings(uuid4(), leader.id))
        assert [(row.role, row.organization_id) for row in held] == [(Role.ORGANIZATION_LEADER, group.id)]
    async with given.work(sessions, admin) as work:
        await service.appoint(work, group.id, Successor(person_id=heir.id))
    async with given.work(sessions, admin) as work:
        assert await work.all(holdings(uuid4(), leader.id)) == []
        assert await service.leader_of(work, group.id) == heir.id
        rows = await work.rows(queries.members(group.id))
        assert {name: member.role for member, name in rows} == {"赵测试": MemberRole.LEADER, "王测试": MemberRole.CORE}


async def test_nobody_leads_beside_the_leader(sessions, admin):
    async with given.work(sessions, admin) as work:
        leader, other = await given.resident(work), await given.resident(work)
        group = await given.organization(work, leader=leader)
        with pytest.raises(TwoLeaders):
            await service.enrol(work, group.id, NewMember(person_id=other.id, role=MemberRole.LEADER))


async def test_a_successor_may_come_from_outside_while_the_former_leaves(sessions, admin):
    async with given.work(sessions, admin) as work:
        leader, heir = await given.resident(work), await given.resident(work)
        group = await given.organization(work)
        await service.enrol(work, group.id, NewMember(person_id=leader.id, role=MemberRole.LEADER, on=LAST_WEEK))
        await service.appoint(work, group.id, Successor(person_id=heir.id, on=YESTERDAY, former_leaves=True))
        assert [member.person_id for member, _name in await work.rows(queries.members(group.id))] == [heir.id]
        former = await work.rows(queries.former_members(group.id))
        assert [(member.person_id, member.until) for member, _name in former] == [(leader.id, YESTERDAY)]


async def test_a_person_is_in_a_group_once_at_a_time(sessions, admin):
    async with given.work(sessions, admin) as work:
        person = await given.resident(work)
        group = await given.organization(work)
        member = await service.enrol(work, group.id, NewMember(person_id=person.id, on=LAST_WEEK))
        await service.leave(work, group.id, member.id, Leaving(on=YESTERDAY))
        await service.enrol(work, group.id, NewMember(person_id=person.id))
        with pytest.raises(AlreadyMember):
            await service.enrol(work, group.id, NewMember(person_id=person.id))
        work.abandon()


async def test_a_roster_tells_facts(sessions, admin):
    async with given.work(sessions, admin) as work:
        person = await given.resident(work)
        group = await given.organization(work, founded_on=LAST_WEEK)
        with pytest.raises(InTheFuture):
            await service.enrol(work, group.id, NewMember(person_id=person.id, on=today() + timedelta(days=1)))
        with pytest.raises(BeforeFounding):
            await service.enrol(work, group.id, NewMember(person_id=person.id, on=date(2019, 1, 1)))


async def test_only_who_may_appoint_moves_a_leader(sessions, place, admin):
    async with given.work(sessions, admin) as work:
        leader, member = await given.resident(work), await given.resident(work)
        group = await given.organization(work, leader=leader)
        row = await service.enrol(work, group.id, NewMember(person_id=member.id))
        lead = await work.one(queries.leader_of(group.id))
    person = Person(uuid4(), leader.id, "王测试")
    as_leader = await given.visitor(sessions, place, Role.ORGANIZATION_LEADER, person=person)
    async with given.work(sessions, as_leader) as work:
        await service.change(work, group.id, row.id, ChangedMember(role=MemberRole.CORE))
        with pytest.raises(Forbidden):
            await service.leave(work, group.id, lead.id, Leaving())
        with pytest.raises(Forbidden):
            await service.change(work, group.id, row.id, ChangedMember(role=MemberRole.LEADER))


async def test_a_member_reads_the_group_and_changes_nothing(sessions, place, admin):
    async with given.work(sessions, admin) as work:
        person = await given.resident(work)
        group = await given.organization(work)
        await given.organization(work, "别的队")
        await service.enrol(work, group.id, NewMember(person_id=person.id))
    as_member = await given.visitor(
        sessions, place, Role.VOLUNTEER, Role.ORGANIZATION_LEADER, person=Person(uuid4(), person.id, "王测试")
    )
    async with given.work(sessions, as_member) as work:
        assert [row.name for row in await read_all(work)] == [group.name]
        with pytest.raises(NoSuchOrganization):
            await service.edit(work, group.id, data_of(group, introduction="改一下"))


async def test_no_payment_without_somebody_who_answers_for_it(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        assert await service.payments_blocked(work, group.id)
        with pytest.raises(NoLeader):
            await service.require_leader(work, group.id)


# --- who accompanies it


async def test_a_group_is_handed_over_without_a_day_between(sessions, admin):
    async with given.work(sessions, admin) as work:
        one, other = await given.social_worker(work, "李甲"), await given.social_worker(work, "李乙")
        group = await given.organization(work)
        monday = today() + timedelta(days=3)
        await service.assign(work, group.id, NewAssignment(person_id=one.id, since=LAST_WEEK))
        await service.assign(work, group.id, NewAssignment(person_id=other.id, since=monday))
        assert await work.all(queries.assigned_to(one.id)) == [group.id]
        assert await work.all(queries.assigned_to(one.id, monday)) == []
        assert await work.all(queries.assigned_to(other.id, monday)) == [group.id]
        with pytest.raises(AssignmentOverlaps):
            await service.assign(work, group.id, NewAssignment(person_id=one.id))


async def test_two_levels_accompany_side_by_side(sessions, admin):
    async with given.work(sessions, admin) as work:
        one, other = await given.social_worker(work, "李甲"), await given.social_worker(work, "李乙")
        group = await given.organization(work)
        await service.assign(work, group.id, NewAssignment(person_id=one.id, level=Level.TOWNSHIP))
        await service.assign(work, group.id, NewAssignment(person_id=other.id, level=Level.COMMUNITY))
        with pytest.raises(AlreadyAssigned):
            await service.assign(work, group.id, NewAssignment(person_id=other.id, level=Level.COMMUNITY))
        assert await work.scalar(queries.unassigned_count(Level.COMMUNITY, today())) == 0


async def test_only_a_social_worker_accompanies(sessions, admin):
    async with given.work(sessions, admin) as work:
        group, person = await given.organization(work), await given.resident(work)
        with pytest.raises(NotASocialWorker):
            await service.assign(work, group.id, NewAssignment(person_id=person.id))


async def test_an_ended_assignment_is_out_of_reach_the_same_day(sessions, admin):
    async with given.work(sessions, admin) as work:
        worker = await given.social_worker(work)
        group = await given.organization(work)
        assignment = await service.assign(work, group.id, NewAssignment(person_id=worker.id, since=LAST_WEEK))
        await service.end(work, group.id, assignment.id, EndOfAssignment())
        assert await work.all(queries.assigned_to(worker.id)) == []
        assert await work.all(queries.assigned_to(worker.id, YESTERDAY)) == [group.id]


async def test_what_is_accepted_is_what_was_seen(sessions, admin):
    async with given.work(sessions, admin) as work:
        await given.social_worker(work)
        await given.organization(work, "一队")
        seen = await service.propose(work, Level.COMMUNITY)
        await given.organization(work, "二队")
        with pytest.raises(ProposalOutdated):
            await service.accept_distribution(work, AcceptedDistribution(fingerprint=seen.fingerprint))


# --- the township's own rules


async def test_the_list_of_types_is_the_townships_own(sessions, admin):
    async with given.work(sessions, admin) as work:
        kind = await service.add_type(work, TypeData(name="志愿巡逻", rank=9))
        with pytest.raises(TypeTaken):
            await service.edit_type(work, kind.id, TypeData(name="公共事务"))
        work.abandon()
    async with given.work(sessions, admin) as work:
        kind = await service.add_type(work, TypeData(name="志愿巡逻", rank=9))
        group = await given.organization(work, kind="志愿巡逻")
        with pytest.raises(TypeInUse):
            await service.retire_type(work, kind.id)
        await service.dissolve(work, group.id)
        await service.retire_type(work, kind.id)
        assert "志愿巡逻" not in [kept.name for kept in await work.all(queries.types())]


async def test_a_township_is_furnished_once(sessions, place, admin):
    async with given.work(sessions, admin) as work:
        types = await work.all(queries.types())
        assert await service.furnish(work, given.entry()) == []
        assert await work.all(queries.types()) == types


async def test_another_townships_organisation_is_not_there(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
    elsewhere = await given.township(sessions)
    other = await given.visitor(sessions, elsewhere, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, other) as work:
        assert await read_all(work) == []
        with pytest.raises(Missing):
            await service.fall_asleep(work, group.id)


# --- all at once


async def test_numbers_given_out_at_once_have_no_gap_and_no_twin(sessions, admin):
    async with given.work(sessions, admin) as work:
        groups = [await given.organization(work, f"第{number}队") for number in range(8)]
        opened = [(await complete_application(work, group)).id for group in groups]

    async def granted(application_id):
        async with given.work(sessions, admin) as work:
            await service.grant(work, application_id, Grant())

    await asyncio.gather(*map(granted, opened))
    async with given.work(sessions, admin) as work:
        rows = await read_all(work, filing=FilingState.GRANTED)
    assert sorted(int(row.filing_number[-5:-1]) for row in rows) == list(range(1, 9))


async def test_of_five_who_name_a_leader_at_once_one_does(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        candidates = [await given.resident(work) for _ in range(5)]

    async def named(person):
        async with given.work(sessions, admin) as work:
            await service.enrol(work, group.id, NewMember(person_id=person.id, role=MemberRole.LEADER))

    outcomes = await asyncio.gather(*map(named, candidates), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes if outcome] == [TwoLeaders] * 4
