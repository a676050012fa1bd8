"""A linkage from the need to the sign-off, and every way it must not go."""

import asyncio
from dataclasses import dataclass
from uuid import UUID

import pytest

import given
import linked
from wushe.access.roles import Role
from wushe.communities.societies import Society
from wushe.funds import service as funds
from wushe.funds.models import Award
from wushe.funds.schemas import NewPromise
from wushe.funds.schemas.awards import NewAward
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden, Stale
from wushe.kernel.work import Visitor
from wushe.ledger import posting
from wushe.ledger.kinds import EntryKind
from wushe.ledger.posting import Move
from wushe.linkages import filling, queries, service
from wushe.linkages.errors import (
    AlreadyTakesPart,
    MustStay,
    NoSuchLinkage,
    NotFiled,
    NotSuitable,
    OtherOrganization,
    PlacesMissing,
    SameHand,
    WrongStage,
)
from wushe.linkages.kinds import EndReason, Stage
from wushe.linkages.models import Linkage
from wushe.linkages.naming import names_in
from wushe.linkages.permissions import Linkages
from wushe.linkages.schemas import Ending, LinkageFilters, NewLinkage, NewParticipant, TiedAward
from wushe.needs.kinds import NeedState
from wushe.needs.models import Need
from wushe.tenancy.places import Place


@dataclass
class Township:
    """Everything that a linkage brings together, by id."""

    place: Place
    admin: Visitor
    community_id: UUID
    need_id: UUID
    organization_id: UUID
    worker_id: UUID
    volunteer_id: UUID


@pytest.fixture
async def township(sessions) -> Township:
    place = await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)
    admin = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        [community_id] = await given.community_ids(work)
        leader = await given.resident(work, "周测试")
        group = await given.organization(work, "青禾课堂", community_id=community_id, leader=leader)
        await given.filed(work, group)
        worker = await given.social_worker(work, "吴测试")
        volunteer = await given.volunteer(work, "郑测试")
        need = await given.need(work, "放学后没有人辅导作业", community_id=community_id)
        return Township(place, admin, community_id, need.id, group.id, worker.id, volunteer.id)


async def proposed(sessions, t: Township) -> UUID:
    async with given.work(sessions, t.admin) as work:
        return (await service.propose(work, NewLinkage(need_id=t.need_id, organization_id=t.organization_id))).id


async def running(sessions, t: Township) -> UUID:
    linkage_id = await proposed(sessions, t)
    async with given.work(sessions, t.admin) as work:
        await service.agree(work, linkage_id)
        await filling.fill(work, linkage_id, Society.COMMUNITY, NewParticipant(party_id=t.community_id))
        await filling.fill(work, linkage_id, Society.WORKER, NewParticipant(party_id=t.worker_id))
        await service.start(work, linkage_id)
    return linkage_id


async def test_a_need_is_met_from_proposal_to_sign_off(sessions, township: Township) -> None:
    linkage_id = await running(sessions, township)
    async with given.work(sessions, township.admin) as work:
        await service.confirm(work, linkage_id)
        assert (await work.get(Need, township.need_id)).state is NeedState.ANSWERED
    signer = await given.registered(sessions, township.place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, signer) as work:
        assert (await service.sign_off(work, linkage_id)).stage is Stage.CLOSED
        assert (await work.get(Need, township.need_id)).state is NeedState.CONFIRMED


async def test_who_confirmed_for_the_resident_does_not_sign_off(sessions, township: Township) -> None:
    linkage_id = await running(sessions, township)
    async with given.work(sessions, township.admin) as work:
        await service.confirm(work, linkage_id)
    with pytest.raises(SameHand):
        async with given.work(sessions, township.admin) as work:
            await service.sign_off(work, linkage_id)


async def test_nothing_starts_while_a_needed_place_is_empty_and_the_refusal_names_it(
    sessions, township: Township
) -> None:
    linkage_id = await proposed(sessions, township)
    with pytest.raises(PlacesMissing) as refused:
        async with given.work(sessions, township.admin) as work:
            await service.agree(work, linkage_id)
            await service.start(work, linkage_id)
    assert refused.value.say() == "还缺社区、社会工作者，到位后才能开始服务"


async def test_a_declined_need_is_open_for_others(sessions, township: Township) -> None:
    linkage_id = await proposed(sessions, township)
    async with given.work(sessions, township.admin) as work:
        await service.decline(work, linkage_id, Ending(reason=EndReason.NO_CAPACITY))
    async with given.work(sessions, township.admin) as work:
        assert (await work.get(Need, township.need_id)).state.waits
    await proposed(sessions, township)


