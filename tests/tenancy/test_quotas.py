"""A township uses no more of the installation than its county's file says, whoever comes at once."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import visiting
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER
from wushe.identity.schemas import NewInvitation
from wushe.identity.service import accounts, invitations
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.importing import service as importing
from wushe.kernel.sheets.refusals import TooManyRows
from wushe.people.imports import PEOPLE
from wushe.tenancy.errors import QuotaReached
from wushe.tenancy.places import Place
from wushe.tenancy.quotas import Quota, Use

Sessions = async_sessionmaker[AsyncSession]
MOST, CLIENTS = 5, 20


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    quotas = {"accounts": MOST, "rows_per_import": 3}
    return await given.township(sessions, communities=("开元路社区居委会",), furnishers=[FURNISHER], quotas=quotas)


async def test_many_who_come_at_once_find_as_many_places_as_there_are(sessions: Sessions, place: Place) -> None:
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    came = await asyncio.gather(
        *(given.account(sessions, place, name=f"来人{n}") for n in range(CLIENTS)), return_exceptions=True
    )
    refused = [one for one in came if isinstance(one, BaseException)]
    assert {type(one) for one in refused} == {QuotaReached}
    assert len(came) - len(refused) == MOST
    assert str(refused[0].say()) == f"本乡镇的账号已达上限 {MOST}，如需增加请联系平台运营"  # type: ignore[attr-defined]
    async with given.work(sessions, admin) as work:
        assert await accounts.quota_usage(work) == [
            Use(Quota.ACCOUNTS, MOST, MOST),
            Use(Quota.ROWS_PER_IMPORT, None, 3),
        ]


async def test_whoever_leaves_makes_room_and_nobody_is_invited_into_a_full_place(
    sessions: Sessions, place: Place
) -> None:
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    last = [await given.account(sessions, place) for _ in range(MOST - 1)][-1]
    async with given.work(sessions, admin) as work:
        with pytest.raises(QuotaReached):
            await invitations.invite(work, NewInvitation(name="来不了", roles=["volunteer"]))
        await accounts.end_membership(work, last.id)
    async with given.work(sessions, admin) as work:
        await invitations.invite(work, NewInvitation(name="来得了", roles=["volunteer"]))
    await given.account(sessions, place)
    async with given.work(sessions, admin) as work:
        with pytest.raises(QuotaReached):  # one who comes back takes a place, too
            await accounts.let_in(work, last)


async def test_another_township_and_the_platform_are_not_touched(sessions: Sessions, place: Place) -> None:
    for _ in range(MOST):
        await given.account(sessions, place)
    other = await given.township(sessions)
    assert other.tenant.quotas == {"accounts": 5_000, "rows_per_import": 100_000}
    await given.account(sessions, other)


async def test_a_sheet_with_more_rows_than_the_township_may_import_is_refused_whole(
    sessions: Sessions, place: Place, tmp_path: Path
) -> None:
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    for rows, fits in ((3, True), (4, False)):
        path = tmp_path / f"{rows}.csv"
        path.write_text("姓名\n" + "".join(f"人{n}\n" for n in range(rows)), "utf-8")
        async with given.work(sessions, admin) as work:
            upload = importing.upload(work, PEOPLE, Shelf(tmp_path / "shelf"), path, path.name)
            if fits:
                assert (await upload).added == rows
            else:
                with pytest.raises(TooManyRows) as refused:
                    await upload
                assert "3" in refused.value.why.say()
                work.abandon()


async def test_the_township_and_the_operator_see_what_is_used(
    database_url: str, sessions: Sessions, place: Place
) -> None:
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, admin)
        page = await browser.get(f"/{place.tenant.slug}/accounts")
        assert f"已用 1 / {MOST}" in page.text
        shown = (await browser.get(f"/api/{place.tenant.slug}/quotas")).json()
        assert shown == [
            {"quota": "accounts", "used": 1, "most": MOST},
            {"quota": "rows_per_import", "used": None, "most": 3},
        ]
        refused = await browser.post(
            f"/api/{place.tenant.slug}/people/import", files={"file": ("a.csv", "姓名\n张一\n张二\n张三\n张四\n")}
        )
        assert refused.status_code in {400, 409, 422}, refused.text
        volunteer = await given.member(sessions, place, Role.VOLUNTEER)
        await visiting.sign_in(browser, sessions, volunteer)
        assert (await browser.get(f"/api/{place.tenant.slug}/quotas")).status_code == 403
        operator = await given.member(sessions, given.PLATFORM_PLACE, Role.PLATFORM_OPERATOR)
        await visiting.sign_in(browser, sessions, operator)
        assert f"已用 2 / {MOST}" in (await browser.get(f"/platform/townships/{place.tenant.slug}")).text
