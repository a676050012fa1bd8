"""P1: no byte of one township reaches another (safety.md), nor the county or the platform (T1, T4, T5, T9).

Two townships play the whole demo; every text of the second is marked. Then every role asks every route of the
application: with ids of the second in its path, its query and its body, and with the second's address.
"""

import os
from collections.abc import AsyncIterator, Iterator
from uuid import UUID

import pytest
from httpx import AsyncClient

import given
import visiting
from policies.entered import body
from policies.neighbours import CANARY, OF_A_PERSON, Township, sings
from policies.reasons import reasons
from policies.routes import NOWHERE, Asked, all_routes
from policies.walking import Heard, Walker
from wushe.access.roles import Role
from wushe.kernel.work import Visitor
from wushe.tenancy.directory import Directory
from wushe.tenancy.places import PLATFORM_PLACE, PlaceKind

ALL_ROLES = [role for role in Role if role.place is PlaceKind.TOWNSHIP]
IS_SECOND = int(os.environ.get("WUSHE_TEST_EXAMPLES", "40")) < 40
ROLES = [Role.TOWNSHIP_ADMIN, Role.VOLUNTEER] if IS_SECOND else ALL_ROLES
"""Every role on one server; on a second one two, for what a role may do no server decides."""
LOGINS = {
    Role.TOWNSHIP_ADMIN: "admin", Role.COMMUNITY_STAFF: "staff", Role.SOCIAL_WORKER: "worker",
    Role.ORGANIZATION_LEADER: "leader", Role.VOLUNTEER: "volunteer", Role.FUNDER: "funder", Role.MENTOR: "mentor",
    Role.SECURITY: "security", Role.AUDITOR: "auditor",
}  # fmt: skip
"""Who of the demo's cast holds the role; others are somebody without a part in the story."""
FILTERS = (
    "community_id", "organization_id", "person_id", "need_id", "linkage_id", "fund_id", "zone_id", "activity_id",
    "type_id", "service_type_id", "assigned_to", "funder_id",
)  # fmt: skip
"""Filters that lists take in their addresses, all at once."""


@pytest.fixture
def routes(database_url: str) -> list[Asked]:
    return all_routes(visiting.application(database_url))


@pytest.fixture
async def browser(database_url: str) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        yield browser


async def test_promise_p01_the_canary_sings_at_home(
    browser: AsyncClient, sessions, routes: list[Asked], theirs: Township
) -> None:
    """Otherwise nothing below could fail."""
    walker = await signed_in(browser, sessions, theirs.stage.visitors["admin"])
    pages = [asked for asked in routes if not asked.changes and asked.has_tenant]
    heard = [await walker.ask(asked, asked.path(theirs.slug, theirs.id_in_path)) for asked in pages]
    assert sum(sings(answer.content) for answer in heard) > 25
    assert sum(sings(answer.content) for answer in heard if answer.content.startswith(b"PK")) > 3


async def somebody(sessions, ours: Township, role: Role) -> Visitor:
    known = ours.stage.visitors.get(LOGINS.get(role, ""))
    return known or await given.member(sessions, ours.stage.place, role)


@pytest.mark.parametrize("role", ROLES)
async def test_promise_p01_no_role_is_shown_or_changes_anything_of_a_neighbour(
    browser: AsyncClient, sessions, routes: list[Asked], ours: Township, theirs: Township, role: Role, record_property
) -> None:
    walker = await signed_in(browser, sessions, await somebody(sessions, ours, role))
    wrong = [line async for line in leaks(walker, routes, ours, theirs)]
    record_property("requests", walker.asked)
    print(f"P1 {role}: {walker.asked} requests, {len(wrong)} wrong")  # noqa: T201
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", [Role.COUNTY_VIEWER, Role.PLATFORM_OPERATOR])
async def test_promise_p01_t4_t5_county_and_platform_see_no_row(
    browser: AsyncClient, sessions, routes: list[Asked], theirs: Township, role: Role
) -> None:
    who = await above(sessions, theirs, role)
    walker = await signed_in(browser, sessions, who)
    assert who.tenant
    wrong = []
    for asked in routes:
        if destroys(asked):
            continue
        for slug in (who.tenant.slug, theirs.slug) if asked.has_tenant else (who.tenant.slug,):
            heard = await walker.ask(asked, asked.path(slug, theirs.id_in_path), _body(asked, theirs.id_in_form))
            if sings(heard.content) and not (asked.is_public and slug == theirs.slug):
                wrong.append(f"{asked} at {slug}: {heard}")
    assert not wrong, "\n".join(wrong)