async def test_a_withdrawn_linkage_goes_no_further(sessions, township: Township) -> None:
    linkage_id = await running(sessions, township)
    async with given.work(sessions, township.admin) as work:
        await service.withdraw(work, linkage_id, Ending(reason=EndReason.NO_MONEY))
    with pytest.raises(WrongStage):
        async with given.work(sessions, township.admin) as work:
            await service.confirm(work, linkage_id)


async def test_a_group_that_is_not_filed_answers_no_need(sessions, township: Township) -> None:
    async with given.work(sessions, township.admin) as work:
        unfiled = await given.organization(work, "书法小组", community_id=township.community_id)
    with pytest.raises(NotFiled):
        async with given.work(sessions, township.admin) as work:
            await service.propose(work, NewLinkage(need_id=township.need_id, organization_id=unfiled.id))


async def test_a_party_fills_a_place_once_and_only_one_that_suits_it(sessions, township: Township) -> None:
    linkage_id = await proposed(sessions, township)
    async with given.work(sessions, township.admin) as work:
        await filling.fill(work, linkage_id, Society.VOLUNTEER, NewParticipant(party_id=township.volunteer_id))
    for society, party_id, refusal in (
        (Society.VOLUNTEER, township.volunteer_id, AlreadyTakesPart),
        (Society.VOLUNTEER, township.worker_id, NotSuitable),
        (Society.WORKER, township.volunteer_id, NotSuitable),
        (Society.COMMUNITY, township.organization_id, NotSuitable),
        (Society.RESOURCE, township.organization_id, NotSuitable),
    ):
        with pytest.raises(refusal):
            async with given.work(sessions, township.admin) as work:
                await filling.fill(work, linkage_id, society, NewParticipant(party_id=party_id))


async def test_who_left_may_come_again_but_the_answering_organisation_stays(sessions, township: Township) -> None:
    linkage_id = await proposed(sessions, township)
    async with given.work(sessions, township.admin) as work:
        there = await filling.fill(work, linkage_id, Society.VOLUNTEER, NewParticipant(party_id=township.volunteer_id))
    async with given.work(sessions, township.admin) as work:
        await filling.leave(work, linkage_id, there.id)
        await filling.fill(work, linkage_id, Society.VOLUNTEER, NewParticipant(party_id=township.volunteer_id))
        [carrier] = (await service.places(work, await work.get(Linkage, linkage_id))).filled[Society.ORGANIZATION]
        with pytest.raises(MustStay):
            await filling.leave(work, linkage_id, carrier.id)


async def test_promised_money_fills_the_fifth_place_and_withdrawn_money_leaves_it(sessions, township: Township) -> None:
    linkage_id = await proposed(sessions, township)
    async with given.work(sessions, township.admin) as work:
        fund = await given.fund(work, fen=100_000)
        promise = await service.promise_money(work, linkage_id, NewPromise(fund_id=fund.id, amount=30_000))
    async with given.work(sessions, township.admin) as work:
        places = await service.places(work, await work.get(Linkage, linkage_id))
        assert [p.promise_id for p in places.filled[Society.RESOURCE]] == [promise.id]
        await funds.withdraw(work, promise.id)
    async with given.work(sessions, township.admin) as work:
        assert Society.RESOURCE in (await service.places(work, await work.get(Linkage, linkage_id))).missing


async def test_a_volunteer_joins_of_their_own_accord(sessions, township: Township) -> None:
    linkage_id = await proposed(sessions, township)
    async with given.work(sessions, township.admin) as work:
        await service.agree(work, linkage_id)
    volunteer = await given.visitor(
        sessions, township.place, Role.VOLUNTEER, person=given.as_person(township.volunteer_id)
    )
    async with given.work(sessions, volunteer) as work:
        await filling.join(work, linkage_id)
    async with given.work(sessions, volunteer) as work:
        reach = work.require(Linkages.READ)
        assert [one.id for one in await work.all(queries.linkages(reach, LinkageFilters()))] == [linkage_id]


async def test_a_social_worker_reads_assigned_linkages_and_no_other(sessions, township: Township) -> None:
    linkage_id = await proposed(sessions, township)
    stranger = await given.registered(sessions, township.place, Role.SOCIAL_WORKER)
    async with given.work(sessions, stranger) as work:
        with pytest.raises(NoSuchLinkage):
            await work.one(queries.linkage(work.require(Linkages.READ), linkage_id), NoSuchLinkage)
    with pytest.raises(Forbidden):
        async with given.work(sessions, stranger) as work:
            await service.confirm(work, linkage_id)


