"""Service orders on a real database, as the plain role."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

import given
import handed
import ordered
from wushe.access.roles import Role
from wushe.kernel.clock import now, stopped_at, today
from wushe.kernel.errors import Forbidden, Invalid, Stale
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.journal.models import JournalEntry
from wushe.notifications.models import Notification
from wushe.orders import service
from wushe.orders.errors import (
    AlreadyStarted,
    CodeUsed,
    CommunityOutOfReach,
    HasTeam,
    NoSuchCode,
    NoSuchOrder,
    NoSuchTeam,
    NotAMember,
    NotOffered,
    NotYourOrder,
    OwnService,
    ReasonNeeded,
    ResidentElsewhere,
    ServesOneself,
    WrongState,
)
from wushe.orders.exports import ORDERS
from wushe.orders.kinds import OrderState, ServiceKind
from wushe.orders.models import ServiceOrder
from wushe.orders.permissions import Orders
from wushe.orders.queries import listing, orders as queries, teams
from wushe.orders.schemas.entered import (
    Because,
    Finish,
    MemberServices,
    NewTeam,
    OrderFilters,
    Reassignment,
    RulesData,
    TeamFilters,
)
from wushe.orders.service.keeping import mark_overdue
from wushe.orders.showing import team_rows
from wushe.organizations import queries as organizations, service as groups
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.schemas import Leaving
from wushe.people import service as people
from wushe.people.errors import RevealedTooOften
from wushe.people.kinds import RevealReason
from wushe.people.models import Person
from wushe.people.service.revealing import MOST_AN_HOUR
from wushe.people.subject import everything_about

CLIENTS = 50


@pytest.fixture
async def cast(sessions):
    return await ordered.cast(sessions)


@pytest.fixture
async def resident(sessions, cast):
    return await given.visitor(sessions, cast.place, Role.RESIDENT)


async def _order(sessions, cast, order_id) -> ServiceOrder:
    async with given.work(sessions, cast.admin) as work:
        return await work.get(ServiceOrder, order_id)


# --- teams


async def test_one_village_has_one_team(sessions, cast):
    with pytest.raises(HasTeam):
        async with given.work(sessions, cast.staff) as work:
            await service.form(work, NewTeam(community_id=cast.where, organization_id=cast.organization))


async def test_staff_form_the_team_of_their_village_out_of_its_groups(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        [_where, other] = await given.community_ids(work)
        theirs = await given.organization(work, "双河互助队", community_id=other)
        everywhere = await given.organization(work, "全镇志愿者协会")
    async with given.work(sessions, cast.staff) as work:
        with pytest.raises(CommunityOutOfReach):
            await service.form(work, NewTeam(community_id=other, organization_id=theirs.id))
        with pytest.raises(NoSuchOrganization):
            await service.entrust(work, cast.team, theirs.id)
        assert (await service.entrust(work, cast.team, everywhere.id)).organization_id == everywhere.id


async def test_a_leader_records_what_members_offer_and_does_not_give_the_team_away(sessions, cast):
    async with given.work(sessions, cast.leader) as work:
        offered = MemberServices(person_id=cast.server_id, kinds=[ServiceKind.REPAIR, ServiceKind.REPAIR])
        await service.set_services(work, cast.team, offered)
        rows = await work.rows(teams.services_of(cast.team))
        assert {kind for person_id, kind in rows if person_id == cast.server_id} == {ServiceKind.REPAIR}
        with pytest.raises(NotAMember):
            await service.set_services(work, cast.team, MemberServices(person_id=cast.resident))
        with pytest.raises(NoSuchTeam):
            await service.entrust(work, cast.team, cast.organization)
    async with given.work(sessions, cast.server) as work:
        with pytest.raises(Forbidden):
            await service.set_services(work, cast.team, MemberServices(person_id=cast.server_id))


async def test_who_left_the_group_offers_nothing(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        member = await work.one(organizations.member_now(cast.organization, cast.server_id))
        await groups.leave(work, cast.organization, member.id, Leaving())
    with pytest.raises(NotOffered):
        await ordered.placed(sessions, cast)


@pytest.mark.parametrize("q", ["开元", "kaiyuan", "ky", "管家"])
async def test_a_team_is_found_by_village_and_group(sessions, cast, q):
    async with given.work(sessions, cast.admin) as work:
        found = await work.all(teams.bundled(work.require(Orders.READ), TeamFilters(q=q)))
        [row] = await team_rows(work, found)
        none = teams.bundled(work.require(Orders.READ), TeamFilters(kind=ServiceKind.MEALS))
        assert await work.all(none) == []
    assert (row.members, row.kinds) == (3, [ServiceKind.COMPANY, ServiceKind.HAIRCUT])


# --- placing, printing, reassigning, cancelling


async def test_numbers_run_without_gaps_and_who_goes_is_told(sessions, cast):
    first, second = [await ordered.placed(sessions, cast) for _time in range(2)]
    assert (first.number, second.number) == (1, 2)
    async with given.work(sessions, cast.admin) as work:
        told = await work.all(select(Notification).where(Notification.rule == "service_ordered.person"))
    assert [note.person_id for note in told] == [cast.server_id] * 2


async def test_an_order_is_for_somebody_of_the_village_by_somebody_who_offers_it(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        [_where, other] = await given.community_ids(work)
        elsewhere = await given.resident(work, "远奶奶", other)
    async with given.work(sessions, cast.admin) as work:
        for said, refusal in (
            ({"person_id": elsewhere.id}, ResidentElsewhere),
            ({"kind": ServiceKind.BATHING}, NotOffered),
            ({"server_id": elsewhere.id}, NotOffered),
            ({"person_id": cast.server_id}, ServesOneself),
            ({"team_id": elsewhere.id}, NoSuchTeam),
        ):
            with pytest.raises(refusal):
                await service.place(work, ordered.wanted(cast, **said))
        with pytest.raises(Invalid) as refused:
            await service.place(work, ordered.wanted(cast, visit_on=today() - timedelta(days=1)))
    assert list(refused.value.fields) == ["visit_on"]


@pytest.mark.parametrize("who", ["leader", "server"])
async def test_only_staff_place_orders(sessions, cast, who):
    async with given.work(sessions, getattr(cast, who)) as work:
        with pytest.raises(Forbidden):
            await service.place(work, ordered.wanted(cast))


async def test_the_code_stands_nowhere_and_a_new_slip_makes_the_old_one_useless(sessions, cast):
    order_id, old = await ordered.printed(sessions, cast)
    async with given.work(sessions, cast.leader) as work:
        _order_then, new = await service.issue(work, order_id)
        entries = await work.all(select(JournalEntry))
    order = await _order(sessions, cast, order_id)
    assert order.code_digest
    assert new.encode() not in order.code_digest
    assert not [entry for entry in entries if old in str(entry.facts) or new in str(entry.facts)]
    async with given.work(sessions, cast.server) as work:
        with pytest.raises(NoSuchCode):
            await service.start(work, old)
        assert (await service.start(work, new.lower())).state is OrderState.STARTED


async def test_who_serves_does_not_print_the_slip(sessions, cast):
    async with given.work(sessions, cast.leader) as work:
        assert work.person.person_id
        offered = MemberServices(person_id=work.person.person_id, kinds=[ServiceKind.MEALS])
        await service.set_services(work, cast.team, offered)
        leader_id = work.person.person_id
    order = await ordered.placed(sessions, cast, kind=ServiceKind.MEALS, server_id=leader_id)
    async with given.work(sessions, cast.leader) as work:
        with pytest.raises(OwnService):
            await service.issue(work, order.id)
    async with given.work(sessions, cast.server) as work:
        with pytest.raises(Forbidden):
            await service.issue(work, order.id)


async def test_somebody_else_is_sent_with_the_same_slip(sessions, cast):
    order_id, code = await ordered.printed(sessions, cast)
    tomorrow = today() + timedelta(days=1)
    async with given.work(sessions, cast.leader) as work:
        await service.reassign(work, order_id, Reassignment(server_id=cast.other_id, visit_on=tomorrow))
        with pytest.raises(NotOffered):
            await service.reassign(work, order_id, Reassignment(server_id=cast.resident))
    async with given.work(sessions, cast.server) as work:
        with pytest.raises(NotYourOrder):
            await service.start(work, code)
    async with given.work(sessions, cast.other) as work:
        assert (await service.start(work, code)).visit_on == tomorrow
    async with given.work(sessions, cast.admin) as work:
        rules = select(Notification.rule, Notification.person_id).where(Notification.rule.like("order_reassigned.%"))
        assert set(await work.rows(rules)) == {
            ("order_reassigned.person", cast.other_id), ("order_reassigned.predecessor", cast.server_id),
        }  # fmt: skip


async def test_a_cancelled_order_s_code_is_good_for_nothing(sessions, cast, resident):
    order_id, code = await ordered.printed(sessions, cast)
    async with given.work(sessions, cast.staff) as work:
        with pytest.raises(ReasonNeeded):
            await service.cancel(work, order_id, Because(reason=""))
        await service.cancel(work, order_id, Because(reason="家人回来了"))
    async with given.work(sessions, cast.server) as work:
        with pytest.raises(CodeUsed):
            await service.start(work, code)
    async with given.work(sessions, resident) as work:
        with pytest.raises(CodeUsed):
            await service.order_of(work, code)


async def test_what_changed_since_it_was_read_is_not_cancelled(sessions, cast):
    order = await ordered.placed(sessions, cast)
    async with given.work(sessions, cast.leader) as work:
        await service.reassign(work, order.id, Reassignment(server_id=cast.other_id))
    async with given.work(sessions, cast.staff) as work:
        work.expected_version = order.version
        with pytest.raises(Stale):
            await service.cancel(work, order.id, Because(reason="不需要了"))


# --- at the door, and the resident's word


@pytest.mark.crowd
async def test_fifty_scan_one_code_and_one_starts(sessions, cast):
    order_id, code = await ordered.printed(sessions, cast)

    async def scan() -> str:
        try:
            async with given.work(sessions, cast.server) as work:
                await service.start(work, code)
        except AlreadyStarted:
            return "refused"
        return "started"

    told = await asyncio.gather(*(scan() for _client in range(CLIENTS)))
    assert (told.count("started"), told.count("refused")) == (1, CLIENTS - 1)
    async with given.work(sessions, cast.admin) as work:
        starts = select(JournalEntry).where(JournalEntry.event == "order_started")
        assert len(await work.all(starts)) == 1
    assert (await _order(sessions, cast, order_id)).state is OrderState.STARTED


@pytest.mark.crowd
async def test_fifty_confirm_with_one_code_and_one_closes_it(sessions, cast, resident):
    order_id, code = await ordered.finished(sessions, cast)

    async def confirm() -> str:
        try:
            async with given.work(sessions, resident) as work:
                await service.acknowledge(work, code)
        except CodeUsed:
            return "refused"
        return "closed"

    told = await asyncio.gather(*(confirm() for _client in range(CLIENTS)))
    assert (told.count("closed"), told.count("refused")) == (1, CLIENTS - 1)
    assert (await _order(sessions, cast, order_id)).minutes == 45


async def test_who_served_does_not_confirm_with_the_code_they_scanned(sessions, cast):
    _order_id, code = await ordered.finished(sessions, cast)
    at_home = await given.visitor(sessions, cast.place, Role.VOLUNTEER, Role.RESIDENT, person=cast.server.person)
    async with given.work(sessions, at_home) as work:
        with pytest.raises(OwnService):
            await service.acknowledge(work, code)


async def test_staff_who_asked_the_resident_vouch_with_a_reason(sessions, cast):
    order_id, _code = await ordered.finished(sessions, cast)
    async with given.work(sessions, cast.leader) as work:
        with pytest.raises(Forbidden):
            await service.vouch(work, order_id, Because(reason="做完了"))
    async with given.work(sessions, cast.staff) as work:
        with pytest.raises(ReasonNeeded):
            await service.vouch(work, order_id, Because(reason=""))
        done = await service.vouch(work, order_id, Because(reason="已上门回访"))
    assert (done.state, done.reason) == (OrderState.CONFIRMED, "已上门回访")


async def test_the_township_says_within_how_many_days(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        await service.change_rules(work, RulesData(confirm_days=7))
    order_id, _code = await ordered.finished(sessions, cast)
    assert (await _order(sessions, cast, order_id)).due_on == today() + timedelta(days=7)
    async with given.work(sessions, cast.staff) as work:
        with pytest.raises(Forbidden):
            await service.change_rules(work, RulesData(confirm_days=1))


async def test_what_is_overdue_is_told_once(sessions, cast):
    await ordered.finished(sessions, cast)
    job = await given.system(sessions, cast.place)
    with stopped_at(now() + timedelta(days=9)):
        marked = []
        for _morning in range(2):
            async with given.work(sessions, job) as work:
                marked.append(await mark_overdue(work))
    assert marked == [1, 0]
    async with given.work(sessions, cast.admin) as work:
        told = select(Notification).where(Notification.rule == "order_overdue.leader")
        assert len(await work.all(told)) == 1


# --- who sees what


async def test_each_reads_the_orders_of_their_own(sessions, cast):
    mine = await ordered.placed(sessions, cast)
    other = await ordered.placed(sessions, cast, server_id=cast.other_id)
    near = {"community_id": await _far(sessions, cast)}
    far = await ordered.someone(sessions, cast.place, "远社区", Role.COMMUNITY_STAFF, **near)
    for who, expected in (
        (cast.admin, {mine.id, other.id}), (cast.staff, {mine.id, other.id}), (cast.leader, {mine.id, other.id}),
        (cast.server, {mine.id}), (far, set()),
    ):  # fmt: skip
        async with given.work(sessions, who) as work:
            rows = await work.all(listing.bundled(work.require(Orders.READ), OrderFilters()))
        assert {row.id for row in rows} == expected
    async with given.work(sessions, far) as work:
        with pytest.raises(NoSuchOrder):
            await service.cancel(work, mine.id, Because(reason="不需要了"))


async def _far(sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        return (await given.community_ids(work))[1]


@pytest.mark.parametrize("q", ["刘奶奶", "liunainai", "lnn", "孙师傅", "ssf", "1"])
async def test_an_order_is_found_by_who_is_served_who_serves_and_number(sessions, cast, q):
    await ordered.placed(sessions, cast)
    await ordered.placed(sessions, cast, server_id=cast.other_id)
    async with given.work(sessions, cast.admin) as work:
        rows = await work.all(listing.bundled(work.require(Orders.READ), OrderFilters(q=q)))
    assert 1 in {row.number for row in rows}
    async with given.work(sessions, cast.admin) as work:
        assert await work.all(listing.bundled(work.require(Orders.READ), OrderFilters(q="wusongda"))) == []


async def test_who_goes_there_sees_telephone_and_address_for_a_reason_until_it_is_done(sessions, cast):
    order_id, code = await ordered.printed(sessions, cast)
    async with given.work(sessions, cast.server) as work:
        assert (await service.reveal(work, order_id, RevealReason.HOME_VISIT)).phone == ordered.PHONE
    async with given.work(sessions, cast.other) as work:
        with pytest.raises(NoSuchOrder):
            await service.reveal(work, order_id, RevealReason.HOME_VISIT)
    async with given.work(sessions, cast.server) as work:
        await service.start(work, code)
        await service.finish(work, code, Finish())
        with pytest.raises(WrongState):
            await service.reveal(work, order_id, RevealReason.HOME_VISIT)
    async with given.work(sessions, cast.admin) as work:
        seen = await work.all(select(JournalEntry).where(JournalEntry.event == "order_resident_revealed"))
    assert [entry.facts["person_id"] for entry in seen] == [str(cast.resident)]


async def test_looking_without_end_is_refused(sessions, cast):
    order = await ordered.placed(sessions, cast)
    for _time in range(MOST_AN_HOUR):
        async with given.work(sessions, cast.server) as work:
            await service.reveal(work, order.id, RevealReason.HOME_VISIT)
    async with given.work(sessions, cast.server) as work:
        with pytest.raises(RevealedTooOften):
            await service.reveal(work, order.id, RevealReason.HOME_VISIT)


async def test_totals_are_counted_from_rows(sessions, cast, resident):
    _first, code = await ordered.finished(sessions, cast, 45)
    async with given.work(sessions, resident) as work:
        await service.acknowledge(work, code)
    await ordered.finished(sessions, cast, 30)
    gone = await ordered.placed(sessions, cast)
    async with given.work(sessions, cast.staff) as work:
        await service.cancel(work, gone.id, Because(reason="不需要了"))
        told = await service.totals(work, work.require(Orders.READ))
    assert (told.placed, told.confirmed, told.minutes, told.overdue) == (2, 1, 45, 0)


async def test_the_list_names_residents_and_leaves_only_after_somebody_agreed(sessions, cast, tmp_path):
    await ordered.placed(sessions, cast)
    other = await ordered.someone(sessions, cast.place, "沈复核", Role.TOWNSHIP_ADMIN)
    heading, row = await handed.out(sessions, Shelf(tmp_path), ORDERS, cast.admin, other)
    assert heading[:4] == ["编号", "服务项目", "村（社区）", "居民姓名"]
    assert "刘奶奶" in row


async def test_one_s_file_holds_one_s_orders_and_who_wants_nothing_kept_is_not_visited(sessions, cast):
    order = await ordered.placed(sessions, cast, notes="耳朵不好")
    async with given.work(sessions, cast.admin) as work:
        everything = await everything_about(work, await work.get(Person, cast.resident))
        assert [row["number"] for row in everything["service_order"]] == [order.number]
    async with given.work(sessions, cast.admin) as work:
        await people.erase_person(work, cast.resident)
    kept = await _order(sessions, cast, order.id)
    assert (kept.state, kept.notes) == (OrderState.CANCELLED, "")


async def test_a_neighbour_s_code_is_unknown_here(sessions, cast):
    neighbours = await ordered.cast(sessions)
    _order_id, code = await ordered.printed(sessions, neighbours)
    async with given.work(sessions, cast.server) as work:
        with pytest.raises(NoSuchCode):
            await service.start(work, code)
        assert await work.one_or_none(queries.order_of_code(b"")) is None
