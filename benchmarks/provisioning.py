"""Founding townships: p50 at most 5 ms, p99 at most 15 ms, and no table, index or type more than before.

    python -m benchmarks.provisioning [DIVISIONS.csv]

Every township of the list, with its communities, over the embedded PostgreSQL with fsync, one transaction each.
Without a list: as many townships and communities as 浙江省 has (1,387, with about 25,000), under made-up names.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import psycopg
import uvloop

import given
from databases import Database, cloned
from wushe.kernel.database.engine import connect, sessions
from wushe.kernel.embedded import server
from wushe.slices import modules
from wushe.tenancy.applying import Applier, apply
from wushe.tenancy.draft import draft, read_divisions
from wushe.tenancy.entries import CountyEntry
from wushe.tenancy.files import read_files

P50_MS, P99_MS = 5.0, 15.0
TOWNSHIPS, COMMUNITIES = 1387, 18


def main(divisions: Path) -> None:
    furnishers = [module.FURNISHER for module in modules("furnishing")]
    files = draft(read_divisions(divisions))
    counties = read_files({name: text.encode() for name, text in files.items()}, furnishers)
    with (
        tempfile.TemporaryDirectory() as folder,
        server.start(Path(folder) / "pg", {}) as postgres,
        cloned(postgres.url()) as database,
    ):
        before = catalogue_size(database)
        gc.freeze()  # as the web process does after its start
        each_ms = uvloop.run(found_all(database, counties))
        grown = catalogue_size(database) - before
        communities = rows_of(database, "community")
    report(each_ms, communities, grown)


async def found_all(database: Database, counties: Sequence[CountyEntry]) -> list[float]:
    """Milliseconds for each township."""
    engine = connect(database.url())
    opened = sessions(engine)
    furnishers = [module.FURNISHER for module in modules("furnishing")]
    each_ms: list[float] = []
    started = time.perf_counter()
    async for changes in apply(Applier(opened, await given.operator(opened), furnishers), counties):
        now = time.perf_counter()
        if changes[0].what != "县":
            each_ms.append((now - started) * 1000)
        started = now
    await engine.dispose()
    return each_ms


def catalogue_size(database: Database) -> int:
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        row = look.execute("SELECT (SELECT count(*) FROM pg_class) + (SELECT count(*) FROM pg_type)").fetchone()
    assert row
    return row[0]


def rows_of(database: Database, table: str) -> int:
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        row = look.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row
    return row[0]


def report(each_ms: Sequence[float], communities: int, grown: int) -> None:
    p50, p99 = statistics.median(each_ms), statistics.quantiles(each_ms, n=100)[98]
    print(f"{len(each_ms)} townships with {communities} communities in {sum(each_ms) / 1000:.1f} s")
    print(f"p50 {p50:.1f} ms (at most {P50_MS}), p99 {p99:.1f} ms (at most {P99_MS}); catalogue grew by {grown}")
    if p50 > P50_MS or p99 > P99_MS or grown:
        raise SystemExit("provisioning is slower than promised")


def made_up(folder: Path) -> Path:
    """A province of the size of 浙江省: townships of sixteen to a county, communities of eighteen to a township."""
    divisions = folder / "divisions.csv"
    lines = ["township_code,township,community_code,community"]
    for number in range(TOWNSHIPS):
        code = f"{330100 + number // 16:06}{number % 16 + 1:03}"
        lines += [f"{code},第{number}镇,{code}{place:03},第{place}村" for place in range(1, COMMUNITIES + 1)]
    divisions.write_text("\n".join(lines), "utf-8")
    return divisions


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else made_up(Path(made)))
