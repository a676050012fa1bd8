"""A sheet too large to wait for: checked and taken by a job, as the person who uploaded it and no further."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from stdnum.cn import ric

import given
from databases import Database
from wushe.access.roles import Role
from wushe.access.system import ProductItself
from wushe.communities import queries as communities
from wushe.communities.furnishing import FURNISHER
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.importing import actors, service
from wushe.kernel.importing.errors import NoSuchImport, NotToBeTaken
from wushe.kernel.importing.jobs import CHECK, TAKE
from wushe.kernel.importing.models import ImportRun, ImportState
from wushe.kernel.jobs.effects import effect_of
from wushe.kernel.jobs.models import JobProgress, ProgressState
from wushe.kernel.jobs.queue import Job, Message, for_dramatiq
from wushe.kernel.jobs.runner import Runner
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Visitor
from wushe.people import queries
from wushe.people.imports import PEOPLE
from wushe.people.models import Person, SensitiveValue
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]
ROWS = 1200
WHOLE: Any = {"compile_kwargs": {"render_postcompile": True}}
"""SQL as PostgreSQL is given it, with every parameter."""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    return await given.township(sessions, communities=("开元路社区居委会", "双河村村委会"), furnishers=[FURNISHER])


@pytest.fixture
async def staff(sessions: Sessions, place: Place) -> Visitor:
    """Works for 开元路社区."""
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        own: UUID = (await work.rows(communities.choices()))[0][0]
    return await given.member(sessions, place, Role.COMMUNITY_STAFF, community_id=own)


def sheet(path: Path) -> Path:
    """One row in a hundred lies in the neighbouring village."""
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("姓名", "手机号", "社区"))
        for number in range(ROWS):
            writer.writerow((f"人{number}", f"138{number:08}", "双河村" if number % 100 == 0 else "开元路社区"))
    return path


async def perform(sessions: Sessions, shelf: Shelf, job: Job, message_id: UUID, tenant_id: UUID, run_id: UUID) -> None:
    """What a worker does with the message that the verb left."""
    assert effect_of(job.name)
    assert actors
    message = Message(job.name, tenant_id, {"run_id": str(run_id)}, job.queue, id=message_id)
    sent: dict[str, Any] = for_dramatiq(message)["kwargs"]
    runner = Runner(sessions, ProductItself(sessions), shelf, vault=given.VAULT)
    await runner.perform(**sent)


async def test_a_large_sheet_is_checked_and_taken_by_jobs(
    sessions: Sessions, place: Place, staff: Visitor, shelf: Shelf, tmp_path: Path
) -> None:
    async with given.work(sessions, staff) as work:
        run = await service.upload(work, PEOPLE, shelf, sheet(tmp_path / "people.csv"), "人员.csv")
        assert (run.state, run.is_small) == (ImportState.CHECKING, False)
    assert run.job_id
    await perform(sessions, shelf, CHECK, run.job_id, place.tenant.id, run.id)
    async with given.work(sessions, staff) as work:
        checked = await service.find(work, PEOPLE, run.id)
        assert (checked.state, checked.added, checked.flawed) == (ImportState.CHECKED, ROWS - 12, 12)
        assert checked.returned_id
        assert await work.scalar(select(func.count()).select_from(Person)) == 0
        confirmed = await service.confirm(work, PEOPLE, shelf, run.id)
        with pytest.raises(NotToBeTaken):
            await service.confirm(work, PEOPLE, shelf, run.id)
    assert confirmed.job_id
    for _ in range(2):  # a message may come twice
        await perform(sessions, shelf, TAKE, confirmed.job_id, place.tenant.id, run.id)
    async with given.work(sessions, staff) as work:
        assert (await service.find(work, PEOPLE, run.id)).state is ImportState.TAKEN
        assert await work.scalar(select(func.count()).select_from(Person)) == ROWS - 12
        job = await work.get(JobProgress, confirmed.job_id)
        assert job.state is ProgressState.DONE
        entry = await work.one(select(JournalEntry).where(
            JournalEntry.tenant_id == place.tenant.id, JournalEntry.event == "sheet_imported"
        ))  # fmt: skip
    assert staff.person
    assert (entry.account_id, entry.facts["added"]) == (staff.person.account_id, ROWS - 12)


def sheet_with_consents(path: Path, rows: int) -> Path:
    """Everybody with ID number and address, so that four tables are filled; one in a hundred without consent."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("姓名", "手机号", "社区", "身份证号", "住址", "同意日期"))
        for number in range(rows):
            born = date(1950, 1, 1) + timedelta(days=number)
            id_number = f"430121{born:%Y%m%d}001"
            id_number += ric.calc_check_digit(id_number + "0")
            consent = "" if number % 100 == 0 else "2025-01-02"
            writer.writerow((f"人{number}", f"139{number:08}", "开元路社区", id_number, f"人民路{number}号", consent))
    return path


