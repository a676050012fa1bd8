"""Funds: a part can be promised once, never more than there is, whoever asks at the same moment."""

import asyncio
from uuid import UUID

import pytest

import given
from wushe.access.roles import Role
from wushe.funds import queries, service
from wushe.funds.errors import (
    AmountBelowPromises,
    FundClosed,
    FundNameTaken,
    NoSuchFund,
    NothingToPromise,
    PromiseSettled,
    TooLittleLeft,
)
from wushe.funds.kinds import PromiseState
from wushe.funds.models import Fund
from wushe.funds.permissions import Funds
from wushe.funds.schemas import FundData, NewPromise
from wushe.kernel.errors import Forbidden, Stale
from wushe.kernel.work import Visitor
from wushe.tenancy.places import Place

LINKAGE = UUID(int=9)


@pytest.fixture
async def place(sessions) -> Place:
    return await given.township(sessions)


@pytest.fixture
async def admin(sessions, place: Place) -> Visitor:
    return await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)


async def fund_of(sessions, admin: Visitor, yuan: int, name: str = "友邻基金") -> UUID:
    async with given.work(sessions, admin) as work:
        return (await service.record(work, data(name, yuan))).id


def data(name: str, yuan: int) -> FundData:
    return FundData(name=name, amount=yuan * 100)


def promised(fund_id: UUID, yuan: int) -> NewPromise:
    return NewPromise(fund_id=fund_id, amount=yuan * 100)


async def left(sessions, admin: Visitor, fund_id: UUID) -> int:
    async with given.work(sessions, admin) as work:
        return (await work.get(Fund, fund_id)).left_fen


async def test_a_promise_takes_its_part_and_a_withdrawal_gives_it_back(sessions, admin: Visitor) -> None:
    fund_id = await fund_of(sessions, admin, 1000)
    async with given.work(sessions, admin) as work:
        made = await service.promise(work, LINKAGE, promised(fund_id, 300))
    assert await left(sessions, admin, fund_id) == 70_000
    async with given.work(sessions, admin) as work:
        await service.withdraw(work, made.id)
    assert await left(sessions, admin, fund_id) == 100_000


async def test_more_than_is_left_is_refused_and_changes_nothing(sessions, admin: Visitor) -> None:
    fund_id = await fund_of(sessions, admin, 1000)
    with pytest.raises(TooLittleLeft):
        async with given.work(sessions, admin) as work:
            await service.promise(work, LINKAGE, promised(fund_id, 1001))
    with pytest.raises(NothingToPromise):
        async with given.work(sessions, admin) as work:
            await service.promise(work, LINKAGE, promised(fund_id, 0))
    assert await left(sessions, admin, fund_id) == 100_000


async def test_fifty_who_promise_at_once_cannot_take_more_than_there_is(sessions, admin: Visitor) -> None:
    fund_id = await fund_of(sessions, admin, 1000)
    gate = asyncio.Semaphore(10)

    async def one() -> bool:
        async with gate:
            try:
                async with given.work(sessions, admin) as work:
                    await service.promise(work, LINKAGE, promised(fund_id, 30))
            except TooLittleLeft:
                return False
            return True

    assert sum(await asyncio.gather(*(one() for _ in range(50)))) == 33
    assert await left(sessions, admin, fund_id) == 1_000


async def test_a_promise_is_settled_once(sessions, admin: Visitor) -> None:
    fund_id = await fund_of(sessions, admin, 1000)
    async with given.work(sessions, admin) as work:
        made = await service.promise(work, LINKAGE, promised(fund_id, 300))
    async with given.work(sessions, admin) as work:
        assert (await service.keep(work, made.id)).state is PromiseState.KEPT
    with pytest.raises(PromiseSettled):
        async with given.work(sessions, admin) as work:
            await service.withdraw(work, made.id)
    assert await left(sessions, admin, fund_id) == 70_000


async def test_a_closed_fund_promises_nothing_until_it_is_opened_again(sessions, admin: Visitor) -> None:
    fund_id = await fund_of(sessions, admin, 1000)
    async with given.work(sessions, admin) as work:
        await service.close(work, fund_id)
    with pytest.raises(FundClosed):
        async with given.work(sessions, admin) as work:
            await service.promise(work, LINKAGE, promised(fund_id, 1))
    async with given.work(sessions, admin) as work:
        await service.reopen(work, fund_id)
        await work.flush()
        await service.promise(work, LINKAGE, promised(fund_id, 1))


async def test_a_fund_cannot_shrink_below_what_it_promised(sessions, admin: Visitor) -> None:
    fund_id = await fund_of(sessions, admin, 1000)
    async with given.work(sessions, admin) as work:
        await service.promise(work, LINKAGE, promised(fund_id, 300))
    with pytest.raises(AmountBelowPromises):
        async with given.work(sessions, admin) as work:
            await service.edit(work, fund_id, data("友邻基金", 299))


async def test_two_funds_of_one_township_have_two_names(sessions, admin: Visitor) -> None:
    await fund_of(sessions, admin, 1, "友邻 基金")
    with pytest.raises(FundNameTaken):
        await fund_of(sessions, admin, 1, "友邻基金")


async def test_who_edits_what_somebody_changed_meanwhile_learns_of_it(sessions, admin: Visitor) -> None:
    fund_id = await fund_of(sessions, admin, 1000)
    async with given.work(sessions, admin) as work:
        await service.promise(work, LINKAGE, promised(fund_id, 300))
    with pytest.raises(Stale):
        async with given.work(sessions, admin) as work:
            work.expected_version = 1
            await service.edit(work, fund_id, data("友邻基金", 2000))


async def test_a_funder_reaches_the_funds_they_give_to_and_no_other(sessions, place: Place, admin: Visitor) -> None:
    funder = await given.registered(sessions, place, Role.FUNDER)
    assert funder.person is not None
    async with given.work(sessions, admin) as work:
        theirs = await service.record(work, FundData(name="自己的", amount=100, funder_id=funder.person.person_id))
    foreign = await fund_of(sessions, admin, 1000)
    async with given.work(sessions, funder) as work:
        reach = work.require(Funds.READ)
        assert (await work.one(queries.fund(reach, theirs.id))).name == "自己的"
        with pytest.raises(NoSuchFund):
            await work.one(queries.fund(reach, foreign), NoSuchFund)
    with pytest.raises(Forbidden):
        async with given.work(sessions, funder) as work:
            await service.record(work, data("自己的基金", 1))


async def test_another_township_does_not_see_the_fund(sessions, admin: Visitor) -> None:
    fund_id = await fund_of(sessions, admin, 1000)
    neighbour = await given.visitor(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)
    with pytest.raises(NoSuchFund):
        async with given.work(sessions, neighbour) as work:
            await service.close(work, fund_id)
