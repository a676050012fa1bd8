"""Goods in, out, back and off: what verbs do, what they refuse, and that a refusal changes nothing."""

import pytest

import given
import stocked
from wushe.access.roles import Role
from wushe.donations.kinds import Basis
from wushe.goods import service
from wushe.goods.causes import ALLOCATION, Cause
from wushe.goods.codes import hand_over_code
from wushe.goods.errors.adjustments import (
    MoreThanThere,
    PromisedAlready,
    ReasonDoesNotFit,
    ReasonNeeded,
    SamePerson,
    WaitsAlready,
)
from wushe.goods.errors.allocations import (
    AllocationElsewhere,
    HandedOverByThem,
    ItemTwice,
    NoSuchAllocation,
    NotMore,
    NotTheirGroup,
    RecipientUnfit,
)
from wushe.goods.errors.keeping import (
    BasisUnfit,
    ExpiredBefore,
    ExpiryNeeded,
    PointClosed,
    PointNotEmpty,
    ReceivedAhead,
    UnitUnfit,
)
from wushe.goods.errors.stock import ExpiredGoods, MoreThanTaken, OutOfDate, TooLittleStock
from wushe.goods.kinds import AdjustmentState, AllocationState, Reason, Recipient, Unit
from wushe.goods.permissions import Goods
from wushe.goods.queries import allocations
from wushe.goods.schemas.entered import Amount, Because, Line, NewCount, NewLot, NewWriteOff
from wushe.goods.schemas.shown import AllocationFilters
from wushe.goods.service import stock
from wushe.kernel.clock import local, now, stopped_at
from wushe.kernel.errors import Invalid

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(sessions):
    return await stocked.township(sessions)


@pytest.fixture
async def rice(sessions, town):
    return await stocked.item(sessions, town, "大米", Unit.BAG, grams=10_000)


# --- what comes in


async def test_a_lot_begins_its_card_with_what_was_received(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "1,200", value=600_000, basis=Basis.INVOICE)
    assert (lot.received, lot.remaining, lot.value_fen, lot.expires_on) == (1_200, 1_200, 600_000, None)
    assert await stocked.card(sessions, town, lot.id) == [("received", 0, 1_200, 1_200)]


async def test_what_is_weighed_is_kept_to_ten_grams(sessions, town):
    flour = await stocked.item(sessions, town, "散装面粉", Unit.KILOGRAM)
    lot = await stocked.lot(sessions, town, flour, "12.5")
    assert lot.received == 1_250


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"unit": Unit.BOTTLE}, UnitUnfit),
        ({"best_before": stocked.in_days(-1)}, ExpiredBefore),
        ({"received_on": stocked.in_days(1)}, ReceivedAhead),
        ({"value": 100}, BasisUnfit),
        ({"basis": Basis.MARKET}, BasisUnfit),
        ({"value": 0, "basis": Basis.MARKET}, BasisUnfit),
    ],
)
async def test_what_cannot_be_received_is_refused_and_nothing_is_there(sessions, town, rice, said, refusal):
    with pytest.raises(refusal):
        await stocked.received(sessions, town, rice, "10", **said)
    async with given.work(sessions, town.admin) as work:
        assert await stock.available(work, [rice]) == {rice: 0}


@pytest.mark.parametrize(
    ("quantity", "code"),
    [("0", "goods.not_positive"), ("-3", "goods.not_positive"), ("2.5", "goods.too_fine"),
     ("3瓶", "goods.unit_differs"), ("10000001", "goods.too_much")],
)  # fmt: skip
async def test_a_quantity_that_cannot_be_right_is_told_beside_its_field(sessions, town, rice, quantity, code):
    with pytest.raises(Invalid) as refused:
        await stocked.received(sessions, town, rice, quantity)
    assert refused.value.fields["quantity"].code == code


async def test_kilograms_have_two_decimals(sessions, town):
    flour = await stocked.item(sessions, town, "散装面粉", Unit.KILOGRAM)
    with pytest.raises(Invalid) as refused:
        await stocked.received(sessions, town, flour, "1.255")
    assert refused.value.fields["quantity"].code == "goods.too_fine"


async def test_what_spoils_has_a_date(sessions, town):
    bread = await stocked.item(sessions, town, "面包", Unit.ONE, perishable=True)
    with pytest.raises(ExpiryNeeded):
        await stocked.received(sessions, town, bread, "10")