@pytest.mark.crowd
async def test_fifty_who_edit_one_linkage_at_once_lose_no_edit(sessions, township: Township) -> None:
    """Whoever read an older version is told; the one who was first is kept."""
    linkage_id = await proposed(sessions, township)
    gate = asyncio.Semaphore(10)

    async def agree() -> str:
        async with gate:
            try:
                async with given.work(sessions, township.admin) as work:
                    work.expected_version = 1
                    await service.agree(work, linkage_id)
            except (Stale, WrongStage) as told:
                return told.code
            return "done"

    told = await asyncio.gather(*(agree() for _ in range(50)))
    assert told.count("done") == 1
    assert told.count("stale") == 49


async def test_an_award_pays_for_a_linkage_of_its_own_organisation_alone(sessions) -> None:
    t = await linked.township(sessions)
    linkage_id = await linked.running(sessions, t)
    async with given.work(sessions, t.admin) as work:
        leader = await given.resident(work, "别组长")
        foreign = await given.filed(work, await given.organization(work, "别的队", leader=leader))
        asked = [
            await funds.ask_award(work, NewAward(fund_id=t.fund_id, organization_id=group, title=title, amount=100))
            for group, title in ((t.organization_id, "自己的"), (foreign.id, "别人的"))
        ]
    async with given.work(sessions, await given.registered(sessions, t.place, Role.TOWNSHIP_ADMIN)) as work:
        for award in asked:
            await funds.approve_award(work, award.id)
    own, other = (TiedAward(award_id=award.id) for award in asked)
    with pytest.raises(OtherOrganization):
        async with given.work(sessions, t.admin) as work:
            await service.tie_award(work, linkage_id, other)
    async with given.work(sessions, t.admin) as work:
        assert (await service.tie_award(work, linkage_id, own)).linkage_id == linkage_id
    with pytest.raises(AlreadyTakesPart):
        async with given.work(sessions, t.admin) as work:
            await service.tie_award(work, linkage_id, own)


async def awarded(sessions, t: linked.Linked) -> UUID:
    """An approved award of the linkage's own organisation."""
    async with given.work(sessions, t.admin) as work:
        wanted = NewAward(fund_id=t.fund_id, organization_id=t.organization_id, title="放学后的课堂", amount=50_000)
        award = await funds.ask_award(work, wanted)
    async with given.work(sessions, await given.registered(sessions, t.place, Role.TOWNSHIP_ADMIN)) as work:
        await funds.approve_award(work, award.id)
    return award.id


async def money_of(sessions, t: linked.Linked, linkage_id: UUID) -> list[UUID]:
    """Who fills the fifth place."""
    async with given.work(sessions, t.admin) as work:
        there = await service.places(work, await work.get(Linkage, linkage_id))
        return [participant.party_id for participant in there.filled[Society.RESOURCE]]


async def test_a_tied_award_fills_the_fifth_place_until_it_ends_with_nothing_paid(sessions) -> None:
    t = await linked.township(sessions)
    linkage_id, award_id = await linked.running(sessions, t), await awarded(sessions, t)
    assert await money_of(sessions, t, linkage_id) == []
    async with given.work(sessions, t.admin) as work:
        await service.tie_award(work, linkage_id, TiedAward(award_id=award_id))
    assert await money_of(sessions, t, linkage_id) == [award_id]
    async with given.work(sessions, t.admin) as work:
        parties = dict(await work.rows(queries.parties_by_society(work.require(Linkages.READ))))
        assert parties[Society.RESOURCE] == 1
        ties = await work.rows(queries.ties(work.require(Linkages.READ)))
        assert any(Society.RESOURCE in row[:2] for row in ties)
        there = await work.all(queries.participants([linkage_id]))
        assert (await names_in(work, [], there))[award_id] == "友邻基金 ¥500.00"
        await funds.close_award(work, award_id)
    assert await money_of(sessions, t, linkage_id) == []


async def test_an_award_that_paid_stays_in_its_place_when_it_is_closed(sessions) -> None:
    t = await linked.township(sessions)
    linkage_id, award_id = await linked.running(sessions, t), await awarded(sessions, t)
    async with given.work(sessions, t.admin) as work:
        await service.tie_award(work, linkage_id, TiedAward(award_id=award_id))
        award, bank = await work.get(Award, award_id), await posting.main_bank(work)
        assert award.account_id
        move = Move(10_000, award.account_id, bank.id)
        await posting.transfer(work, EntryKind.PAYMENT, move, about_id=award_id, on=today())
    async with given.work(sessions, t.admin) as work:
        await funds.close_award(work, award_id)
    assert await money_of(sessions, t, linkage_id) == [award_id]
