"""Hours earned in one township and spent in another: only where both agreed, in one transaction, settled by both."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

import exchanged
import given
import visiting
from asked import statements
from wushe.access.roles import Role
from wushe.kernel.clock import Month, now, stopped_at
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Visitor
from wushe.store import service
from wushe.store.errors import (
    AlreadyRecognised,
    MonthNotOver,
    NothingToSettle,
    RecognitionOver,
    SettledAlready,
    SignedAlready,
    TooFewHours,
    UnknownTownship,
)
from wushe.store.kinds import RecognitionState
from wushe.store.models import Recognition, Settlement
from wushe.store.queries import recognitions
from wushe.store.schemas.entered import Because, MonthData, Township

pytestmark = pytest.mark.anyio


@pytest.fixture
async def here(sessions):
    return await exchanged.township(sessions)


@pytest.fixture
async def there(sessions):
    return await exchanged.township(sessions)


async def _agreed(sessions, here, there) -> Recognition:
    async with given.work(sessions, here.admin) as work:
        made = await service.offer_recognition(work, Township(township_id=there.place.tenant.id))
    async with given.work(sessions, there.admin) as work:
        await service.sign_recognition(work, made.id)
    return made


async def _guest(sessions, here, there) -> Visitor:
    """The volunteer of `here` by the same account at `there`, where they are somebody of the register as well."""
    async with given.work(sessions, there.admin) as work:
        person = await given.volunteer(work)
    guest = await given.visitor(sessions, there.place, Role.VOLUNTEER)
    return replace(guest, person=replace(here.volunteer.person, person_id=person.id))


async def test_nothing_is_spent_elsewhere_before_both_have_signed_and_after_one_has_ended_it(sessions, here, there):
    await exchanged.earn(sessions, here, here.volunteer, 180)
    rice = await exchanged.priced(sessions, there, minutes=60)
    guest = await _guest(sessions, here, there)
    with pytest.raises(TooFewHours):
        await exchanged.placed(sessions, there, guest, (rice, 1))
    async with given.work(sessions, here.admin) as work:
        made = await service.offer_recognition(work, Township(township_id=there.place.tenant.id))
    with pytest.raises(TooFewHours):
        await exchanged.place(sessions, there, guest)
    async with given.work(sessions, there.admin) as work:
        assert (await service.sign_recognition(work, made.id)).state is RecognitionState.IN_FORCE
    await exchanged.place(sessions, there, guest)
    assert await exchanged.left(sessions, here.volunteer) == (120, 0)
    async with given.work(sessions, there.admin) as work:
        await service.end_recognition(work, made.id)
    with pytest.raises(TooFewHours):
        await exchanged.placed(sessions, there, guest, (rice, 1))
    for town in (here, there):
        async with given.work(sessions, town.admin) as work:
            row = await work.one(recognitions.recognition(made.id))
            assert row.state is RecognitionState.ENDED
    with pytest.raises(RecognitionOver):
        async with given.work(sessions, here.admin) as work:
            await service.end_recognition(work, made.id)


async def test_own_hours_go_first_and_each_goes_back_to_where_it_was_earned(sessions, here, there):
    await exchanged.earn(sessions, here, here.volunteer, 180)
    rice = await exchanged.priced(sessions, there, minutes=60)
    await _agreed(sessions, here, there)
    guest = await _guest(sessions, here, there)
    await exchanged.earn(sessions, there, guest, 30)
    exchange = await exchanged.placed(sessions, there, guest, (rice, 2))
    assert await exchanged.left(sessions, here.volunteer) == (90, 0)
    assert await exchanged.left(sessions, guest) == (0, 0)
    async with given.work(sessions, guest) as work:
        await service.cancel(work, exchange.id, Because())
    assert await exchanged.left(sessions, here.volunteer) == (180, 0)
    assert await exchanged.left(sessions, guest) == (30, 0)
    assert await exchanged.on_hand(sessions, there, rice) == 10


async def test_a_month_is_settled_by_both_and_only_once_it_is_over(sessions, here, there):
    await exchanged.earn(sessions, here, here.volunteer, 180)
    rice = await exchanged.priced(sessions, there, minutes=60)
    made = await _agreed(sessions, here, there)
    guest = await _guest(sessions, here, there)
    await exchanged.placed(sessions, there, guest, (rice, 2))
    this = MonthData(month=Month.current().first)
    with pytest.raises(MonthNotOver):
        async with given.work(sessions, here.admin) as work:
            await service.settle(work, made.id, this)
    with stopped_at(now() + timedelta(days=32)):
        async with given.work(sessions, here.admin) as work:
            ours = await service.settle(work, made.id, this)
        assert (ours.owed, ours.due, ours.is_settled) == (120, 0, False)
        async with given.work(sessions, there.admin) as work:
            theirs = await service.settle(work, made.id, this)
        assert (theirs.owed, theirs.due, theirs.is_settled) == (0, 120, True)
        with pytest.raises(SettledAlready):
            async with given.work(sessions, there.admin) as work:
                await service.settle(work, made.id, this)
        with pytest.raises(NothingToSettle):
            async with given.work(sessions, there.admin) as work:
                await service.settle(work, made.id, MonthData(month=this.month - timedelta(days=1)))
        async with given.work(sessions, here.admin) as work:
            recognition = await work.one(recognitions.recognition(made.id))
            [statement] = await service.months(work, recognition)
    assert (statement.owed, statement.due) == (120, 0)
    assert statement.settlement is not None
    assert statement.settlement.is_settled


async def test_a_month_is_settled_once_also_where_the_two_agreed_anew(sessions, here, there):
    await exchanged.earn(sessions, here, here.volunteer, 180)
    rice = await exchanged.priced(sessions, there, minutes=60)
    first = await _agreed(sessions, here, there)
    await exchanged.placed(sessions, there, await _guest(sessions, here, there), (rice, 2))
    this = MonthData(month=Month.current().first)
    async with given.work(sessions, there.admin) as work:
        await service.end_recognition(work, first.id)
    second = await _agreed(sessions, here, there)
    with stopped_at(now() + timedelta(days=32)):
        async with given.work(sessions, here.admin) as work:
            waiting = [(each.recognition.id, each.for_us) for each in await service.standings(work)]
            assert waiting == [(second.id, this.month), (first.id, None)]
            await service.settle(work, first.id, this)
        with pytest.raises(SettledAlready):
            async with given.work(sessions, here.admin) as work:
                await service.settle(work, second.id, this)
        async with given.work(sessions, there.admin) as work:
            assert (await service.settle(work, second.id, this)).is_settled
        async with given.work(sessions, here.admin) as work:
            waiting = [(each.for_us, each.for_them) for each in await service.standings(work)]
    assert waiting == [(None, None), (None, None)]
    with pytest.raises(SettledAlready):
        async with given.work(sessions, here.admin) as work:
            [kept] = await work.all(recognitions.settlements([there.place.tenant.id]))
            work.add(
                Settlement(
                    id=new_id(), recognition_id=second.id, other_id=kept.other_id, month=kept.month, owed=120, due=0,
                    ours_by=kept.ours_by, ours_at=kept.ours_at,
                )
            )  # fmt: skip


async def test_a_month_that_is_over_is_the_next_step_of_both_until_each_has_settled(
    database_url, sessions, here, there
):
    await exchanged.earn(sessions, here, here.volunteer, 180)
    rice = await exchanged.priced(sessions, there, minutes=60)
    made = await _agreed(sessions, here, there)
    await exchanged.placed(sessions, there, await _guest(sessions, here, there), (rice, 2))
    told = []
    with stopped_at(now() + timedelta(days=32)):
        async with visiting.browser(database_url) as browser:
            for town in (here, there):
                await visiting.sign_in(browser, sessions, town.admin)
                page = f"/{town.slug}/store/recognitions/{made.id}"
                told.append((await browser.get(page)).text)
                await browser.post(f"{page}/settlements", data={"month": str((now() - timedelta(days=32)).date())})
                assert "等本乡镇确认结算" not in (await browser.get(page)).text
    assert "应付对方 2 小时，对方应付 0 小时" in told[0]
    assert "应付对方 0 小时，对方应付 2 小时" in told[1]


async def test_the_list_says_which_month_waits_for_whom_and_begins_with_what_waits_for_the_reader(
    database_url, sessions, here, there
):
    await exchanged.earn(sessions, here, here.volunteer, 180)
    rice = await exchanged.priced(sessions, there, minutes=60)
    made = await _agreed(sessions, here, there)
    await exchanged.placed(sessions, there, await _guest(sessions, here, there), (rice, 2))
    await _agreed(sessions, here, await exchanged.township(sessions))
    month = Month.current().first
    ours, theirs = f"{month:%Y-%m} 等本乡镇确认结算", f"{month:%Y-%m} 等对方确认结算"
    with stopped_at(now() + timedelta(days=32)):
        async with visiting.browser(database_url) as browser:

            async def told(town) -> tuple[bool, bool, bool]:
                await visiting.sign_in(browser, sessions, town.admin)
                page = (await browser.get(f"/{town.slug}/store/recognitions")).text
                [first, *_others] = re.findall(r"store/recognitions/([0-9a-f-]{36})", page)
                return ours in page, theirs in page, first == str(made.id)

            before = [await told(town) for town in (here, there)]
            async with given.work(sessions, here.admin) as work:
                await service.settle(work, made.id, MonthData(month=month))
            between = [await told(town) for town in (here, there)]
            async with given.work(sessions, there.admin) as work:
                await service.settle(work, made.id, MonthData(month=month))
            after = [await told(town) for town in (here, there)]
    assert before == [(True, False, True), (True, False, True)]
    assert between == [(False, True, True), (True, False, True)]
    assert after == [(False, False, False), (False, False, True)]


async def test_both_townships_count_the_same_also_what_came_back_in_a_later_month(sessions, here, there):
    await exchanged.earn(sessions, here, here.volunteer, 180)
    rice = await exchanged.priced(sessions, there, minutes=60)
    made = await _agreed(sessions, here, there)
    guest = await _guest(sessions, here, there)
    await exchanged.placed(sessions, there, guest, (rice, 1))
    undone = await exchanged.placed(sessions, there, guest, (rice, 2))
    with stopped_at(now() + timedelta(days=32)):
        async with given.work(sessions, guest) as work:
            await service.cancel(work, undone.id, Because())
        counted = []
        for town in (here, there):
            async with given.work(sessions, town.admin) as work:
                found = await service.months(work, await work.one(recognitions.recognition(made.id)))
                counted.append([(each.owed, each.due) for each in found])
    assert counted == [[(-120, 0), (180, 0)], [(0, -120), (0, 180)]]


async def test_the_list_asks_no_more_for_many_agreements_than_for_one(engine, sessions, here, there):
    asked = []
    for other in (there, await exchanged.township(sessions)):
        await _agreed(sessions, here, other)
        async with given.work(sessions, here.admin) as work:
            with statements(engine) as taken:
                await service.standings(work)
            asked.append(len(taken))
    assert asked[0] == asked[1]


async def test_one_agreement_with_a_neighbour_and_none_with_oneself(sessions, here, there):
    made = await _agreed(sessions, here, there)
    for who, other in ((here, there), (there, here)):
        with pytest.raises(AlreadyRecognised):
            async with given.work(sessions, who.admin) as work:
                await service.offer_recognition(work, Township(township_id=other.place.tenant.id))
    with pytest.raises(SignedAlready):
        async with given.work(sessions, here.admin) as work:
            await service.sign_recognition(work, made.id)
    with pytest.raises(UnknownTownship):
        async with given.work(sessions, here.admin) as work:
            await service.offer_recognition(work, Township(township_id=here.place.tenant.id))
