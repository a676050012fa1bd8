"""Hours become credit, credit becomes goods, and each goes back: what verbs do, and that a refusal changes nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select

import exchanged
import given
import stocked
from wushe.access.roles import Role
from wushe.activities.kinds import HoursState
from wushe.activities.models import ServiceHours
from wushe.activities.queries.hours import minutes_of
from wushe.activities.schemas.attending import CorrectionData
from wushe.activities.service import accept_correction, ask_correction
from wushe.goods.errors.stock import TooLittleStock
from wushe.goods.kinds import Unit
from wushe.kernel.clock import now, stopped_at
from wushe.kernel.errors import Forbidden, Invalid, Stale
from wushe.store import service
from wushe.store.errors import (
    CartChanged,
    CartEmpty,
    ExchangeOver,
    NoSuchExchange,
    NoSuchPrice,
    OwnExchange,
    PriceTwice,
    ReasonNeeded,
    StoreClosed,
    TooFewHours,
    TooManyThisMonth,
)
from wushe.store.jobs import FORFEIT
from wushe.store.kinds import CreditMoveKind as Kind, ExchangeState
from wushe.store.models import CreditMove, Tender
from wushe.store.schemas.entered import Because, CartData, NewPrice, Placing, PriceData, RulesData
from wushe.store.service import keeping

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(sessions):
    return await exchanged.township(sessions)


@pytest.fixture
async def rice(sessions, town):
    return await exchanged.priced(sessions, town, minutes=60, stock=10)


async def certified(sessions, town, who) -> int:
    """The sum on the volunteer's certificate."""
    async with given.work(sessions, town.admin) as work:
        rows = await work.rows(minutes_of(who.person.person_id, HoursState.APPROVED))
    return rows[0][1] if rows else 0


async def corrected(sessions, town, who, hours_id, minutes: int) -> None:
    """The volunteer says that it was another length, and the admin agrees."""
    async with given.work(sessions, town.admin) as work:
        starts = (await work.get(ServiceHours, hours_id)).starts_at
    async with given.work(sessions, who) as work:
        data = CorrectionData(starts_at=starts, ends_at=starts + timedelta(minutes=minutes), reason="记错了")
        asked = await ask_correction(work, hours_id, data)
    async with given.work(sessions, town.admin) as work:
        await accept_correction(work, asked.id)


async def moves(sessions, town) -> list[tuple[Kind, int]]:
    async with given.work(sessions, town.admin) as work:
        return [(each.kind, each.change) for each in await work.all(select(CreditMove).order_by(CreditMove.id))]


# --- hours become credit


async def test_approved_hours_give_credit_once_and_stay_what_they_are(sessions, town):
    await exchanged.earn(sessions, town, town.volunteer, 150)
    assert await exchanged.left(sessions, town.volunteer) == (150, 0)
    assert await certified(sessions, town, town.volunteer) == 150
    assert await moves(sessions, town) == [(Kind.EARNED, 150)]


async def test_without_a_store_nothing_is_credited(sessions):
    town = await exchanged.township(sessions, is_open=False)
    await exchanged.earn(sessions, town, town.volunteer, 60)
    assert await exchanged.lots(sessions, town) == []
    with pytest.raises(StoreClosed):
        async with given.work(sessions, town.volunteer) as work:
            await service.place(work, Placing(point_id=town.point_id, minutes=60))


@pytest.mark.parametrize(("percent", "minutes", "credit"), [(50, 90, 30), (100, 90, 90), (150, 90, 120), (10, 60, 0)])
async def test_credit_is_scaled_to_whole_half_hours_and_never_up(percent, minutes, credit, sessions):
    town = await exchanged.township(sessions, percent=percent)
    await exchanged.earn(sessions, town, town.volunteer, minutes)
    assert await exchanged.left(sessions, town.volunteer) == (credit, 0)
    assert await certified(sessions, town, town.volunteer) == minutes


