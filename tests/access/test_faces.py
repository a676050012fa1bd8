"""The faces of access: roles are seen, given, withdrawn and explained on pages and by programs."""

from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import visiting
from wushe.access.queries import holders_of, holdings
from wushe.access.roles import Role
from wushe.kernel.work import Visitor
from wushe.tenancy.places import PLATFORM_PLACE, Place

Sessions = async_sessionmaker[AsyncSession]
Client = AsyncClient


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    return await given.township(sessions)


@pytest.fixture
async def admin(sessions: Sessions, place: Place) -> Visitor:
    return await given.member(sessions, place, Role.TOWNSHIP_ADMIN, name="王管理")


@pytest.fixture
async def browser(database_url: str, sessions: Sessions, admin: Visitor) -> AsyncIterator[Client]:
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, admin)
        yield client


async def test_the_admin_sees_who_holds_which_role(browser: Client, sessions: Sessions, place: Place) -> None:
    await given.member(sessions, place, Role.SOCIAL_WORKER, name="李社工")
    page = await browser.get(f"/{place.tenant.slug}/roles")
    assert page.status_code == 200
    assert "李社工" in page.text
    assert "社会工作者" in page.text


async def test_giving_and_withdrawing_through_the_pages(browser: Client, sessions: Sessions, place: Place) -> None:
    mei = await given.account(sessions, place, name="梅可")
    form = await browser.get(f"/{place.tenant.slug}/roles/new")
    assert "梅可" in form.text
    answer = await browser.post(f"/{place.tenant.slug}/roles", data={"account_id": str(mei.id), "role": "funder"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{place.tenant.slug}/roles")
    async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
        [held] = await work.all(holdings(mei.id, None))
    answer = await browser.post(f"/{place.tenant.slug}/roles/{held.id}/withdrawal")
    assert answer.status_code == 303
    async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
        assert await work.all(holdings(mei.id, None)) == []


async def test_a_refused_form_comes_back_with_its_reason_and_what_was_typed(
    browser: Client, sessions: Sessions, place: Place
) -> None:
    mei = await given.account(sessions, place, name="梅可")
    typed = {"account_id": str(mei.id), "role": "platform_operator"}
    answer = await browser.post(f"/{place.tenant.slug}/roles", data=typed)
    assert answer.status_code == 409
    assert "不能在这里授予" in answer.text
    assert f'value="{mei.id}" selected' in answer.text


async def test_withdrawing_the_last_admin_says_why_not(browser: Client, sessions: Sessions, place: Place) -> None:
    async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
        [held] = await work.all(holders_of(Role.TOWNSHIP_ADMIN))
    answer = await browser.post(f"/{place.tenant.slug}/roles/{held.id}/withdrawal")
    assert answer.status_code == 409
    assert "最后一位管理员" in answer.text


async def test_a_withdrawn_role_is_gone_at_the_next_request(
    browser: Client, sessions: Sessions, place: Place, admin: Visitor
) -> None:
    await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    assert (await browser.get(f"/{place.tenant.slug}/roles")).status_code == 200
    async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
        assert admin.person
        assert admin.person.account_id
        [held] = await work.all(holdings(admin.person.account_id, None))
    await browser.post(f"/{place.tenant.slug}/roles/{held.id}/withdrawal")
    assert (await browser.get(f"/{place.tenant.slug}/roles")).status_code == 403


async def test_an_invitation_shows_its_link_once(browser: Client, place: Place) -> None:
    assert (await browser.get(f"/{place.tenant.slug}/roles/invitation")).status_code == 200
    answer = await browser.post(
        f"/{place.tenant.slug}/roles/invitations", data={"name": "赵新来", "role": "social_worker"}
    )
    assert answer.is_success
    assert f"/{place.tenant.slug}/invitations/" in answer.text


async def test_an_invitation_into_an_operators_role_is_refused(browser: Client, place: Place) -> None:
    answer = await browser.post(
        f"/api/{place.tenant.slug}/invitations", json={"name": "赵新来", "roles": ["platform_operator"]}
    )
    assert answer.status_code == 409
    assert answer.json()["code"] == "access.not_here"


async def test_the_page_shows_what_each_role_may_do(browser: Client, place: Place) -> None:
    page = await browser.get(f"/{place.tenant.slug}/roles/permissions")
    assert page.status_code == 200
    assert "授予和撤回角色" in page.text


async def test_the_page_says_which_line_decides(browser: Client, place: Place, admin: Visitor) -> None:
    assert admin.person
    asked = {"account_id": str(admin.person.account_id), "permission": "access:give"}
    page = await browser.get(f"/{place.tenant.slug}/roles/explanation", params=asked)
    assert page.status_code == 200
    assert "policies/roles.csv:" in page.text


@pytest.mark.parametrize("path", ["roles", "roles/new", "roles/invitation", "roles/permissions", "roles/explanation"])
async def test_others_are_refused_and_not_shown_the_entry(
    path: str, sessions: Sessions, database_url: str, place: Place
) -> None:
    funder = await given.member(sessions, place, Role.FUNDER)
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, funder)
        answer = await client.get(f"/{place.tenant.slug}/{path}")
        assert answer.status_code == 403
        assert f'href="/{place.tenant.slug}/roles"' not in answer.text


async def test_the_api_lists_gives_and_withdraws(browser: Client, sessions: Sessions, place: Place) -> None:
    mei = await given.account(sessions, place, name="梅可")
    base = f"/api/{place.tenant.slug}/roles"
    given_role = await browser.post(base, json={"account_id": str(mei.id), "role": "mentor"})
    assert given_role.status_code == 201
    again = await browser.post(base, json={"account_id": str(mei.id), "role": "mentor"})
    assert (again.status_code, again.json()["code"]) == (409, "access.already_held")
    listed = (await browser.get(base)).json()
    assert {(one["name"], one["role"]) for one in listed} == {("王管理", "township_admin"), ("梅可", "mentor")}
    gone = await browser.post(f"{base}/{given_role.json()['id']}/withdrawal")
    assert gone.status_code == 201
    unknown = await browser.post(base, json={"account_id": str(mei.id), "role": "king", "is_admin": True})
    assert unknown.status_code == 422
    assert {error["field"] for error in unknown.json()["errors"]} == {"role", "is_admin"}


async def test_the_operator_invites_a_townships_first_admin(
    sessions: Sessions, database_url: str, place: Place
) -> None:
    operator = await given.member(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR)
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, operator)
        slug = place.tenant.slug
        assert (await client.get(f"/platform/townships/{slug}/appointment")).status_code == 200
        answer = await client.post(
            f"/platform/townships/{slug}/appointments", data={"name": "钱乡长", "role": "township_admin"}
        )
        assert f"/{slug}/invitations/" in answer.text
        other = await client.post(
            f"/platform/townships/{slug}/appointments", data={"name": "钱乡长", "role": "social_worker"}
        )
        assert other.status_code == 409
