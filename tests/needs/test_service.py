"""Needs, offers and opportunities on a real database, as the plain role."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

import given
from wushe.access.roles import Role
from wushe.communities.errors import NoSuchCommunity
from wushe.kernel.clock import Month, Quarter, now, stopped_at, today
from wushe.kernel.errors import Forbidden, Invalid, Refusal, Stale
from wushe.needs import service
from wushe.needs.errors import (
    CommunityNeeded,
    ConsentMissing,
    ContactGone,
    LikelySame,
    NoChannel,
    NoSuchNeed,
    NoSuchReference,
    NotSameCommunity,
    NotUndoable,
    OfferFull,
    OfferOver,
    OpportunityOver,
    OrganizationNotOnRecord,
    PersonalDataInText,
    ReasonNeeded,
    ReplyNeeded,
    RoundClosed,
    RoundKnown,
    RoundTooEarly,
    SaidTooOften,
    SameNeed,
    ServiceTypeInUse,
    ServiceTypeTaken,
    TooDeep,
    WrongState,
)
from wushe.needs.kinds import Category, Channel, NeedState, OfferState, OpportunityState, RoundState, Urgency
from wushe.needs.queries import needs as queries
from wushe.needs.schemas.needs import (
    HeardAgain,
    NeedData,
    NewNeed,
    Publication,
    Reply,
    SaidNeed,
    Withdrawal,
)
from wushe.needs.schemas.offers import Closing, Deal, NewOffer, OfferData, OpportunityData, ServiceTypeData
from wushe.needs.schemas.rounds import ChannelUse, NewRound
from wushe.organizations import service as organizations
from wushe.people.errors import RevealedTooOften
from wushe.people.kinds import RevealReason

NETWORK = b"one village"


# --- saying a need


async def test_a_need_keeps_where_and_when_it_was_heard(sessions, admin):
    async with given.work(sessions, admin) as work:
        need = await given.need(work, channel=Channel.DOOR_KNOCK, urgency=Urgency.URGENT)
        [(source, told, contact)] = await work.rows(queries.sources(need.id))
    assert (source.channel, told.id, contact) == (Channel.DOOR_KNOCK, need.id, None)
    assert need.due_on == today() + timedelta(days=2)
    assert need.state is NeedState.COLLECTED


async def test_what_is_likely_the_same_is_asked_about_and_merged_on_demand(sessions, admin):
    async with given.work(sessions, admin) as work:
        [where, _other] = await given.community_ids(work)
        first = await given.need(work, "孩子放学后作业没人辅导")
        again = NewNeed(title="放学后没人辅导孩子作业", community_id=where, channel=Channel.COURTYARD_MEETING)
        with pytest.raises(LikelySame) as refused:
            await service.record(work, again)
        assert first.title in refused.value.say()
        same = NewNeed(title=again.title, community_id=where, channel=again.channel, same_as=first.id)
        merged = await service.record(work, same)
        sources = await work.rows(queries.sources(first.id))
    assert (merged.state, merged.merged_into_id) == (NeedState.MERGED, first.id)
    assert {source.channel for source, _told, _contact in sources} == {Channel.WALK_IN, Channel.COURTYARD_MEETING}


async def test_another_community_s_need_is_not_the_same(sessions, admin):
    async with given.work(sessions, admin) as work:
        [_where, other] = await given.community_ids(work)
        await given.need(work, "孩子放学后作业没人辅导")
        need = await service.record(work, NewNeed(title="孩子放学后作业没人辅导", community_id=other))
    assert need.state is NeedState.COLLECTED


async def test_a_need_cannot_have_been_heard_tomorrow(sessions, admin):
    async with given.work(sessions, admin) as work:
        with pytest.raises(Invalid) as refused:
            await given.need(work, heard_at=now() + timedelta(hours=1))
    assert list(refused.value.fields) == ["heard_at"]


async def test_community_staff_record_only_for_their_own(sessions, place, admin):
    async with given.work(sessions, admin) as work:
        mine, other = await given.community_ids(work)
        theirs = await given.need(work, community_id=other)
    staff = await given.visitor(sessions, place, Role.COMMUNITY_STAFF, communities=[mine])
    async with given.work(sessions, staff) as work:
        with pytest.raises(CommunityNeeded):
            await service.record(work, NewNeed(title="想学广场舞", community_id=other))
        with pytest.raises(NoSuchNeed):
            await service.edit(work, theirs.id, NeedData(title="改成别的"))


async def test_a_leader_reads_what_was_opened_and_changes_nothing(sessions, place, admin):
    async with given.work(sessions, admin) as work:
        hidden, opened = await given.need(work), await given.need(work, "想学广场舞")
        await service.publish(work, opened.id, Publication())
    leader = await given.visitor(sessions, place, Role.ORGANIZATION_LEADER)
    async with given.work(sessions, leader) as work:
        reach = work.require("needs:read")
        assert await work.one_or_none(queries.need(reach, opened.id))
        assert await work.one_or_none(queries.need(reach, hidden.id)) is None
        with pytest.raises(Forbidden):
            await service.publish(work, opened.id, Publication())


# --- residents


async def said(sessions, resident, admin, **more):
    async with given.work(sessions, admin) as work:
        [where, _other] = await given.community_ids(work)
    async with given.work(sessions, resident) as work:
        return await service.say(work, SaidNeed(title="家里老人看病没人陪", community_id=where, **more), NETWORK)


async def test_a_resident_asks_by_number_and_learns_the_answer(sessions, admin, resident):
    source = await said(sessions, resident, admin)
    async with given.work(sessions, admin) as work:
        await service.reply(work, source.need_id, Reply(text="社区已安排志愿者联系"))
    async with given.work(sessions, resident) as work:
        typed = "-".join(source.reference[at : at + 4].lower() for at in (0, 4, 8))
        request = await service.request_of(work, typed)
        with pytest.raises(NoSuchReference):
            await service.request_of(work, "2222-2222-2222")
    assert request.state is NeedState.COLLECTED
    assert [text for _day, text in request.replies] == ["社区已安排志愿者联系"]


async def test_a_telephone_is_kept_only_with_consent_and_until_it_is_withdrawn(sessions, admin, resident):
    with pytest.raises(ConsentMissing):
        await said(sessions, resident, admin, contact_phone="13800001234")
    source = await said(sessions, resident, admin, contact_name="王测试", contact_phone="13800001234", consents=True)
    async with given.work(sessions, admin) as work:
        shown = await service.reveal(work, source.need_id, source.id, RevealReason.PHONE_CALL)
        assert (shown.name, shown.phone) == ("王测试", "13800001234")
    async with given.work(sessions, resident) as work:
        assert (await service.request_of(work, source.reference)).may_forget
        await service.forget_request(work, source.reference)
    async with given.work(sessions, admin) as work:
        with pytest.raises(ContactGone):
            await service.reveal(work, source.need_id, source.id, RevealReason.PHONE_CALL)


async def test_one_network_says_so_much_and_no_more(sessions, admin, resident):
    async with given.work(sessions, admin) as work:
        [where, _other] = await given.community_ids(work)
    network = uuid4().bytes
    async with given.work(sessions, resident) as work:
        for number in range(20):
            await service.say(work, SaidNeed(title=f"需求{number}", community_id=where), network)
        with pytest.raises(SaidTooOften) as refused:
            await service.say(work, SaidNeed(title="再来一条", community_id=where), network)
    assert int(str(refused.value.facts["retry_after"])) <= 15 * 60


async def test_contacts_are_forgotten_ninety_days_after_the_end(sessions, admin, resident):
    source = await said(sessions, resident, admin, contact_name="王测试", consents=True)
    async with given.work(sessions, admin) as work:
        await service.withdraw(work, source.need_id, Withdrawal(reason="重复反映"))
        assert await service.forget_old(work) == 0
    with stopped_at(now() + timedelta(days=91)):
        async with given.work(sessions, admin) as work:
            assert await service.forget_old(work) == 1


# --- its way


async def test_the_way_of_a_need_from_heard_to_confirmed(sessions, admin):
    began = datetime(2026, 5, 4, 1, tzinfo=UTC)
    linkage = uuid4()
    with stopped_at(began):
        async with given.work(sessions, admin) as work:
            need = await given.need(work)
            await service.publish(work, need.id, Publication(headline="作业辅导"))
            await service.take_up(work, need.id, linkage)
    with stopped_at(began + timedelta(hours=30)):
        async with given.work(sessions, admin) as work:
            await service.answer(work, need.id)
            need = await service.confirm(work, need.id)
    assert (need.state, need.response_minutes, need.linkage_id) == (NeedState.CONFIRMED, 30 * 60, linkage)


async def test_the_first_reply_stops_the_clock_and_later_ones_do_not_move_it(sessions, admin):
    began = datetime(2026, 5, 4, 1, tzinfo=UTC)
    with stopped_at(began):
        async with given.work(sessions, admin) as work:
            need = await given.need(work)
    for hours in (5, 50):
        with stopped_at(began + timedelta(hours=hours)):
            async with given.work(sessions, admin) as work:
                need = await service.reply(work, need.id, Reply(text=f"第 {hours} 小时的答复"))
    assert need.response_minutes == 300


async def test_a_reply_says_something_and_no_telephone(sessions, admin):
    async with given.work(sessions, admin) as work:
        need = await given.need(work)
        with pytest.raises(ReplyNeeded):
            await service.reply(work, need.id, Reply(text=""))
        with pytest.raises(Invalid) as refused:
            await service.reply(work, need.id, Reply(text="请打 138 0000 1234"))
        assert refused.value.fields["text"].code == PersonalDataInText.code


async def test_what_was_not_what_was_needed_waits_again(sessions, admin):
    async with given.work(sessions, admin) as work:
        need = await given.need(work)
        await service.take_up(work, need.id, uuid4())
        await service.answer(work, need.id)
        need = await service.reopen_heard(work, need.id)
        answered = need.first_answered_at
    assert (need.state, need.linkage_id, need.answered_at) == (NeedState.COLLECTED, None, None)
    assert answered is not None


async def test_nothing_is_taken_up_twice_or_withdrawn_under_a_linkage(sessions, admin):
    async with given.work(sessions, admin) as work:
        need = await given.need(work)
        await service.take_up(work, need.id, uuid4())
        with pytest.raises(WrongState):
            await service.take_up(work, need.id, uuid4())
        with pytest.raises(WrongState):
            await service.withdraw(work, need.id, Withdrawal(reason="不办了"))
        await service.release(work, need.id)
        with pytest.raises(ReasonNeeded):
            await service.withdraw(work, need.id, Withdrawal(reason=""))
        need = await service.withdraw(work, need.id, Withdrawal(reason="居民已自行解决"))
    assert need.state is NeedState.WITHDRAWN


async def test_two_editors_learn_of_each_other(sessions, admin):
    async with given.work(sessions, admin) as work:
        need = await given.need(work)
    async with given.work(sessions, admin) as work:
        work.expected_version = need.version
        await service.edit(work, need.id, NeedData(title="孩子放学没人管"))
    with pytest.raises(Stale):
        async with given.work(sessions, admin) as work:
            work.expected_version = need.version
            await service.edit(work, need.id, NeedData(title="另一个人的说法"))


# --- merging


async def test_a_merge_is_undone_and_everything_is_as_before(sessions, admin):
    async with given.work(sessions, admin) as work:
        first = await given.need(work, heard_at=now() - timedelta(days=1))
        second = await given.need(work, "作业没人辅导", heard_at=now() - timedelta(days=9))
        await service.merge(work, second.id, first.id)
        assert first.heard_at == second.heard_at
        second = await service.separate(work, second.id)
        [(source, _told, _contact)] = await work.rows(queries.sources(first.id))
    assert (second.state, second.merged_into_id) == (NeedState.COLLECTED, None)
    assert first.heard_at == source.heard_at


async def test_a_merge_that_something_was_built_on_stays(sessions, admin):
    async with given.work(sessions, admin) as work:
        first, second = await given.need(work), await given.need(work, "作业没人辅导")
        await service.merge(work, second.id, first.id)
        await service.take_up(work, first.id, uuid4())
        with pytest.raises(NotUndoable):
            await service.separate(work, second.id)


async def test_what_was_merged_goes_along_when_its_need_is_merged(sessions, admin):
    async with given.work(sessions, admin) as work:
        first, second, third = [await given.need(work, title) for title in ("作业辅导", "辅导作业", "放学辅导")]
        await service.merge(work, third.id, second.id)
        await service.merge(work, second.id, first.id)
        assert len(await work.rows(queries.sources(first.id))) == 3


async def test_only_needs_of_one_community_are_one(sessions, admin):
    async with given.work(sessions, admin) as work:
        [_where, other] = await given.community_ids(work)
        first, second = await given.need(work), await given.need(work, community_id=other)
        with pytest.raises(NotSameCommunity):
            await service.merge(work, second.id, first.id)
        with pytest.raises(SameNeed):
            await service.merge(work, first.id, first.id)


async def test_heard_again_counts_as_another_source(sessions, admin):
    async with given.work(sessions, admin) as work:
        need = await given.need(work)
        await service.hear_again(work, need.id, HeardAgain(channel=Channel.PHONE))
        assert len(await work.rows(queries.sources(need.id))) == 2


# --- rounds


async def test_a_round_counts_when_it_is_finished_and_only_with_a_channel(sessions, admin):
    with stopped_at(datetime(2026, 6, 20, 4, tzinfo=UTC)):
        async with given.work(sessions, admin) as work:
            [where, _other] = await given.community_ids(work)
            opened = await service.open_round(work, NewRound(community_id=where, quarter="2026Q2"))
            with pytest.raises(NoChannel):
                await service.finish(work, opened.id)
            day = date(2026, 6, 18)
            use = ChannelUse(channel=Channel.DOOR_KNOCK, held_on=day, households=40, persons=90)
            await service.use_channel(work, opened.id, use)
            await service.use_channel(work, opened.id, ChannelUse(channel=Channel.DOOR_KNOCK, held_on=day, persons=95))
            finished = await service.finish(work, opened.id)
            [row, _missing] = await service.rounds(work, Quarter(2026, 2))
            with pytest.raises(RoundClosed):
                await service.use_channel(work, opened.id, use)
    assert finished.state is RoundState.FINISHED
    assert (row.households, row.persons) == (0, 95)
    assert row.missing == [Channel.COURTYARD_MEETING, Channel.ONLINE_FORM]


async def test_one_round_for_each_community_and_quarter(sessions, admin):
    with stopped_at(datetime(2026, 6, 20, 4, tzinfo=UTC)):
        async with given.work(sessions, admin) as work:
            [where, _other] = await given.community_ids(work)
            with pytest.raises(RoundTooEarly):
                await service.open_round(work, NewRound(community_id=where, quarter="2026Q3"))
            await service.open_round(work, NewRound(community_id=where, quarter="2026Q2"))
        with pytest.raises(RoundKnown):
            async with given.work(sessions, admin) as work:
                await service.open_round(work, NewRound(community_id=where, quarter="2026Q2"))


# --- offers and opportunities


async def test_only_organisations_on_record_offer_services(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.organization(work)
        with pytest.raises(OrganizationNotOnRecord):
            await given.offer(work, group)
        await given.filed(work, group)
        assert (await given.offer(work, group)).state is OfferState.OPEN


async def test_an_offer_takes_on_no_more_than_it_can(sessions, admin):
    month = Month.current()
    async with given.work(sessions, admin) as work:
        offer = await given.offer(work, await given.filed(work, await given.organization(work)), capacity=3)
        linkage = uuid4()
        await service.promise(work, offer.id, linkage, 2, month)
        with pytest.raises(OfferFull) as refused:
            await service.promise(work, offer.id, uuid4(), 2, month)
        assert "只剩 1" in refused.value.say()
        await service.promise(work, offer.id, linkage, 1, month)
        assert await service.left_of(work, [offer]) == {offer.id: 0}
        await service.give_back(work, linkage)
        assert await service.left_of(work, [offer]) == {offer.id: 3}


async def test_a_paused_offer_takes_nothing_on_and_an_ended_one_is_not_changed(sessions, admin):
    async with given.work(sessions, admin) as work:
        offer = await given.offer(work, await given.filed(work, await given.organization(work)))
        await service.pause_offer(work, offer.id)
        with pytest.raises(OfferOver):
            await service.promise(work, offer.id, uuid4(), 1, Month.current())
        await service.resume_offer(work, offer.id)
        await service.end_offer(work, offer.id)
        with pytest.raises(OfferOver):
            await service.edit_offer(
                work,
                offer.id,
                OfferData(service_type_id=offer.service_type_id, title="改", capacity=1, everywhere=True),
            )


async def test_a_dissolved_organisation_offers_nothing(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.filed(work, await given.organization(work))
        offer = await given.offer(work, group)
        await organizations.dissolve(work, group.id)
    async with given.work(sessions, admin) as work:
        assert (await work.get(type(offer), offer.id)).state is OfferState.ENDED


async def test_an_offer_is_for_communities_that_exist(sessions, admin):
    async with given.work(sessions, admin) as work:
        group = await given.filed(work, await given.organization(work))
        with pytest.raises(NoSuchCommunity):
            await given.offer(work, group, everywhere=False, community_ids=[uuid4()])


async def test_a_leader_offers_for_their_own_group_alone(sessions, place, admin):
    async with given.work(sessions, admin) as work:
        leader = await given.resident(work)
        mine = await given.filed(work, await given.organization(work, leader=leader))
        other = await given.filed(work, await given.organization(work, "别人的队"))
        kind = await given.service_type(work, "理发")
    who = await given.member(sessions, place, Role.ORGANIZATION_LEADER, person_id=leader.id)
    async with given.work(sessions, who) as work:
        said_of = {"service_type_id": kind, "title": "义剪", "capacity": 5, "everywhere": True}
        await service.make_offer(work, NewOffer(organization_id=mine.id, **said_of))
        with pytest.raises(Exception, match="no_such_organization"):
            await service.make_offer(work, NewOffer(organization_id=other.id, **said_of))


async def test_an_opportunity_is_dealt_with_an_organisation_on_record_or_closed_with_a_reason(sessions, admin):
    data = OpportunityData(title="邻里调解", channel="县民政局", category=Category.GOVERNANCE, amount_fen=5_000_000)
    async with given.work(sessions, admin) as work:
        sheet, other = await service.post(work, data), await service.post(work, data)
        group = await given.filed(work, await given.organization(work))
        dealt = await service.deal(work, sheet.id, Deal(organization_id=group.id))
        with pytest.raises(ReasonNeeded):
            await service.close_opportunity(work, other.id, Closing(reason=""))
        await service.close_opportunity(work, other.id, Closing(reason="无人申报"))
        with pytest.raises(OpportunityOver):
            await service.deal(work, other.id, Deal(organization_id=group.id))
    assert (dealt.state, dealt.dealt_fen) == (OpportunityState.DEALT, 5_000_000)


# --- service types


async def test_the_list_of_types_has_two_levels_and_each_name_once(sessions, admin):
    async with given.work(sessions, admin) as work:
        tutoring = await given.service_type(work, "作业辅导")
        with pytest.raises(TooDeep):
            await service.add_type(work, ServiceTypeData(name="小学作业", parent_id=tutoring))
        family = await given.service_type(work, "教育科普")
        with pytest.raises(ServiceTypeInUse):
            await service.retire_type(work, family)
        await service.add_type(work, ServiceTypeData(name="编程启蒙", parent_id=family))
    with pytest.raises(ServiceTypeTaken):
        async with given.work(sessions, admin) as work:
            await service.add_type(work, ServiceTypeData(name=" 编程 启蒙 "))


# --- many at once


async def at_once(count, attempt):
    """How many of so many attempts at the same moment were not refused."""
    outcomes = await asyncio.gather(*(attempt() for _number in range(count)), return_exceptions=True)
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception) and outcome not in refused] == []
    return count - len(refused)


async def test_one_of_many_takes_the_need_up(sessions, admin):
    async with given.work(sessions, admin) as work:
        need = await given.need(work)

    async def attempt():
        async with given.work(sessions, admin) as work:
            await service.take_up(work, need.id, uuid4())

    assert await at_once(10, attempt) == 1


async def test_many_at_once_are_promised_no_more_than_there_is(sessions, admin):
    async with given.work(sessions, admin) as work:
        offer = await given.offer(work, await given.filed(work, await given.organization(work)), capacity=3)

    async def attempt():
        async with given.work(sessions, admin) as work:
            await service.promise(work, offer.id, uuid4(), 1, Month.current())

    assert await at_once(10, attempt) == 3


async def test_two_merged_into_each_other_leave_one(sessions, admin):
    async with given.work(sessions, admin) as work:
        pair = [(await given.need(work, title)).id for title in ("作业辅导", "辅导作业")]
    ways = iter([pair, pair[::-1]] * 3)

    async def attempt():
        one, other = next(ways)
        async with given.work(sessions, admin) as work:
            await service.merge(work, one, other)

    assert await at_once(6, attempt) == 1


async def test_who_looks_at_many_contacts_is_stopped(sessions, place, admin, resident):
    source = await said(sessions, resident, admin, contact_phone="13800001234", consents=True)
    staff = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    for _look in range(50):
        async with given.work(sessions, staff) as work:
            await service.reveal(work, source.need_id, source.id, RevealReason.PHONE_CALL)
    async with given.work(sessions, staff) as work:
        with pytest.raises(RevealedTooOften):
            await service.reveal(work, source.need_id, source.id, RevealReason.PHONE_CALL)
