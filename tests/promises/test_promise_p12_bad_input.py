"""P12: bad input is refused and never breaks anything: the whole OpenAPI by schemathesis, and the corpus of safety.md.

Each push tries EXAMPLES inputs for each operation; `WUSHE_TEST_EXAMPLES=1000` is for the night.
"""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace
from http.cookiejar import DefaultCookiePolicy
from typing import Any, cast
from uuid import UUID

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given as for_all, settings

import given
import hostile
import served
import visiting
from policies.entered import body
from policies.neighbours import Township
from policies.routes import NOWHERE, Asked, all_routes
from policies.walking import Walker
from wushe.identity.schemas import NewToken
from wushe.identity.service import tokens
from wushe.kernel.work import Visitor

EXAMPLES = int(os.environ.get("WUSHE_TEST_EXAMPLES", "40"))
FEWEST = 6
"""Where nothing but ids is taken: what is there, and some that are not."""
WORDS, BODIES, QUERIES, HEADERS, SLUGS = 5, 5, 4, 1, 1
"""How many of each kind a route meets. They take turns, so that each of them meets many routes."""
NOWHERE_AT_ALL = "postgresql://nobody:nothing@127.0.0.1:1/nowhere"
DESCRIPTION: dict[str, Any] = visiting.application(NOWHERE_AT_ALL).openapi_schema.to_schema()
SCHEMA = schemathesis.openapi.from_dict(DESCRIPTION)
OPERATIONS: dict[str, Any] = {
    found.label: found for operation in SCHEMA.get_all_operations() if (found := cast("Any", operation).ok())
}


@pytest.fixture(scope="module")
def token(sessions, ours: Township) -> str:
    """An API token that may do whatever the township's admin may."""
    return asyncio.run(_issued(sessions, replace(ours.stage.visitors["admin"], session_id=UUID(int=1))))


async def _issued(sessions, admin: Visitor) -> str:
    async with given.work(sessions, admin) as work:
        return (await tokens.issue(work, NewToken(name="大屏", scopes=sorted(admin.grants), days=1))).secret


@pytest.fixture(scope="module")
def web(database_url: str) -> Iterator[served.Web]:
    with served.server(database_url) as running:
        yield running


@pytest.fixture(scope="module")
def program() -> Iterator[requests.Session]:
    """One connection for all operations; it keeps no cookie, and hears nothing of proxies from the environment."""
    with requests.Session() as opened:
        opened.trust_env = False
        opened.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        yield opened


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_promise_p12_no_generated_request_breaks_an_operation(
    label: str, web: served.Web, program: requests.Session, token: str, ours: Township
) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    tried, sent = 0, set[str]()

    @for_all(case=OPERATIONS[label].as_strategy())
    @settings(
        max_examples=EXAMPLES if _takes_more_than_ids(label) else FEWEST,
        deadline=None, database=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )  # fmt: skip
    def ask(case: Any) -> None:
        nonlocal tried
        tried += 1
        for named in (case.path_parameters, case.query):
            _lead_home(named or {}, ours, known=bool(tried % 3))
        what = f"{case.path_parameters} {case.query} {case.headers} {case.body!r}"
        if what in sent:
            return
        sent.add(what)
        answer = case.call(base_url=web.address, headers=headers, session=program)
        assert answer.status_code < 500, f"{label} {what}: {answer.text}"
        assert answer.status_code != 401 or "{tenant}" not in label, "the token opened nothing"

    ask()


def _takes_more_than_ids(label: str) -> bool:
    described = OPERATIONS[label].definition.raw
    named = [taken for taken in described.get("parameters", ()) if taken["name"] != "tenant"]
    return "requestBody" in described or any(taken["schema"].get("format") != "uuid" for taken in named)


def _lead_home(named: dict[str, Any], ours: Township, *, known: bool) -> None:
    """Into the township, and two times of three to something that is there."""
    for name in named:
        if name == "tenant":
            named[name] = ours.slug
        elif known and (found := ours.id_in_path(name)) != NOWHERE:
            named[name] = str(found)


@pytest.fixture
def routes(database_url: str) -> list[Asked]:
    return all_routes(visiting.application(database_url))


async def test_promise_p12_t22_no_hostile_word_breaks_a_form_or_a_body(
    database_url: str, sessions, routes: list[Asked], ours: Township
) -> None:
    """Five words for each form, in turn; that no single field breaks on any word stands in policies/test_fields.py."""
    async with visiting.browser(database_url) as browser:
        walker = Walker(browser, sessions, ours.stage.visitors["admin"])
        await walker.sign_in()
        broken = []
        for asked in [route for route in routes if route.schema and not _ends_sessions(route)]:
            turn = sum(str(asked).encode())
            for number, word in enumerate(_some(hostile.TEXTS, turn, WORDS), turn):
                entered = dict(_filled(asked, ours))
                turned = list(entered)[number % max(len(entered), 1) :][:3]
                heard = await walker.ask(
                    asked, asked.path(ours.slug, ours.id_in_path), entered | dict.fromkeys(turned, word)
                )
                if heard.is_broken and "surrogates not allowed" not in heard.defect:
                    broken.append(f"{asked} {turned} = {word[:20]!r}: {heard}")
        assert not broken, "\n".join(broken)


async def test_promise_p12_no_hostile_body_header_slug_or_query_breaks_a_route(
    database_url: str, sessions, routes: list[Asked], ours: Township
) -> None:
    async with visiting.browser(database_url) as browser:
        walker = Walker(browser, sessions, ours.stage.visitors["admin"])
        await walker.sign_in()
        broken = []
        for asked in routes:
            if _ends_sessions(asked):
                continue
            path = asked.path(ours.slug, ours.id_in_path)
            for what, sent in _oddities(asked, path):
                answer = await browser.request(asked.method, **sent)
                if answer.status_code >= 500 and asked.template != "/health/ready":
                    broken.append(f"{asked} {what[:80]}: {answer.status_code}")
        assert not broken, "\n".join(broken)


def _oddities(asked: Asked, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A few of each kind for each route, in turn."""
    turn = sum(str(asked).encode())
    if asked.schema and asked.is_api:
        for content in _some(hostile.BODIES, turn, BODIES):
            yield (
                f"{content[:30]!r}",
                {"url": path, "content": content, "headers": {"content-type": "application/json"}},
            )
    if not asked.changes and not asked.parameters:
        for query in _some(hostile.QUERIES, turn, QUERIES):
            yield f"{query}", {"url": path, "params": query}
    for headers in _some(hostile.HEADERS, turn, HEADERS):
        raw = {name: value.encode("latin-1") for name, value in headers.items()}
        yield f"{headers}", {"url": path, "headers": raw}
    if asked.has_tenant:
        for slug in _some(hostile.SLUGS, turn, SLUGS):
            yield slug, {"url": asked.path(slug)}


def _some(corpus: tuple[Any, ...], turn: int, many: int) -> list[Any]:
    """So many with 40 examples of each operation, and all of them in the night."""
    many = min(len(corpus), max(1, many * EXAMPLES // 40))
    return [corpus[(turn + step) % len(corpus)] for step in range(many)]


def _filled(asked: Asked, ours: Township) -> dict[str, Any]:
    assert asked.schema
    return body(asked.schema, ours.id_in_form, form=not asked.is_api)


def _ends_sessions(asked: Asked) -> bool:
    return any(word in asked.template for word in ("sign-", "/sessions", "password", "entry", "departure", "accounts"))
