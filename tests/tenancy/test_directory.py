"""From an address to a place, without a query, and never older than half a second."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

import asked
import given
from wushe.tenancy.directory import FRESH_FOR, Directory
from wushe.tenancy.places import PLATFORM_PLACE, PlaceKind
from wushe.tenancy.service import remove

Sessions = async_sessionmaker[AsyncSession]


async def test_an_address_leads_to_its_place_by_the_whole_of_it(sessions: Sessions) -> None:
    place = await given.township(sessions)
    directory = Directory(sessions)
    assert await directory.find(place.tenant.slug) == place
    assert await directory.get(place.tenant.id) == place
    for other in ("", place.tenant.slug.upper(), f"{place.tenant.slug}\n", f"{place.tenant.slug}/", "x"):
        assert await directory.find(other) is None


async def test_counties_and_the_platform_are_places_too(sessions: Sessions) -> None:
    place = await given.township(sessions)
    directory = Directory(sessions)
    assert await directory.find("platform") == PLATFORM_PLACE
    county = await directory.find(f"county-{place.county_code}")
    assert county
    assert (county.kind, county.county_code) == (PlaceKind.COUNTY, place.county_code)


async def test_a_new_township_and_a_suspension_are_seen_by_a_directory_that_was_read_before(sessions: Sessions) -> None:
    directory = Directory(sessions, fresh_for=0)
    await directory.find("platform")
    place = await given.township(sessions)
    assert await directory.find(place.tenant.slug) == place
    await given.suspended(sessions, place)
    found = await directory.find(place.tenant.slug)
    assert found
    assert found.tenant.suspended


async def test_while_it_is_fresh_nothing_is_asked(sessions: Sessions, engine: AsyncEngine) -> None:
    assert FRESH_FOR <= 0.5
    directory = Directory(sessions, fresh_for=60)
    await directory.find("platform")
    with asked.statements(engine) as taken:
        for _time in range(100):
            await directory.find("platform")
    assert taken == []


async def test_a_removed_township_cannot_be_entered(sessions: Sessions) -> None:
    place = await given.suspended(sessions, await given.township(sessions, name="要移除镇"))
    directory = Directory(sessions, fresh_for=0)
    async with given.work(sessions, await given.operator(sessions)) as work:
        row = await given.township_row(work, place)
        row.exported_at = row.suspended_at
        await remove(work, place.tenant.id, name_typed="要移除镇")
    assert await directory.find(place.tenant.slug) is None


@pytest.mark.parametrize("slug", ["platform", "t0"])
async def test_the_first_look_reads_even_an_empty_installation(sessions: Sessions, slug: str) -> None:
    assert (await Directory(sessions).find(slug) is None) == (slug == "t0")
