"""What waits for a word before money moves stands on the desk of who gives it, and on nobody else's."""

from html import unescape

import pytest

import endowed
import given
import kept
import requested
import visiting
from wushe.access.roles import Role
from wushe.kernel.exporting import service as exporting
from wushe.kernel.work import Visitor
from wushe.payments import service as payments
from wushe.people.exports import PEOPLE
from wushe.tenancy.places import Place
from wushe.workbench.desks import money

NOTHING = "没有等您办的事"


async def waiting(sessions, who: Visitor) -> dict[str, str]:
    """What waits for `who`, and where it leads."""
    async with given.work(sessions, who) as work:
        return {task.title: task.path for task in await money.tasks(work)}


async def page_of(database_url, sessions, place: Place, who: Visitor, role: Role, **said) -> str:
    assert who.person
    account = await given.member(sessions, place, role, name=who.person.name, person_id=who.person.person_id, **said)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, account)
        page = await browser.get(f"/{place.tenant.slug}/")
        for path in await lists(page.text, place):
            assert (await browser.get(path)).status_code == 200, path
    return page.text


async def lists(page: str, place: Place) -> list[str]:
    """Where the tasks about money lead to."""
    begins = f'href="/{place.tenant.slug}'
    links = [unescape(part.split('"')[0]) for part in page.split(begins)[1:]]
    return [f"/{place.tenant.slug}{link}" for link in links if "state=" in link]


async def test_a_payment_waits_for_who_approves_then_for_who_pays_and_never_for_who_asked(
    database_url, sessions
) -> None:
    desk = await requested.desk(sessions)
    assert await waiting(sessions, desk.checker) == {}
    payment_id = await requested.asked(sessions, desk, 300, number="FP000001")
    approving = {"1 笔付款等您审批": "/payments?state=asked&mine=true"}
    assert await waiting(sessions, desk.checker) == approving
    assert await waiting(sessions, desk.asker) == {}
    page = await page_of(database_url, sessions, desk.place, desk.checker, Role.TOWNSHIP_ADMIN)
    assert "1 笔付款等您审批" in page
    async with given.work(sessions, desk.checker) as work:
        await payments.approve(work, payment_id)
    assert await waiting(sessions, desk.payer) == {"1 笔付款等您支付": "/payments?state=approved&mine=true"}


async def test_an_award_waits_for_the_other_hand(database_url, sessions) -> None:
    town = await endowed.township(sessions, fen=100_000)
    await endowed.asked(sessions, town, [30_000])
    assert await waiting(sessions, town.admin) == {}
    assert await waiting(sessions, town.other) == {"1 项资助等您审批": "/awards?state=asked"}
    assert "1 项资助等您审批" in await page_of(database_url, sessions, town.place, town.other, Role.TOWNSHIP_ADMIN)


async def test_an_agreement_waits_for_each_party_until_it_has_signed(database_url, sessions) -> None:
    parties = await kept.custody(sessions)
    agreement_id = await kept.drafted(sessions, parties)
    signing = {"1 份代管协议等待签署": "/custody?state=signing"}
    for who, party in ((parties.owner, kept.Party.OWNER), (parties.staff, kept.Party.COMMUNITY)):
        assert await waiting(sessions, who) == signing
        await kept.signed(sessions, who, agreement_id, party)
        assert await waiting(sessions, who) == {}
    assert await waiting(sessions, parties.hub) == signing
    assert await waiting(sessions, parties.admin) == signing
    page = await page_of(database_url, sessions, parties.place, parties.hub, Role.ORGANIZATION_LEADER)
    assert "1 份代管协议等待签署" in page


async def test_a_deposit_waits_for_another_than_who_entered_it(sessions) -> None:
    parties = await kept.custody(sessions)
    agreement_id = await kept.agreed(sessions, parties)
    await kept.entered(sessions, parties, agreement_id, 1_000)
    waits = [await waiting(sessions, who) for who in (parties.admin, parties.second)]
    assert waits == [{}, {"1 份代管协议有存入或结项等您复核": "/custody"}]


@pytest.mark.parametrize("role", [Role.TOWNSHIP_ADMIN, Role.COMMUNITY_STAFF, Role.ORGANIZATION_LEADER])
async def test_where_nothing_waits_the_desk_says_so(database_url, sessions, role: Role) -> None:
    place = await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)
    who = await given.registered(sessions, place, role)
    async with given.work(sessions, await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)) as work:
        [community_id] = await given.community_ids(work)
    where = {"community_id": community_id} if role is Role.COMMUNITY_STAFF else {}
    page = await page_of(database_url, sessions, place, who, role, **where)
    assert "资金待办" in page
    assert NOTHING in page.split("资金待办")[1].split("</section>")[0]


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.VOLUNTEER, Role.FUNDER, Role.MENTOR])
async def test_who_decides_nothing_about_money_has_nothing_waiting(sessions, role: Role) -> None:
    desk = await requested.desk(sessions)
    await requested.asked(sessions, desk, 300, number="FP000001")
    assert await waiting(sessions, await given.registered(sessions, desk.place, role)) == {}


async def test_an_export_waits_for_another_who_may_agree(sessions) -> None:
    place = await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)
    asker, other = [await given.registered(sessions, place, Role.TOWNSHIP_ADMIN) for _hand in range(2)]
    async with given.work(sessions, asker) as work:
        await given.resident(work, "王测试")
        await exporting.ask(work, PEOPLE, "", next(iter(PEOPLE.reasons)).value)
    waits = [await waiting(sessions, who) for who in (asker, other)]
    assert waits == [{}, {"1 份导出申请等您审批": "/exports"}]
