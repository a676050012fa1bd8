"""Awards: asked by one, approved by another, paid by instalments whose milestones a third hand may confirm."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import update

import endowed
import given
from endowed import Town
from wushe.access.roles import Role
from wushe.funds import service
from wushe.funds.errors import (
    AgeUnknown,
    AwardSettled,
    AwardTooLarge,
    FundClosed,
    InstalmentsDiffer,
    KindNotMeant,
    LeaderDecides,
    MilestoneOpen,
    MilestoneSettled,
    NoSuchAward,
    NoSuchFund,
    NoSuchRound,
    NotAtWork,
    OwnAward,
    OwnMilestone,
    PaymentPending,
    RoundClosed,
    TermsTurned,
)
from wushe.funds.kinds import AwardState, PromiseState
from wushe.funds.models import Award, Instalment, Promise, Round
from wushe.funds.queries import awards as queries
from wushe.funds.schemas import FundData, Income, NewPromise
from wushe.funds.schemas.awards import InstalmentData, NewAward, Proof, Refusing, RoundData, TermsData
from wushe.kernel.clock import day_start, stopped_at, today
from wushe.kernel.errors import Forbidden, Invalid
from wushe.kernel.files.evidence import Brought
from wushe.kernel.work import Visitor
from wushe.ledger.errors import MoneyIsTied, NothingToPost, TooLittleMoney
from wushe.ledger.pots import Pot, pot_of
from wushe.organizations import queries as organization_queries, service as organizations
from wushe.organizations.errors import NoLeader, NoSuchOrganization
from wushe.organizations.kinds import OrganizationKind
from wushe.organizations.models import Organization
from wushe.organizations.schemas import Leaving
from wushe.payments import service as payments
from wushe.payments.schemas import NewInvoice, NewPayment

PDF = Brought("签到表.pdf", b"%PDF-1.4\n%%EOF\n")


@pytest.fixture
async def town(sessions) -> Town:
    return await endowed.township(sessions, fen=1_000_000)


async def planned(sessions, town: Town, *parts: int) -> tuple[UUID, list[UUID]]:
    """An award that was asked for with these instalments."""
    [award_id] = await endowed.asked(sessions, town, [sum(parts)])
    async with given.work(sessions, town.admin) as work:
        made = [
            await service.plan(work, award_id, InstalmentData(title=f"第{n}期", amount=fen, due_on=today()))
            for n, fen in enumerate(parts, start=1)
        ]
    return award_id, [each.id for each in made]


async def confirmed(sessions, town: Town, instalment_id: UUID) -> None:
    async with given.work(sessions, town.admin) as work:
        await service.reach(work, instalment_id, Proof(evidence="活动签到表和照片"))
    async with given.work(sessions, town.other) as work:
        await service.confirm(work, instalment_id)


async def asked_to_pay(sessions, town: Town, kind: str, holder_id: UUID, fen: int) -> UUID:
    async with given.work(sessions, town.admin) as work:
        data = NewPayment(pot_kind=kind, holder_id=holder_id, amount=fen, what="活动开支")
        return (await payments.ask(work, data)).id


async def paid(sessions, town: Town, kind: str, holder_id: UUID, fen: int) -> None:
    payment_id = await asked_to_pay(sessions, town, kind, holder_id, fen)
    async with given.work(sessions, town.admin) as work:
        await payments.add_invoice(work, payment_id, NewInvoice(number="12345678", amount=fen), PDF)
    async with given.work(sessions, town.other) as work:
        await payments.approve(work, payment_id)
        await payments.pay(work, payment_id)


async def without_leader(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        leader = await work.one(organization_queries.leader_of(town.organization_id))
        await organizations.leave(work, town.organization_id, leader.id, Leaving())


async def leading(sessions, town: Town) -> Visitor:
    """The organisation's leader, who is an administrator as well."""
    async with given.work(sessions, town.admin) as work:
        leader = await work.one(organization_queries.leader_of(town.organization_id))
    return await given.visitor(
        sessions, town.place, Role.TOWNSHIP_ADMIN, Role.ORGANIZATION_LEADER, person=given.as_person(leader.person_id)
    )


