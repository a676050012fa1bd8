"""The operator sees what failed and decides; and proves that journals are whole, against anchors kept elsewhere."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.ext.asyncio import AsyncEngine

import given
from databases import Database
from labour import FAIL, Everywhere, Marked
from wushe.cli import wushe
from wushe.kernel.database.model import new_id
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.failures import promote
from wushe.kernel.jobs.queue import Message, for_dramatiq
from wushe.kernel.jobs.runner import Runner
from wushe.tenancy.places import Place
from yard import Yard, opened

A = new_id()


@pytest.fixture
def yard(
    admin_url: str, database: Database, database_url: str, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Yard]:
    monkeypatch.setenv("DATABASE_URL", database_url)
    with opened(admin_url, database.name, database_url, engine) as made:
        yield made


@pytest.fixture
def dead(yard: Yard) -> UUID:
    """A message that failed for good."""
    message = Message(FAIL.name, A, {"number": 1}, attempts=FAIL.max_retries)
    runner = Runner(yard.sessions, Everywhere(A), Shelf(Path("unused")))
    asyncio.run(runner.perform(**for_dramatiq(message)["kwargs"]))
    return message.id


@pytest.fixture
def place(yard: Yard) -> Place:
    """A township with three entries in its journal."""

    async def founded() -> Place:
        place = await given.township(yard.sessions)
        yard.look.execute("TRUNCATE journal_entry, journal_subject, journal_head")
        async with yard.session(place.tenant.id) as session:
            work = yard.work(session, place.tenant.id)
            for number in range(3):
                work.record(Marked(number=number))
            await work.commit()
        return place

    return asyncio.run(founded())


def test_a_dead_letter_is_listed_without_anybodys_words(dead: UUID) -> None:
    said = run("jobs", "list", "--dead").output
    assert str(dead) in said
    assert "labour.fail" in said
    assert "ZeroDivisionError" in said
    assert "张三" not in said


def test_a_dead_letter_is_tried_again_when_the_operator_says_so(yard: Yard, dead: UUID) -> None:
    assert run("jobs", "retry", str(dead)).output == "1 are tried again.\n"
    asyncio.run(promoted(yard))
    assert yard.rows("SELECT message_id, state FROM job_queue") == [(dead, "queued")]


def test_a_dead_letter_is_given_up_when_the_operator_says_so(yard: Yard, dead: UUID) -> None:
    assert run("jobs", "drop", str(dead)).output == "1 were given up.\n"
    assert yard.count("job_failure") == 0


def test_an_id_that_is_gone_is_passed_over(yard: Yard) -> None:
    assert run("jobs", "drop", str(new_id())).output == "0 were given up.\n"


def test_whole_journals_are_said_to_be_whole(place: Place) -> None:
    result = run("journal", "verify")
    assert (result.exit_code, result.output) == (0, "Every journal is whole.\n")


def test_a_tampered_journal_is_named_with_the_entry(yard: Yard, place: Place) -> None:
    yard.look.execute("UPDATE journal_entry SET channel = 'cli' WHERE tenant_id = %s AND number = 2", [place.tenant.id])
    result = run("journal", "verify", place.tenant.slug)
    assert result.exit_code == 1
    assert f"{place.tenant.slug}: 2 edited" in result.output


def test_a_journal_truncated_with_its_head_is_seen_by_the_anchors_that_were_printed(
    yard: Yard, place: Place, tmp_path: Path
) -> None:
    kept = tmp_path / "anchors"
    kept.write_text("a line of something else\n" + run("journal", "anchor").output, encoding="utf-8")
    yard.look.execute("DELETE FROM journal_entry WHERE tenant_id = %s AND number = 3", [place.tenant.id])
    yard.look.execute(
        "UPDATE journal_head SET number = 2, hash = (SELECT e.hash FROM journal_entry e"
        " WHERE e.tenant_id = journal_head.tenant_id AND e.number = 2) WHERE tenant_id = %s",
        [place.tenant.id],
    )
    assert run("journal", "verify", place.tenant.slug).exit_code == 0
    result = run("journal", "verify", place.tenant.slug, "--anchors", str(kept))
    assert result.exit_code == 1
    assert "3 truncated" in result.output


def test_a_place_that_does_not_exist_is_not_said_to_be_whole(yard: Yard) -> None:
    assert run("journal", "verify", "nowhere").exit_code != 0


def run(*arguments: str) -> Result:
    return CliRunner().invoke(wushe, arguments)


async def promoted(yard: Yard) -> None:
    async with yard.sessions() as session:
        await promote(session)
        await session.commit()
