"""Row 51, 爱心面包: pick-up, best-before check, allocation, hand-over, remainder; picked = given + remainder."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import given
import stocked
from wushe.access.roles import Role
from wushe.goods import service
from wushe.goods.errors.keeping import ExpiredBefore
from wushe.goods.errors.rescues import NoSuchRescue, NotAccountedFor, RescueClosed
from wushe.goods.errors.stock import OutOfDate
from wushe.goods.kinds import Reason, RescueState, Unit
from wushe.goods.queries import rescues
from wushe.goods.schemas.entered import Handout, NewRescue, NewWriteOff, Picked
from wushe.kernel.clock import now, stopped_at

SEVEN = 7
TOMORROW = stocked.in_days(1)


@pytest.fixture
async def town(sessions):
    return await stocked.township(sessions)


@pytest.fixture
async def bread(sessions, town):
    return await stocked.item(sessions, town, "面包", Unit.ONE, perishable=True)


@pytest.fixture
async def volunteers(sessions, town):
    async with given.work(sessions, town.admin) as work:
        return [(await given.volunteer(work, f"郑测试{number}", town.community_id)).id for number in range(SEVEN)]


@pytest.fixture
async def runner(sessions, town, volunteers):
    """One of the seven, with a phone."""
    return await given.visitor(sessions, town.place, Role.VOLUNTEER, person=given.as_person(volunteers[0]))


@pytest.fixture
async def run(sessions, town, volunteers):
    async with given.work(sessions, town.staff) as work:
        data = NewRescue(enterprise="麦香坊面包店", point_id=town.point_id, person_ids=volunteers)
        return (await service.begin(work, data)).id


async def picked(sessions, runner, run, bread, quantity, best_before=TOMORROW):
    async with given.work(sessions, runner) as work:
        data = Picked(item_id=bread, quantity=quantity, best_before=best_before)
        return (await service.pick_up(work, run, data)).lot_id


async def given_to_households(sessions, runner, run, bread, quantity):
    async with given.work(sessions, runner) as work:
        await service.hand_out(work, run, Handout(item_id=bread, quantity=quantity, households=12))


async def left(sessions, runner, run, lot_id, quantity):
    async with given.work(sessions, runner) as work:
        await service.leave(work, run, lot_id, NewWriteOff(quantity=quantity, reason=Reason.TO_ANIMALS))


async def test_system_51_seven_volunteers_pick_up_and_all_of_it_is_given_or_left(sessions, town, run, runner, bread):
    lot_id = await picked(sessions, runner, run, bread, "60")
    await given_to_households(sessions, runner, run, bread, "52")
    with pytest.raises(NotAccountedFor) as refused:
        async with given.work(sessions, runner) as work:
            await service.settle(work, run)
    assert refused.value.facts == {"item": "面包", "difference": "8 个"}
    await left(sessions, runner, run, lot_id, "8")
    async with given.work(sessions, runner) as work:
        assert (await service.settle(work, run)).state is RescueState.CLOSED
    async with given.work(sessions, town.admin) as work:
        [(line, _lot, _item)] = await work.rows(rescues.lines_of([run]))
        assert (line.picked, line.given, line.remainder) == (60, 52, 8)
        assert len(await work.rows(rescues.members_of([run]))) == SEVEN


async def test_system_51_bread_past_its_date_cannot_be_allocated(sessions, town, run, runner, bread):
    lot_id = await picked(sessions, runner, run, bread, "10")
    with stopped_at(now().replace(year=now().year + 1)), pytest.raises(OutOfDate):
        await given_to_households(sessions, runner, run, bread, "1")
    assert await stocked.remaining(sessions, town, lot_id) == [10]
    with pytest.raises(ExpiredBefore):
        await picked(sessions, runner, run, bread, "10", best_before=stocked.in_days(-1))


async def test_system_51_the_database_itself_closes_no_run_that_does_not_add_up(sessions, town, run, runner, bread):
    await picked(sessions, runner, run, bread, "10")
    close = text("UPDATE goods_rescue SET state = 'closed', closed_at = now() WHERE id = :run")
    with pytest.raises(IntegrityError, match="ck_goods_rescue_line_accounted_for"):
        async with given.work(sessions, town.admin) as work:
            await work.session.execute(close, {"run": run})


async def test_system_51_an_organisation_s_part_is_confirmed_by_its_leader(sessions, town, run, runner, bread):
    await picked(sessions, runner, run, bread, "10")
    async with given.work(sessions, runner) as work:
        data = Handout(item_id=bread, quantity="10", organization_id=town.group_id)
        allocation = await service.hand_out(work, run, data)
        assert allocation.awaits_confirmation
    async with given.work(sessions, town.leader) as work:
        await service.confirm(work, allocation.id)
    async with given.work(sessions, runner) as work:
        await service.settle(work, run)


async def test_system_51_a_settled_run_is_not_changed(sessions, run, runner, bread):
    async with given.work(sessions, runner) as work:
        await service.settle(work, run)
    with pytest.raises(RescueClosed):
        await picked(sessions, runner, run, bread, "10")


async def test_system_51_a_volunteer_reaches_only_the_runs_they_go_on(sessions, town, run):
    async with given.work(sessions, town.admin) as work:
        other = await given.volunteer(work, "吴测试", town.community_id)
    stranger = await given.visitor(sessions, town.place, Role.VOLUNTEER, person=given.as_person(other.id))
    with pytest.raises(NoSuchRescue):
        async with given.work(sessions, stranger) as work:
            await service.settle(work, run)