async def test_a_correction_withdraws_what_is_left_and_the_rest_is_owed_by_what_comes_next(sessions, town, rice):
    hours_id = await exchanged.earn(sessions, town, town.volunteer, 180)
    await exchanged.placed(sessions, town, town.volunteer, (rice, 2))
    await corrected(sessions, town, town.volunteer, hours_id, 60)
    assert await exchanged.left(sessions, town.volunteer) == (0, 60)
    assert await certified(sessions, town, town.volunteer) == 60
    await exchanged.earn(sessions, town, town.volunteer, 90)
    assert await exchanged.left(sessions, town.volunteer) == (30, 0)
    assert await moves(sessions, town) == [
        (Kind.EARNED, 180), (Kind.DRAWN, -120), (Kind.WITHDRAWN, -60), (Kind.EARNED, 90), (Kind.SQUARED, -60),
    ]  # fmt: skip


async def test_a_correction_upwards_pays_what_was_owed_before_it_gives(sessions, town, rice):
    hours_id = await exchanged.earn(sessions, town, town.volunteer, 120)
    await exchanged.placed(sessions, town, town.volunteer, (rice, 2))
    await corrected(sessions, town, town.volunteer, hours_id, 60)
    assert await exchanged.left(sessions, town.volunteer) == (0, 60)
    await corrected(sessions, town, town.volunteer, hours_id, 180)
    assert await exchanged.left(sessions, town.volunteer) == (60, 0)


async def test_what_comes_back_pays_what_is_owed(sessions, town, rice):
    hours_id = await exchanged.earn(sessions, town, town.volunteer, 120)
    exchange = await exchanged.placed(sessions, town, town.volunteer, (rice, 2))
    await corrected(sessions, town, town.volunteer, hours_id, 60)
    async with given.work(sessions, town.volunteer) as work:
        await service.cancel(work, exchange.id, Because())
    assert await exchanged.left(sessions, town.volunteer) == (60, 0)


async def test_what_lapsed_is_nobodys_debt(sessions):
    town = await exchanged.township(sessions, lasts=30)
    hours_id = await exchanged.earn(sessions, town, town.volunteer, 120)
    with stopped_at(now() + timedelta(days=31)):
        assert await exchanged.left(sessions, town.volunteer) == (0, 0)
        async with given.work(sessions, town.admin) as work:
            await keeping.look(work)
    await corrected(sessions, town, town.volunteer, hours_id, 60)
    assert await exchanged.left(sessions, town.volunteer) == (0, 0)
    assert await moves(sessions, town) == [(Kind.EARNED, 120), (Kind.LAPSED, -120)]


async def test_what_expires_first_is_spent_first(sessions, town, rice):
    for lasts, minutes in ((None, 60), (90, 60), (30, 60)):
        async with given.work(sessions, town.admin) as work:
            await service.set_rules(work, RulesData(lasts=lasts))
        await exchanged.earn(sessions, town, town.volunteer, minutes)
    await exchanged.placed(sessions, town, town.volunteer, (rice, 1))
    assert [lot.remaining for lot in await exchanged.lots(sessions, town)] == [0, 60, 60]


# --- credit becomes goods


async def test_an_exchange_moves_hours_and_goods_together(sessions, town, rice):
    await exchanged.earn(sessions, town, town.volunteer, 180)
    oil = await exchanged.priced(sessions, town, "食用油", minutes=30, stock=4, portion="2")
    exchange = await exchanged.placed(sessions, town, town.volunteer, (rice, 2), (oil, 1))
    assert (exchange.minutes, exchange.state) == (150, ExchangeState.WAITING)
    assert exchange.fetch_by == exchanged.day(7)
    assert await exchanged.left(sessions, town.volunteer) == (30, 0)
    assert [await exchanged.on_hand(sessions, town, each) for each in (rice, oil)] == [8, 2]
    assert await certified(sessions, town, town.volunteer) == 180
    async with given.work(sessions, town.admin) as work:
        [tender] = await work.all(select(Tender))
    assert (tender.home_id, tender.minutes) == (town.place.tenant.id, 150)


async def test_too_few_hours_take_no_goods_and_too_few_goods_take_no_hours(sessions, town, rice):
    await exchanged.earn(sessions, town, town.volunteer, 60)
    with pytest.raises(TooFewHours) as refused:
        await exchanged.placed(sessions, town, town.volunteer, (rice, 2))
    assert refused.value.facts == {"left": "1", "short": "1"}
    bread = await exchanged.priced(sessions, town, "面包", minutes=30, stock=1)
    await exchanged.put(sessions, town.volunteer, rice, 0)
    with pytest.raises(TooLittleStock):
        await exchanged.placed(sessions, town, town.volunteer, (bread, 2))
    assert await exchanged.left(sessions, town.volunteer) == (60, 0)
    assert [await exchanged.on_hand(sessions, town, each) for each in (rice, bread)] == [10, 1]


