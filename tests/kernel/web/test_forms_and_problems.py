"""Forms come back with all that was typed; programs get every mistake at once; nothing entered is a 500."""

import json

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from .conftest import TOKEN

pytestmark = pytest.mark.anyio
Client = AsyncTestClient[Litestar]
GOOD = {"title": "不锈钢水壶", "price": "89.50"}


def form(**fields: str) -> dict[str, str]:
    return {"_csrf": TOKEN} | fields


async def test_a_good_form_is_answered_with_the_way_to_the_thing(client: Client) -> None:
    answer = await client.post("/yunxi/kettles", data=form(**GOOD), follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/yunxi/kettles/%E4%B8%8D")
    assert "notice" in answer.cookies


async def test_a_bad_form_comes_back_with_everything_typed_and_each_message(client: Client) -> None:
    answer = await client.post("/yunxi/kettles", data=form(title="短", price="1.234"))
    assert answer.status_code == 422
    assert "短|1.234|" in answer.text
    assert "请至少填写 2 个字" in answer.text
    assert "金额最多两位小数" in answer.text


async def test_a_refusal_of_the_verb_stands_beside_its_field_and_nothing_is_kept(client: Client) -> None:
    answer = await client.post("/yunxi/kettles", data=form(title="烫的", price="1"))
    assert answer.status_code == 409
    assert "水壶“烫的”太烫" in answer.text


async def test_json_tells_every_mistake_with_a_stable_code(client: Client) -> None:
    headers = {"authorization": "Bearer x"}
    answer = await client.post(
        "/api/yunxi/kettles", json={"title": "x", "litres": 99, "is_admin": True}, headers=headers
    )
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert {e["field"]: e["code"] for e in problem["errors"]} == {
        "title": "too_short", "price": "required", "litres": "out_of_range", "is_admin": "unknown",
    }  # fmt: skip
    assert problem["code"] == "invalid"
    assert problem["request_id"] == "r1"


async def test_a_thing_with_a_version_has_an_etag_and_a_put_needs_it(client: Client) -> None:
    headers = {"authorization": "Bearer x"}
    made = await client.post("/api/yunxi/kettles", json=GOOD, headers=headers)
    assert (made.status_code, made.headers["etag"]) == (201, '"3"')
    assert (await client.put("/api/yunxi/kettles/one", json=GOOD, headers=headers)).status_code == 428
    changed = await client.put("/api/yunxi/kettles/one", json=GOOD, headers=headers | {"if-match": '"3"'})
    assert changed.headers["etag"] == '"4"'


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\xff\xfe", b"[]", b"null", b"{", b"[" * 5000, b'{"title":' * 1500,
        b'{"title": "\\ud800x", "price": "1"}',
        b'{"title": "a\\u0000b", "price": "1"}', b'{"title": "ok ok", "price": NaN}',
        b'{"title": "ok ok", "price": "1", "count": 99999999999999999999999}',
        b'{"title": "ok ok", "price": "1e999999"}', json.dumps({"title": "x" * 90_000}).encode(),
    ],
)  # fmt: skip
async def test_hostile_json_is_refused_and_never_breaks(client: Client, body: bytes) -> None:
    headers = {"authorization": "Bearer x", "content-type": "application/json"}
    answer = await client.post("/api/yunxi/kettles", content=body, headers=headers)
    assert 400 <= answer.status_code < 500
    assert answer.json()["code"]


async def test_a_body_over_the_limit_is_413(client: Client) -> None:
    headers = {"authorization": "Bearer x"}
    answer = await client.post("/api/yunxi/kettles", content=b"x" * 100_001, headers=headers)
    assert answer.status_code == 413


async def test_a_serialization_failure_is_tried_again(client: Client) -> None:
    answer = await client.post("/api/yunxi/trouble/40001", headers={"authorization": "Bearer x"})
    assert answer.json() == {"attempt": 3}


async def test_a_deadlock_that_does_not_end_is_unavailable_and_says_when_to_retry(client: Client) -> None:
    answer = await client.post("/api/yunxi/trouble/40P01", headers={"authorization": "Bearer x"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


async def test_a_defect_tells_nothing_but_its_number(client: Client) -> None:
    answer = await client.get("/api/yunxi/defect")
    assert answer.status_code == 500
    assert answer.json()["code"] == "broken"
    assert "张三" not in answer.text
    assert "138" not in answer.text