async def test_nothing_is_set_aside_before_another_hand_approves(sessions, town: Town) -> None:
    [award_id] = await endowed.asked(sessions, town, [300_000])
    assert await endowed.pot(sessions, town) == Pot(1_000_000)
    with pytest.raises(OwnAward):
        async with given.work(sessions, town.admin) as work:
            await service.approve_award(work, award_id)
    await endowed.approved(sessions, town, [award_id])
    assert await endowed.pot(sessions, town) == Pot(700_000, 300_000)
    with pytest.raises(AwardSettled):
        await endowed.approved(sessions, town, [award_id])


async def test_t16_the_database_itself_refuses_the_same_hand(sessions, town: Town) -> None:
    [award_id] = await endowed.asked(sessions, town, [300_000])
    same = update(Award).values(state=AwardState.REFUSED, decided_by=Award.asked_by, decided_on=today())
    with pytest.raises(OwnAward):
        async with given.work(sessions, town.other) as work:
            await work.execute(same.where(Award.id == award_id))
    _award_id, [instalment_id] = await planned(sessions, town, 100)
    with pytest.raises(OwnMilestone):
        async with given.work(sessions, town.other) as work:
            same = update(Instalment).values(reached_by=town.other.person.person_id, state="reached")
            await work.execute(same.where(Instalment.id == instalment_id))
            same = update(Instalment).values(confirmed_by=Instalment.reached_by)
            await work.execute(same.where(Instalment.id == instalment_id))


async def test_who_leads_the_organisation_does_not_approve_its_award(sessions, town: Town) -> None:
    [award_id] = await endowed.asked(sessions, town, [300_000])
    with pytest.raises(LeaderDecides):
        async with given.work(sessions, await leading(sessions, town)) as work:
            await service.approve_award(work, award_id)


