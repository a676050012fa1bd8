"""The operator's jobs: how they stand is told, and each that was given up is decided about once."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from databases import Database
from labour import FAIL, Everywhere
from wushe.access.roles import Role
from wushe.kernel.clock import now, stopped_at
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Forbidden
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs import pulse
from wushe.kernel.jobs.failures import promote
from wushe.kernel.jobs.queue import Message, for_dramatiq
from wushe.kernel.jobs.runner import Runner
from wushe.kernel.paging import Filters
from wushe.needs.jobs import FORGET
from wushe.tenancy import background
from wushe.tenancy.errors import JobGone, PlaceRemoved
from wushe.tenancy.kinds import Life, ShelvingReason
from wushe.tenancy.models import PlaceStatus
from wushe.tenancy.places import PLATFORM
from wushe.tenancy.schemas import FailureShown, StandingShown
from wushe.tenancy.spans import span

Sessions = async_sessionmaker[AsyncSession]

QUEUED = """
    INSERT INTO job_queue (message_id, queue_name, message, tenant_id, turn, state, mtime)
    VALUES (%s, 'default', '{}', %s, 0, %s, now() - make_interval(secs => %s))
"""
WORKER = "INSERT INTO job_worker (worker_id, heartbeat_at) VALUES (%s, now() - make_interval(secs => %s))"
TABLES = "job_queue, job_failure, job_worker, job_periodic_turn"


@pytest.fixture
def look(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[psycopg.Connection]:
    """The superuser's view of empty tables of jobs; no worker lives on this machine."""
    monkeypatch.setattr(pulse, "file", lambda: tmp_path / "pulse")
    with psycopg.connect(database.admin_url, dbname=database.name, autocommit=True) as connection:
        connection.execute(f"TRUNCATE {TABLES}".encode())
        yield connection
        connection.execute(f"TRUNCATE {TABLES}".encode())


async def given_up(sessions: Sessions, tenant_id: UUID) -> UUID:
    """A message of that township that has failed once too often, by the way that all of them take."""
    message = Message(FAIL.name, tenant_id, {"number": 1}, attempts=FAIL.max_retries)
    await Runner(sessions, Everywhere(tenant_id), Shelf(Path("unused"))).perform(**for_dramatiq(message)["kwargs"])
    return message.id


async def standing(sessions: Sessions, *, relayed: bool = False) -> StandingShown:
    async with given.work(sessions, await given.operator(sessions)) as work:
        return await background.look(work, relayed=relayed)


async def listed(sessions: Sessions) -> list[FailureShown]:
    async with given.work(sessions, await given.operator(sessions)) as work:
        return (await background.given_up(work, Filters())).items


async def try_again(sessions: Sessions, message_id: UUID) -> None:
    async with given.work(sessions, await given.operator(sessions)) as work:
        await background.try_again(work, message_id)


async def shelve(sessions: Sessions, message_id: UUID) -> None:
    async with given.work(sessions, await given.operator(sessions)) as work:
        await background.shelve(work, message_id, ShelvingReason.NEEDLESS)


def entries(look: psycopg.Connection, message_id: UUID) -> list[tuple]:
    """What the platform's journal tells of the job."""
    query = b"SELECT event, facts FROM journal_entry WHERE tenant_id = %s AND facts->>'message_id' = %s ORDER BY number"
    return look.execute(query, [PLATFORM, str(message_id)]).fetchall()


async def test_a_worker_that_has_just_shown_life_is_alive_and_one_of_long_ago_is_not(sessions, look) -> None:
    assert (await standing(sessions)).worker is Life.SILENT
    look.execute(WORKER, [new_id(), pulse.FRESH_SECONDS + 10])
    silent = await standing(sessions)
    assert (silent.worker, [concern.code for concern in silent.concerns]) == (Life.SILENT, ["silent"])
    assert silent.seen_at is not None
    look.execute(WORKER, [new_id(), 1])
    assert (await standing(sessions)).worker is Life.ALIVE


