"""Whether a process lives and can serve, as machines ask."""

import psycopg
from sqlalchemy import text

import visiting
from wushe.kernel.database.model import new_id

WAITING = """
    INSERT INTO job_queue (message_id, queue_name, message, tenant_id, turn, mtime)
    VALUES (%s, 'long', '{}', %s, 0, now() - make_interval(secs => %s))
"""
FAILED = """
    INSERT INTO job_failure (message_id, tenant_id, job, message, attempts, error, retry_at)
    VALUES (%s, %s, 't.t', '{}', 1, 'ValueError', %s)
"""


async def test_a_process_over_a_migrated_database_is_ready(database_url: str) -> None:
    async with visiting.browser(database_url) as browser:
        assert (await browser.get("/health/live")).json() == {"status": "live"}
        ready = await browser.get("/health/ready")
        assert (ready.status_code, ready.json()["migrations"]) == (200, "ok")


async def test_a_schema_behind_the_code_is_named(database_url: str, owner_url: str, monkeypatch) -> None:
    monkeypatch.setattr("wushe.kernel.web.health.newest", lambda: frozenset({"of tomorrow"}))
    async with visiting.browser(database_url) as browser:
        ready = await browser.get("/health/ready")
        assert (ready.status_code, ready.json()["migrations"]) == (503, "run `wushe migrate`")


async def test_a_database_that_does_not_answer_is_503_and_no_defect(database_url: str, monkeypatch) -> None:
    monkeypatch.setattr("wushe.kernel.web.health._HEAD", text("SELECT nothing FROM nowhere"))
    async with visiting.browser(database_url) as browser:
        assert (await browser.get("/health/ready")).status_code == 503


async def test_metrics_tell_how_many_jobs_wait_how_long_and_which_were_given_up(
    database_url: str, admin_url: str, database
) -> None:
    with psycopg.connect(admin_url, dbname=database.name, autocommit=True) as look:
        look.execute("TRUNCATE job_queue, job_failure")
        look.execute(WAITING, [new_id(), new_id(), 90])
        look.execute(WAITING, [new_id(), new_id(), 30])
        for retry_at in (None, "2026-11-21"):
            look.execute(FAILED, [new_id(), new_id(), retry_at])
        async with visiting.browser(database_url) as browser:
            said = await metrics(browser)
            look.execute("TRUNCATE job_queue, job_failure")
            afterwards = await metrics(browser)
    assert said['wushe_jobs_waiting{queue="long"}'] == 2
    assert 90 <= said['wushe_jobs_oldest_seconds{queue="long"}'] < 150
    assert (said["wushe_jobs_dead"], said["wushe_jobs_failed_and_tried_again"]) == (1, 1)
    assert afterwards['wushe_jobs_waiting{queue="long"}'] == afterwards["wushe_jobs_dead"] == 0
    assert afterwards['wushe_jobs_oldest_seconds{queue="long"}'] == 0


async def test_metrics_say_when_the_figures_of_jobs_are_of_yesterday(database_url: str, monkeypatch) -> None:
    monkeypatch.setattr("wushe.kernel.jobs.figures._QUEUED", text("SELECT nothing FROM nowhere"))
    async with visiting.browser(database_url) as browser:
        assert (await metrics(browser))["wushe_database_answers"] == 0


async def metrics(browser) -> dict[str, float]:
    answer = await browser.get("/metrics")
    assert answer.status_code == 200
    lines = (line.rpartition(" ") for line in answer.text.splitlines() if line.startswith(("wushe_jobs", "wushe_data")))
    return {name: float(value) for name, _, value in lines}