async def test_a_leader_asks_for_their_own_group_and_no_other(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        leader = await work.one(organization_queries.leader_of(town.organization_id))
        foreign = await given.filed(work, await given.organization(work, "别的队"))
    person = given.as_person(leader.person_id)
    who = await given.visitor(sessions, town.place, Role.ORGANIZATION_LEADER, person=person)
    async with given.work(sessions, who) as work:
        data = {"fund_id": town.fund_id, "title": "读书会", "amount": 100}
        award = await service.ask_award(work, NewAward(organization_id=town.organization_id, **data))
        with pytest.raises(Forbidden):
            await service.approve_award(work, award.id)
    with pytest.raises(NoSuchOrganization):
        async with given.work(sessions, who) as work:
            await service.ask_award(work, NewAward(organization_id=foreign.id, **data))


async def test_instalments_add_up_to_the_award(sessions, town: Town) -> None:
    award_id, [_first, second] = await planned(sessions, town, 200_000, 100_000)
    async with given.work(sessions, town.admin) as work:
        await service.drop(work, second)
        await service.plan(work, award_id, InstalmentData(title="尾款", amount=99_999, due_on=today()))
    with pytest.raises(InstalmentsDiffer) as refused:
        await endowed.approved(sessions, town, [award_id])
    assert refused.value.facts == {"planned": "¥2,999.99", "amount": "¥3,000.00"}
    async with given.work(sessions, town.admin) as work:
        await service.plan(work, award_id, InstalmentData(title="零头", amount=1, due_on=today()))
        with pytest.raises(NothingToPost):
            await service.plan(work, award_id, InstalmentData(title="没有", amount=0, due_on=today()))
    await endowed.approved(sessions, town, [award_id])
    with pytest.raises(AwardSettled):
        async with given.work(sessions, town.admin) as work:
            await service.plan(work, award_id, InstalmentData(title="又一期", amount=1, due_on=today()))


async def test_an_instalment_is_paid_once_its_milestone_is_confirmed_by_another(sessions, town: Town) -> None:
    award_id, [first, second] = await planned(sessions, town, 200_000, 100_000)
    await endowed.approved(sessions, town, [award_id])
    with pytest.raises(MilestoneOpen):
        await asked_to_pay(sessions, town, "instalment", first, 1)
    with pytest.raises(MilestoneOpen):
        async with given.work(sessions, town.other) as work:
            await service.confirm(work, first)
    async with given.work(sessions, town.admin) as work:
        reached = await service.reach(work, first, Proof(evidence="第一次活动"), PDF)
        assert reached.file_id is not None
        with pytest.raises(OwnMilestone):
            await service.confirm(work, first)
    await confirmed(sessions, town, first)
    with pytest.raises(TooLittleMoney):
        await asked_to_pay(sessions, town, "instalment", first, 200_001)
    await paid(sessions, town, "instalment", first, 200_000)
    assert await endowed.pot(sessions, town) == Pot(700_000, 100_000, 200_000)
    with pytest.raises(MilestoneSettled):
        async with given.work(sessions, town.admin) as work:
            await service.reach(work, first, Proof(evidence="又一次"))
    with pytest.raises(MilestoneOpen):
        await asked_to_pay(sessions, town, "instalment", second, 1)


async def test_an_organisation_without_a_leader_is_awarded_and_paid_nothing(sessions, town: Town) -> None:
    award_id, [first] = await planned(sessions, town, 200_000)
    waiting = await endowed.asked(sessions, town, [100])
    await endowed.approved(sessions, town, [award_id])
    await confirmed(sessions, town, first)
    await without_leader(sessions, town)
    for attempt in (
        asked_to_pay(sessions, town, "instalment", first, 1),
        endowed.asked(sessions, town, [100]),
        endowed.approved(sessions, town, waiting),
    ):
        with pytest.raises(NoLeader):
            await attempt


async def test_what_is_not_used_goes_back_where_it_came_from(sessions, town: Town) -> None:
    round_id = await endowed.round_of(sessions, town, 500_000)
    [award_id] = await endowed.awarded(sessions, town, [300_000], award_round_id=round_id)
    other_id = (await endowed.awarded(sessions, town, [100_000], award_round_id=round_id))[0]
    async with given.work(sessions, town.admin) as work:
        [instalment] = await work.all(queries.instalments_of(award_id))
    await confirmed(sessions, town, instalment.id)
    payment_id = await asked_to_pay(sessions, town, "instalment", instalment.id, 100_000)
    with pytest.raises(PaymentPending):
        async with given.work(sessions, town.other) as work:
            await service.close_award(work, award_id)
    async with given.work(sessions, town.admin) as work:
        await payments.withdraw(work, payment_id)
    await paid(sessions, town, "instalment", instalment.id, 120_000)
    async with given.work(sessions, town.other) as work:
        assert (await service.close_award(work, award_id)).state is AwardState.CLOSED
        account_id = (await work.get(Round, round_id)).account_id
        assert await pot_of(work, account_id) == Pot(280_000, 100_000, 120_000)
        await service.close_round(work, round_id)
    async with given.work(sessions, town.other) as work:
        await service.close_award(work, other_id)
        assert await pot_of(work, account_id) == Pot(0, 0, 120_000)
    assert await endowed.pot(sessions, town) == Pot(880_000, 0, 120_000)


async def test_a_closed_round_or_fund_awards_nothing_more(sessions, town: Town) -> None:
    round_id = await endowed.round_of(sessions, town, 500_000)
    waiting = await endowed.asked(sessions, town, [100], award_round_id=round_id)
    async with given.work(sessions, town.admin) as work:
        await service.close_round(work, round_id)
    assert await endowed.pot(sessions, town) == Pot(1_000_000)
    with pytest.raises(RoundClosed):
        await endowed.approved(sessions, town, waiting)
    with pytest.raises(RoundClosed):
        async with given.work(sessions, town.admin) as work:
            await service.close_round(work, round_id)
    async with given.work(sessions, town.admin) as work:
        await service.close(work, town.fund_id)
    for attempt in (endowed.asked(sessions, town, [100]), endowed.round_of(sessions, town, 100)):
        with pytest.raises(FundClosed):
            await attempt


async def test_a_round_takes_no_more_than_the_fund_has_and_belongs_to_it(sessions, town: Town) -> None:
    with pytest.raises(TooLittleMoney):
        await endowed.round_of(sessions, town, 1_000_001)
    with pytest.raises(NothingToPost):
        await endowed.round_of(sessions, town, 0)
    round_id = await endowed.round_of(sessions, town, 100)
    async with given.work(sessions, town.admin) as work:
        other = await service.record(work, FundData(name="别的基金"))
    with pytest.raises(NoSuchRound):
        await endowed.asked(sessions, town, [100], award_round_id=round_id, fund_id=other.id)


async def test_only_kinds_types_and_amounts_that_a_fund_is_for(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        types = {kept.name: kept.id for kept in await work.all(organization_queries.types())}
    for terms, refusal in (
        ({"kinds": [OrganizationKind.FOUNDATION]}, KindNotMeant),
        ({"type_ids": [types["邻里互助"]]}, KindNotMeant),
        ({"most": 99}, AwardTooLarge),
    ):
        async with given.work(sessions, town.admin) as work:
            await service.set_terms(work, town.fund_id, TermsData(**terms))
        with pytest.raises(refusal):
            await endowed.asked(sessions, town, [100])
    async with given.work(sessions, town.admin) as work:
        meant = {"kinds": [OrganizationKind.COMMUNITY], "type_ids": [types["文体娱乐"]], "most": 100}
        await service.set_terms(work, town.fund_id, TermsData(**meant))
    await endowed.awarded(sessions, town, [100])


async def test_terms_that_cannot_be_are_refused(sessions, town: Town) -> None:
    for terms, refusal in (
        ({"least_months": 12, "most_months": 6}, TermsTurned),
        ({"most": 0}, NothingToPost),
        ({"type_ids": [UUID(int=5)]}, Invalid),
    ):
        with pytest.raises(refusal):
            async with given.work(sessions, town.admin) as work:
                await service.set_terms(work, town.fund_id, TermsData(**terms))


async def test_who_is_not_at_work_or_of_unknown_age_is_not_awarded(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        await service.set_terms(work, town.fund_id, TermsData(most_months=36))
        (await work.get(Organization, town.organization_id)).filed_on = None
    with pytest.raises(AgeUnknown):
        await endowed.asked(sessions, town, [100])
    async with given.work(sessions, town.admin) as work:
        (await work.get(Organization, town.organization_id)).fall_asleep(today())
    with pytest.raises(NotAtWork):
        await endowed.asked(sessions, town, [100])


async def test_what_was_refused_or_withdrawn_is_decided(sessions, town: Town) -> None:
    refused_id, withdrawn_id = await endowed.asked(sessions, town, [100, 100])
    async with given.work(sessions, town.other) as work:
        await service.refuse_award(work, refused_id, Refusing(reason="与用途不符"))
        await service.withdraw_award(work, withdrawn_id)
    for award_id in (refused_id, withdrawn_id):
        with pytest.raises(AwardSettled):
            await endowed.approved(sessions, town, [award_id])
    assert await endowed.pot(sessions, town) == Pot(1_000_000)


async def test_a_promise_that_was_paid_by_requests_is_kept(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        promise = await service.promise(work, NewPromise(fund_id=town.fund_id, amount=100_000), town.cause)
    await paid(sessions, town, "promise", promise.id, 100_000)
    async with given.work(sessions, town.admin) as work:
        kept = await work.get(Promise, promise.id)
        assert (kept.state, kept.paid_by) == (PromiseState.KEPT, None)
    assert await endowed.pot(sessions, town) == Pot(900_000, 0, 100_000)


async def test_a_neighbour_reaches_neither_fund_nor_award(sessions, town: Town) -> None:
    [award_id] = await endowed.asked(sessions, town, [100])
    theirs = await endowed.township(sessions)
    with pytest.raises(NoSuchAward):
        await endowed.approved(sessions, theirs, [award_id])
    with pytest.raises(NoSuchFund):
        await endowed.asked(sessions, theirs, [100], fund_id=town.fund_id)
    with pytest.raises(NoSuchFund):
        async with given.work(sessions, theirs.admin) as work:
            await service.open_round(work, town.fund_id, RoundData(name="批次", cap=1))


async def test_a_period_that_ended_meanwhile_stops_the_approval(sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        fund = await given.fund(work, "短期资金")
        await service.take_in(work, fund.id, Income(amount=100, until=today()))
    waiting = await endowed.asked(sessions, town, [100], fund_id=fund.id)
    with stopped_at(day_start(today() + timedelta(days=1))), pytest.raises(MoneyIsTied):
        await endowed.approved(sessions, town, waiting)
