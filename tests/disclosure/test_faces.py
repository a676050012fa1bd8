"""Everybody may see a township's money, and nobody sees a person in it."""

from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient
from sqlalchemy import select

import given
import linked
import visiting
from wushe.funds import service as funds
from wushe.funds.schemas import Income
from wushe.kernel.clock import today
from wushe.ledger import posting
from wushe.ledger.kinds import SourceKind
from wushe.ledger.models import Transfer

YUAN = 100


@pytest.fixture
async def t(sessions) -> linked.Linked:
    return await linked.township(sessions)


@pytest.fixture
async def stranger(database_url: str) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        yield browser


async def gave(sessions, t: linked.Linked, yuan: int) -> None:
    async with given.work(sessions, t.admin) as work:
        income = Income(amount=yuan * YUAN, kind=SourceKind.ENTERPRISE, giver_id=linked.person(t.funder))
        await funds.take_in(work, t.fund_id, income)


async def test_what_came_in_is_told_by_fund_and_source_and_no_giver_who_is_a_person(
    stranger: AsyncClient, sessions, t: linked.Linked
) -> None:
    before = (await stranger.get(f"/api/{t.slug}/public/money")).json()
    await gave(sessions, t, 1_234)
    money = (await stranger.get(f"/api/{t.slug}/public/money")).json()
    assert money["received_fen"] - before["received_fen"] == 1_234 * YUAN
    assert money["held_fen"] == sum(fund["held_fen"] for fund in money["funds"])
    assert {"kind": "enterprise", "received_fen": 1_234 * YUAN} in money["sources"]
    page = (await stranger.get(f"/{t.slug}/public/money")).text
    assert "企业资助" in page
    assert "钱资助" not in page


async def test_what_was_reversed_did_not_happen(stranger: AsyncClient, sessions, t: linked.Linked) -> None:
    before = (await stranger.get(f"/api/{t.slug}/public/money")).json()
    async with given.work(sessions, t.admin) as work:
        income = Income(amount=77 * YUAN, kind=SourceKind.DONATION)
        source = await funds.take_in(work, t.fund_id, income)
        entry_id = await work.scalar(select(Transfer.entry_id).where(Transfer.source_id == source.id))
        await posting.reverse(work, entry_id, about_id=t.fund_id, on=today())
    assert (await stranger.get(f"/api/{t.slug}/public/money")).json() == before


async def test_a_year_without_money_says_so_and_a_bad_year_is_this_year(
    stranger: AsyncClient, t: linked.Linked
) -> None:
    assert "这一年没有资金往来" in (await stranger.get(f"/{t.slug}/public/money?year=2020")).text
    for year in ("12", "abc", "9999999999999999999999"):
        assert f"{today().year}年" in (await stranger.get(f"/{t.slug}/public/money?year={year}")).text
