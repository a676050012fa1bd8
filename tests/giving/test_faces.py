"""A funder sees every fen of their own, in all townships they gave to, and nothing of anybody else."""

import re
from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from httpx import AsyncClient
from sqlalchemy import select

import given
import linked
import photographed
import staged
import visiting
from wushe.access.roles import Role
from wushe.access.service import ensure_role
from wushe.activities import service as activities
from wushe.activities.schemas.attending import HeadCount
from wushe.activities.schemas.sessions import SessionData
from wushe.funds import service as funds
from wushe.funds.schemas import Income, NewPromise
from wushe.identity.models import Account
from wushe.identity.service.accounts import let_in
from wushe.kernel.clock import stopped_at
from wushe.kernel.work import Visitor
from wushe.ledger.kinds import SourceKind
from wushe.linkages import service as linkages
from wushe.linkages.models import Linkage

pytestmark = pytest.mark.at(staged.NOW)

YUAN = 100


@pytest.fixture
async def browser(database_url: str) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        yield browser


@pytest.fixture
async def t(sessions) -> linked.Linked:
    """The funder gave 30,000 and somebody else 20,000 to one fund; 10,000 of it are promised to a linkage."""
    t = await linked.township(sessions)
    await gave(sessions, t, t.fund_id, linked.person(t.funder), 30_000)
    await gave(sessions, t, t.fund_id, linked.person(t.staff), 20_000)
    await linked.running(sessions, t, promised_fen=10_000 * YUAN)
    return t


async def gave(sessions, t: linked.Linked, fund_id: UUID, giver_id: UUID, yuan: int) -> None:
    async with given.work(sessions, t.admin) as work:
        income = Income(amount=yuan * YUAN, kind=SourceKind.ENTERPRISE, giver_id=giver_id)
        await funds.take_in(work, fund_id, income)


async def test_given_is_left_plus_reserved_plus_spent_to_the_fen(browser: AsyncClient, sessions, t) -> None:
    await visiting.sign_in(browser, sessions, t.funder)
    [here] = (await browser.get(f"/api/{t.slug}/giving")).json()
    own = [gift for gift in here["gifts"] if gift["given_fen"] == 30_000 * YUAN]
    assert len(own) == 1
    for gift in here["gifts"]:
        assert gift["given_fen"] == gift["left_fen"] + gift["reserved_fen"] + gift["spent_fen"]
        abodes = [each["fen"] for each in here["abodes"] if each["source_id"] == gift["source_id"]]
        assert sum(abodes) == gift["given_fen"]


async def test_money_for_a_linkage_is_called_by_it_and_its_results_stand_beside(
    browser: AsyncClient, sessions, t: linked.Linked
) -> None:
    await visiting.sign_in(browser, sessions, t.funder)
    [here] = (await browser.get(f"/api/{t.slug}/giving")).json()
    towards = {each["towards"]: each["fen"] for each in here["abodes"] if each["condition"] == "reserved"}
    assert set(towards) <= {"放学后没有人辅导作业"}
    page = (await browser.get(f"/{t.slug}/giving")).text
    assert "每一元的去向" in page
    assert "林测试" not in page
    for suffix, start in ((".xlsx", b"PK"), (".pdf", b"%PDF")):
        assert (await browser.get(f"/{t.slug}/giving{suffix}")).content.startswith(start)


async def test_photos_that_show_nobody_stand_beside_the_money_until_they_are_withdrawn(
    browser: AsyncClient, sessions, t: linked.Linked
) -> None:
    [ours, kept] = await photos_of_a_linkage(sessions, t)
    await visiting.sign_in(browser, sessions, t.funder)
    [outcome] = (await browser.get(f"/api/{t.slug}/giving")).json()[0]["outcomes"]
    assert outcome["photos"] == [{"id": str(ours), "caption": "摆好的教室"}]
    page = (await browser.get(f"/{t.slug}/giving")).text
    picture = f"/{t.slug}/public/photos/{ours}"
    assert f'<img src="{picture}/small" alt="摆好的教室" loading="lazy"' in page
    assert (await browser.get(picture)).headers["content-type"] == "image/jpeg"
    assert str(kept) not in page
    for path in (f"/{t.slug}/public/photos/{kept}", f"/{t.slug}/activity-photos/{kept}"):
        assert (await browser.get(path)).status_code == 404
    async with given.work(sessions, t.worker) as work:
        await activities.withdraw_photo(work, ours)
    page = (await browser.get(f"/{t.slug}/giving")).text
    assert "摆好的教室" not in page
    linkage = f"/{t.slug}/linkages/{outcome['linkage_id']}"
    assert f'<a href="{linkage}">' in page, "it is paid from a fund of theirs"
    assert (await browser.get(linkage)).status_code == 200
    assert (await browser.get(picture)).status_code == 404


