"""Every route that changes something: it asks for a permission, and what it did stands in the journal (T26)."""

from collections.abc import AsyncIterator, Iterator

import psycopg
import pytest
from httpx import AsyncClient

import visiting
from databases import Database
from wushe.kernel.web.csrf import SAFE
from wushe.tenancy.places import PLATFORM_PLACE

from .entered import body
from .neighbours import Township
from .reasons import NEEDLESS, complain
from .routes import Asked, all_routes
from .walking import Heard, Walker, member

AT_LEAST = 40
"""So many changing routes must succeed, lest the walk proves nothing."""
LAST = ("erasure", "dissolution", "departure", "withdrawal", "suspension", "password", "closing", "leaving", "sign-out")
"""What takes away what other routes need comes last."""


@pytest.fixture
async def browser(database_url: str) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        yield browser


@pytest.fixture
def changing(database_url: str) -> list[Asked]:
    routes = [asked for asked in all_routes(visiting.application(database_url)) if asked.changes]
    return sorted(routes, key=lambda asked: any(word in asked.template for word in LAST))


def test_no_route_that_only_reads_can_be_asked_to_change(database_url: str) -> None:
    """GET carries no body, so nothing could be changed by a link or a picture on another site."""
    routes = all_routes(visiting.application(database_url))
    assert [str(asked) for asked in routes if asked.method in SAFE and asked.schema] == []


async def test_every_change_needs_a_permission_or_says_why_not(
    browser: AsyncClient, sessions, changing: list[Asked], spare: Township
) -> None:
    """A member without any role tries each, with ids that exist and a body that is right."""
    walker = Walker(browser, sessions, await member(sessions, spare.stage.place))
    await walker.sign_in()
    free = set()
    for asked in changing:
        if asked.is_public:
            continue  # these have their reasons in public_routes.txt
        heard = await walker.ask(asked, asked.path(spare.slug, spare.id_in_path), _body(asked, spare, whole=True))
        if heard.status not in {403, 404}:
            free.add(str(asked))
    assert not (wrong := complain("unguarded_routes.txt", free, "changes something for somebody in no role")), wrong


async def test_reading_needs_a_permission_or_says_why_not(
    browser: AsyncClient, sessions, database_url: str, spare: Township
) -> None:
    walker = Walker(browser, sessions, await member(sessions, spare.stage.place))
    await walker.sign_in()
    routes = [asked for asked in all_routes(visiting.application(database_url)) if not asked.changes]
    shown = set()
    for asked in routes:
        if asked.is_public:
            continue
        heard = await walker.ask(asked, asked.path(spare.slug, spare.id_in_path))
        if heard.is_success:
            shown.add(str(asked))
    assert not (wrong := complain("unguarded_pages.txt", shown, "is shown to somebody in no role")), wrong


async def test_t26_what_was_done_stands_in_the_journal_and_what_was_refused_does_not(
    browser: AsyncClient, sessions, changing: list[Asked], spare: Township, database: Database
) -> None:
    walker = Walker(browser, sessions, spare.stage.visitors["admin"])
    await walker.sign_in()
    done: list[tuple[Asked, Heard]] = []
    refused: list[tuple[Asked, Heard]] = []
    spare.learn_rows(database)
    _forget_attempts(database)
    for asked in changing:
        for sent in _bodies(asked, spare):
            heard = await walker.ask(asked, asked.path(spare.slug, spare.id_in_path), sent)
            (done if heard.is_success else refused).append((asked, heard))
            if heard.is_success:
                spare.learn_rows(database)
    written = _written(database, spare)
    silent = {str(asked) for asked, heard in done if heard.request_id not in written}
    succeeded = {str(asked) for asked, _heard in done}
    told = {str(asked) for asked, heard in refused if heard.request_id in written}
    print(f"T26: {len(succeeded)} of {len(changing)} changing routes succeeded, {len(refused)} were refused")  # noqa: T201
    print("\n".join(sorted({f"  {asked}: {heard}" for asked, heard in refused if str(asked) not in succeeded})))  # noqa: T201
    assert not [f"{asked}: {heard}" for asked, heard in refused if heard.is_broken]
    assert not (wrong := complain_of_succeeded("unjournalled_routes.txt", silent, succeeded)), wrong
    assert not (wrong := complain("noted_refusals.txt", told, "was refused and stands in the journal")), wrong
    assert len(succeeded) > AT_LEAST


def _forget_attempts(database: Database) -> None:
    """Other walks have tried the door as well: who came too often is sent away without a word in the journal."""
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        look.execute("DELETE FROM sign_in_attempt")


def complain_of_succeeded(name: str, silent: set[str], succeeded: set[str]) -> str:
    """As `complain`, but an exception whose route did not get so far this time is not taken for needless."""
    lines = complain(name, silent, "changed something and wrote nothing into the journal").splitlines()
    return "\n".join(line for line in lines if NEEDLESS not in line or line.partition(": ")[0] in succeeded)


def _bodies(asked: Asked, spare: Township) -> Iterator[dict[str, object]]:
    """Everything filled in, and only what must be."""
    yield _body(asked, spare, whole=True)
    if asked.schema is not None:
        yield _body(asked, spare, whole=False)


def _body(asked: Asked, spare: Township, *, whole: bool) -> dict[str, object]:
    return body(asked.schema, spare.id_in_form, form=not asked.is_api, whole=whole) if asked.schema else {}


def _written(database: Database, spare: Township) -> set[str]:
    """The ids of the requests that wrote into the journal of the township, or the platform's."""
    query = "SELECT DISTINCT request_id FROM journal_entry WHERE tenant_id IN (%s, %s)"
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        rows = look.execute(query, [spare.stage.place.tenant.id, PLATFORM_PLACE.tenant.id]).fetchall()
    return {request_id for (request_id,) in rows}
