"""Row 2: one township is one tenant; its county sees agreed sums and coverage, and never a row."""

import itertools
from dataclasses import dataclass
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import insert, select

import given
import lent
import visiting
from wushe.access.roles import Role
from wushe.kernel.clock import Quarter, stopped_at, today
from wushe.kernel.database.model import new_id
from wushe.kernel.database.reader import CountyReader, open_reader
from wushe.kernel.errors import Forbidden
from wushe.kernel.text import search_key
from wushe.kernel.work import Visitor
from wushe.organizations.kinds import FilingState, Level, OrganizationKind, RegistrationState, Stage
from wushe.organizations.models import Organization, OrganizationType
from wushe.pools.kinds import ResourceKind
from wushe.reports import service
from wushe.reports.errors import NoReader
from wushe.reports.kinds import SMALLEST_GROUP, Code
from wushe.reports.models import Indicator, publishable
from wushe.tenancy.applying import Applier, apply
from wushe.tenancy.directory import as_place
from wushe.tenancy.models import County
from wushe.tenancy.places import Place

pytestmark = pytest.mark.anyio

TOWNSHIPS, FILED = 18, 1184
_counties = itertools.count(1)


@dataclass
class Counted:
    """A county with eighteen townships."""

    place: Place
    viewer: Visitor
    townships: list[Place]


@pytest.fixture
async def reader(reader_url):
    opened = await open_reader(reader_url)
    yield opened
    await opened.close()


@pytest.fixture
async def county(sessions) -> Counted:
    code = f"91{next(_counties):04}"
    entries = [
        given.entry(name=f"第{number}镇", county_code=code, code=f"{code}{number:03}")
        for number in range(1, TOWNSHIPS + 1)
    ]
    described = given.county(*entries)
    applier = Applier(sessions, await given.operator(sessions), given.FURNISHERS)
    async for _changes in apply(applier, [described]):
        pass
    async with sessions() as session:
        place = as_place((await session.scalars(select(County).where(County.code == described.code))).one())
    viewer = await given.member(sessions, place, Role.COUNTY_VIEWER)
    return Counted(place, viewer, [await given.founded(sessions, entry) for entry in entries])


async def file(sessions, place: Place, count: int) -> None:
    """So many filed groups, entered at once."""
    async with given.work(sessions, await given.system(sessions, place)) as work:
        type_id = await work.scalar(select(OrganizationType.id).limit(1))
        groups = [
            {
                "tenant_id": place.tenant.id, "id": new_id(), "version": 1, "name": f"第{number}队",
                "name_key": f"第{number}队", "spelling": "", "search": search_key(f"第{number}队"),
                "kind": OrganizationKind.COMMUNITY, "type_id": type_id, "level": Level.TOWNSHIP,
                "introduction": "", "public_affair": "", "stage": Stage.ACTIVE,
                "filing_state": FilingState.GRANTED, "filing_number": f"备{number}", "filed_on": today(),
                "registration_state": RegistrationState.NONE,
            }
            for number in range(count)
        ]  # fmt: skip
        await work.session.execute(insert(Organization), groups)


async def publish(sessions, places: list[Place]) -> None:
    for place in places:
        async with given.work(sessions, await given.system(sessions, place)) as work:
            await service.publish(work, Quarter.current())


def shares(total: int, number: int) -> list[int]:
    """`total` in `number` unequal parts."""
    parts = [50 + place for place in range(number - 1)]
    return [*parts, total - sum(parts)]


async def test_system_02_eighteen_townships_sum_to_1184_and_seventeen_are_94_4_percent(
    sessions, reader: CountyReader, county: Counted
) -> None:
    for place, count in zip(county.townships, shares(FILED, TOWNSHIPS), strict=True):
        await file(sessions, place, count)
    *most, last = county.townships
    await publish(sessions, most)
    async with given.work(sessions, county.viewer) as work:
        seen = await service.county(work, reader, Quarter.current())
    assert (seen.covered, seen.townships, seen.coverage) == (17, 18, "94.4%")
    assert [township.name for township in seen.published if township.published_at is None] == [last.tenant.name]
    await publish(sessions, [last])
    async with given.work(sessions, county.viewer) as work:
        seen = await service.county(work, reader, Quarter.current())
    assert (seen.covered, seen.townships, seen.coverage) == (18, 18, "100%")
    assert next(each.value for each in seen.sums if each.code is Code.FILED) == FILED


