"""Communities on PostgreSQL: the file's list, and what staff say."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.communities import queries, service
from wushe.communities.errors import NoSuchCommunity
from wushe.communities.furnishing import FURNISHER
from wushe.communities.models import Community
from wushe.communities.schemas import ContactData
from wushe.communities.sheets import CONTACTS
from wushe.kernel.errors import Forbidden, Stale
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.sheets.lines import Line
from wushe.kernel.work import Extent, Reach, Visitor
from wushe.tenancy.entries import ChangeKind
from wushe.tenancy.places import Place as Township

Sessions = async_sessionmaker[AsyncSession]
EVERYWHERE = Reach(frozenset({Extent.TENANT}))


@pytest.fixture
async def township(sessions: Sessions) -> Township:
    return await given.township(sessions, communities=("开元路社区居委会", "双河村村委会"), furnishers=[FURNISHER])


@pytest.fixture
async def admin(sessions: Sessions, township: Township) -> Visitor:
    return await given.member(sessions, township, Role.TOWNSHIP_ADMIN)


async def community_ids(sessions: Sessions, who: Visitor) -> list[UUID]:
    async with given.work(sessions, who) as work:
        return [found.id for found in await work.all(queries.all_communities())]


async def test_the_file_s_communities_are_there_under_the_names_everyone_says(
    sessions: Sessions, admin: Visitor
) -> None:
    async with given.work(sessions, admin) as work:
        found = await work.all(queries.communities(EVERYWHERE))
    assert {(c.short_name, c.kind) for c in found} == {("开元路社区", "community"), ("双河村", "village")}


async def test_applying_again_changes_nothing_and_a_new_name_keeps_the_id(
    sessions: Sessions, township: Township, admin: Visitor
) -> None:
    entry = given.entry(communities=("甲社区居委会", "乙社区居委会"))
    first, second = entry.communities
    async with given.work(sessions, admin) as work:
        await service.furnish(work, entry)
        assert await service.furnish(work, entry) == []
        known = await work.one(queries.by_codes([first]))
        kept = known.id
    renamed = replace(entry, communities={first: "丙社区居委会"})
    async with given.work(sessions, admin) as work:
        changes = await service.furnish(work, renamed)
        assert {(change.kind, change.detail) for change in changes} == {
            (ChangeKind.CHANGED, f"{first} 丙社区居委会"),
            (ChangeKind.REMOVED, f"{second} 乙社区居委会"),
        }
        known = await work.one(queries.by_codes([first]))
        gone = await work.one(queries.by_codes([second]))
    assert (known.id, known.short_name) == (kept, "丙社区")
    assert gone.is_retired
    async with given.work(sessions, admin) as work:
        assert {c.kind for c in await service.furnish(work, entry)} == {ChangeKind.ADDED, ChangeKind.CHANGED}
        assert not (await work.one(queries.by_codes([second]))).is_retired


async def test_communities_are_found_by_pinyin_and_initials(sessions: Sessions, admin: Visitor) -> None:
    async with given.work(sessions, admin) as work:
        for typed in ("kaiyuan", "kyl", "开元", "KAIYUANLU"):
            assert [c.short_name for c in await work.all(queries.communities(EVERYWHERE, q=typed))] == ["开元路社区"]


async def test_staff_edit_their_own_community_and_see_no_other(
    sessions: Sessions, township: Township, admin: Visitor
) -> None:
    own, other = await community_ids(sessions, admin)
    staff = await given.visitor(sessions, township, Role.COMMUNITY_STAFF, communities=[own])
    data = ContactData(short_name="开元社区", address="开元路 1 号", phone="0731-84012345")
    async with given.work(sessions, staff) as work:
        edited = await service.edit(work, own, data)
        assert (edited.short_name, edited.phone) == ("开元社区", "0731-84012345")
        with pytest.raises(NoSuchCommunity):
            await service.edit(work, other, data)


async def test_a_volunteer_may_not_edit(sessions: Sessions, township: Township, admin: Visitor) -> None:
    own, _ = await community_ids(sessions, admin)
    volunteer = await given.visitor(sessions, township, Role.VOLUNTEER)
    async with given.work(sessions, volunteer) as work:
        with pytest.raises(Forbidden):
            await service.edit(work, own, ContactData(short_name="甲"))


async def test_the_second_of_two_editors_learns_of_the_first(sessions: Sessions, admin: Visitor) -> None:
    own, _ = await community_ids(sessions, admin)
    async with given.work(sessions, admin) as work:
        version = (await work.one(queries.community(EVERYWHERE, own))).version
        await service.edit(work, own, ContactData(short_name="甲"))
    async with given.work(sessions, admin) as work:
        work.expected_version = version
        with pytest.raises(Stale):
            await service.edit(work, own, ContactData(short_name="乙"))


async def test_a_sheet_changes_contact_data_by_code_and_nothing_else(sessions: Sessions, admin: Visitor) -> None:
    own, _ = await community_ids(sessions, admin)
    async with given.work(sessions, admin) as work:
        code = (await work.one(queries.community(EVERYWHERE, own))).code
        rows = [
            Row(CONTACTS, Line(2, [], {"code": code, "short_name": None, "address": "新址", "phone": None})),
            Row(CONTACTS, Line(3, [], {"code": "999999999999", "short_name": "无", "address": None, "phone": None})),
        ]
        await service.take_contacts(work, rows)
        changed = await work.one(queries.community(EVERYWHERE, own))
    assert (changed.short_name, changed.address) == ("开元路社区", "新址")
    assert rows[0].outcome is Outcome.CHANGED
    assert rows[1].is_refused


async def test_another_township_s_community_does_not_exist(sessions: Sessions, admin: Visitor) -> None:
    own, _ = await community_ids(sessions, admin)
    elsewhere = await given.township(sessions, communities=("甲社区",), furnishers=[FURNISHER])
    stranger = await given.member(sessions, elsewhere, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, stranger) as work:
        with pytest.raises(NoSuchCommunity):
            await service.edit(work, own, ContactData(short_name="甲"))
        assert await work.one_or_none(select(Community).where(Community.id == own)) is None
