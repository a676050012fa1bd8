"""Pages by key: every row once, forwards and backwards, the same by both paths, and no cursor of one's own making."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, strategies as st
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncEngine

from wushe.kernel import paging
from wushe.kernel.database.engine import sessions
from wushe.kernel.web.models import IdempotencyKey
from wushe.kernel.work import Extent, Reach, Tenant, Visitor, Work

TOWNSHIP = Tenant(UUID(int=301), "yunxi", "云溪镇")
NEWEST_FIRST = (IdempotencyKey.at.desc(), IdempotencyKey.id.desc())
KEYS = [f"k{n:02}" for n in range(23)]
TOWNSHIP_WIDE = Reach(frozenset({Extent.TENANT}))


def lines(_reach: Reach, filters: paging.Filters) -> Select[UUID, str, datetime]:
    found = select(IdempotencyKey.id, IdempotencyKey.key, IdempotencyKey.at)
    return found.where(IdempotencyKey.key == filters.q) if filters.q else found


@pytest.fixture
async def work(engine: AsyncEngine) -> AsyncIterator[Work]:
    """Twenty-three rows, some of the same instant; nothing of them is committed."""
    async with sessions(engine)(info={"tenant_id": TOWNSHIP.id}) as session:
        work = Work(session, Visitor(tenant=TOWNSHIP), secret=b"s" * 32)
        start = datetime(2026, 11, 21, 9, tzinfo=UTC)
        session.add_all(
            IdempotencyKey(key=key, asked=b"", at=start + timedelta(minutes=n // 3)) for n, key in enumerate(KEYS)
        )
        await session.flush()
        yield work


async def by_rows(work: Work, cursor: str | None, limit: int) -> tuple[list[str], str | None, str | None]:
    page = await paging.page(work, select(IdempotencyKey), NEWEST_FIRST, cursor, limit)
    return [row.key for row in page.rows], page.next, page.previous


async def by_json(work: Work, cursor: str | None, limit: int) -> tuple[list[str], str | None, str | None]:
    filters = paging.Filters(cursor=cursor, limit=limit)
    page = msgspec.json.decode((await paging.page_json(work, lines, TOWNSHIP_WIDE, filters, NEWEST_FIRST)).body)
    return [row["key"] for row in page["items"]], page["next"], page["previous"]


@pytest.mark.parametrize("path", [by_rows, by_json])
@pytest.mark.parametrize("limit", [1, 5, 23, 24, 100])
async def test_every_row_comes_once_forwards_and_backwards(work: Work, path, limit: int) -> None:
    forwards, pages, cursor = [], 0, None
    while True:
        keys, cursor, previous = await path(work, cursor, limit)
        forwards, pages = forwards + keys, pages + 1
        assert (previous is None) == (pages == 1)
        if cursor is None:
            break
    assert sorted(forwards) == KEYS
    backwards = keys
    while previous:
        keys, following, previous = await path(work, previous, limit)
        assert following
        backwards = keys + backwards
    assert backwards == forwards


async def test_both_paths_give_the_same_pages_and_cursors(work: Work) -> None:
    rows, json = await by_rows(work, None, 7), await by_json(work, None, 7)
    assert rows[0] == json[0]
    assert await by_rows(work, rows[1], 7) == await by_rows(work, json[1], 7)


async def test_an_empty_list_has_no_neighbours(work: Work) -> None:
    page = await paging.page_json(work, lines, TOWNSHIP_WIDE, paging.Filters(q="nowhere"), NEWEST_FIRST)
    assert page.body == b'{"items":[],"next":null,"previous":null}'


async def test_a_cursor_serves_no_other_order(work: Work) -> None:
    _keys, cursor, _previous = await by_rows(work, None, 5)
    with pytest.raises(paging.NotACursor):
        await paging.page(work, select(IdempotencyKey), (IdempotencyKey.key, IdempotencyKey.id), cursor)


@given(st.text(max_size=60))
def test_a_cursor_cannot_be_made_up(text: str) -> None:
    with pytest.raises(paging.NotACursor):
        paging._opened(b"s" * 32, NEWEST_FIRST, text)


async def test_the_lean_path_sees_one_township_only(work: Work, engine: AsyncEngine) -> None:
    async with sessions(engine)(info={"tenant_id": UUID(int=302)}) as session:
        other = Work(session, Visitor(tenant=Tenant(UUID(int=302), "other", "别处")), secret=b"s" * 32)
        assert await by_json(other, None, 10) == ([], None, None)
