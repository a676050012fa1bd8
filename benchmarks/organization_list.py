"""The list of fifty organisations over HTTP against the same page by raw asyncpg: at least 0.5, aim 0.64.

    python -m benchmarks.organization_list

A township of 240 among 240,000 organisations in 1,387 townships; then the same page with ten townships against that
with 1,387: at least 0.9. Both servers run beside each other on the embedded PostgreSQL, and are asked in turn.
Memory is that of the web process after the load: at most 200 MiB.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.pool import NullPool

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import msgspec
import psycopg

import given
from benchmarks.load import Load, load
from databases import Database, cloned
from wushe.access.roles import Role
from wushe.identity.service import sessions as browser_sessions
from wushe.identity.service.door import Proof
from wushe.identity.service.sessions import Browser
from wushe.kernel import keys
from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.database.lean import TENANT, prepare_page
from wushe.kernel.embedded import server
from wushe.kernel.work import Extent, Reach
from wushe.organizations import queries
from wushe.organizations.schemas import OrganizationFilters

AT_LEAST, AIM, AT_LEAST_MANY, MOST_MIB = 0.5, 0.64, 0.9, 200
ROUNDS = 5
MANY, FEW, OWN, ALL = 1387, 10, 240, 240_000
OUR_PORT, RAW_PORT = 18211, 18212


def main() -> None:
    few, many = measure(FEW), measure(MANY)
    ratio, mib = many["ratio"], many["mib"]
    kept = many["ours"].rate / few["ours"].rate * few["raw"].rate / many["raw"].rate
    print(f"list of 50 at {MANY} townships: {tell(many['ours'])}; raw asyncpg {tell(many['raw'])}")
    print(f"list of 50 at {FEW} townships:   {tell(few['ours'])}; raw asyncpg {tell(few['raw'])}")
    print(f"against raw asyncpg: {ratio:.2f} (at least {AT_LEAST}, aim {AIM})")
    print(f"{MANY} townships against {FEW}: {kept:.2f} (at least {AT_LEAST_MANY})")
    print(f"memory of the web process: {mib:.0f} MiB (at most {MOST_MIB})")
    if ratio < AT_LEAST or kept < AT_LEAST_MANY or mib > MOST_MIB:
        raise SystemExit("a goal is missed")


def tell(found: Load) -> str:
    return f"{found.rate:.0f}/s, p50 {found.p50_ms:.1f} ms, p99 {found.p99_ms:.1f} ms"


def measure(townships: int) -> dict[str, Any]:
    """Rates of both servers, asked in turn, with so many townships in the database."""
    with (
        tempfile.TemporaryDirectory() as folder,
        server.start(Path(folder) / "pg", {}) as postgres,
        cloned(postgres.url()) as database,
    ):
        slug, tenant_id, token = asyncio.run(sign_in(database))
        fill(database, tenant_id, townships)
        with ours(database) as process, raw(database, tenant_id):
            pairs = asyncio.run(ask_in_turn(f"/api/{slug}/organizations?limit=50", token))
            mib = resident_mib(process.pid)
    mine, theirs = zip(*pairs, strict=True)
    ratios = [a.rate / b.rate for a, b in pairs]
    return {"ours": median(mine), "raw": median(theirs), "ratio": statistics.median(ratios), "mib": mib}


def median(loads: tuple[Load, ...]) -> Load:
    return sorted(loads)[len(loads) // 2]


async def sign_in(database: Database) -> tuple[str, UUID, str]:
    """A township with an administrator who is signed in: its address, its id, the session's token."""
    engine = connect(database.url(), poolclass=NullPool)
    opened = sessions(engine)
    place = await given.township(opened, furnishers=given.FURNISHERS)
    admin = await given.member(opened, place, Role.TOWNSHIP_ADMIN)
    assert admin.person
    assert admin.person.account_id
    async with given.work(opened, admin) as work:
        proof = Proof(admin.person.account_id)
        session = await browser_sessions.sign_in(work, proof, Browser("benchmark"), tenant_id=place.tenant.id)
    await engine.dispose()
    return place.tenant.slug, place.tenant.id, session.token


