"""Plan and apply: the installation agrees with its files, again and again without harm."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.kernel.errors import Forbidden
from wushe.kernel.i18n import _
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Visitor, Work
from wushe.tenancy.applying import Applier, apply, plan
from wushe.tenancy.entries import Change, ChangeKind, CountyEntry, Furnisher, TownshipEntry
from wushe.tenancy.errors import SlugTaken
from wushe.tenancy.models import Township
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]


async def told(walk: AsyncIterator[Sequence[Change]]) -> list[Change]:
    return [change async for changes in walk for change in changes]


@pytest.fixture
async def applier(sessions: Sessions) -> Applier:
    return Applier(sessions, await given.operator(sessions))


async def journal(sessions: Sessions, place: Place) -> list[str]:
    async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
        query = select(JournalEntry.event).where(JournalEntry.tenant_id == place.tenant.id)
        return list(await work.all(query.order_by(JournalEntry.number)))


async def test_a_plan_tells_what_apply_does_and_changes_nothing(applier: Applier, sessions: Sessions) -> None:
    county = given.county(given.entry(communities=("开元路社区",)))
    planned = await told(plan(applier, [county]))
    assert [change.kind for change in planned if change.what == "乡镇"] == [ChangeKind.ADDED]
    async with sessions() as session:
        query = select(Township).where(Township.code == county.townships[0].code)
        assert (await session.scalars(query)).one_or_none() is None


async def test_applying_again_finds_no_difference(applier: Applier, sessions: Sessions) -> None:
    county = given.county(given.entry())
    assert await told(apply(applier, [county]))
    assert await told(plan(applier, [county])) == []
    assert await told(apply(applier, [county])) == []
    place = await given.founded(sessions, county.townships[0])
    assert await journal(sessions, place) == ["township_founded"]


async def test_a_difference_is_planned_undone_and_then_applied(applier: Applier, sessions: Sessions) -> None:
    before = given.entry()
    await told(apply(applier, [given.county(before)]))
    after = replace(before, name="新试点镇", slug=f"{before.slug}-new", modules=("needs",))
    planned = await told(plan(applier, [given.county(after)]))
    assert (await given.founded(sessions, before)).tenant.slug == before.slug
    assert await told(apply(applier, [given.county(after)])) == planned
    assert {change.what for change in planned} == {"网址简称", "名称", "模块"}
    place = await given.founded(sessions, before)
    assert (place.tenant.name, place.tenant.slug, place.tenant.modules) == ("新试点镇", after.slug, {"needs"})
    assert await journal(sessions, place) == ["township_founded", "township_changed"]


async def test_a_slice_above_furnishes_in_the_same_transaction(applier: Applier, sessions: Sessions) -> None:
    async def furnish(work: Work, entry: TownshipEntry) -> Sequence[Change]:
        assert work.visitor.grants == {}
        return [Change(ChangeKind.ADDED, _("社区"), name) for name in entry.communities.values()]

    entry = given.entry(communities=("开元路社区", "金茂路社区"))
    furnished = replace(applier, furnishers=[Furnisher(furnish=furnish)])
    assert len(await told(apply(furnished, [given.county(entry)]))) >= 3


async def test_a_township_that_cannot_be_furnished_is_not_founded(applier: Applier, sessions: Sessions) -> None:
    async def fail(_work: Work, _entry: TownshipEntry) -> Sequence[Change]:
        raise SlugTaken

    entry = given.entry()
    with pytest.raises(SlugTaken):
        await told(apply(replace(applier, furnishers=[Furnisher(furnish=fail)]), [given.county(entry)]))
    async with sessions() as session:
        assert (await session.scalars(select(Township).where(Township.code == entry.code))).one_or_none() is None


async def test_an_address_that_another_place_has_is_refused(applier: Applier) -> None:
    first, second = given.entry(), given.entry()
    await told(apply(applier, [given.county(first)]))
    with pytest.raises(SlugTaken):
        await told(apply(applier, [given.county(replace(second, slug=first.slug))]))


async def test_a_suspended_township_stays_as_it_was_saved(applier: Applier, sessions: Sessions) -> None:
    entry = given.entry()
    await told(apply(applier, [given.county(entry)]))
    await given.suspended(sessions, await given.founded(sessions, entry))
    renamed: CountyEntry = given.county(replace(entry, name="别的名字"))
    assert await told(apply(applier, [renamed])) == []


async def test_only_the_operator_applies(sessions: Sessions) -> None:
    place = await given.township(sessions)
    admin = Applier(sessions, await given.visitor(sessions, place, given.Role.TOWNSHIP_ADMIN))
    with pytest.raises(Forbidden):
        await told(apply(admin, [given.county(given.entry())]))
