"""Why somebody may or may not: the line that decides is named, and so is what is out of reach."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access import asking
from wushe.access.explain import Explanation, explain
from wushe.access.models import RoleHolding
from wushe.access.queries import holders_of
from wushe.access.roles import Role
from wushe.identity.service.accounts import end_membership
from wushe.kernel.i18n import speaking
from wushe.kernel.work import Reach, Visitor
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    return await given.township(sessions)


async def asked(
    sessions: Sessions, place: Place, who: Visitor, permission: str, thing_id: UUID | None = None
) -> Explanation:
    assert who.person
    assert who.person.account_id
    async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
        return await explain(work, who.person.account_id, permission, thing_id)


async def test_the_line_that_allows_is_named_by_file_and_number(sessions: Sessions, place: Place) -> None:
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    answer = await asked(sessions, place, admin, "access:give")
    assert answer.allowed
    assert answer.reasons[0] == "角色：乡镇管理员"
    assert "“乡镇管理员”可以授予和撤回角色，范围：全乡镇的（policies/roles.csv:" in answer.reasons[1]


async def test_reasons_are_given_in_english_as_well(sessions: Sessions, place: Place) -> None:
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    with speaking("en"):
        answer = await asked(sessions, place, admin, "access:give")
    assert answer.reasons[0] == "Roles: Township administrator"


async def test_where_no_line_allows_that_is_said(sessions: Sessions, place: Place) -> None:
    mentor = await given.member(sessions, place, Role.MENTOR)
    answer = await asked(sessions, place, mentor, "access:give")
    assert not answer.allowed
    assert answer.reasons[-1] == "没有一行政策允许这些角色做 access:give"


async def test_a_module_that_is_off_decides_before_any_line(sessions: Sessions) -> None:
    place = await given.township(sessions, modules=("funds",))
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    answer = await asked(sessions, place, admin, "needs:read")
    assert not answer.allowed
    assert "没有启用模块 needs" in answer.reasons[-1]


async def test_without_a_role_or_without_a_membership_nothing_is_allowed(sessions: Sessions, place: Place) -> None:
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    idle = await given.member(sessions, place)
    assert (await asked(sessions, place, idle, "access:give")).reasons == ["没有任何角色"]
    assert idle.person
    assert idle.person.account_id
    async with given.work(sessions, admin) as work:
        await end_membership(work, idle.person.account_id)
    assert (await asked(sessions, place, idle, "access:give")).reasons == ["这个账号不能进入本处"]


async def test_a_thing_is_looked_for_by_the_slices_own_query(
    sessions: Sessions, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reached(reach: Reach, thing_id: UUID) -> Select[RoleHolding]:
        return select(RoleHolding).where(RoleHolding.id == thing_id, reach.clause())

    monkeypatch.setattr(asking, "_things", {"access": reached})
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        [held] = await work.all(holders_of(Role.TOWNSHIP_ADMIN))
    inside = await asked(sessions, place, admin, "access:give", held.id)
    outside = await asked(sessions, place, admin, "access:give", uuid4())
    assert (inside.allowed, outside.allowed) == (True, False)
    assert "在这个范围内" in inside.reasons[-1]
    assert "不在这个范围内" in outside.reasons[-1]


async def test_a_slice_that_did_not_say_how_is_named(
    sessions: Sessions, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_things", {})
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    answer = await asked(sessions, place, admin, "access:give", uuid4())
    assert "无法核对" in answer.reasons[-1]
