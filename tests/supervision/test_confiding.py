"""What is said in individual supervision reaches its two parties and nobody else, by whatever way somebody looks.

Every route is walked by everybody else in the township, and every table, journal, file and message is read.
"""

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import select

import given
import supervised
import visiting
from policies.routes import all_routes
from supervised import id_of
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden, Invalid, Refusal
from wushe.kernel.exporting.declared import Export
from wushe.kernel.journal.models import JournalEntry, JournalSubject
from wushe.kernel.migration import all_models
from wushe.notifications.models import Notification
from wushe.people import service as people
from wushe.people.models import Person
from wushe.people.subject import everything_about
from wushe.slices import modules
from wushe.supervision import service
from wushe.supervision.errors import NoSuchSupervision
from wushe.supervision.models import IndividualSupervision
from wushe.supervision.queries import sessions as queries

WORDS = ("GEHEIMTHEMA想辞职", "GEHEIMGESPRAECH夜里睡不好", "GEHEIMABREDE先休息")
MARK = "GEHEIM"
OTHERS = ("admin", "other", "other_leader", "staff")


@pytest.fixture
async def record(sessions, cast):
    topic, talk, agreed = WORDS
    return await supervised.confided(sessions, cast, topic=topic, talk=talk, agreed=agreed)


async def test_its_two_parties_read_all_of_it_and_each_look_is_recorded(sessions, cast, record):
    for who in (cast.worker, cast.leader):
        async with given.work(sessions, who) as work:
            shown = await service.open_record(work, record.id)
            assert (shown.topic, shown.talk, shown.agreed) == WORDS
            assert [row.id for row in await work.all(queries.own(id_of(who)))] == [record.id]
    async with given.work(sessions, cast.admin) as work:
        looked = select(JournalEntry.person_id).where(JournalEntry.event == "individual_supervision_viewed")
        assert set(await work.all(looked)) == {id_of(cast.worker), id_of(cast.leader)}


@pytest.mark.parametrize("name", OTHERS)
async def test_for_everybody_else_it_does_not_exist(name, sessions, cast, record):
    async with given.work(sessions, getattr(cast, name)) as work:
        with pytest.raises((NoSuchSupervision, Forbidden)):
            await service.open_record(work, record.id)
        assert await work.all(queries.own(id_of(getattr(cast, name)))) == []


@pytest.mark.parametrize("name", ["admin", "other"])
async def test_no_route_shows_it_to_anybody_else(name, database_url, sessions, cast, record):
    """Every page and every answer that can be read, asked for with the record's own id wherever one stands."""
    routes = [asked for asked in all_routes(visiting.application(database_url)) if not asked.changes]
    slug, wrong, shown = cast.place.tenant.slug, [], 0
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, getattr(cast, name))
        for asked in routes:
            answer = await browser.get(asked.path(slug, lambda _name, _before: record.id))
            shown += answer.status_code == 200
            if MARK in answer.text or (
                asked.template.endswith("{individual_supervision_id:uuid}") and answer.is_success
            ):
                wrong.append(str(asked))
    assert wrong == []
    assert shown > 20, "the walk must open pages, lest it proves nothing"


async def test_the_walk_would_find_it(database_url, sessions, cast, record):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.leader)
        address = f"{cast.place.tenant.slug}/supervision/individual/{record.id}"
        page, answer = await browser.get(f"/{address}"), await browser.get(f"/api/{address}")
    assert all(MARK in text for text in (page.text, answer.text))


async def test_no_table_holds_its_words_so_no_backup_and_no_archive_tells_them(database, cast, record, sessions):
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        for table in all_models().tables:
            asked = sql.SQL("SELECT count(*) FROM {} AS t WHERE t::text LIKE %s").format(sql.Identifier(table))
            assert look.execute(asked, [f"%{MARK}%"]).fetchone() == (0,), table
        sealed = look.execute("SELECT talk_sealed FROM individual_supervision WHERE id = %s", [record.id]).fetchone()
    assert sealed is not None
    assert MARK.encode() not in sealed[0]


async def test_the_journal_does_not_say_with_whom(sessions, cast, record):
    async with given.work(sessions, cast.admin) as work:
        entries = await work.all(select(JournalEntry).where(JournalEntry.event.like("individual_supervision%")))
        told = await work.all(select(JournalSubject.thing_id).where(JournalSubject.number == entries[0].number))
    assert [entry.facts for entry in entries] == [{"individual_supervision_id": str(record.id)}]
    assert set(told) == {record.id}


async def test_no_file_holds_it(sessions, cast, record):
    """Every declared list, as the admin takes it."""
    modules("exports")
    taken = 0
    for declared in Export.named.values():
        assert "individual" not in declared.kind
        async with given.work(sessions, cast.admin) as work:
            try:
                rows = await work.all(declared.asked(work, declared.filters()).limit(500))
                written = await declared.as_rows(work, rows)
            except Refusal:
                continue  # not the admin's to take, or a list of one thing that has to be named
        taken += 1
        assert MARK not in str(written)
    assert taken > 5


async def test_what_the_township_hands_out_of_a_person_leaves_it_out(sessions, cast, record):
    async with given.work(sessions, cast.admin) as work:
        rows = await everything_about(work, await work.get(Person, id_of(cast.leader)))
    assert "individual_supervision" not in rows
    assert MARK not in str(rows)


async def test_one_person_is_told_and_the_message_says_nothing_of_it(sessions, cast, record):
    async with given.work(sessions, cast.admin) as work:
        rows = await work.all(select(Notification).where(Notification.rule.like("individual_supervision%")))
    assert [row.person_id for row in rows] == [id_of(cast.leader)]
    assert MARK not in str([vars(row) for row in rows])


async def test_it_goes_with_whom_it_is_about(sessions, cast, record):
    async with given.work(sessions, cast.admin) as work:
        await people.erase_person(work, id_of(cast.leader))
    async with given.work(sessions, cast.admin) as work:
        assert await work.one_or_none(select(IndividualSupervision)) is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"functions": []}, "functions"),
        ({"supervisee_id": "worker"}, "supervisee_id"),
        ({"held_on": today().replace(year=today().year + 1)}, "held_on"),
    ],
)
async def test_what_cannot_be_is_refused_beside_its_field(sessions, cast, fields, field):
    fields = {name: id_of(cast.worker) if value == "worker" else value for name, value in fields.items()}
    with pytest.raises(Invalid) as refused:
        await supervised.confided(sessions, cast, **fields)
    assert list(refused.value.fields) == [field]