TYPE = """
    INSERT INTO organization_type (tenant_id, id, {columns})
    SELECT others.id, gen_random_uuid(), {shown}
    FROM others, (SELECT * FROM organization_type WHERE tenant_id = '{tenant}' LIMIT 1) AS kept
"""
ORGANIZATION = """
    INSERT INTO organization (tenant_id, id, name, name_key, spelling, search, kind, type_id, level, introduction,
        public_affair, stage, filing_state, registration_state, version)
    SELECT {tenant}, gen_random_uuid(), '邻里互助队' || made.n, '邻里互助队' || made.n, 'lin li hu zhu dui ' || made.n,
        '邻里互助队' || made.n || ' linlihuzhudui llhzd', 'community', {type}, 'township', '', '', 'active', 'none',
        'none', 1
    FROM generate_series(1, {number}) AS made(n) {source}
"""
COLUMNS = """
    SELECT string_agg(column_name, ', '), string_agg('kept.' || column_name, ', ') FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = 'organization_type' AND column_name NOT IN ('tenant_id', 'id')
"""


def fill(database: Database, tenant_id: UUID, townships: int) -> None:
    """240 organisations of the township, and the rest of all in the others, written by the superuser."""
    type_of = f"(SELECT id FROM organization_type WHERE tenant_id = '{tenant_id}' LIMIT 1)"
    elsewhere = f"JOIN others o ON o.n = made.n % {townships - 1} JOIN organization_type t ON t.tenant_id = o.id"
    with psycopg.connect(database.admin_url, dbname=database.name, autocommit=True) as admin:
        others = "CREATE TEMP TABLE others AS SELECT gen_random_uuid() AS id, n FROM generate_series(0, {}) n"
        admin.execute(others.format(townships - 2))
        row = admin.execute(COLUMNS).fetchone()
        assert row
        admin.execute(TYPE.format(columns=row[0], shown=row[1], tenant=tenant_id))
        admin.execute(ORGANIZATION.format(tenant=f"'{tenant_id}'", type=type_of, number=OWN, source=""))
        admin.execute(ORGANIZATION.format(tenant="o.id", type="t.id", number=ALL - OWN, source=elsewhere))
        admin.execute("VACUUM ANALYZE")


@contextmanager
def ours(database: Database) -> Iterator[subprocess.Popen[bytes]]:
    """The product, as it serves."""
    environment = {
        "DATABASE_URL": database.url(), "WUSHE_PORT": str(OUR_PORT), "WUSHE_PUBLIC_URL": f"http://127.0.0.1:{OUR_PORT}",
        "WUSHE_LOG_LEVEL": "warning", "WUSHE_MODE": "laptop",
        **{f"WUSHE_{name}_KEY": keys.generate() for name in ("SECRET", "DATA", "LOOKUP")},
    }  # fmt: skip
    with running([str(Path(sys.executable).parent / "wushe"), "serve"], environment, OUR_PORT) as process:
        yield process


@contextmanager
def raw(database: Database, tenant_id: UUID) -> Iterator[subprocess.Popen[bytes]]:
    """The page by hand, with the text of the same query."""
    reach, filters = Reach(frozenset({Extent.TENANT})), OrganizationFilters(limit=50)
    page = prepare_page(queries.organizations(reach, filters).order_by(*queries.order(filters)), 50)
    arguments = [tenant_id if value is TENANT else value for value in page.values]
    url = f"{database.admin_url.rpartition('/')[0]}/{database.name}"
    shown = [[next(t.__name__ for t in type(a).__mro__ if t in (UUID, date, int, str)), str(a)] for a in arguments]
    environment = {
        "RAW_URL": url, "RAW_TENANT": str(tenant_id), "RAW_QUERY": page.query,
        "RAW_ARGUMENTS": msgspec.json.encode(shown).decode(),
    }  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "benchmarks.raw:application",
        "--port",
        str(RAW_PORT),
        "--no-access-log",
    ]
    with running(command, environment, RAW_PORT) as process:
        yield process


@contextmanager
def running(command: list[str], environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env={**os.environ, **environment}, cwd=Path(__file__).parents[1])
    try:
        asyncio.run(answering(port))
        yield process
    finally:
        process.terminate()
        process.wait(20)


async def answering(port: int) -> None:
    for _attempt in range(300):
        try:
            _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    raise SystemExit(f"nothing answers on {port}")


async def ask_in_turn(path: str, token: str) -> list[tuple[Load, Load]]:
    headers = {"cookie": f"wushe={token}"}
    await load(OUR_PORT, path, headers, seconds=2)
    await load(RAW_PORT, path, headers, seconds=2)
    return [(await load(OUR_PORT, path, headers), await load(RAW_PORT, path, headers)) for _ in range(ROUNDS)]


def resident_mib(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