async def test_a_delivery_has_several_lots(sessions, town, rice):
    came = await stocked.received(sessions, town, rice, "10")
    async with given.work(sessions, town.staff) as work:
        await service.add_lot(work, came.id, NewLot(item_id=rice, quantity="5", best_before=stocked.in_days(30)))
    async with given.work(sessions, town.admin) as work:
        assert await stock.available(work, [rice]) == {rice: 15}


async def test_a_closed_point_receives_nothing_and_a_full_one_does_not_close(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "1")
    async with given.work(sessions, town.admin) as work:
        with pytest.raises(PointNotEmpty):
            await service.close_point(work, town.point_id)
        await service.write_off(work, lot.id, NewWriteOff(quantity="1", reason=Reason.LOST))
    async with given.work(sessions, town.admin) as work:
        await service.close_point(work, town.point_id)
    with pytest.raises(PointClosed):
        await stocked.received(sessions, town, rice, "1")


# --- what goes out


async def test_what_expires_first_goes_first(sessions, town, rice):
    late = await stocked.lot(sessions, town, rice, "10", best_before=stocked.in_days(60))
    never = await stocked.lot(sessions, town, rice, "10")
    soon = await stocked.lot(sessions, town, rice, "10", best_before=stocked.in_days(2))
    await stocked.allocated(sessions, town, rice, "15")
    assert await stocked.remaining(sessions, town, soon.id, late.id, never.id) == [0, 5, 10]


async def test_out_of_date_goods_are_not_allocated_and_the_message_says_so(sessions, town):
    bread = await stocked.item(sessions, town, "面包", Unit.ONE)
    with stopped_at(now().replace(year=now().year - 1)):
        old = await stocked.lot(sessions, town, bread, "10", best_before=local(now()).date())
    fresh = await stocked.lot(sessions, town, bread, "3", best_before=stocked.in_days(0))
    allocation_id = await stocked.asked(sessions, town, bread, "4")
    with pytest.raises(OutOfDate) as refused:
        async with given.work(sessions, town.staff) as work:
            await service.allocate(work, allocation_id)
    assert refused.value.facts["left"] == "3 个"
    assert await stocked.remaining(sessions, town, old.id, fresh.id) == [10, 3]


async def test_more_than_there_is_is_not_allocated(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "10")
    allocation_id = await stocked.asked(sessions, town, rice, "11")
    with pytest.raises(TooLittleStock) as refused:
        async with given.work(sessions, town.staff) as work:
            await service.allocate(work, allocation_id)
    assert refused.value.facts["left"] == "10 袋"
    assert await stocked.remaining(sessions, town, lot.id) == [10]


async def test_one_line_too_many_takes_nothing_of_the_others(sessions, town, rice):
    oil = await stocked.item(sessions, town, "食用油", Unit.BARREL)
    lot = await stocked.lot(sessions, town, rice, "10")
    allocation_id = await stocked.asked(sessions, town, rice, "10")
    async with given.work(sessions, town.leader) as work:
        await service.add_line(work, allocation_id, Line(item_id=oil, quantity="1"))
    with pytest.raises(TooLittleStock):
        async with given.work(sessions, town.staff) as work:
            await service.allocate(work, allocation_id)
    assert await stocked.remaining(sessions, town, lot.id) == [10]


async def test_a_leader_asks_for_the_own_group_only(sessions, town, rice):
    async with given.work(sessions, town.admin) as work:
        other = await given.organization(work, "别的队")
    with pytest.raises(NotTheirGroup):
        await stocked.asked(sessions, town, rice, "1", organization_id=other.id)
    with pytest.raises(RecipientUnfit):
        await stocked.asked(sessions, town, rice, "1", recipient=Recipient.COMMUNITY, community_id=town.community_id)


async def test_an_item_stands_on_an_allocation_once(sessions, town, rice):
    allocation_id = await stocked.asked(sessions, town, rice, "1")
    with pytest.raises(ItemTwice):
        async with given.work(sessions, town.leader) as work:
            await service.add_line(work, allocation_id, Line(item_id=rice, quantity="1"))


