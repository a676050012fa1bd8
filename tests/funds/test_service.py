"""Funds on the ledger: what is promised is set aside once, never more than there is, and paid by another hand."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text, update

import given
from endowed import Town
from wushe.access.roles import Role
from wushe.funds import queries, service
from wushe.funds.errors import (
    DepositIsCustody,
    FundClosed,
    FundNameTaken,
    FundPurpose,
    NoSuchBank,
    NoSuchFund,
    NoSuchPromise,
    NotReceivedYet,
    PaymentPending,
    PeriodTurned,
    PromiseSettled,
    SameHand,
)
from wushe.funds.kinds import PromiseState
from wushe.funds.models import Fund, Promise
from wushe.funds.permissions import Funds
from wushe.funds.schemas import FundData, Income, NewPromise, Part, PurposeData
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden, Invalid, Stale
from wushe.kernel.work import Visitor
from wushe.ledger import posting
from wushe.ledger.errors import MoneyIsTied, NothingToPost, PurposeNameTaken, TooLittleMoney
from wushe.ledger.kinds import AccountKind, EntryKind, SourceKind
from wushe.ledger.posting import Move
from wushe.ledger.pots import Pot, pot_of, shares_of
from wushe.organizations import queries as organization_queries, service as organizations
from wushe.organizations.errors import NoLeader
from wushe.organizations.schemas import Leaving
from wushe.people.errors import NotAPerson
from wushe.people.groups import Group


async def fund_of(sessions, town: Town, yuan: int, name: str = "友邻基金", **said) -> UUID:
    async with given.work(sessions, town.admin) as work:
        return (await given.fund(work, name, yuan * 100, **said)).id


async def income(sessions, town: Town, fund_id: UUID, yuan: int, **said) -> UUID:
    async with given.work(sessions, town.admin) as work:
        return (await service.take_in(work, fund_id, Income(amount=yuan * 100, **said))).id


async def purpose(sessions, town: Town, name: str) -> UUID:
    async with given.work(sessions, town.admin) as work:
        return (await service.add_purpose(work, PurposeData(name=name))).id


async def promised(sessions, town: Town, fund_id: UUID, yuan: int, **said) -> UUID:
    async with given.work(sessions, town.admin) as work:
        data = NewPromise(fund_id=fund_id, amount=yuan * 100, **said)
        return (await service.promise(work, data, town.cause)).id


async def pot(sessions, town: Town, fund_id: UUID) -> Pot:
    async with given.work(sessions, town.admin) as work:
        return await pot_of(work, (await work.get(Fund, fund_id)).account_id)


def yuan(left: int = 0, reserved: int = 0, spent: int = 0) -> Pot:
    return Pot(left * 100, reserved * 100, spent * 100)


async def test_what_a_fund_has_is_what_came_in(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 0)
    assert await pot(sessions, town, fund_id) == yuan()
    first = await income(sessions, town, fund_id, 1000, on=date(2026, 1, 5))
    second = await income(sessions, town, fund_id, 500, kind=SourceKind.COMMUNITY)
    assert await pot(sessions, town, fund_id) == yuan(1500)
    async with given.work(sessions, town.admin) as work:
        shares = await shares_of(work, (await work.get(Fund, fund_id)).account_id)
    assert [(s.source.id, s.source.kind.value, s.pot) for s in shares] == [
        (first, "appropriation", yuan(1000)),
        (second, "community", yuan(500)),
    ]


async def test_income_that_cannot_be_is_refused_and_nothing_is_booked(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 0)
    tomorrow = today() + timedelta(days=1)
    for said, refusal in (
        ({"on": tomorrow}, NotReceivedYet),
        ({"kind": SourceKind.DEPOSIT}, DepositIsCustody),
        ({"since": tomorrow, "until": today()}, PeriodTurned),
        ({"bank_id": UUID(int=5)}, NoSuchBank),
        ({"purpose_id": UUID(int=5)}, Invalid),
    ):
        with pytest.raises(refusal):
            await income(sessions, town, fund_id, 1, **said)
    with pytest.raises(NothingToPost):
        await income(sessions, town, fund_id, 0)
    assert await pot(sessions, town, fund_id) == yuan()


async def test_only_a_bank_account_of_the_township_takes_money_in(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 0)
    async with given.work(sessions, town.admin) as work:
        bank = posting.open_account(work, AccountKind.BANK, "专户")
        fund = await work.get(Fund, fund_id)
    with pytest.raises(NoSuchBank):
        await income(sessions, town, fund_id, 1, bank_id=fund.account_id)
    await income(sessions, town, fund_id, 1, bank_id=bank.id)
    assert await pot(sessions, town, fund_id) == yuan(1)


async def test_a_promise_takes_its_part_and_a_withdrawal_gives_it_back(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    promise_id = await promised(sessions, town, fund_id, 300)
    assert await pot(sessions, town, fund_id) == yuan(700, 300)
    async with given.work(sessions, town.admin) as work:
        assert (await service.withdraw(work, promise_id)).state is PromiseState.WITHDRAWN
    assert await pot(sessions, town, fund_id) == yuan(1000)


async def test_more_than_is_left_is_refused_and_changes_nothing(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    with pytest.raises(TooLittleMoney):
        await promised(sessions, town, fund_id, 1001)
    with pytest.raises(NothingToPost):
        await promised(sessions, town, fund_id, 0)
    assert await pot(sessions, town, fund_id) == yuan(1000)


@pytest.mark.crowd
async def test_fifty_who_promise_at_once_cannot_take_more_than_there_is(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    gate = asyncio.Semaphore(10)

    async def one() -> bool:
        async with gate:
            try:
                await promised(sessions, town, fund_id, 30)
            except TooLittleMoney:
                return False
            return True

    assert sum(await asyncio.gather(*(one() for _ in range(50)))) == 33
    assert await pot(sessions, town, fund_id) == yuan(10, 990)


async def test_who_promised_does_not_pay(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    promise_id = await promised(sessions, town, fund_id, 300)
    with pytest.raises(SameHand):
        async with given.work(sessions, town.admin) as work:
            await service.keep(work, promise_id)
    async with given.work(sessions, town.other) as work:
        assert (await service.keep(work, promise_id)).state is PromiseState.KEPT
    assert await pot(sessions, town, fund_id) == yuan(700, 0, 300)


async def test_each_source_leaves_the_bank_account_where_it_lies(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 100)
    async with given.work(sessions, town.admin) as work:
        bank = posting.open_account(work, AccountKind.BANK, "专户")
    await income(sessions, town, fund_id, 200, bank_id=bank.id)
    promise_id = await promised(sessions, town, fund_id, 300)
    async with given.work(sessions, town.other) as work:
        await service.keep(work, promise_id)
        assert await pot_of(work, bank.id) == yuan()
        assert await pot_of(work, (await posting.main_bank(work)).id) == yuan()
    assert await pot(sessions, town, fund_id) == yuan(0, 0, 300)


async def test_the_database_itself_knows_two_hands(sessions, town: Town) -> None:
    promise_id = await promised(sessions, town, await fund_of(sessions, town, 1000), 300)
    same = update(Promise).values(state=PromiseState.KEPT, settled_on=today(), paid_by=Promise.promised_by)
    with pytest.raises(SameHand):
        async with given.work(sessions, town.other) as work:
            await work.execute(same.where(Promise.id == promise_id))


async def test_a_promise_is_settled_once(sessions, town: Town) -> None:
    promise_id = await promised(sessions, town, await fund_of(sessions, town, 1000), 300)
    async with given.work(sessions, town.other) as work:
        await service.keep(work, promise_id)
    for verb in (service.keep, service.withdraw):
        with pytest.raises(PromiseSettled):
            async with given.work(sessions, town.other) as work:
                await verb(work, promise_id)
    with pytest.raises(PromiseSettled):
        async with given.work(sessions, town.other) as work:
            await service.release(work, promise_id, Part(amount=1))


async def test_a_part_that_is_not_used_is_free_again_and_the_rest_is_paid(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    promise_id = await promised(sessions, town, fund_id, 300)
    with pytest.raises(TooLittleMoney):
        async with given.work(sessions, town.admin) as work:
            await service.release(work, promise_id, Part(amount=30_001))
    async with given.work(sessions, town.admin) as work:
        await service.release(work, promise_id, Part(amount=10_000))
    assert await pot(sessions, town, fund_id) == yuan(800, 200)
    async with given.work(sessions, town.other) as work:
        await service.keep(work, promise_id)
    assert await pot(sessions, town, fund_id) == yuan(800, 0, 200)


async def test_nothing_is_settled_while_a_payment_is_asked_for(sessions, town: Town) -> None:
    promise_id = await promised(sessions, town, await fund_of(sessions, town, 1000), 300)
    async with given.work(sessions, town.admin) as work:
        promise = await work.get(Promise, promise_id)
        asked = posting.open_account(
            work, AccountKind.RESERVE, "付款申请", holder_id=promise_id, within_id=promise.account_id
        )
        await work.flush()
        move = Move(10_000, promise.account_id, asked.id)
        await posting.transfer(work, EntryKind.RESERVATION, move, about_id=promise_id, on=today())
    for verb in (service.keep, service.withdraw):
        with pytest.raises(PaymentPending):
            async with given.work(sessions, town.other) as work:
                await verb(work, promise_id)


async def test_what_was_paid_before_stays_paid_when_the_rest_is_given_back(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    promise_id = await promised(sessions, town, fund_id, 300)
    async with given.work(sessions, town.other) as work:
        promise, bank = await work.get(Promise, promise_id), await posting.main_bank(work)
        move = Move(10_000, promise.account_id, bank.id)
        await posting.transfer(work, EntryKind.PAYMENT, move, about_id=promise_id, on=today())
    async with given.work(sessions, town.admin) as work:
        assert (await service.withdraw(work, promise_id)).state is PromiseState.KEPT
    assert await pot(sessions, town, fund_id) == yuan(900, 0, 100)


async def test_an_organisation_without_a_leader_is_not_paid(sessions, town: Town) -> None:
    promise_id = await promised(sessions, town, await fund_of(sessions, town, 1000), 300)
    async with given.work(sessions, town.admin) as work:
        leader = await work.one(organization_queries.leader_of(town.organization_id))
        await organizations.leave(work, town.organization_id, leader.id, Leaving())
    with pytest.raises(NoLeader):
        async with given.work(sessions, town.other) as work:
            await service.keep(work, promise_id)


async def test_money_tied_to_a_purpose_is_promised_for_it_alone(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 100)
    elders, reading = await purpose(sessions, town, "助老"), await purpose(sessions, town, "助学")
    await income(sessions, town, fund_id, 500, purpose_id=elders)
    for wanted in (None, reading):
        with pytest.raises(MoneyIsTied):
            await promised(sessions, town, fund_id, 101, purpose_id=wanted)
    await promised(sessions, town, fund_id, 600, purpose_id=elders)
    assert await pot(sessions, town, fund_id) == yuan(0, 600)


async def test_money_tied_to_a_place_and_a_group_goes_there(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 0)
    await income(sessions, town, fund_id, 100, community_id=town.community_id, group=Group.ELDER)
    with pytest.raises(MoneyIsTied):
        await promised(sessions, town, fund_id, 100)
    await promised(sessions, town, fund_id, 100, group=Group.ELDER)


async def test_money_whose_period_is_over_is_not_promised(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 0)
    await income(sessions, town, fund_id, 100, on=date(2025, 1, 1), until=date(2025, 12, 31))
    with pytest.raises(MoneyIsTied):
        await promised(sessions, town, fund_id, 1)


async def test_a_special_fund_is_for_its_purpose_whatever_is_asked(sessions, town: Town) -> None:
    elders, reading = await purpose(sessions, town, "助老"), await purpose(sessions, town, "助学")
    fund_id = await fund_of(sessions, town, 1000, purpose_id=elders)
    with pytest.raises(FundPurpose):
        await promised(sessions, town, fund_id, 1, purpose_id=reading)
    with pytest.raises(FundPurpose):
        await income(sessions, town, fund_id, 1, purpose_id=reading)
    async with given.work(sessions, town.admin) as work:
        promise = await work.get(Promise, await promised(sessions, town, fund_id, 1))
        assert promise.purpose_id == elders


async def test_a_purpose_has_one_name_and_comes_back_when_it_is_wanted_again(sessions, town: Town) -> None:
    elders = await purpose(sessions, town, "助老")
    with pytest.raises(PurposeNameTaken):
        await purpose(sessions, town, " 助 老")
    async with given.work(sessions, town.admin) as work:
        await service.retire_purpose(work, elders)
    assert await purpose(sessions, town, "助老") == elders


async def test_a_closed_fund_promises_nothing_until_it_is_opened_again(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    async with given.work(sessions, town.admin) as work:
        await service.close(work, fund_id)
    with pytest.raises(FundClosed):
        await promised(sessions, town, fund_id, 1)
    async with given.work(sessions, town.admin) as work:
        await service.reopen(work, fund_id)
    await promised(sessions, town, fund_id, 1)


async def test_two_funds_of_one_township_have_two_names(sessions, town: Town) -> None:
    await fund_of(sessions, town, 1, "友邻 基金")
    with pytest.raises(FundNameTaken):
        await fund_of(sessions, town, 1, "友邻基金")


async def test_who_edits_what_somebody_changed_meanwhile_learns_of_it(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    async with given.work(sessions, town.other) as work:
        await service.edit(work, fund_id, FundData(name="邻里基金"))
    with pytest.raises(Stale):
        async with given.work(sessions, town.admin) as work:
            work.expected_version = 1
            await service.edit(work, fund_id, FundData(name="友邻基金"))


async def test_a_funder_promises_from_the_funds_they_give_to_and_pays_nothing(sessions, town: Town) -> None:
    funder = await given.registered(sessions, town.place, Role.FUNDER)
    assert funder.person is not None
    theirs = await fund_of(sessions, town, 1000, "自己的", funder_id=funder.person.person_id)
    foreign = await fund_of(sessions, town, 1000)
    async with given.work(sessions, funder) as work:
        reach = work.require(Funds.READ)
        assert (await work.one(queries.fund(reach, theirs))).name == "自己的"
        made = await service.promise(work, NewPromise(fund_id=theirs, amount=100), town.cause)
    for attempt in (
        lambda work: service.promise(work, NewPromise(fund_id=foreign, amount=100), town.cause),
        lambda work: work.one(queries.fund(reach, foreign), NoSuchFund),
    ):
        with pytest.raises(NoSuchFund):
            async with given.work(sessions, funder) as work:
                await attempt(work)
    for attempt in (
        lambda work: service.record(work, FundData(name="又一个")),
        lambda work: service.take_in(work, theirs, Income(amount=100)),
        lambda work: service.keep(work, made.id),
    ):
        with pytest.raises(Forbidden):
            async with given.work(sessions, funder) as work:
                await attempt(work)


async def test_nobody_promises_or_pays_who_is_no_person_of_the_register(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    stranger = await given.member(sessions, town.place, Role.TOWNSHIP_ADMIN)
    with pytest.raises(NotAPerson):
        async with given.work(sessions, stranger) as work:
            await service.promise(work, NewPromise(fund_id=fund_id, amount=100), town.cause)


async def test_another_township_reaches_neither_fund_nor_promise(sessions, town: Town) -> None:
    fund_id = await fund_of(sessions, town, 1000)
    promise_id = await promised(sessions, town, fund_id, 100)
    place = await given.township(sessions)
    neighbour: Visitor = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    with pytest.raises(NoSuchFund):
        async with given.work(sessions, neighbour) as work:
            await service.take_in(work, fund_id, Income(amount=100))
    with pytest.raises(NoSuchPromise):
        async with given.work(sessions, neighbour) as work:
            await service.keep(work, promise_id)
    async with given.work(sessions, neighbour) as work:
        assert (await work.rows(queries.sums(work.require(Funds.READ))))[0] == (0, 0, 0, 0)
        assert await work.scalar(text("SELECT count(*) FROM ledger_holding")) == 0