async def test_where_rabbitmq_carries_the_jobs_only_a_worker_beside_is_seen(sessions, look) -> None:
    look.execute(WORKER, [new_id(), 1])
    unseen = await standing(sessions, relayed=True)
    assert (unseen.worker, unseen.running) == (Life.UNSEEN, None)
    assert "unseen" in [concern.code for concern in unseen.concerns]
    pulse.beat()
    assert (await standing(sessions, relayed=True)).worker is Life.ALIVE


async def test_what_waits_runs_and_waits_too_long_is_counted(sessions, look) -> None:
    look.execute(WORKER, [new_id(), 1])
    for state, seconds in (("queued", 30), ("queued", 400), ("consumed", 5)):
        look.execute(QUEUED, [new_id(), new_id(), state, seconds])
    found = await standing(sessions)
    assert (found.waiting, found.running) == (2, 1)
    assert 400 <= found.oldest_seconds < 460
    [slow] = [concern for concern in found.concerns if concern.code == "slow"]
    assert slow.title == "最早的任务已等待 6 分钟"


async def test_a_periodic_job_tells_its_last_turn_and_that_it_is_late(sessions, look) -> None:
    look.execute(WORKER, [new_id(), 1])
    query = b"INSERT INTO job_periodic_turn (job, due) VALUES ('needs.forget', %s)"
    with stopped_at(now()):
        [before] = [one for one in (await standing(sessions)).schedule if one.job == FORGET.name]
        look.execute(query, [before.next_at - timedelta(days=1)])
        [forget] = [one for one in (await standing(sessions)).schedule if one.job == FORGET.name]
    assert (forget.title, forget.rhythm) == ("清除早已办结的需求的联系方式", "每天 03:00")
    assert forget.last_at == forget.next_at - timedelta(days=1)
    assert not forget.late
    with stopped_at(forget.next_at + timedelta(minutes=4)):
        assert not late(await standing(sessions), FORGET.name)
    with stopped_at(forget.next_at + timedelta(minutes=6)):
        assert late(await standing(sessions), FORGET.name)


def late(found: StandingShown, job: str) -> bool:
    return next(one.late for one in found.schedule if one.job == job)


async def test_the_given_up_are_told_with_their_township_and_nobodys_words(sessions, look) -> None:
    place = await given.township(sessions, name="放弃镇")
    message_id = await given_up(sessions, place.tenant.id)
    [shown] = await listed(sessions)
    assert (shown.id, shown.place, shown.error, shown.code) == (message_id, "放弃镇", "ZeroDivisionError", None)
    assert shown.attempts == FAIL.max_retries + 1
    assert "张三" not in str(shown)


async def test_trying_again_puts_it_into_the_queue_once_and_stands_in_the_journal(sessions, look) -> None:
    place = await given.township(sessions)
    message_id = await given_up(sessions, place.tenant.id)
    await try_again(sessions, message_id)
    with pytest.raises(JobGone):
        await try_again(sessions, message_id)
    with pytest.raises(JobGone):
        await shelve(sessions, message_id)
    async with sessions() as session:
        assert await promote(session) == 1
        await session.commit()
    assert look.execute("SELECT message_id FROM job_queue").fetchall() == [(message_id,)]
    with pytest.raises(JobGone):
        await try_again(sessions, message_id)
    [(event, facts)] = entries(look, message_id)
    assert (event, facts["place_id"], facts["job"]) == ("job_tried_again", str(place.tenant.id), FAIL.name)


async def test_what_fails_once_more_comes_back(sessions, look) -> None:
    place = await given.township(sessions)
    message_id = await given_up(sessions, place.tenant.id)
    await try_again(sessions, message_id)
    [(sent,)] = look.execute("SELECT message FROM job_failure").fetchall()
    await Runner(sessions, Everywhere(place.tenant.id), Shelf(Path("unused"))).perform(**sent["kwargs"])
    [shown] = await listed(sessions)
    assert (shown.id, shown.attempts) == (message_id, FAIL.max_retries + 2)


