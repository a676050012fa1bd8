"""三权分立: who runs a township, who says what others may do in it, and who watches both, are three people."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import func, insert, update
from sqlalchemy.exc import IntegrityError

import given
import visiting
from wushe.access.errors import PowersSeparated
from wushe.access.explain import explain
from wushe.access.gate import common_table, separated_table
from wushe.access.models import RoleHolding
from wushe.access.permissions import Access
from wushe.access.policy import SEPARATED, common_lines, read_lines
from wushe.access.roles import POWERS, Role
from wushe.access.schemas import NewHolding
from wushe.access.service import end_role, ensure_role, give_role
from wushe.audit.permissions import Audit
from wushe.identity.permissions import Identity
from wushe.kernel.clock import now
from wushe.kernel.errors import Forbidden
from wushe.kernel.work import Visitor
from wushe.tenancy.places import Place

TAKEN = (Access.GIVE, Access.EXTEND, Identity.RESET, Identity.WITHDRAW, Identity.HAND_OUT, Audit.READ, Audit.EXPORT)


@pytest.fixture
async def protected(sessions) -> Place:
    return await given.township(sessions, protection={})


@pytest.fixture
async def open_place(sessions) -> Place:
    return await given.township(sessions)


# --- the policy


def test_what_is_taken_stands_in_the_common_policy_and_goes_to_another_of_the_three() -> None:
    taken = read_lines(SEPARATED)
    assert {line.rule for line in taken} <= {line.rule for line in common_lines()}
    for line in taken:
        assert line.role == Role.TOWNSHIP_ADMIN
        assert any(line.permission in separated_table()[power] for power in POWERS)


def test_none_of_the_three_has_what_would_make_it_another() -> None:
    def of(role: Role) -> set[str]:
        return set(separated_table()[role])

    giving, watching = {Access.GIVE, Identity.RESET, Identity.WITHDRAW}, {Audit.READ, Audit.EXPORT, Audit.VERIFY}
    assert (of(Role.SECURITY) & watching, of(Role.AUDITOR) & giving) == (set(), set())
    assert of(Role.TOWNSHIP_ADMIN) & (giving | watching) == set()


async def test_outside_the_mode_an_admin_keeps_everything(sessions, open_place: Place) -> None:
    admin = await given.visitor(sessions, open_place, Role.TOWNSHIP_ADMIN)
    assert set(admin.grants) == set(common_table()[Role.TOWNSHIP_ADMIN])
    assert set(TAKEN) <= admin.grants.keys()


async def test_under_the_mode_an_admin_gives_no_roles_and_reads_no_journal(sessions, protected: Place) -> None:
    admin = await given.member(sessions, protected, Role.TOWNSHIP_ADMIN)
    assert not set(TAKEN) & admin.grants.keys()
    assert admin.person
    async with given.work(sessions, admin) as work:
        with pytest.raises(Forbidden):
            await give_role(work, NewHolding(account_id=_id(admin), role=Role.AUDITOR))
        answer = await explain(work, _id(admin), Access.GIVE)
        assert not answer.allowed


async def test_switching_the_mode_changes_what_an_admin_may_do(sessions, open_place: Place) -> None:
    switched = replace(open_place, password_days=90)
    for place, has in ((open_place, True), (switched, False), (open_place, True)):
        admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
        assert (Access.GIVE in admin.grants) is has


# --- who holds what


async def test_nobody_is_given_two_of_the_three_under_the_mode_or_not(
    sessions, protected: Place, open_place: Place
) -> None:
    for place in (protected, open_place):
        await _is_given_no_second(sessions, place)


async def _is_given_no_second(sessions, place: Place) -> None:
    security = await given.member(sessions, place, Role.SECURITY)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    for whom, role in ((admin, Role.AUDITOR), (security, Role.TOWNSHIP_ADMIN)):
        with pytest.raises(PowersSeparated):
            async with given.work(sessions, security) as work:
                await give_role(work, NewHolding(account_id=_id(whom), role=role))
    async with given.work(sessions, security) as work:
        await give_role(work, NewHolding(account_id=_id(admin), role=Role.SOCIAL_WORKER))


async def test_a_power_that_was_withdrawn_makes_room_for_another(sessions, protected: Place) -> None:
    auditor = await given.member(sessions, protected, Role.AUDITOR)
    async with given.work(sessions, auditor) as work:
        await end_role(work, Role.AUDITOR, account_id=_id(auditor))
    async with given.work(sessions, auditor) as work:
        await ensure_role(work, Role.SECURITY, account_id=_id(auditor))


async def test_the_database_itself_refuses_the_second_power(sessions, protected: Place) -> None:
    """As the plain role, past every verb: inserted, changed from another role, or ended only far in the future."""
    holder = await given.member(sessions, protected, Role.AUDITOR, Role.SOCIAL_WORKER)
    second = {"id": given.new_id(), "account_id": _id(holder), "role": Role.SECURITY}
    mine = RoleHolding.account_id == _id(holder)
    for statement in (
        insert(RoleHolding).values(tenant_id=protected.tenant.id, **second),
        insert(RoleHolding).values(tenant_id=protected.tenant.id, until=now().replace(year=2099), **second),
        update(RoleHolding).where(mine, RoleHolding.role == Role.SOCIAL_WORKER).values(role=Role.TOWNSHIP_ADMIN),
    ):
        with pytest.raises(IntegrityError, match="ex_role_holding_one_power"):
            async with given.work(sessions, holder) as work:
                await work.session.execute(statement)


async def test_a_power_is_held_by_an_account_and_not_by_a_name_in_the_register(sessions, protected: Place) -> None:
    holder = await given.member(sessions, protected, Role.AUDITOR)
    nameless = {"id": given.new_id(), "tenant_id": protected.tenant.id, "person_id": given.new_id()}
    with pytest.raises(IntegrityError, match="ck_role_holding_power_has_account"):
        async with given.work(sessions, holder) as work:
            await work.session.execute(insert(RoleHolding).values(role=Role.SECURITY, since=func.now(), **nameless))


# --- the faces


async def test_the_pages_say_it_beside_the_field(sessions, database_url: str, open_place: Place) -> None:
    security = await given.member(sessions, open_place, Role.SECURITY)
    admin = await given.member(sessions, open_place, Role.TOWNSHIP_ADMIN)
    data = {"account_id": str(_id(admin)), "role": "auditor"}
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, security)
        form = await browser.get(f"/{open_place.tenant.slug}/roles/new")
        assert "须由三个人分别担任" in form.text
        refused = await browser.post(f"/{open_place.tenant.slug}/roles", data=data)
        assert refused.status_code == 409
        assert "对方已担任其中之一" in refused.text
        told = await browser.post(f"/api/{open_place.tenant.slug}/roles", json=data)
        assert told.json()["code"] == "access.powers_separated"


@pytest.mark.parametrize("role", [Role.SECURITY, Role.AUDITOR])
async def test_each_finds_its_pages_and_not_the_other_s(
    sessions, database_url: str, open_place: Place, role: Role
) -> None:
    theirs = {
        Role.SECURITY: ("roles", "roles/new", "roles/invitation", "accounts", "exports"),
        Role.AUDITOR: ("audit", "roles", "exports"),
    }
    other = {Role.SECURITY: ("audit", "donations", "books"), Role.AUDITOR: ("roles/new", "people", "donations")}
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, await given.member(sessions, open_place, role))
        home = await browser.get(f"/{open_place.tenant.slug}")
        assert home.status_code == 200
        answers = {path: (await browser.get(f"/{open_place.tenant.slug}/{path}")).status_code for path in theirs[role]}
        assert answers == dict.fromkeys(theirs[role], 200)
        refused = {path: (await browser.get(f"/{open_place.tenant.slug}/{path}")).status_code for path in other[role]}
        assert refused == dict.fromkeys(other[role], 403)


async def test_the_operator_invites_each_of_the_three(sessions, database_url: str, protected: Place) -> None:
    operator = await given.member(sessions, given.PLATFORM_PLACE, Role.PLATFORM_OPERATOR)
    home = f"/platform/townships/{protected.tenant.slug}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, operator)
        form = await browser.get(f"{home}/appointment")
        for power in POWERS:
            assert f'value="{power.value}"' in form.text
            made = await browser.post(f"{home}/appointments", data={"name": "陈测试", "role": power.value})
            assert made.status_code == 200, made.text
            assert "/invitations/" in made.text
        assert "乡镇管理员不能授予角色" in form.text
        refused = await browser.post(f"{home}/appointments", data={"name": "陈测试", "role": "social_worker"})
        assert refused.status_code == 409


def _id(who: Visitor) -> UUID:
    assert who.person
    assert who.person.account_id
    return who.person.account_id