@pytest.mark.parametrize("counted_as_empty", [False, True])
async def test_three_thousand_people_with_consents_are_checked_and_taken_in_linear_time(
    sessions: Sessions,
    database: Database,
    place: Place,
    staff: Visitor,
    shelf: Shelf,
    tmp_path: Path,
    *,
    counted_as_empty: bool,
) -> None:
    """Also right after PostgreSQL counted the tables while all of their rows had been undone."""
    rows = 3000
    path = sheet_with_consents(tmp_path / "people.csv", rows)
    async with given.work(sessions, staff) as work:
        run = await service.upload(work, PEOPLE, shelf, path, "人员.csv")
    assert run.job_id
    await perform(sessions, shelf, CHECK, run.job_id, place.tenant.id, run.id)
    async with given.work(sessions, staff) as work:
        run = await service.find(work, PEOPLE, run.id)
        assert (run.state, run.added, run.flawed) == (ImportState.CHECKED, rows - 30, 30)
        assert {flaw["code"] for flaw in run.flaws} == {"people.consent_needed"}
        confirmed = await service.confirm(work, PEOPLE, shelf, run.id)
    if counted_as_empty:
        with psycopg.connect(database.admin_url, dbname=database.name, autocommit=True) as admin:
            admin.execute("UPDATE pg_class SET reltuples = 0, relpages = 500 WHERE relname IN ('person', 'consent')")
    assert confirmed.job_id
    rows_read = index_rows_read(database)
    await perform(sessions, shelf, TAKE, confirmed.job_id, place.tenant.id, run.id)
    async with given.work(sessions, staff) as work:
        run = await service.find(work, PEOPLE, run.id)
        assert (run.state, run.added, run.flawed) == (ImportState.TAKEN, rows - 30, 30)
        assert await work.scalar(select(func.count()).select_from(SensitiveValue)) == 2 * (rows - 30)
        assert (await work.get(JobProgress, confirmed.job_id)).state is ProgressState.DONE
    assert index_rows_read(database) - rows_read < 500 * rows


def index_rows_read(database: Database) -> int:
    """How many rows all indexes together have given so far."""
    with psycopg.connect(database.admin_url, dbname=database.name) as admin:
        row = admin.execute("SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes").fetchone()
    assert row
    return row[0]


async def test_nobody_else_sees_or_confirms_an_import(
    sessions: Sessions, place: Place, staff: Visitor, shelf: Shelf, tmp_path: Path
) -> None:
    async with given.work(sessions, staff) as work:
        run = await service.upload(work, PEOPLE, shelf, sheet(tmp_path / "people.csv"), "人员.csv")
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        with pytest.raises(NoSuchImport):
            await service.confirm(work, PEOPLE, shelf, run.id)


async def test_a_file_that_breaks_off_is_refused_and_says_so(
    sessions: Sessions, place: Place, staff: Visitor, shelf: Shelf, tmp_path: Path
) -> None:
    async with given.work(sessions, staff) as work:
        run = await service.upload(work, PEOPLE, shelf, sheet(tmp_path / "people.csv"), "人员.csv")
    for kept in (shelf.folder / str(place.tenant.id)).iterdir():
        kept.write_bytes(kept.read_bytes()[:20000] + b"\xff\xff\xff")
    assert run.job_id
    await perform(sessions, shelf, CHECK, run.job_id, place.tenant.id, run.id)
    async with given.work(sessions, staff) as work:
        broken = await work.get(ImportRun, run.id)
        assert (broken.state, broken.code) == (ImportState.REFUSED, "sheets.not_a_sheet")


@pytest.mark.parametrize("question", [queries.with_phones, queries.with_id_hashes])
def test_a_batch_asks_the_same_question_whatever_its_size(question) -> None:
    """With a parameter for each row, a plan that is kept compares every person with every one of them."""
    sent = [question([bytes([n]) for n in range(rows)]).compile(dialect=dialect(), **WHOLE) for rows in (2, 200)]
    assert str(sent[0]) == str(sent[1])
