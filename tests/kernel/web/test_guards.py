"""What guards every request: same origin, the session's token, security headers, and one effect per key."""

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from .conftest import TENANT, TOKEN

pytestmark = pytest.mark.anyio
Client = AsyncTestClient[Litestar]
GOOD = {"title": "不锈钢水壶", "price": "89.50"}


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({}, {}),
        ({"_csrf": "wrong"}, {}),
        ({"_csrf": "错"}, {}),
        ({"_csrf": TOKEN}, {"origin": "https://evil.example"}),
        ({"_csrf": TOKEN}, {"origin": "null"}),
        ({"_csrf": TOKEN}, {"sec-fetch-site": "cross-site"}),
        ({"_csrf": TOKEN}, {"sec-fetch-site": "same-site"}),
    ],
)
async def test_a_form_from_elsewhere_changes_nothing(client: Client, fields: dict, headers: dict) -> None:
    answer = await client.post("/yunxi/kettles", data=GOOD | fields, headers=headers)
    assert answer.status_code == 403


async def test_a_form_from_here_passes(client: Client) -> None:
    headers = {"origin": "http://testserver.local", "sec-fetch-site": "same-origin"}
    answer = await client.post("/yunxi/kettles", data=GOOD | {"_csrf": TOKEN}, headers=headers, follow_redirects=False)
    assert answer.status_code == 303


async def test_every_answer_forbids_foreign_scripts_and_frames(client: Client) -> None:
    for answer in (await client.get("/yunxi/kettles/new"), await client.get("/nowhere")):
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


async def test_the_same_key_has_one_effect_and_one_answer(client: Client, engine: AsyncEngine) -> None:
    headers = {"authorization": "Bearer x", "idempotency-key": "once-1"}
    first = await client.post("/api/yunxi/kettles", json=GOOD, headers=headers)
    again = await client.post("/api/yunxi/kettles", json=GOOD, headers=headers)
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert await journalled(engine, "kettle_bought", "r1") >= 1
    other = await client.post("/api/yunxi/kettles", json=GOOD | {"title": "另一只"}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.reused")


async def test_a_form_sent_twice_leads_to_the_same_place(client: Client, engine: AsyncEngine) -> None:
    before = await journalled(engine, "kettle_bought", "r1")
    sent = GOOD | {"_csrf": TOKEN, "_key": "once-2"}
    answers = [await client.post("/yunxi/kettles", data=sent, follow_redirects=False) for _ in range(3)]
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert await journalled(engine, "kettle_bought", "r1") == before + 1


async def test_a_refused_form_does_not_use_its_key_up(client: Client) -> None:
    refused = await client.post(
        "/yunxi/kettles", data={"_csrf": TOKEN, "_key": "once-3", "title": "烫的", "price": "1"}
    )
    assert refused.status_code == 409
    mended = GOOD | {"_csrf": TOKEN, "_key": "once-3"}
    assert (await client.post("/yunxi/kettles", data=mended, follow_redirects=False)).status_code == 303


async def journalled(engine: AsyncEngine, event: str, request_id: str) -> int:
    async with engine.begin() as connection:
        await connection.execute(text(f"SET LOCAL app.tenant_id = '{TENANT.id}'"))
        query = text("SELECT count(*) FROM journal_entry WHERE event = :event AND request_id = :request")
        return await connection.scalar(query, {"event": event, "request": request_id})