async def test_the_same_cart_is_exchanged_once(sessions, town, rice):
    await exchanged.earn(sessions, town, town.volunteer, 180)
    await exchanged.placed(sessions, town, town.volunteer, (rice, 1))
    with pytest.raises(CartEmpty):
        await exchanged.place(sessions, town, town.volunteer)


async def test_a_price_that_changed_meanwhile_is_read_first(sessions, town, rice):
    await exchanged.earn(sessions, town, town.volunteer, 180)
    await exchanged.put(sessions, town.volunteer, rice)
    async with given.work(sessions, town.admin) as work:
        await service.edit_price(work, rice.price_id, PriceData(hours=120, on_shelf=True))
    with pytest.raises(CartChanged):
        async with given.work(sessions, town.volunteer) as work:
            await service.place(work, Placing(point_id=town.point_id, minutes=60))
    async with given.work(sessions, town.admin) as work:
        await service.edit_price(work, rice.price_id, PriceData(hours=60, on_shelf=False))
    with pytest.raises(CartChanged):
        await exchanged.place(sessions, town, town.volunteer)


async def test_one_person_gets_so_many_a_month(sessions, town):
    egg = await exchanged.priced(sessions, town, "鸡蛋", minutes=30, stock=10, most=2)
    await exchanged.earn(sessions, town, town.volunteer, 300)
    with pytest.raises(TooManyThisMonth):
        await exchanged.placed(sessions, town, town.volunteer, (egg, 3))
    first = await exchanged.placed(sessions, town, town.volunteer, (egg, 2))
    with pytest.raises(TooManyThisMonth):
        await exchanged.placed(sessions, town, town.volunteer, (egg, 1))
    async with given.work(sessions, town.volunteer) as work:
        await service.cancel(work, first.id, Because())
    assert (await exchanged.place(sessions, town, town.volunteer)).minutes == 30


async def test_the_cart_holds_what_was_said_last(sessions, town, rice):
    await exchanged.put(sessions, town.volunteer, rice, 3)
    await exchanged.put(sessions, town.volunteer, rice, 2)
    await exchanged.earn(sessions, town, town.volunteer, 120)
    assert (await exchanged.place(sessions, town, town.volunteer)).minutes == 120
    with pytest.raises(NoSuchPrice):
        async with given.work(sessions, town.volunteer) as work:
            await service.put_in_cart(work, CartData(price_id=town.point_id, pieces=1))


# --- how it ends


async def test_handed_over_by_somebody_else_and_once(sessions, town, rice):
    await exchanged.earn(sessions, town, town.volunteer, 60)
    exchange = await exchanged.placed(sessions, town, town.volunteer, (rice, 1))
    async with given.work(sessions, town.staff) as work:
        assert (await service.hand_over(work, exchange.id)).state is ExchangeState.HANDED_OVER
    with pytest.raises(ExchangeOver):
        async with given.work(sessions, town.staff) as work:
            await service.hand_over(work, exchange.id)
    with pytest.raises(ExchangeOver):
        async with given.work(sessions, town.staff) as work:
            await service.cancel(work, exchange.id, Because(reason="放错了"))
    assert await exchanged.on_hand(sessions, town, rice) == 9


async def test_nobody_hands_over_to_themselves(sessions, town, rice):
    me = town.volunteer.person.person_id
    await exchanged.earn(sessions, town, town.volunteer, 60)
    exchange = await exchanged.placed(sessions, town, town.volunteer, (rice, 1))
    admin = await given.visitor(sessions, town.place, Role.TOWNSHIP_ADMIN, person=given.as_person(me))
    with pytest.raises(OwnExchange):
        async with given.work(sessions, admin) as work:
            await service.hand_over(work, exchange.id)


