"""Postings of the ledger against the bare INSERTs of the same rows: `python -m benchmarks.postings [POSTINGS]`.

Each is a transaction of its own, with fsync on: money arrives from a source. The product names the tenant, asks for
a number without a gap, writes entry and transfer and moves two balances through `ledger_post`, bound by row-level
security. Bare are five INSERTs by asyncpg as the superuser, who is bound by nothing. Both take turns, so that a busy
machine is busy for both.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import asyncpg

import given
from databases import cloned
from wushe.access.roles import Role
from wushe.kernel.database import engine as engines
from wushe.kernel.database.model import new_id
from wushe.kernel.embedded import server
from wushe.kernel.work import Visitor
from wushe.ledger import posting
from wushe.ledger.kinds import AccountKind, SourceKind
from wushe.ledger.posting import Origin

POSTINGS, BATCH = 3_000, 100
LEAST = 0.4
DAY = date(2026, 6, 1)
SOURCE = """
    INSERT INTO ledger_source (tenant_id, id, kind, origin_id, received_on, "group")
    VALUES ($1, $2, 'donation', $2, $3, '')
"""
ENTRY = """
    INSERT INTO ledger_entry (tenant_id, id, kind, year, number, "on", about_id)
    VALUES ($1, $2, 'receipt', 2026, $3, $4, $2)
"""
TRANSFER = """
    INSERT INTO ledger_transfer (tenant_id, id, entry_id, line, source_id, debit_id, credit_id, fen, spent)
    VALUES ($1, $2, $3, 1, $4, $5, $6, 100, false)
"""
HOLDING = "INSERT INTO ledger_holding (tenant_id, account_id, source_id, fen) VALUES ($1, $2, $3, 100)"


async def compare(admin_url: str, app_url: str, name: str, postings: int) -> tuple[float, float]:
    """Postings per second of the product, and bare."""
    engine = engines.connect(app_url, pool_size=2)
    sessions = engines.sessions(engine)
    mine = await _product(sessions, await _admin(sessions))
    bare = await asyncpg.connect(admin_url, database=name)
    plain = await _bare(sessions, await _admin(sessions), bare)
    seconds: dict[str, list[float]] = {"product": [], "bare": []}
    for turn in range(postings // BATCH + 1):
        for label, post in (("product", mine), ("bare", plain)):
            began = time.perf_counter()
            for _number in range(BATCH):
                await post()
            if turn:  # the first turn opens connections and prepares statements
                seconds[label].append(time.perf_counter() - began)
    await bare.close()
    await engine.dispose()
    return BATCH / statistics.median(seconds["product"]), BATCH / statistics.median(seconds["bare"])


async def _admin(sessions: given.Sessions) -> Visitor:
    return await given.registered(sessions, await given.township(sessions), Role.TOWNSHIP_ADMIN)


async def _accounts(sessions: given.Sessions, admin: Visitor) -> tuple[UUID, UUID]:
    async with given.work(sessions, admin) as work:
        bank = await posting.main_bank(work)
        fund = posting.open_account(work, AccountKind.FUND, "友邻基金", holder_id=new_id())
        return bank.id, fund.id


async def _product(sessions: given.Sessions, admin: Visitor) -> Callable[[], Awaitable[None]]:
    bank_id, fund_id = await _accounts(sessions, admin)

    async def post() -> None:
        async with given.work(sessions, admin) as work:
            origin = Origin(SourceKind.DONATION, new_id())
            await posting.receive(work, 100, origin, into_id=fund_id, bank_id=bank_id, on=DAY)

    return post


async def _bare(sessions: given.Sessions, admin: Visitor, bare: asyncpg.Connection) -> Callable[[], Awaitable[None]]:
    bank_id, fund_id = await _accounts(sessions, admin)
    assert admin.tenant
    tenant, number = admin.tenant.id, 0
    source, entry, transfer, holding = [await bare.prepare(text) for text in (SOURCE, ENTRY, TRANSFER, HOLDING)]

    async def post() -> None:
        nonlocal number
        number += 1
        source_id, entry_id = new_id(), new_id()
        async with bare.transaction():
            await source.fetch(tenant, source_id, DAY)
            await entry.fetch(tenant, entry_id, number, DAY)
            await transfer.fetch(tenant, new_id(), entry_id, source_id, bank_id, fund_id)
            await holding.fetch(tenant, bank_id, source_id)
            await holding.fetch(tenant, fund_id, source_id)

    return post


def main() -> None:
    postings = int(sys.argv[1]) if len(sys.argv) > 1 else POSTINGS
    with (
        tempfile.TemporaryDirectory() as folder,
        server.start(Path(folder) / "pg") as postgres,
        cloned(postgres.url()) as database,
    ):
        product, bare = asyncio.run(compare(postgres.url(), database.url(), database.name, postings))
    ratio = product / bare
    print(f"{product:.0f} postings per second, bare {bare:.0f}: {ratio:.2f} (at least {LEAST})")
    if ratio < LEAST:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
