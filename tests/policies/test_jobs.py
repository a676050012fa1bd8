"""Every job: its tenant stands in its message, it works without any tenant around it, once, and in no other tenant."""

from importlib import import_module
from pathlib import Path

import msgspec
import psycopg
import pytest

import given
from databases import Database
from wushe.access.system import ProductItself
from wushe.kernel.clock import today
from wushe.kernel.errors import Missing
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.effects import effect_of
from wushe.kernel.jobs.queue import Job, Message, for_dramatiq
from wushe.kernel.jobs.runner import Runner
from wushe.slices import modules

from .neighbours import Township

import_module("wushe.kernel.housekeeping")
import_module("wushe.kernel.exporting.actors")
import_module("wushe.kernel.importing.actors")
modules("actors")
modules("imports")

JOBS = {name: job for name, job in Job.named.items() if not name.startswith(("labour.", "jobs.unknown"))}


@pytest.fixture
def runner(sessions, tmp_path: Path) -> Runner:
    return Runner(sessions, ProductItself(sessions), Shelf(tmp_path), given.SECRET, given.VAULT)


@pytest.mark.parametrize("name", JOBS)
def test_every_job_is_done_by_a_worker(name: str) -> None:
    assert effect_of(name) is not None


@pytest.mark.parametrize("name", JOBS)
def test_a_periodic_job_needs_nothing_but_its_tenant(name: str) -> None:
    effect = effect_of(name)
    assert effect
    needed = [field.name for field in msgspec.structs.fields(effect.shape) if field.required]
    assert not (JOBS[name].on and needed), f"{name} is asked for by the clock, which knows no {needed}"


@pytest.mark.parametrize("name", JOBS)
async def test_the_tenant_stands_in_the_message(name: str, ours: Township) -> None:
    message = _message(name, ours, ours)
    assert for_dramatiq(message)["kwargs"]["tenant_id"] == str(ours.stage.place.tenant.id)


@pytest.mark.parametrize("name", JOBS)
async def test_a_job_delivered_twice_is_done_once(
    name: str, ours: Township, runner: Runner, database: Database
) -> None:
    """It succeeds or fails, the second delivery of what succeeded writes nothing."""
    message = _message(name, ours, ours)
    await _do(runner, message)
    after_one = _written(database, ours)
    await _do(runner, message)
    if _rows(database, "SELECT 1 FROM job_inbox WHERE message_id = %s", message.id):
        assert _written(database, ours) == after_one
    else:
        failed = "SELECT error FROM job_failure WHERE message_id = %s"
        [(error,)] = _rows(database, failed, message.id)
        gone = {kind.__name__ for kind in (Missing, *Missing.__subclasses__())}
        assert error in gone, f"{name} neither happened nor was refused: {error}"


@pytest.mark.parametrize("name", JOBS)
async def test_a_job_with_a_neighbours_ids_touches_nothing_of_theirs(
    name: str, ours: Township, theirs: Township, runner: Runner, database: Database
) -> None:
    before = _written(database, theirs)
    await _do(runner, _message(name, ours, theirs))
    assert _written(database, theirs) == before


def _message(name: str, tenant: Township, of: Township) -> Message:
    effect = effect_of(name)
    assert effect
    ids = {
        field.name: today().year if field.type is int else of.id_in_path(field.name)
        for field in msgspec.structs.fields(effect.shape) if field.required
    }  # fmt: skip
    return JOBS[name].message(tenant.stage.place.tenant.id, ids)


async def _do(runner: Runner, message: Message) -> None:
    await runner.perform(**for_dramatiq(message)["kwargs"])


def _written(database: Database, township: Township) -> list[tuple]:
    """How far the journal has come, and what was sent on."""
    tenant_id = township.stage.place.tenant.id
    return [
        *_rows(database, "SELECT number FROM journal_head WHERE tenant_id = %s", tenant_id),
        *_rows(database, "SELECT count(*) FROM job_queue WHERE tenant_id = %s", tenant_id),
    ]


def _rows(database: Database, query: str, *values: object) -> list[tuple]:
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        return look.execute(query.encode(), values).fetchall()