async def test_setting_aside_leaves_its_reason_in_the_journal_and_nothing_else(sessions, look) -> None:
    place = await given.township(sessions)
    message_id = await given_up(sessions, place.tenant.id)
    await shelve(sessions, message_id)
    assert look.execute("SELECT count(*) FROM job_failure").fetchone() == (0,)
    with pytest.raises(JobGone):
        await shelve(sessions, message_id)
    [(event, facts)] = entries(look, message_id)
    assert (event, facts["reason"], facts["error"]) == ("job_shelved", "needless", "ZeroDivisionError")


async def test_of_two_operators_at_once_one_decides(sessions, look) -> None:
    place = await given.township(sessions)
    message_id = await given_up(sessions, place.tenant.id)
    decided = await asyncio.gather(
        try_again(sessions, message_id), shelve(sessions, message_id), try_again(sessions, message_id),
        return_exceptions=True,
    )  # fmt: skip
    assert sorted(map(type, decided), key=str) == sorted([type(None), JobGone, JobGone], key=str)
    assert len(entries(look, message_id)) == 1


async def test_who_began_earlier_and_decides_later_finds_it_gone(sessions, look) -> None:
    place = await given.township(sessions)
    message_id = await given_up(sessions, place.tenant.id)
    async with given.work(sessions, await given.operator(sessions)) as earlier:
        assert (await background.show(earlier, message_id)).id == message_id
        await try_again(sessions, message_id)
        with pytest.raises(JobGone):
            await background.shelve(earlier, message_id, ShelvingReason.OTHER)
    assert [event for event, _facts in entries(look, message_id)] == ["job_tried_again"]


async def test_a_worker_that_is_taking_it_wins(sessions, look) -> None:
    """What waits to be tried again may be decided about as well, until its time comes."""
    place = await given.township(sessions)
    message_id = await given_up(sessions, place.tenant.id)
    look.execute("UPDATE job_failure SET retry_at = now() - interval '1 second'")
    async with sessions() as session:
        assert await promote(session) == 1
        with pytest.raises(JobGone):
            await shelve(sessions, message_id)
        await session.commit()
    assert look.execute("SELECT count(*) FROM job_queue").fetchone() == (1,)


async def test_a_suspended_townships_job_waits_again_and_a_removed_ones_is_refused(sessions, look) -> None:
    place = await given.township(sessions)
    message_id = await given_up(sessions, place.tenant.id)
    await given.suspended(sessions, place)
    [shown] = await listed(sessions)
    assert shown.place_status == PlaceStatus.SUSPENDED
    await try_again(sessions, message_id)
    gone = await given_up(sessions, place.tenant.id)
    look.execute("UPDATE tenant SET status = 'removed' WHERE id = %s", [place.tenant.id])
    with pytest.raises(PlaceRemoved):
        await try_again(sessions, gone)
    await shelve(sessions, gone)


async def test_nobody_but_the_operator_looks_or_decides(sessions, look) -> None:
    place = await given.township(sessions)
    message_id = await given_up(sessions, place.tenant.id)
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        with pytest.raises(Forbidden):
            await background.look(work, relayed=False)
        with pytest.raises(Forbidden):
            await background.given_up(work, Filters())
        with pytest.raises(Forbidden):
            await background.try_again(work, message_id)
        with pytest.raises(Forbidden):
            await background.shelve(work, message_id, ShelvingReason.OTHER)


@pytest.mark.parametrize(("seconds", "said"), [
    (0, "0 秒"), (59.9, "59 秒"), (60, "1 分钟"), (7_199, "119 分钟"), (7_200, "2 小时"),
    (172_800, "2 天"), (-3, "0 秒"),
])  # fmt: skip
def test_how_long_is_said_in_the_unit_that_people_use(seconds: float, said: str) -> None:
    assert span(seconds) == said
