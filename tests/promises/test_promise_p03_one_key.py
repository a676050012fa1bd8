"""P3: fifty clients who send one and the same change of money with one Idempotency-Key change it once (safety.md).

Each of them hears what the one heard; whoever sends something else with that key is refused.
"""

import asyncio

import pytest
from httpx import AsyncClient, Response
from sqlalchemy import func, select

import given
import visiting
from wushe.access.roles import Role
from wushe.ledger.models import Entry, Source, Transfer
from wushe.ledger.verifying import verify

CLIENTS = 50
UNAVAILABLE = 503


async def sent(browser: AsyncClient, path: str, amount: str) -> Response:
    """As a client does it that hears nothing for sure: again with the same key, until somebody could answer."""
    while True:
        answer = await browser.post(path, json={"amount": amount}, headers={"idempotency-key": "the-one-key"})
        if answer.status_code != UNAVAILABLE:
            return answer
        await asyncio.sleep(0)


@pytest.mark.crowd
async def test_promise_p03_fifty_with_one_key_move_money_once(database_url: str, sessions) -> None:
    place = await given.township(sessions, furnishers=given.FURNISHERS)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    funds = f"/api/{place.tenant.slug}/funds"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, admin)
        fund = (await browser.post(funds, json={"name": "友邻基金"})).json()["id"]
        path = f"{funds}/{fund}/income"
        answers = await asyncio.gather(*(sent(browser, path, "19.05") for _client in range(CLIENTS)))
        other = await sent(browser, path, "19.06")
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.reused")
    async with given.work(sessions, admin) as work:
        counts = [await work.scalar(select(func.count(each.id))) for each in (Source, Entry, Transfer)]
        assert counts == [1, 1, 1]
        assert await work.scalar(select(Transfer.fen)) == 1_905
        assert await verify(work.session, work.tenant.id) == []
