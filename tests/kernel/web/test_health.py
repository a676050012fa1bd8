"""Whether a process lives and can serve, as machines ask."""

from sqlalchemy import text

import visiting


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
