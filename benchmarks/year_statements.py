"""The statements of a year for 10,000 donors, as the worker makes them.

    python -m benchmarks.year_statements [--donors N]

Every donor gave three times and has a receipt for each; one in ten gave goods as well. The job runs over the embedded
PostgreSQL with fsync; each statement is a PDF of its own in one archive, and how far it is can be seen all along. At
most 25 minutes, which is what a long job is given, and 400 MiB.
"""

import argparse
import asyncio
import resource
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import psycopg
from sqlalchemy import select

import gifts
import given
import handed
from databases import Database, cloned
from wushe.access.roles import Role
from wushe.donations.exports import STATEMENT_PAPERS
from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.embedded import server
from wushe.kernel.exporting.models import ExportRequest
from wushe.kernel.files.models import KeptFile
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.models import JobProgress
from wushe.kernel.jobs.patience import LONGEST_COMMAND

DONORS, YEAR = 10_000, 2025
MOST_SECONDS, MOST_MIB = 1_500, 400

FILL = """
    INSERT INTO donor (tenant_id, id, kind, name, name_key, search, contact, anonymous, recorded_on, version)
    SELECT %(tenant)s, md5('donor' || n)::uuid, 'person', '捐赠人' || n, '捐赠人' || n, '捐赠人' || n, '', false,
        '2025-01-01', 1 FROM generate_series(1, %(donors)s) AS n;
    INSERT INTO donation (tenant_id, id, donor_id, fund_id, rhythm, state, amount_fen, pledged_on, anonymous, "group",
        words, version)
    SELECT %(tenant)s, md5('donation' || n)::uuid, md5('donor' || n)::uuid, %(fund)s, 'once', 'received', 300000,
        '2025-01-01', false, '', '', 1 FROM generate_series(1, %(donors)s) AS n;
    INSERT INTO donation_receiving (tenant_id, id, donation_id, way, amount_fen, "on", reference, source_id, entry_id)
    SELECT %(tenant)s, md5('receiving' || n || ' ' || m)::uuid, md5('donation' || n)::uuid, 'bank', 100000,
        make_date(2025, m, 15), '', gen_random_uuid(), gen_random_uuid()
    FROM generate_series(1, %(donors)s) AS n, generate_series(1, 3) AS m;
    INSERT INTO donation_receipt (tenant_id, id, year, number, code, receiving_id, donor_id, donor_name, given,
        designation, amount_fen, arrived_on, handler, issued_at, void_reason)
    SELECT %(tenant)s, gen_random_uuid(), 2025, (n - 1) * 3 + m, 'SJ' || n || ' ' || m,
        md5('receiving' || n || ' ' || m)::uuid, md5('donor' || n)::uuid, '捐赠人' || n, '货币捐赠', '', 100000,
        make_date(2025, m, 15), '林晓', '2025-06-01', ''
    FROM generate_series(1, %(donors)s) AS n, generate_series(1, 3) AS m;
    INSERT INTO in_kind_gift (tenant_id, id, donor_id, sort, title, quantity, unit, basis, value_fen, given_on,
        anonymous, words, version)
    SELECT %(tenant)s, gen_random_uuid(), md5('donor' || n)::uuid, 'goods', '大米', 10, '袋', 'market', 50000,
        '2025-05-01', false, '', 1 FROM generate_series(1, %(donors)s, 10) AS n;
"""
"""Rows as the verbs leave them. Statements ask nothing of the ledger, so that no source stands behind a receiving."""


def main(donors: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        server.start(Path(folder) / "pg", {}) as postgres,
        cloned(postgres.url()) as database,
    ):
        met = asyncio.run(make(database, Path(folder) / "shelf", donors))
    if not met:
        raise SystemExit("the statements of a year take longer or more memory than promised")


async def make(database: Database, folder: Path, donors: int) -> bool:
    engine = connect(database.url(), pool_size=4, longest_command=LONGEST_COMMAND)
    opened = sessions(engine)
    t = await gifts.township(opened)
    admin = await given.member(opened, t.place, Role.TOWNSHIP_ADMIN, person_id=t.admin.person.person_id)
    async with given.work(opened, admin) as work:
        fund = await gifts.fund(work)
    fill(database, t.place.tenant.id, fund.id, donors)
    request = await handed.asked(opened, admin, STATEMENT_PAPERS, f"year={YEAR}")
    other = await given.member(opened, t.place, Role.TOWNSHIP_ADMIN)
    request = await handed.approved(opened, other, request)
    began = time.perf_counter()
    doing = asyncio.create_task(handed.made(opened, Shelf(folder), request))
    states = await watched(opened, request, doing)
    seconds = time.perf_counter() - began
    papers, mib = await made(opened, folder, t.place.tenant.id)
    await engine.dispose()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{papers:,} statements in {seconds:.0f} s ({papers / seconds:.0f} a second), {mib} MiB of PDF, "
          f"worker {most} MiB, {states} states of progress seen")  # fmt: skip
    return papers == donors and seconds <= MOST_SECONDS and most <= MOST_MIB and states > min(3, donors // 100)


def fill(database: Database, tenant_id: UUID, fund_id: UUID, donors: int) -> None:
    with psycopg.connect(database.admin_url, dbname=database.name) as admin:
        admin.execute("SET session_replication_role = replica")
        psycopg.ClientCursor(admin).execute(FILL, {"tenant": tenant_id, "fund": fund_id, "donors": donors})
        admin.execute("ANALYZE")


async def watched(opened: given.Sessions, request: ExportRequest, doing: asyncio.Task[None]) -> int:
    """How many different counts a page would have shown until the job ended."""
    seen: set[int] = set()
    while not doing.done():
        await asyncio.wait([doing], timeout=0.5)
        async with opened(info={"tenant_id": request.tenant_id}) as session:
            seen.add(await session.scalar(select(JobProgress.done).where(JobProgress.id == request.job_id)) or 0)
    await doing
    return len(seen)


async def made(opened: given.Sessions, folder: Path, tenant_id: UUID) -> tuple[int, int]:
    """How many papers there are, and the MiB of their archive."""
    async with opened(info={"tenant_id": tenant_id}) as session:
        file = await session.scalar(select(KeptFile))
    if file is None:
        return 0, 0
    path = Shelf(folder).path(file)
    with zipfile.ZipFile(path) as archive:
        whole = sum(archive.read(name).startswith(b"%PDF") for name in archive.namelist())
    return whole, path.stat().st_size // 2**20


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--donors", type=int, default=DONORS)
    main(parser.parse_args().donors)
