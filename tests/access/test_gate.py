"""From roles to grants: what a role is worth where, and how soon a change is."""

from dataclasses import replace

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access import ceiling, gate as gates
from wushe.access.errors import AlreadyGranted, BeyondCeiling
from wushe.access.extending import extend, take_back
from wushe.access.furnishing import FURNISHER
from wushe.access.gate import SYSTEM, Gate
from wushe.access.models import ExtraGrant
from wushe.access.policy import Line
from wushe.access.queries import extra_grants
from wushe.access.roles import Role
from wushe.access.schemas import NewExtraGrant
from wushe.access.system import ProductItself
from wushe.access.table import compile_table
from wushe.kernel.errors import Forbidden, Missing
from wushe.kernel.work import Extent, Visitor
from wushe.tenancy.applying import Applier, apply
from wushe.tenancy.directory import Directory
from wushe.tenancy.entries import GrantEntry
from wushe.tenancy.errors import FilesRefused
from wushe.tenancy.files import read_files
from wushe.tenancy.places import PLATFORM_PLACE, Place

Sessions = async_sessionmaker[AsyncSession]

VOLUNTEER = frozenset({Role.VOLUNTEER.value})
READ = "needs:read"
MADE_UP = (
    ("platform_operator", "tenancy:apply", "tenant"),
    ("township_admin", "access:extend", "tenant"),
    ("township_admin", READ, "tenant"),
    ("township_admin", "organizations:read", "tenant"),
    ("mentor", READ, "own"),
    ("social_worker", READ, "assigned"),
    ("system", READ, "tenant"),
)


