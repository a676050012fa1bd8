"""Every route, as a stranger, as every role, and as a neighbour. A route that a slice adds is walked unnamed."""

from collections import Counter
from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient

import given
import visiting
from wushe.access.roles import Role
from wushe.kernel.web.menu import is_visible
from wushe.kernel.work import Visitor
from wushe.tenancy.places import Place, PlaceKind

from .entered import body
from .neighbours import nameless_ids
from .reasons import complain
from .routes import NOWHERE, Asked, all_routes
from .walking import Walker, member

TOWNSHIP_ROLES = [role for role in Role if role.place is PlaceKind.TOWNSHIP]


@pytest.fixture
def routes(database_url: str) -> list[Asked]:
    return all_routes(visiting.application(database_url))


@pytest.fixture
async def browser(database_url: str) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        yield browser


@pytest.fixture(scope="module")
async def place(sessions) -> Place:
    """Nobody writes more here than a few rows that the others do not look at."""
    return await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)


def test_only_the_routes_that_are_named_with_a_reason_answer_without_a_cookie(routes: list[Asked]) -> None:
    public = {str(asked) for asked in routes if asked.is_public}
    assert not (wrong := complain("public_routes.txt", public, "answers without a cookie")), wrong


def test_every_id_in_a_path_is_known_to_the_walks(routes: list[Asked]) -> None:
    assert not nameless_ids(routes), "say in neighbours.MEANT in which table these are looked up"


def test_no_address_belongs_to_two_routers(database_url: str) -> None:
    addresses = Counter(route.path for route in visiting.application(database_url).routes)
    assert not [address for address, times in addresses.items() if times > 1]


async def test_an_address_tells_its_methods_to_whoever_may_come_in(
    browser: AsyncClient, sessions, place: Place
) -> None:
    address = f"/api/{place.tenant.slug}/needs"
    assert (await browser.request("OPTIONS", address)).status_code in {303, 401}
    await visiting.sign_in(browser, sessions, await member(sessions, place, Role.TOWNSHIP_ADMIN))
    told = await browser.request("OPTIONS", address)
    assert (told.status_code, told.headers["allow"]) == (204, "GET, OPTIONS, POST")
    assert (await browser.request("OPTIONS", f"{address}/nowhere")).status_code == 404


async def test_a_stranger_is_sent_to_sign_in_everywhere_else(
    browser: AsyncClient, sessions, routes: list[Asked], place: Place
) -> None:
    stranger = Walker(browser, sessions, None)
    wrong = []
    for asked in routes:
        if asked.is_public:
            continue
        heard = await stranger.ask(asked, asked.path(place.tenant.slug))
        if not (heard.status == 401 if asked.is_api else heard.location.startswith("/sign-in")):
            wrong.append(f"{asked}: {heard}")
    assert not wrong, "\n".join(wrong)


async def test_no_public_route_breaks_for_a_stranger(
    browser: AsyncClient, sessions, routes: list[Asked], place: Place
) -> None:
    stranger = Walker(browser, sessions, None)
    wrong = []
    for asked in routes:
        if asked.is_public:
            heard = await stranger.ask(asked, asked.path(place.tenant.slug), _body(asked))
            if heard.is_broken:
                wrong.append(f"{asked}: {heard}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", TOWNSHIP_ROLES)
async def test_no_role_breaks_a_page_or_sees_what_is_not_there(
    browser: AsyncClient, sessions, routes: list[Asked], place: Place, role: Role
) -> None:
    walker = await walking(browser, sessions, place, role)
    wrong = []
    for asked in routes:
        heard = await walker.ask(asked, asked.path(place.tenant.slug), _body(asked))
        found_nothing = heard.status == 200 and any(kind == "uuid" for _name, kind in asked.parameters)
        if heard.is_broken or (found_nothing and not asked.is_public):
            wrong.append(f"{asked}: {heard}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", TOWNSHIP_ROLES)
async def test_no_entry_of_the_menu_leads_to_a_refusal(
    browser: AsyncClient, sessions, database_url: str, place: Place, role: Role
) -> None:
    who = (await walking(browser, sessions, place, role)).who
    assert who
    menu = visiting.application(database_url).state.menu
    shown = [entry.path for entry in menu if is_visible(entry, who)]
    answers = {path: (await browser.get(f"/{place.tenant.slug}{path}")).status_code for path in shown}
    assert answers == dict.fromkeys(shown, 200)


async def walking(browser: AsyncClient, sessions, place: Place, role: Role) -> Walker:
    walker = Walker(browser, sessions, await _member(sessions, place, role))
    await walker.sign_in()
    return walker


async def _member(sessions, place: Place, role: Role) -> Visitor:
    if role is not Role.COMMUNITY_STAFF:
        return await member(sessions, place, role)
    who = await given.registered(sessions, place, Role.TOWNSHIP_ADMIN)
    assert who.person is not None
    async with given.work(sessions, who) as work:
        [community_id] = await given.community_ids(work)
    return await given.member(sessions, place, role, person_id=who.person.person_id, community_id=community_id)


def _body(asked: Asked) -> dict[str, object] | None:
    """Plausible in every field, about things that nobody has."""
    if not asked.changes or asked.schema is None:
        return {} if asked.changes else None
    return body(asked.schema, lambda _name: NOWHERE, form=not asked.is_api)