async def test_the_receiver_confirms_and_who_handed_over_does_not(sessions, town, rice):
    await stocked.lot(sessions, town, rice)
    allocation_id = await stocked.handed_over(sessions, town, rice, "30")
    with pytest.raises(HandedOverByThem):
        async with given.work(sessions, town.staff) as work:
            await service.confirm(work, allocation_id)
    async with given.work(sessions, town.leader) as work:
        allocation = await service.confirm(work, allocation_id)
        assert allocation.state is AllocationState.CONFIRMED
    with pytest.raises(AllocationElsewhere):
        async with given.work(sessions, town.leader) as work:
            await service.confirm(work, allocation_id)


async def test_the_code_of_the_paper_confirms_and_no_other_does(sessions, town, rice):
    await stocked.lot(sessions, town, rice)
    allocation_id = await stocked.handed_over(sessions, town, rice, "30")
    with pytest.raises(NoSuchAllocation):
        async with given.work(sessions, town.second) as work:
            await service.confirm_by_code(work, "AAAA" + hand_over_code(given.SECRET, allocation_id)[4:])
    async with given.work(sessions, town.second) as work:
        await service.confirm_by_code(work, hand_over_code(given.SECRET, allocation_id))


async def test_what_expired_while_it_waited_is_not_handed_over(sessions, town, rice):
    await stocked.lot(sessions, town, rice, "10", best_before=stocked.in_days(1))
    allocation_id = await stocked.allocated(sessions, town, rice, "5")
    with stopped_at(now().replace(year=now().year + 1)), pytest.raises(ExpiredGoods):
        async with given.work(sessions, town.staff) as work:
            await service.hand_over(work, allocation_id)


# --- what comes back


async def test_what_is_not_handed_over_goes_back_into_its_lots(sessions, town, rice):
    soon = await stocked.lot(sessions, town, rice, "10", best_before=stocked.in_days(2))
    late = await stocked.lot(sessions, town, rice, "10", best_before=stocked.in_days(60))
    allocation_id = await stocked.allocated(sessions, town, rice, "15")
    async with given.work(sessions, town.staff) as work:
        await service.lessen(work, allocation_id, rice, Amount(quantity="8"))
    assert await stocked.remaining(sessions, town, soon.id, late.id) == [2, 10]
    with pytest.raises(NotMore):
        async with given.work(sessions, town.staff) as work:
            await service.lessen(work, allocation_id, rice, Amount(quantity="9"))


async def test_a_cancelled_allocation_gives_everything_back(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "10")
    allocation_id = await stocked.allocated(sessions, town, rice, "6")
    with pytest.raises(AllocationElsewhere):
        async with given.work(sessions, town.leader) as work:
            await service.cancel(work, allocation_id)
    async with given.work(sessions, town.staff) as work:
        await service.cancel(work, allocation_id)
    assert await stocked.card(sessions, town, lot.id) == [
        ("received", 0, 10, 10), ("taken", 10, -6, 4), ("given_back", 4, 6, 10),
    ]  # fmt: skip


async def test_no_more_comes_back_than_was_handed_over(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "10")
    allocation_id = await stocked.handed_over(sessions, town, rice, "6")
    async with given.work(sessions, town.staff) as work:
        await service.take_back(work, allocation_id, rice, Amount(quantity="4"))
    with pytest.raises(MoreThanTaken) as refused:
        async with given.work(sessions, town.staff) as work:
            await service.take_back(work, allocation_id, rice, Amount(quantity="3"))
    assert refused.value.facts["left"] == "2 袋"
    assert await stocked.remaining(sessions, town, lot.id) == [8]


# --- what is gone, and what is counted


async def test_little_is_written_off_alone_and_much_by_two(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "10", value=100_000, basis=Basis.MARKET)
    async with given.work(sessions, town.admin) as work:
        little = await service.write_off(work, lot.id, NewWriteOff(quantity="2", reason=Reason.DAMAGED))
        assert (little.state, little.value_fen) == (AdjustmentState.DONE, 20_000)
        much = await service.write_off(work, lot.id, NewWriteOff(quantity="3", reason=Reason.DAMAGED))
        assert much.state is AdjustmentState.WAITING
    assert await stocked.remaining(sessions, town, lot.id) == [8]
    with pytest.raises(SamePerson):
        async with given.work(sessions, town.admin) as work:
            await service.approve(work, much.id)
    async with given.work(sessions, town.second) as work:
        await service.approve(work, much.id)
    assert await stocked.remaining(sessions, town, lot.id) == [5]