async def test_the_volunteer_cancels_without_a_reason_and_staff_with_one(sessions, town, rice):
    await exchanged.earn(sessions, town, town.volunteer, 120)
    first = await exchanged.placed(sessions, town, town.volunteer, (rice, 1))
    async with given.work(sessions, town.volunteer) as work:
        await service.cancel(work, first.id, Because())
    second = await exchanged.placed(sessions, town, town.volunteer, (rice, 2))
    with pytest.raises(ReasonNeeded):
        async with given.work(sessions, town.staff) as work:
            await service.cancel(work, second.id, Because())
    async with given.work(sessions, town.staff) as work:
        ended = await service.cancel(work, second.id, Because(reason="包装破损"))
    assert (ended.state, ended.reason) == (ExchangeState.CANCELLED, "包装破损")
    assert await exchanged.left(sessions, town.volunteer) == (120, 0)
    assert await exchanged.on_hand(sessions, town, rice) == 10


async def test_others_do_not_find_it(sessions, town, rice):
    await exchanged.earn(sessions, town, town.volunteer, 60)
    exchange = await exchanged.placed(sessions, town, town.volunteer, (rice, 1))
    stranger = await exchanged.volunteer(sessions, town)
    far = await given.registered(sessions, town.place, Role.COMMUNITY_STAFF, communities=[town.stock.far_id])
    for who in (stranger, far):
        for verb in (service.cancel, service.hand_over):
            data = (Because(reason="试试"),) if verb is service.cancel else ()
            with pytest.raises(NoSuchExchange):
                async with given.work(sessions, who) as work:
                    await verb(work, exchange.id, *data)


async def test_who_does_not_fetch_it_is_reminded_once_and_has_the_hours_again(sessions, town, rice):
    await exchanged.earn(sessions, town, town.volunteer, 60)
    exchange = await exchanged.placed(sessions, town, town.volunteer, (rice, 1))
    told: list[list[str]] = []
    for days in (5, 6, 8):
        with stopped_at(now() + timedelta(days=days)):
            async with given.work(sessions, town.admin) as work:
                await keeping.look(work)
                told.append([type(event).__name__ for event in work.events] + [job.job for job in work.jobs])
    assert told == [["ExchangeFallsDue"], [], [FORFEIT.name]]
    assert not await _forfeited(sessions, town, exchange)
    with stopped_at(now() + timedelta(days=8)):
        assert await _forfeited(sessions, town, exchange)
        assert not await _forfeited(sessions, town, exchange)
    assert await exchanged.left(sessions, town.volunteer) == (60, 0)
    assert await exchanged.on_hand(sessions, town, rice) == 10


async def _forfeited(sessions, town, exchange) -> bool:
    async with given.work(sessions, town.admin) as work:
        return await keeping.forfeit(work, exchange.id)


# --- prices and rules


async def test_an_item_has_one_price_at_a_point_and_it_is_edited_in_turn(sessions, town, rice):
    with pytest.raises(PriceTwice):
        async with given.work(sessions, town.admin) as work:
            data = NewPrice(point_id=town.point_id, item_id=rice.item_id, hours=30)
            await service.add_price(work, data)
    async with given.work(sessions, town.admin) as work:
        work.expected_version = 1
        await service.edit_price(work, rice.price_id, PriceData(hours=90, most=3))
    with pytest.raises(Stale):
        async with given.work(sessions, town.admin) as work:
            work.expected_version = 1
            await service.edit_price(work, rice.price_id, PriceData(hours=30))


async def test_a_portion_is_written_in_the_items_unit(sessions, town, rice):
    item_id = await stocked.item(sessions, town.stock, "鸡蛋", Unit.KILOGRAM)
    async with given.work(sessions, town.admin) as work:
        data = NewPrice(point_id=town.point_id, item_id=item_id, hours=30, portion="0.5")
        assert (await service.add_price(work, data)).portion == 50
    with pytest.raises(Invalid) as refused:
        async with given.work(sessions, town.admin) as work:
            await service.edit_price(work, rice.price_id, PriceData(hours=30, portion="0.5"))
    assert set(refused.value.fields) == {"portion"}


@pytest.mark.parametrize("verb", [service.set_rules, service.add_price])
async def test_staff_and_volunteers_set_nothing(verb, sessions, town, rice):
    data = {
        service.set_rules: RulesData(),
        service.add_price: NewPrice(point_id=town.point_id, item_id=rice.item_id, hours=30),
    }[verb]
    for who in (town.staff, town.volunteer):
        with pytest.raises(Forbidden):
            async with given.work(sessions, who) as work:
                await verb(work, data)