async def test_system_02_the_county_sees_what_its_pool_holds_as_sums(
    sessions, reader: CountyReader, county: Counted
) -> None:
    with stopped_at(lent.NOW):
        for place in county.townships[:2]:
            admin = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
            side = lent.Side(place, admin, UUID(int=0), UUID(int=0))
            chairs_id = await lent.chairs(sessions, side)
            await lent.grant(sessions, side, chairs_id, county.place.tenant.id, quantity=20)
        async with given.work(sessions, county.viewer) as work:
            [chairs] = (await service.county(work, reader, Quarter.current())).pool
    assert (chairs.kind, chairs.townships, chairs.things, chairs.units) == (ResourceKind.EQUIPMENT, 2, 2, 40)


async def test_system_02_the_county_is_refused_a_row(database_url, sessions, county: Counted) -> None:
    place = county.townships[0]
    await file(sessions, place, 1)
    async with given.work(sessions, await given.system(sessions, place)) as work:
        group_id = await work.scalar(select(Organization.id))
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, county.viewer)
        inside = await browser.get(f"/{place.tenant.slug}/organizations/{group_id}")
        own = await browser.get(f"/{county.place.tenant.slug}/organizations/{group_id}")
        listed = await browser.get(f"/api/{county.place.tenant.slug}/organizations")
    assert inside.status_code in {303, 401, 403, 404}
    assert "第0队" not in inside.text
    assert (own.status_code, listed.status_code) == (403, 403)


async def test_system_02_the_readers_role_is_granted_sums_of_one_county_and_nothing_else(
    sessions, reader_url: str, reader: CountyReader, county: Counted
) -> None:
    await publish(sessions, county.townships[:1])
    with psycopg.connect(reader_url, autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM indicator").fetchone() == (0,)
        granted = connection.execute(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = 'wushe_reader' ORDER BY 1"
        ).fetchall()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT name FROM organization")
    assert granted == [("indicator", "SELECT")]
    other = "999999"
    assert await reader.rows(other, select(Indicator.code)) == []
    assert len(await reader.rows(county.place.county_code, select(Indicator.code))) == len(Code)


async def test_system_02_the_page_shows_sums_or_says_why_not(database_url, reader_url, sessions, county) -> None:
    for place in county.townships[:2]:
        await file(sessions, place, 7)
    await publish(sessions, county.townships[:2])
    slug = county.place.tenant.slug
    state = visiting.application(database_url).state
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, county.viewer)
        home = await browser.get(f"/{slug}/")
        without = await browser.get(f"/{slug}/indicators")
        state.reader = await open_reader(reader_url)  # as start-up does where the setting is made
        page = await browser.get(f"/{slug}/indicators")
        shown = (await browser.get(f"/api/{slug}/indicators")).json()
    assert (home.status_code, home.headers["location"]) == (303, f"/{slug}/indicators")
    assert without.status_code == 503
    assert "WUSHE_READER_DATABASE_URL" in without.text
    assert "2/18" in page.text
    assert "第0队" not in page.text
    assert next(each["value"] for each in shown["sums"] if each["code"] == "filed") == 14


async def test_system_02_without_a_reader_the_verb_says_so(sessions, county: Counted) -> None:
    with pytest.raises(NoReader):
        async with given.work(sessions, county.viewer) as work:
            await service.county(work, None, Quarter.current())


async def test_system_02_nobody_of_a_township_reads_the_county(sessions, reader: CountyReader, county: Counted) -> None:
    admin = await given.visitor(sessions, county.townships[0], Role.TOWNSHIP_ADMIN)
    with pytest.raises(Forbidden):
        async with given.work(sessions, admin) as work:
            await service.county(work, reader, Quarter.current())


@pytest.mark.parametrize("persons", range(SMALLEST_GROUP + 2))
def test_system_02_too_few_persons_are_never_published(persons: int) -> None:
    told = publishable(Code.VOLUNTEERS, persons)
    assert told == (None if 0 < persons < SMALLEST_GROUP else persons)
    assert publishable(Code.FILED, persons) == persons


async def test_system_02_a_small_cell_cannot_be_kept_and_shows_in_no_sum(
    sessions, reader: CountyReader, county: Counted
) -> None:
    small, large = county.townships[:2]
    for place, volunteers in ((small, 3), (large, 6)):
        admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
        async with given.work(sessions, admin) as work:
            for number in range(volunteers):
                await given.volunteer(work, f"志愿者{number}")
    await publish(sessions, [small, large])
    async with given.work(sessions, county.viewer) as work:
        seen = await service.county(work, reader, Quarter.current())
    [volunteers] = [each for each in seen.sums if each.code is Code.VOLUNTEERS]
    assert (volunteers.value, volunteers.hidden, volunteers.townships) == (6, 1, 2)
    async with given.work(sessions, await given.system(sessions, small)) as work:
        kept = await work.one(select(Indicator).where(Indicator.code == Code.VOLUNTEERS))
        kept.value = 3
        with pytest.raises(Exception, match="nobody_recognisable"):
            await work.flush()
        work.abandon()