async def test_what_was_refused_moves_nothing(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "10", value=1_000_000, basis=Basis.MARKET)
    async with given.work(sessions, town.admin) as work:
        asked = await service.write_off(work, lot.id, NewWriteOff(quantity="10", reason=Reason.LOST))
    with pytest.raises(WaitsAlready):
        async with given.work(sessions, town.admin) as work:
            await service.write_off(work, lot.id, NewWriteOff(quantity="10", reason=Reason.LOST))
    async with given.work(sessions, town.second) as work:
        refused = await service.refuse(work, asked.id, Because(reason="再数一次"))
    assert (refused.state, refused.refusal) == (AdjustmentState.REFUSED, "再数一次")
    assert await stocked.remaining(sessions, town, lot.id) == [10]


async def test_no_more_is_written_off_than_lies_there(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "10")
    with pytest.raises(MoreThanThere):
        async with given.work(sessions, town.admin) as work:
            await service.write_off(work, lot.id, NewWriteOff(quantity="11", reason=Reason.LOST))


async def test_a_count_that_agrees_is_done_and_one_that_differs_needs_a_reason_and_a_second_person(
    sessions, town, rice
):
    lot = await stocked.lot(sessions, town, rice, "10")
    async with given.work(sessions, town.admin) as work:
        agrees = await service.count(work, lot.id, NewCount(counted="10"))
        assert agrees.state is AdjustmentState.DONE
        with pytest.raises(ReasonNeeded):
            await service.count(work, lot.id, NewCount(counted="12"))
        differs = await service.count(work, lot.id, NewCount(counted="12", reason=Reason.FOUND))
    assert await stocked.remaining(sessions, town, lot.id) == [10]
    async with given.work(sessions, town.second) as work:
        await service.approve(work, differs.id)
    assert (await stocked.card(sessions, town, lot.id))[-1] == ("counted", 10, 2, 12)


async def test_the_reason_explains_the_change(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "10")
    for reason in (Reason.FOUND, Reason.MISCOUNTED):
        with pytest.raises(ReasonDoesNotFit):
            async with given.work(sessions, town.admin) as work:
                await service.write_off(work, lot.id, NewWriteOff(quantity="1", reason=reason))
    for counted, reason in (("12", Reason.LOST), ("8", Reason.FOUND)):
        with pytest.raises(ReasonDoesNotFit):
            async with given.work(sessions, town.admin) as work:
                await service.count(work, lot.id, NewCount(counted=counted, reason=reason))
    async with given.work(sessions, town.admin) as work:
        fewer = await service.count(work, lot.id, NewCount(counted="8", reason=Reason.MISCOUNTED))
    assert fewer.state is AdjustmentState.WAITING
    assert await stocked.remaining(sessions, town, lot.id) == [10]


async def test_what_waits_to_be_handed_over_lies_there_when_one_counts(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "10")
    await stocked.allocated(sessions, town, rice, "6")
    async with given.work(sessions, town.admin) as work:
        assert (await service.count(work, lot.id, NewCount(counted="10"))).change == 0
        with pytest.raises(PromisedAlready):
            await service.count(work, lot.id, NewCount(counted="5", reason=Reason.LOST))


async def test_of_an_allocation_that_was_cancelled_nothing_can_be_given_back_again(sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "10")
    allocation_id = await stocked.allocated(sessions, town, rice, "6")
    async with given.work(sessions, town.staff) as work:
        await service.cancel(work, allocation_id)
    with pytest.raises(MoreThanTaken):
        async with given.work(sessions, town.admin) as work:
            await stock.give_back(work, rice, 1, cause=Cause(ALLOCATION.code, allocation_id))
    assert await stocked.remaining(sessions, town, lot.id) == [10]


async def test_staff_of_a_community_reach_its_points_and_no_others(sessions, town, rice):
    elsewhere = await given.registered(sessions, town.place, Role.COMMUNITY_STAFF, communities=[town.far_id])
    await stocked.lot(sessions, town, rice)
    allocation_id = await stocked.asked(sessions, town, rice, "1")
    with pytest.raises(NoSuchAllocation):
        async with given.work(sessions, elsewhere) as work:
            await service.allocate(work, allocation_id)
    async with given.work(sessions, elsewhere) as work:
        assert not await work.all(allocations.allocations(work.require(Goods.FOLLOW), AllocationFilters()))