async def photos_of_a_linkage(sessions, t: linked.Linked) -> list[UUID]:
    """Of an activity for a linkage that the funder's money is promised to: one that both released, and one not."""
    async with given.work(sessions, t.admin) as work:
        linkage = await work.one(select(Linkage))
        await linkages.promise_money(work, linkage.id, NewPromise(fund_id=t.fund_id, amount=30_000 * YUAN))
    stage = staged.Stage(t.place, t.admin, t.leader, t.worker, t.community_id, t.organization_id, t.community_id)
    times = SessionData(starts_at=staged.STARTS, ends_at=staged.STARTS + staged.TWO_HOURS, meeting_point="活动室")
    activity_id, session_id = await staged.published(sessions, stage, at=times, linkage_id=linkage.id)
    with stopped_at(staged.STARTS + staged.TWO_HOURS):
        async with given.work(sessions, t.leader) as work:
            await activities.count_heads(work, session_id, HeadCount(heads=9))
            await activities.hold_session(work, activity_id, session_id)
    photos = [
        await photographed.brought(sessions, stage, activity_id, caption, said=said)
        for caption, said in (("摆好的教室", True), ("下课时的门口", False))
    ]
    await photographed.signed(sessions, stage, activity_id, photos[0])
    return photos


async def test_one_sign_in_shows_every_township_and_no_other_givers_money(
    browser: AsyncClient, sessions, t: linked.Linked
) -> None:
    other = await linked.township(sessions)
    person_id = await joined(sessions, t.funder, other)
    await gave(sessions, other, other.fund_id, person_id, 5_000)
    await visiting.sign_in(browser, sessions, t.funder)
    townships = (await browser.get(f"/api/{t.slug}/giving")).json()
    assert [each["slug"] for each in townships] == [t.slug, other.slug]
    assert 20_000 * YUAN not in {gift["given_fen"] for each in townships for gift in each["gifts"]}
    assert 5_000 * YUAN in {gift["given_fen"] for gift in townships[1]["gifts"]}


async def test_every_move_of_a_gift_is_told_and_a_foreign_gift_is_not_there(
    browser: AsyncClient, sessions, t: linked.Linked
) -> None:
    await visiting.sign_in(browser, sessions, t.funder)
    [here] = (await browser.get(f"/api/{t.slug}/giving")).json()
    gift = next(gift for gift in here["gifts"] if gift["given_fen"] == 30_000 * YUAN)
    history = (await browser.get(f"/api/{t.slug}/giving/{gift['source_id']}")).json()
    assert history["moves"][0]["kind"] == "receipt"
    assert history["moves"][0]["fen"] == 30_000 * YUAN
    assert (await browser.get(f"/{t.slug}/giving/{gift['source_id']}")).status_code == 200
    gifts = (await browser.get(f"/{t.slug}/giving")).text
    assert re.search(rf'<th scope="row">\s*<a[^>]*/giving/{gift["source_id"]}"[^>]*>{gift["fund"]}</a>', gifts)
    fund = await other_givers_source(sessions, t)
    assert (await browser.get(f"/api/{t.slug}/giving/{fund}")).status_code == 404
    assert (await browser.get(f"/{t.slug}/giving/{UUID(int=1)}")).status_code == 404


async def other_givers_source(sessions, t: linked.Linked) -> UUID:
    async with given.work(sessions, t.admin) as work:
        income = Income(amount=YUAN, kind=SourceKind.DONATION, giver_id=linked.person(t.staff))
        return (await funds.take_in(work, t.fund_id, income)).id


async def test_who_gave_nothing_is_told_how_it_begins(browser: AsyncClient, sessions) -> None:
    place = await given.township(sessions, furnishers=given.FURNISHERS)
    registered = await given.registered(sessions, place, Role.FUNDER)
    assert registered.person
    funder = await given.member(sessions, place, Role.FUNDER, person_id=registered.person.person_id)
    await visiting.sign_in(browser, sessions, funder)
    assert "还没有到账的捐赠" in (await browser.get(f"/{place.tenant.slug}/giving")).text


async def joined(sessions, funder: Visitor, other: linked.Linked) -> UUID:
    """The account of `funder` is a funder of the other township as well; who they are there."""
    assert funder.person
    async with given.work(sessions, other.admin) as work:
        account = await work.session.get(Account, funder.person.account_id)
        assert account
        person = await given.resident(work, "钱资助")
        await let_in(work, account, person.id)
        await ensure_role(work, Role.FUNDER, person_id=person.id)
        return person.id