async def test_promise_p01_t9_public_pages_name_nobody_who_did_not_consent(
    browser: AsyncClient, sessions, routes: list[Asked], theirs: Township
) -> None:
    stranger = Walker(browser, sessions, None)
    wrong = []
    for asked in routes:
        if asked.is_public and not asked.changes:
            heard = await stranger.ask(asked, asked.path(theirs.slug, theirs.id_in_path))
            if sings(heard.content, OF_A_PERSON):
                wrong.append(f"{asked}: {heard}")
    assert not wrong, "\n".join(wrong)


async def leaks(walker: Walker, routes: list[Asked], ours: Township, theirs: Township) -> AsyncIterator[str]:
    """Every answer that should not have been given."""
    thorough = walker.who == ours.stage.visitors["admin"]
    for asked in routes:
        for what, path, sent, query, foreign in confusions(asked, ours, theirs, thorough=thorough):
            heard = await walker.ask(asked, path, sent, query)
            is_harmless = f"{asked} with {what}" in reasons("harmless_routes.txt")
            if why := wrong_with(heard, foreign=foreign and not is_harmless):
                yield f"{asked} with {what}: {why}: {heard}"


def confusions(asked: Asked, ours: Township, theirs: Township, *, thorough: bool) -> Iterator[tuple]:
    """(what is foreign, path, body, query, whether 2xx would be wrong). Thorough is each field of a body by itself."""
    home, away = asked.path(ours.slug, ours.id_in_path), asked.path(ours.slug, theirs.id_in_path)
    if any(theirs.id_in_path(name) != NOWHERE for name, kind in asked.parameters if kind == "uuid"):
        yield "their id", away, _body(asked, theirs.id_in_form), None, True
        if thorough and asked.schema:
            yield "our body and their id", away, _body(asked, ours.id_in_form), None, True
    if asked.has_tenant and not asked.is_public:
        there = asked.path(theirs.slug, theirs.id_in_path)
        yield "their address", there, _body(asked, theirs.id_in_form), None, True
    if asked.changes and (used := ids_used(asked, theirs)):
        for chosen in [{name} for name in sorted(used)] if thorough else [used]:
            sent = _body(asked, lambda field, chosen=chosen: (theirs if field in chosen else ours).id_in_form(field))
            yield f"their {' '.join(sorted(chosen))}", home, sent, None, True
    if not asked.changes and asked.has_tenant and not asked.parameters:
        query = {name: str(theirs.id_in_form(name)) for name in FILTERS} | {"q": CANARY[:6]}
        yield "their ids as filters", home, None, query, False


def wrong_with(heard: Heard, *, foreign: bool) -> str:
    if heard.is_broken:
        return "broke"
    if sings(heard.content):
        return "shows a byte of theirs"
    if foreign and heard.is_success:
        return "went through"
    return ""


def ids_used(asked: Asked, township: Township) -> set[str]:
    """The fields of its body that hold an id of the township."""
    used: set[str] = set()

    def note(name: str) -> UUID:
        found = township.id_in_form(name)
        if found != NOWHERE:
            used.add(name)
        return found

    _body(asked, note)
    return used


def _body(asked: Asked, ids) -> dict[str, object] | None:
    if not asked.changes:
        return None
    return body(asked.schema, ids, form=not asked.is_api) if asked.schema else {}


def destroys(asked: Asked) -> bool:
    """An operator may well suspend or remove a township: that is no leak, and would end the walk."""
    return asked.changes and "/townships/" in asked.template and "{slug" in asked.template


async def signed_in(browser: AsyncClient, sessions, who: Visitor) -> Walker:
    walker = Walker(browser, sessions, who)
    await walker.sign_in()
    return walker


async def above(sessions, township: Township, role: Role) -> Visitor:
    """Somebody of the county or the platform that the township belongs to."""
    county = await Directory(sessions).find(f"county-{township.stage.place.county_code}")
    place = PLATFORM_PLACE if role is Role.PLATFORM_OPERATOR else county
    assert place
    return await given.member(sessions, place, role)
