"""The desks of security and auditor: what waits for a word, and who saw what."""

from typing import Any

import pytest

import given
import handed
import visiting
from wushe.access.roles import Role
from wushe.identity.events import SignInFailed
from wushe.people import service as people
from wushe.people.exports import PEOPLE
from wushe.people.kinds import RevealReason
from wushe.tenancy.places import Place


@pytest.fixture
async def place(sessions) -> Place:
    return await given.township(sessions, furnishers=given.FURNISHERS)


async def desk(database_url: str, sessions: Any, place: Place, role: Role) -> str:
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, await given.member(sessions, place, role))
        page = await browser.get(f"/{place.tenant.slug}")
    assert page.status_code == 200, page.text
    return page.text


async def test_security_finds_the_lists_that_wait_and_who_holds_the_powers(database_url, sessions, place) -> None:
    empty = await desk(database_url, sessions, place, Role.SECURITY)
    assert "没有等您审批的导出" in empty
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN, name="林管理")
    async with given.work(sessions, admin) as work:
        await given.resident(work, "王测试")
    await handed.asked(sessions, admin, PEOPLE)
    page = await desk(database_url, sessions, place, Role.SECURITY)
    assert "林管理申请导出人员名单，1 行" in page
    assert "/exports" in page
    assert "审计员" in page
    assert "您在本乡镇还没有角色" not in page


async def test_the_auditor_finds_who_saw_what_and_who_was_turned_away(database_url, sessions, place) -> None:
    empty = await desk(database_url, sessions, place, Role.AUDITOR)
    assert "还没有人查看或导出过个人信息" in empty
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        person = await given.resident(work, "王测试")
        await people.reveal(work, person.id, RevealReason.HOME_VISIT)
        work.record(SignInFailed(locked=False))
    page = await desk(database_url, sessions, place, Role.AUDITOR)
    assert "家访核对" in page
    assert "/audit?event=sign_in_failed" in page
    assert page.count('<p class="figure-number">1<') == 2
    assert "您在本乡镇还没有角色" not in page


@pytest.mark.parametrize("role", [Role.SECURITY, Role.AUDITOR])
async def test_every_way_from_their_desks_is_open(database_url, sessions, place, role) -> None:
    async with given.work(sessions, await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)) as work:
        somebody = await given.resident(work, "赵测试")
    who = await given.member(sessions, place, role, person_id=somebody.id)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, who)
        slug = place.tenant.slug
        page = (await browser.get(f"/{slug}")).text
        ways = {part.split('"')[0].replace("&amp;", "&") for part in page.split('href="')[1:]}
        for way in sorted(way for way in ways if way.startswith(f"/{slug}")):
            assert (await browser.get(way)).status_code in {200, 303}, way
