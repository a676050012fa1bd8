"""What another township lends serves a session like one's own: it goes along with it, and is given up with it."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

import given
import lent
import staged
import visiting
from wushe.access.roles import Role
from wushe.activities import service
from wushe.activities.errors import NotOfThisGroup
from wushe.activities.queries import places
from wushe.activities.schemas.planning import Why
from wushe.kernel.clock import stopped_at
from wushe.pools import service as pools
from wushe.pools.kinds import BookingState as State, GrantVerb
from wushe.pools.schemas.bookings import BookingData
from wushe.pools.schemas.lending import GrantData

pytestmark = pytest.mark.at(staged.NOW)

ENDS = staged.STARTS + staged.TWO_HOURS


@pytest.fixture(autouse=True)
def _before():
    with stopped_at(staged.STARTS - timedelta(days=3)):
        yield


@pytest.fixture
async def stage(sessions):
    return await staged.township(sessions)


@pytest.fixture
async def owner(sessions):
    return await lent.side(sessions, "乙镇")


@pytest.fixture
async def chairs_id(sessions, stage, owner):
    """Twenty of the owner's fifty chairs, lent until the Saturday of the stage's sessions is over."""
    fifty = await lent.chairs(sessions, owner)
    async with given.work(sessions, stage.admin) as work:
        code = (await given.township_row(work, stage.place)).code
    said = GrantData(
        borrower_code=code, quantity=20, verbs=[GrantVerb.BOOK_UNASKED], since=lent.SINCE, until=staged.STARTS.date()
    )
    async with given.work(sessions, owner.admin) as work:
        return (await pools.lend(work, fifty, said)).id


async def booked(sessions, stage, chairs_id, **said):
    usual = {
        "organization_id": stage.organization_id, "purpose": "手机课堂", "starts_at": staged.STARTS, "ends_at": ENDS,
        "quantity": 20,
    }  # fmt: skip
    async with given.work(sessions, stage.leader) as work:
        return (await pools.book_borrowed(work, chairs_id, BookingData(**(usual | said)))).id


async def both_rows(sessions, stage, owner, booking_id):
    """(starts, state) as the borrower has it, and as the owner has it."""
    theirs = await lent.row(sessions, owner, booking_id)
    ours = await lent.row(sessions, stage, booking_id)
    return (ours.starts_at, ours.state), (theirs.starts_at, theirs.state)


async def moved(sessions, stage, activity_id, session_id, hours):
    later = staged.when(stage, starts_at=staged.STARTS + timedelta(hours=hours), ends_at=ENDS + timedelta(hours=hours))
    async with given.work(sessions, stage.leader) as work:
        await service.edit_session(work, activity_id, session_id, later)
    return later.starts_at


async def test_what_is_borrowed_goes_along_in_both_townships(sessions, stage, owner, chairs_id):
    activity_id, session_id = await staged.published(sessions, stage)
    booking_id = await booked(sessions, stage, chairs_id, serves=session_id)
    async with given.work(sessions, stage.admin) as work:
        assert [row.id for row in await work.all(places.beside(session_id))] == [booking_id]
    starts_at = await moved(sessions, stage, activity_id, session_id, 2)
    assert await both_rows(sessions, stage, owner, booking_id) == ((starts_at, State.CONFIRMED),) * 2
    [hold] = await lent.holds(sessions, owner, booking_id)
    assert hold.starts_at == starts_at


async def test_what_is_borrowed_stays_where_it_is_not_lent_for_so_long(sessions, stage, owner, chairs_id):
    activity_id, session_id = await staged.published(sessions, stage)
    booking_id = await booked(sessions, stage, chairs_id, serves=session_id)
    await moved(sessions, stage, activity_id, session_id, 24)
    assert await both_rows(sessions, stage, owner, booking_id) == ((staged.STARTS, State.CONFIRMED),) * 2


async def test_what_is_borrowed_is_given_up_with_the_session(sessions, stage, owner, chairs_id):
    activity_id, session_id = await staged.published(sessions, stage)
    booking_id = await booked(sessions, stage, chairs_id, serves=session_id)
    async with given.work(sessions, stage.leader) as work:
        await service.cancel_session(work, activity_id, session_id, Why(reason="下雨"))
    assert await both_rows(sessions, stage, owner, booking_id) == ((staged.STARTS, State.CANCELLED),) * 2
    assert (await lent.row(sessions, owner, booking_id)).reason == "下雨"
    assert await lent.holds(sessions, owner, booking_id) == []


async def test_a_session_is_called_off_also_while_the_lender_is_away(sessions, stage, owner, chairs_id):
    activity_id, session_id = await staged.published(sessions, stage)
    booking_id = await booked(sessions, stage, chairs_id, serves=session_id)
    await given.suspended(sessions, owner.place)
    async with given.work(sessions, stage.leader) as work:
        await service.cancel_session(work, activity_id, session_id, Why(reason="下雨"))
    async with given.work(sessions, stage.admin) as work:
        assert (await work.one(places.link(session_id, booking_id))).is_place is False
    assert (await lent.row(sessions, stage, booking_id)).state is State.CONFIRMED


async def test_nothing_is_borrowed_for_the_session_of_another_group(sessions, stage, chairs_id):
    other = await staged.another_group(sessions, stage)
    at = staged.when(other, zone_id=None, meeting_point="楼下")
    _activity, session_id = await staged.published(sessions, other, at=at)
    async with given.work(sessions, stage.admin) as work:
        with pytest.raises(NotOfThisGroup):
            wanted = BookingData(
                organization_id=stage.organization_id, purpose="手机课堂", starts_at=staged.STARTS, ends_at=ENDS,
                serves=session_id,
            )  # fmt: skip
            await pools.book_borrowed(work, chairs_id, wanted)
        work.abandon()


async def test_the_page_of_a_session_leads_to_what_is_lent_and_back(sessions, stage, owner, chairs_id, database_url):
    activity_id, session_id = await staged.published(sessions, stage)
    home = f"/{stage.place.tenant.slug}"
    account = await given.member(
        sessions, stage.place, Role.ORGANIZATION_LEADER, name=stage.leader.person.name,
        person_id=staged.id_of(stage.leader),
    )  # fmt: skip
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, account)
        session = f"{home}/activities/{activity_id}/sessions/{session_id}"
        assert "折叠椅（借自乙镇）" in (await browser.get(session)).text
        sent = await browser.get(f"{session}/things?thing_id={chairs_id}")
        address = urlsplit(sent.headers["location"])
        assert address.path == f"{home}/pools/borrowed/{chairs_id}"
        assert f'value="{session_id}"' in (await browser.get(sent.headers["location"])).text
        asked = dict(parse_qsl(address.query)) | {"quantity": "20"}
        done = await browser.post(f"{address.path}/bookings", data=asked)
        assert (done.status_code, done.headers["location"]) == (303, f"{home}/activities/{activity_id}")
        assert "折叠椅" in (await browser.get(session)).text


async def test_what_is_taken_comes_back_with_other_times_and_fewer_of_it(sessions, stage, chairs_id, database_url):
    await booked(sessions, stage, chairs_id, quantity=12)
    account = await given.member(sessions, stage.place, Role.TOWNSHIP_ADMIN)
    here = f"/{stage.place.tenant.slug}/pools/borrowed/{chairs_id}"
    when = {name: at.strftime("%Y-%m-%dT%H:%M") for name, at in (("starts_at", staged.STARTS), ("ends_at", ENDS))}
    wanted = when | {"organization_id": str(stage.organization_id), "purpose": "茶话会", "quantity": "15"}
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, account)
        refused = await browser.post(f"{here}/bookings", data=wanted)
        assert refused.status_code == 409
        assert "这段时间还有 8 把" in refused.text
        assert f"{here}?" in refused.text
        browser.headers["accept"] = "application/json"
        found = (await browser.get(f"/api{here}/alternatives", params=when | {"quantity": "15"})).json()
        assert (found["places"], found["fewer"]) == ([], 8)
        assert found["times"]
        assert {each["ends_at"][:10] for each in found["times"]} == {"2026-11-28"}, "it is lent no longer"
