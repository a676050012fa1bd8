"""The page of background jobs and its JSON: what the operator reads and decides, and that nobody else gets in."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from httpx import AsyncClient

import given
import visiting
from databases import Database
from wushe.access.roles import Role
from wushe.kernel.database.model import new_id
from wushe.kernel.jobs import pulse
from wushe.tenancy.places import PLATFORM_PLACE, Place

PAGE = "/platform/background-jobs"
API = "/api/platform/background-jobs"
FAILED = b"""
    INSERT INTO job_failure (message_id, tenant_id, job, message, attempts, error, code, failed_at)
    VALUES (%s, %s, %s, '{"kwargs": {"ids": {"person_id": "SECRET-ID"}}}', 9, 'Missing', 'missing', now())
"""


@pytest.fixture
def look(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[psycopg.Connection]:
    monkeypatch.setattr(pulse, "file", lambda: tmp_path / "pulse")
    with psycopg.connect(database.admin_url, dbname=database.name, autocommit=True) as connection:
        connection.execute("TRUNCATE job_queue, job_failure, job_worker, job_periodic_turn")
        yield connection
        connection.execute("TRUNCATE job_queue, job_failure, job_worker, job_periodic_turn")


@pytest.fixture
async def place(sessions) -> Place:
    return await given.township(sessions, name="卡住的镇")


@pytest.fixture
async def browser(database_url: str, sessions, look) -> AsyncIterator[AsyncClient]:
    operator = await given.member(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR)
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, operator)
        yield client


def failed(look: psycopg.Connection, place: Place, job: str = "exports.make") -> UUID:
    message_id = new_id()
    look.execute(FAILED, [message_id, place.tenant.id, job])
    return message_id


async def test_with_nothing_given_up_the_page_says_so_and_the_menu_leads_there(browser, look) -> None:
    look.execute("INSERT INTO job_worker (worker_id, heartbeat_at) VALUES (%s, now())", [new_id()])
    page = await browser.get(PAGE)
    assert page.status_code == 200
    assert "没有放弃的任务" in page.text
    assert f'href="{PAGE}"' in (await browser.get("/platform/townships")).text
    told = (await browser.get(API)).json()
    assert (told["worker"], told["given_up"], told["running"]) == ("alive", 0, 0)


async def test_a_silent_worker_is_told_with_what_to_do_in_both_languages(browser) -> None:
    page = await browser.get(PAGE)
    assert "后台进程没有动静" in page.text
    assert "docker compose up -d worker" in page.text
    await browser.post("/preferences/locale", data={"locale": "en", "next": "/"})
    english = await browser.get(PAGE)
    assert "The worker shows no sign of life" in english.text
    assert (await browser.get(API)).json()["concerns"][0]["code"] == "silent"


async def test_every_periodic_job_of_the_worker_is_listed(browser) -> None:
    page = (await browser.get(PAGE)).text
    assert "每夜留存操作记录的指纹" in page
    jobs = {rhythm["job"] for rhythm in (await browser.get(API)).json()["schedule"]}
    assert {"journal.anchor", "kernel.sweep", "ledger.check", "wishes.lapse"} <= jobs


async def test_what_was_given_up_is_named_in_words_and_its_ids_are_not_shown(browser, look, place: Place) -> None:
    message_id = failed(look, place)
    failed(look, place, "tomorrow.shine")
    here = f"/failures/{message_id}"
    for page in ((await browser.get(PAGE)).text, (await browser.get(PAGE + here)).text):
        assert "生成导出文件" in page
        assert "卡住的镇" in page
        assert "SECRET" not in page
    assert str(message_id)[-12:] in (await browser.get(PAGE + here)).text
    told = await browser.get(API + here)
    assert told.json()["title"] == "生成导出文件"
    assert "SECRET" not in told.text
    assert "tomorrow.shine" in (await browser.get(PAGE)).text


async def test_the_second_page_is_one_press_away(browser, look, place: Place) -> None:
    for _ in range(25):
        failed(look, place)
    first = await browser.get(PAGE)
    assert first.text.count("/retrial") == 20
    assert "下一页" in first.text
    told = await browser.get(f"{API}/failures?limit=20")
    assert 'rel="next"' in told.headers["link"]
    rest = await browser.get(f"{PAGE}?cursor={told.json()['next']}")
    assert rest.text.count("/retrial") == 5
    back = await browser.get(f"{API}/failures", params={"cursor": told.json()["next"]})
    again = await browser.get(f"{API}/failures", params={"cursor": back.json()["previous"]})
    assert again.json()["items"] == told.json()["items"]
    bad = await browser.get(f"{API}/failures?cursor=x")
    assert (bad.status_code, bad.json()["code"]) == (422, "paging.not_a_cursor")


async def test_pressing_twice_is_the_same_as_once_and_later_it_is_told_that_it_is_gone(
    browser, look, place: Place
) -> None:
    message_id = failed(look, place)
    here = f"{PAGE}/failures/{message_id}"
    once = await browser.post(f"{here}/retrial", data={"_key": "5f0c6c9e-6f0a-4c8e-9a7e-000000000001"})
    assert (once.status_code, once.headers["location"]) == (303, PAGE)
    twice = await browser.post(f"{here}/retrial", data={"_key": "5f0c6c9e-6f0a-4c8e-9a7e-000000000001"})
    assert twice.status_code == 303
    later = await browser.post(f"{here}/retrial")
    assert later.status_code == 404
    assert "已不在放弃之列" in later.text
    assert (await browser.get(here)).status_code == 404
    told = b"SELECT count(*) FROM journal_entry WHERE event = 'job_tried_again' AND facts->>'message_id' = %s"
    assert look.execute(told, [str(message_id)]).fetchone() == (1,)


async def test_setting_aside_asks_for_a_reason_beside_its_field(browser, look, place: Place) -> None:
    here = f"{PAGE}/failures/{failed(look, place)}"
    for sent in ({}, {"reason": ""}, {"reason": "nonsense"}):
        refused = await browser.post(f"{here}/shelving", data=sent)
        assert refused.status_code == 422
        assert 'id="f-reason-error"' in refused.text
    assert (await browser.post(f"{here}/shelving", data={"reason": "handled"})).status_code == 303
    gone = await browser.post(f"{here}/shelving", data={"reason": "handled"})
    assert gone.status_code == 404
    assert "已不在放弃之列" in gone.text


async def test_the_json_verbs(browser, look, place: Place) -> None:
    one, other = failed(look, place), failed(look, place)
    assert (await browser.post(f"{API}/failures/{one}/retrial")).status_code == 204
    again = await browser.post(f"{API}/failures/{one}/retrial")
    assert (again.status_code, again.json()["code"]) == (404, "tenancy.job_gone")
    refused = await browser.post(f"{API}/failures/{other}/shelving", json={"reason": "x"})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "reason")
    assert (await browser.post(f"{API}/failures/{other}/shelving", json={"reason": "defect"})).status_code == 204
    assert (await browser.get(f"{API}/failures")).json()["items"] == []


async def test_a_removed_townships_job_can_only_be_set_aside(browser, look, place: Place) -> None:
    here = f"{PAGE}/failures/{failed(look, place)}"
    look.execute("UPDATE tenant SET status = 'removed' WHERE id = %s", [place.tenant.id])
    assert "/retrial" not in (await browser.get(here)).text
    refused = await browser.post(f"{here}/retrial")
    assert refused.status_code == 409
    assert "只能搁置" in refused.text


async def test_a_townships_admin_sees_none_of_it(sessions, database_url: str, look, place: Place) -> None:
    message_id = failed(look, place)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    slug = place.tenant.slug
    async with visiting.browser(database_url) as client:
        await visiting.sign_in(client, sessions, admin)
        for path in ("", f"/failures/{message_id}"):
            assert (await client.get(f"/{slug}/background-jobs{path}")).status_code == 403
            assert (await client.get(f"/api/{slug}/background-jobs{path}")).status_code == 403
            assert (await client.get(f"/platform/background-jobs{path}")).status_code == 404
        assert (await client.post(f"/{slug}/background-jobs/failures/{message_id}/retrial")).status_code == 403
        assert "background-jobs" not in (await client.get(f"/{slug}/roles")).text
    assert look.execute("SELECT retry_at FROM job_failure").fetchone() == (None,)