@pytest.fixture(autouse=True)
def made_up_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about how the policy is used, so they do not depend on what it says today."""
    lines = [Line(*rule) for rule in MADE_UP]
    monkeypatch.setattr(gates, "common_lines", lambda: lines)
    monkeypatch.setattr(gates, "common_table", lambda: compile_table(lines))
    monkeypatch.setattr(ceiling, "ceiling", lambda: {("volunteer", READ): Extent.COMMUNITY})


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    return await given.township(sessions)


@pytest.fixture
async def admin(sessions: Sessions, place: Place) -> Visitor:
    grants = {"access:extend": frozenset({Extent.TENANT})}
    return replace(await given.visitor(sessions, place), grants=grants)


async def asked(sessions: Sessions, gate: Gate, place: Place, *roles: Role) -> dict[str, frozenset[Extent]]:
    async with sessions(info={"tenant_id": place.tenant.id}) as session:
        return dict(await gate.grants(session, place, frozenset(role.value for role in roles)))


async def test_extents_of_several_roles_add_up(sessions: Sessions, place: Place) -> None:
    grants = await asked(sessions, Gate(), place, Role.MENTOR, Role.SOCIAL_WORKER)
    assert grants == {READ: {Extent.OWN, Extent.ASSIGNED}}


async def test_a_role_of_another_kind_of_place_is_worth_nothing(sessions: Sessions, place: Place) -> None:
    assert await asked(sessions, Gate(), place, Role.PLATFORM_OPERATOR) == {}
    assert await asked(sessions, Gate(), PLATFORM_PLACE, Role.TOWNSHIP_ADMIN) == {}
    assert "tenancy:apply" in await asked(sessions, Gate(), PLATFORM_PLACE, Role.PLATFORM_OPERATOR)


async def test_a_module_that_is_off_grants_nothing(sessions: Sessions) -> None:
    place = await given.township(sessions, modules=("funds",))
    assert set(await asked(sessions, Gate(), place, Role.TOWNSHIP_ADMIN)) == {"access:extend", "organizations:read"}


async def test_a_known_answer_asks_the_database_nothing(place: Place, sessions: Sessions) -> None:
    gate = Gate()
    first = await asked(sessions, gate, place, Role.MENTOR)
    assert await gate.grants(None, place, frozenset({"mentor"})) == first  # pyright: ignore[reportArgumentType]


async def test_an_extra_grant_is_effective_for_whoever_looks_next(
    sessions: Sessions, place: Place, admin: Visitor
) -> None:
    """Another process: its own gate, and a directory that was read before."""
    gate, directory = Gate(), Directory(sessions, fresh_for=0)
    assert await asked(sessions, gate, place, Role.VOLUNTEER) == {}
    async with given.work(sessions, admin) as work:
        wanted = NewExtraGrant(role=Role.VOLUNTEER, permission=READ, extent=Extent.COMMUNITY)
        added = await extend(work, wanted)
    now = await directory.find(place.tenant.slug)
    assert now
    assert await asked(sessions, gate, now, Role.VOLUNTEER) == {READ: {Extent.COMMUNITY}}
    async with given.work(sessions, admin) as work:
        await take_back(work, added.id)
    later = await directory.find(place.tenant.slug)
    assert later
    assert await asked(sessions, gate, later, Role.VOLUNTEER) == {}


async def test_an_extra_grant_is_for_this_township_alone(sessions: Sessions, admin: Visitor) -> None:
    elsewhere = await given.township(sessions)
    async with given.work(sessions, admin) as work:
        added = await extend(work, NewExtraGrant(role=Role.VOLUNTEER, permission=READ, extent=Extent.OWN))
    assert await asked(sessions, Gate(), replace(elsewhere, policy_version=1), Role.VOLUNTEER) == {}
    stranger = replace(admin, tenant=elsewhere.tenant)
    async with given.work(sessions, stranger) as work:
        with pytest.raises(Missing):
            await take_back(work, added.id)


@pytest.mark.parametrize(
    ("role", "permission", "extent"),
    [
        (Role.VOLUNTEER, READ, Extent.TENANT),
        (Role.MENTOR, READ, Extent.OWN),
        (Role.VOLUNTEER, "tenancy:remove", Extent.OWN),
    ],
)
async def test_nothing_is_added_beyond_the_ceiling(
    sessions: Sessions, admin: Visitor, role: Role, permission: str, extent: Extent
) -> None:
    async with given.work(sessions, admin) as work:
        with pytest.raises(BeyondCeiling):
            await extend(work, NewExtraGrant(role=role, permission=permission, extent=extent))


async def test_adding_the_same_twice_is_refused(sessions: Sessions, admin: Visitor) -> None:
    wanted = NewExtraGrant(role=Role.VOLUNTEER, permission=READ, extent=Extent.OWN)
    async with given.work(sessions, admin) as work:
        await extend(work, wanted)
    async with given.work(sessions, admin) as work:
        with pytest.raises(AlreadyGranted):
            await extend(work, wanted)
        work.abandon()


async def test_only_who_may_extend_extends(sessions: Sessions, place: Place) -> None:
    async with given.work(sessions, await given.visitor(sessions, place, Role.MENTOR)) as work:
        with pytest.raises(Forbidden):
            await extend(work, NewExtraGrant(role=Role.VOLUNTEER, permission=READ, extent=Extent.OWN))


async def test_the_file_and_the_page_do_not_undo_each_other(sessions: Sessions) -> None:
    grant = GrantEntry("volunteer", READ, "community")
    entry = given.entry(extra_grants=(grant,))
    applier = Applier(sessions, await given.operator(sessions), [FURNISHER])
    for described in (entry, replace(entry, extra_grants=()), entry, replace(entry, extra_grants=())):
        async for _changes in apply(applier, [given.county(described)]):
            pass
        place = await given.founded(sessions, entry)
        async with given.work(sessions, replace(await given.visitor(sessions, place), grants=_EXTEND)) as work:
            if not described.extra_grants and not await work.all(extra_grants()):
                await extend(work, NewExtraGrant(role=Role.VOLUNTEER, permission=READ, extent=Extent.COMMUNITY))
    async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
        [kept] = await work.all(extra_grants())
        assert isinstance(kept, ExtraGrant)
        assert kept.given_by is not None


_EXTEND = {"access:extend": frozenset({Extent.TENANT})}


def test_a_file_that_goes_beyond_the_ceiling_is_refused_at_its_line() -> None:
    text = """\
[county]
slug = "changsha-county"
code = "430121"
name = "长沙县"
[townships.xingsha]
code = "430121001"
name = "星沙街道"
kind = "subdistrict"
[[townships.xingsha.extra_grants]]
role = "volunteer"
permission = "needs:read"
extent = "tenant"
"""
    with pytest.raises(FilesRefused) as refused:
        read_files({"a.toml": text.encode()}, [FURNISHER])
    assert [str(problem).partition(": ")[0] for problem in refused.value.problems] == ["a.toml:9"]


async def test_the_product_itself_visits_with_the_systems_grants(sessions: Sessions, place: Place) -> None:
    itself = ProductItself(sessions)
    visitor = await itself.visitor(place.tenant.id)
    assert (visitor.tenant, visitor.roles, dict(visitor.grants)) == (
        place.tenant,
        SYSTEM,
        {READ: frozenset({Extent.TENANT})},
    )
    assert place.tenant.id in await itself.active_tenants()
    with pytest.raises(Missing):
        await itself.visitor(given.new_id())
